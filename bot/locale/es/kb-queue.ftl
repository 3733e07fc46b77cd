# The queue of unanswered questions, in Spanish. The rules are those of `en/members.ftl`.


## The list

kb-queue-command = cola
kb-queue-description = Mira las preguntas que aún necesitan respuesta, y dales una
kb-queue-title = Preguntas de los miembros
kb-queue-empty = Esta lista está vacía.
kb-queue-open-placeholder = Abre una pregunta
kb-queue-view-placeholder = Ver otras
kb-queue-newest-option = Abiertas, primero las más recientes
kb-queue-most-option = Abiertas, primero las más repetidas
kb-queue-answered-option = Respondidas
kb-queue-refused-option = Fuera de tema
kb-queue-dismissed-option = Descartadas
# $when is something like "2 minutes ago".
kb-queue-asked =
    { $count ->
        [one] se preguntó una vez, { $when }
       *[other] se preguntó { $count } veces, la última { $when }
    }
kb-queue-waiting =
    { $count ->
        [one] 1 miembro espera una respuesta
       *[other] { $count } miembros esperan una respuesta
    }
# Instead of that, where it is answered already.
kb-queue-owed =
    { $count ->
        [one] **respondida**, y 1 miembro quiere saberlo
       *[other] **respondida**, y { $count } miembros quieren saberlo
    }
# Why a question is here.
kb-queue-miss = no hubo respuesta
kb-queue-none-meant = no era ninguna de las opciones
kb-queue-unhelpful = la respuesta no sirvió
kb-queue-request = se envió a moderación


## One question

kb-queue-alias-placeholder = Elige la entrada que la responde
# How much an entry is like the question, such as "62 % alike". The start of its answer follows.
kb-queue-alike = { $score } de parecido
kb-queue-search-label = Buscar la entrada
kb-queue-new-label = Nueva entrada
kb-queue-not-label = Fuera de tema
kb-queue-dismiss-label = Descartar
kb-queue-reopen-label = Devolver a la cola
kb-queue-back-label = Volver a la lista
kb-queue-tell-label =
    { $count ->
        [one] Responder al miembro que espera
       *[other] Responder a los { $count } que esperan
    }
# In small print, where somebody has proposed an answer already.
kb-queue-proposed = Un borrador que la responde espera aprobación en /{ kb-command } { kb-drafts-command }.
kb-queue-gone = Esta pregunta ya no está en la cola.
# Above the sentence that says what became of it.
kb-queue-settled-title = Alguien se te adelantó
kb-queue-is-open = Esta pregunta está abierta.
kb-queue-is-answered = Esta pregunta ya está respondida.
kb-queue-is-refused = Alguien decidió que esta pregunta está fuera de tema.
kb-queue-is-dismissed = Esta pregunta está descartada.


## Adding it as wordings to an entry

kb-queue-search-form = Buscar una entrada
kb-queue-search-field = Palabras, una pregunta o un ID
kb-queue-found = Entradas sobre «{ $name }». ¿Cuál responde a «{ $question }»?
kb-queue-not-found = No encontré ninguna entrada sobre «{ $name }».
kb-queue-entry-gone = Esa entrada ya no está.
kb-queue-would-add = Añadiría:
kb-queue-nothing-to-add = Ya tiene estas formas de preguntar.
kb-queue-save-label = Guardar
kb-queue-taught = A partir de ahora, los miembros reciben esta respuesta. La pregunta queda cerrada.
kb-queue-still-unanswered = Guardado, pero la entrada todavía no responde a esto, así que la pregunta sigue abierta:


## Not for us, and dismissed

kb-queue-refused-title = Fuera de tema
kb-queue-refused = A partir de ahora no responderé a esto ni a nada que se le parezca mucho.
# Below what members would lose by it.
kb-queue-not-anyway-label = Fuera de tema de todos modos
kb-queue-still-answered = Tomo nota, pero a esto respondería de todos modos, así que la pregunta sigue abierta:
kb-queue-dismissed = Descartada. Si alguien la repite, volverá a la cola.
kb-queue-reopened = Está otra vez en la cola.
kb-queue-look-label = Verla
# In the list of who did what.
kb-did-dismiss = Descartó una pregunta
kb-did-reopen = Devolvió una pregunta a la cola
kb-did-tell = Respondió a miembros que esperaban


## Answering those who wait

kb-queue-told =
    { $count ->
        [0] Nadie recibió la respuesta.
        [one] 1 miembro recibió la respuesta.
       *[other] { $count } miembros recibieron la respuesta.
    }
kb-queue-unreachable =
    { $count ->
        [one] 1 miembro no acepta mis mensajes directos.
       *[other] { $count } miembros no aceptan mis mensajes directos.
    }
kb-queue-failed =
    { $count ->
        [one] Ahora no pude escribir a 1 miembro, que sigue esperando.
       *[other] Ahora no pude escribir a { $count } miembros, que siguen esperando.
    }
kb-queue-unanswered =
    { $count ->
        [one] 1 miembro sigue esperando: todavía nada responde a su pregunta.
       *[other] { $count } miembros siguen esperando: todavía nada responde a su pregunta.
    }
