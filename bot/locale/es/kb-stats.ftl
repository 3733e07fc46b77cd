# The figures of a server, in Spanish. The rules are those of `en/members.ftl`.

kb-stats-command = cifras
kb-stats-description = Mira cuánto se preguntó, qué respuestas hubo y qué falta todavía
kb-stats-parameter = periodo
kb-stats-days-description = Cuántos días, contando hasta hoy; 30 si lo dejas vacío
kb-stats-title = Preguntas de los últimos { $count } días


## What was counted. These are names: they stand in the picture, and before a colon.

kb-stats-asked = Preguntas
kb-stats-answered = Respondidas al momento
kb-stats-offered = Con varias opciones
kb-stats-missed = Sin respuesta
kb-stats-chosen = Entradas elegidas
kb-stats-helpful = Votos «Me sirve»
kb-stats-unused = Entradas sin mostrar
# In the picture, in two short lines.
kb-stats-helpful-of =
    { $count ->
        [one] «Me sirve» (1 voto)
       *[other] «Me sirve» ({ $count } votos)
    }


## How figures are written

kb-stats-number = { $count }
# A number, and which share it is of all questions: 292 (71 %).
kb-stats-part = { $number } ({ $share })
# 12 of 60.
kb-stats-of = { $part } de { $whole }
kb-stats-figure = { $name }: { $figure }
kb-stats-day = { DATETIME($day, dateStyle: "medium") }
kb-stats-period = { $since } al { $until } (UTC)


## The card

kb-stats-nothing = En estos días no se preguntó nada.
kb-stats-shown-most = Más mostradas
kb-stats-missed-most = Más repetidas, aún abiertas
# A question, and how often it was asked or its answer was shown.
kb-stats-ranked = «{ $title }» ({ $count })
kb-stats-all-time = También cuentan los votos y las preguntas abiertas de antes, mientras los guardo. El archivo tiene todas las cifras y no nombra a nadie.
# For the people who run the bot.
kb-stats-no-picture = Para ver un gráfico, quien me administra tiene que instalar el extra «charts».


## The picture, and what it shows in words

kb-stats-subtitle = { $period } · también votos y preguntas abiertas de antes
kb-stats-per-day = Por día
kb-stats-per-week = Por semana
# Above lines with how often an entry was shown, and the share of its votes that found it helpful.
kb-stats-shown-and-helpful = Más mostradas · «Me sirve»
kb-stats-shown-helpful = { $number } · { $share }
kb-stats-nothing-shown = No se mostró ninguna entrada.
kb-stats-nothing-open = No hay preguntas abiertas.
kb-stats-unused-entries =
    { $count ->
        [0] En estos días se mostraron todas las entradas.
        [one] Una de { $whole } entradas quedó sin mostrar en estos días.
       *[other] { $count } de { $whole } entradas quedaron sin mostrar en estos días.
    }
kb-stats-alt = Gráfico de barras y líneas con lo que se preguntó, del { $period }. { $figures }.
kb-stats-alt-nothing = Un gráfico vacío: no se preguntó nada del { $period }.
kb-stats-alt-busiest = El día con más preguntas fue el { $day }: { $number }.
kb-stats-alt-helpful = El { $share } de los votos fue «Me sirve».
kb-stats-alt-shown = Más mostradas: { $titles }.
kb-stats-alt-missed = Preguntas abiertas más repetidas: { $titles }.
