# What the bot says to the moderators of a server, in Spanish. The rules are those of
# `en/members.ftl`; the voice is that of `members.ftl` here.
#
# An entry is "entrada", one of its wordings "forma de preguntar", and what is not for us "fuera de
# tema". Whoever runs the bot is "quien me administra", so that nobody's gender is guessed.


## The group, and who may use it

kb-command = kb
kb-description = Cuida lo que el bot sabe en este servidor
kb-refused = Esto es para el equipo de moderación de este servidor.
kb-too-much = Tu rol aquí no te permite hacer esto. Pídeselo a alguien que gestione este servidor.
kb-unknown-control = Ya no reconozco este botón. Empieza de nuevo con **/{ kb-command }**, por favor.
kb-no-database = Ahora mismo no puedo acceder a mi base de datos. Inténtalo de nuevo en un momento, por favor.


## Entries

kb-entry-parameter = entrada
kb-no-entry = Aquí no conozco ninguna entrada «{ $name }». Elige una de la lista mientras escribes.
# Before the question of an entry, or the title of a topic, that members do not see, in a list.
kb-hidden = (no visible)
# Before the title of a topic, in a list of entries.
kb-is-topic = (tema)
kb-entry-name = Entrada `{ $name }`
kb-topic-name = Tema `{ $name }`
kb-contrast-name = Fuera de tema: «{ $name }»
kb-key-question = Pregunta
kb-key-answer = Respuesta
kb-key-phrasings = Otras formas de preguntar
kb-key-topic = Tema
kb-key-follow-ups = Preguntas siguientes
kb-key-title = Título
kb-key-summary = Resumen
kb-key-not-this = No debe responder a
kb-key-keywords = Palabras clave


## What came of a change

kb-saved-title = Guardado
kb-saved = A partir de ahora, los miembros lo verán así.
kb-undo-label = Deshacer
kb-undo-anyway-label = Deshacer de todos modos
kb-look-label = Ver qué cambió
kb-drafted-title = Pendiente de aprobación
kb-drafted = Gracias. Alguien con permiso para editar lo revisará.
kb-unchanged = Ya estaba así, de modo que no hay nada que cambiar.
kb-invalid-title = No se guardó
kb-invalid = Todavía hay algo que corregir:
kb-conflict-title = Alguien se te adelantó
kb-conflict =
    No se perdió nada, pero tampoco se guardó nada todavía. El último cambio es de { $by }.
    Esto es lo que cambiaría ahora el tuyo:
# Who and when, such as "@Sam · 2 minutes ago".
kb-who-when = { $who } · { $when }
# Somebody who had their data deleted.
kb-somebody = alguien
kb-no-difference = Nada que los miembros puedan ver.
kb-more-lines = - y { $count } más
kb-quoted = «{ $text }»


## History

kb-history-command = historial
kb-history-description = Mira quién cambió qué y deshazlo si hace falta
kb-history-entry-description = Una entrada o un tema; déjalo vacío para ver todos los cambios
kb-history-title = Últimos cambios
kb-history-of = Cambios en «{ $name }»
kb-history-placeholder = Elige un cambio
kb-history-label = Todos sus cambios
kb-no-history = Todavía no hay cambios.
kb-revision = Cambio { NUMBER($number, useGrouping: 0) }
kb-no-revision = Ese cambio no existe.
kb-and-others =
    { $count ->
        [one] { $name } y 1 más
       *[other] { $name } y { $count } más
    }
kb-was-added = Se añadió:
kb-was-removed = Los miembros dejaron de verlo. Decía así:
kb-is-refused = Esta pregunta no se responde aquí.
kb-is-not-refused = Esta pregunta se puede volver a responder.
kb-before-label = Volver a como estaba antes
kb-after-label = Volver a como quedó
kb-take-back-label = Deshacerlo todo
# Kept with the change, for the history.
kb-back-note = vuelta al cambio { NUMBER($number, useGrouping: 0) }
kb-undo-note = deshace el cambio { NUMBER($number, useGrouping: 0) }


## Removing, hiding, restoring

kb-remove-command = retirar
kb-remove-description = Retira una entrada para que los miembros no la vean
kb-remove-entry-description = La entrada que quieres retirar; el historial la conserva
kb-remove-title = ¿Quieres retirar esto?
kb-remove-label = Retirar
kb-hide-command = ocultar
kb-hide-description = Oculta por ahora una entrada a los miembros
kb-hide-entry-description = La entrada que quieres ocultar
kb-hide-title = ¿Quieres ocultar esto?
kb-hide-label = Ocultar
kb-restore-command = recuperar
kb-restore-description = Recupera una entrada o un tema ocultos o retirados
kb-restore-entry-description = La entrada o el tema que quieres recuperar


## Audit

kb-audit-command = registro
kb-audit-description = Mira quién hizo qué: cambios, aprobaciones, ajustes, exportaciones
kb-audit-title = Quién hizo qué
kb-no-audit = Todavía no hay nada que mostrar.
kb-did-approve = Aprobó un borrador
kb-did-decline = Rechazó un borrador
kb-did-settings = Cambió los ajustes
kb-did-export = Exportó todo
kb-detail-draft = n.º { $number }
kb-detail-question-gone = una pregunta que ya no se guarda
kb-detail-members =
    { $count ->
        [one] 1 miembro
       *[other] { $count } miembros
    }
kb-detail-setting = { $name }: { $value }


## Explaining an answer

kb-explain-command = explicar
kb-explain-description = Mira por qué una pregunta recibe la respuesta que recibe
kb-explain-question-description = La pregunta, tal como la escribiría un miembro
kb-explain-title = Por qué esta respuesta
kb-explain-match = Respondo a esto con: { $title }
kb-explain-choices = No lo tengo claro, así que doy a elegir: { $titles }
kb-explain-miss = No respondo a esto.
kb-why-empty = No contiene ninguna palabra.
kb-why-out-of-scope = Está en la lista de preguntas fuera de tema.
kb-why-exact = Coincide palabra por palabra con la pregunta de la entrada o con otra forma de preguntarla.
kb-why-topic = Es el nombre de un tema.
kb-why-keyword = Es una palabra clave y nada más.
kb-why-picked = La entrada se eligió de una lista.
kb-why-sure = Se acerca lo suficiente a esta entrada, y claramente más que a las demás.
kb-why-unsure = Se acerca a varias entradas, y ninguna destaca lo suficiente.
kb-why-unknown = Ninguna entrada se acerca lo suficiente.
kb-explain-corrected = Leí «{ $typed }» como «{ $guess }».
kb-explain-unknown = No conozco estas palabras: { $named }.
kb-explain-nearest = La forma de preguntar más parecida que conozco es «{ $phrasing }».
kb-explain-rival = «{ $title }» encaja casi igual de bien, así que no respondo al momento.
kb-explain-contrast = También se parece a «{ $contrast }», a lo que esta entrada no debe responder.
kb-explain-numbers = En números
kb-explain-right = Seguridad en la mejor entrada: { $right } (respondo a partir del { $enough })
kb-explain-among = Seguridad en que dar a elegir ayuda: { $among } (lo hago a partir del { $enough })
