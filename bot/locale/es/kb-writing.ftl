# Writing entries: /kb add, edit, alias and drafts, and the message menu, in Spanish. The rules are
# those of `en/members.ftl`.


## The form

kb-add-command = crear
kb-add-description = Escribe una entrada nueva
kb-add-topic-description = El tema al que pertenece
kb-edit-command = editar
kb-edit-description = Cambia una entrada
kb-edit-entry-description = La entrada que quieres cambiar
kb-file-parameter = archivo
kb-answer-file-description = Un archivo de texto con toda la respuesta, si es larga
kb-topic-parameter = tema
kb-save-menu = Guardar en las FAQ
kb-entry-form = Una entrada
kb-question-field = Pregunta
kb-too-long-description = Lo que no cabe en el formulario no aparece en él y se queda como está.
kb-answer-field = Respuesta
kb-answer-field-description = Aquí funciona el Markdown de Discord.
kb-phrasings-field = Otras formas de preguntar
kb-phrasings-field-description = Otras formas de preguntar lo mismo, una por línea.
kb-topic-field = Tema
kb-topic-field-description = El título de un tema, o nada.
kb-topic-placeholder = Sin tema
kb-follow-ups-field = Preguntas siguientes
kb-follow-ups-field-description = Entradas para ofrecer bajo la respuesta, una por línea: el ID o la pregunta.
kb-part-form = Una parte de la respuesta
kb-part-field = Parte { $page } de { $last }
kb-no-topic = Aquí no conozco ningún tema «{ $name }». Elige uno de la lista mientras escribes.
kb-file-too-big = Este archivo es demasiado grande para una respuesta. Leo hasta { $count } KB.
kb-file-no-text = Este archivo no es texto en UTF-8. Guárdalo así e inténtalo de nuevo, por favor.
kb-file-gone = Discord no me dio el archivo. Inténtalo de nuevo, por favor.
kb-nothing-to-save = En este mensaje no hay texto que pueda guardar.
# The end of an answer that was taken from a message, in small print.
kb-from-message = [De un mensaje]({ $link })


## Looking at it

kb-preview-title = Así lo verán los miembros
kb-no-warnings = No encontré nada en contra. Todavía no está guardado.
# Above what somebody else has changed since.
kb-meanwhile = Esto reemplazaría un cambio más reciente, de { $by }:
kb-warnings = Todavía no está guardado. Mira antes esto, por favor:
kb-warn-taken = - **{ $thief }**, y ya no **{ $owner }**, respondería a «{ $question }».
kb-warn-missed = - **{ $owner }** ya no respondería a «{ $question }».
kb-warn-answered = - «{ $question }» recibiría una respuesta, aunque no debería.
kb-warn-rival = - **{ $owner }** ya responde hoy a «{ $question }».
kb-warn-starter = - Ya no ofrecería **{ $owner }** entre las primeras preguntas.
kb-warn-leading = - **{ $owner }** perdería una de sus preguntas siguientes.
kb-warn-orphans =
    { $count ->
        [one] - 1 entrada se quedaría sin tema.
       *[other] - { $count } entradas se quedarían sin tema.
    }
kb-is-kept = Lo que escribiste no se pierde.
kb-long-answer = La respuesta es larga, así que se edita por partes o como archivo con **/{ kb-command } { kb-edit-command }**.
# Not "Guardar" alone: the preview shows the button by that name that members get.
kb-save-label = Guardar entrada
kb-hand-in-label = Enviar propuesta
kb-again-label = Seguir editando
kb-discard-label = Descartar
kb-overwrite-label = Reemplazar por lo mío
kb-part-label = Parte { $page }
kb-discarded = Descartado. No se cambió nada.
kb-writing-gone = Esto ya está terminado. Empieza de nuevo con **/{ kb-command } { kb-edit-command }**.
kb-part-gone = La respuesta cambió mientras tanto, y sus partes ya no son las mismas. Abre la parte otra vez, por favor.
kb-not-kept = Ahora mismo no puedo acceder a mi base de datos, así que no se guardó nada. Aquí tienes lo que escribiste. Inténtalo de nuevo en un momento, por favor.


## Another wording

kb-alias-command = alias
kb-alias-description = Añade otra forma de preguntar por una entrada
kb-alias-entry-description = La entrada que debería responder
kb-phrase-parameter = frase
kb-phrase-description = Lo que escriben los miembros
kb-alias-before = Ahora: { $outcome } · puntuación `{ $score }`
kb-alias-after = Después: { $outcome } · puntuación `{ $score }`
kb-outcome-match = **{ $title }**
kb-outcome-choices = a elegir: { $titles }
kb-outcome-miss = sin respuesta


## Drafts

kb-drafts-command = borradores
kb-drafts-description = Mira lo que proponen otras personas y lo que dejaste a medias
kb-drafts-title = Pendientes de aprobación
kb-drafts-label = Todos los borradores
kb-no-drafts = No hay nada pendiente de aprobación.
# Beside a draft of somebody without a role in /kb.
kb-suggested = sugerencia de un miembro
kb-draft-placeholder = Elige un borrador
kb-unfinished-placeholder = Sigue con algo que dejaste a medias
kb-no-question-option = Una entrada nueva
kb-draft-title = Un borrador
kb-draft-gone = Este borrador ya está resuelto.
kb-draft-no-edit = Este borrador ya está resuelto, o su entrada ya no existe.
kb-approve-label = Aprobar
kb-edit-draft-label = Editar
kb-decline-label = Rechazar
kb-look-again-label = Volver a mirar
kb-decline-form = Rechazar un borrador
kb-reason-field = Motivo
kb-reason-field-description = Lo leerá quien escribió el borrador.
kb-declined = Rechazado. El borrador ya no se muestra.
kb-your-draft-approved = Gracias. Tu sugerencia para { $name } se aprobó en { $place }.
kb-your-draft-declined = Tu sugerencia para { $name } se rechazó en { $place }.
