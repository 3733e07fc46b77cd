# Topics: /kb topic, in Spanish. The rules are those of `en/members.ftl`.

kb-topic-command = tema
kb-topic-description = Mira un tema, cámbialo, ocúltalo o añade uno nuevo
kb-topics-title = Temas
kb-no-topics = Todavía no hay temas.
kb-new-topic-label = Tema nuevo
kb-topic-title = Así lo ven los miembros
kb-topic-is-hidden = Los miembros no ven este tema.
kb-topic-is-empty = Los miembros lo verán en cuanto tenga una entrada.
kb-topic-edit-label = Editar
kb-restore-label = Recuperar
kb-topic-form = Un tema
kb-title-field = Título
kb-summary-field = Resumen
kb-summary-field-description = De qué trata, en unas pocas frases. Aquí funciona el Markdown de Discord.
kb-names-field = Otros nombres
kb-names-field-description = Otros nombres y abreviaturas del tema, uno por línea.
