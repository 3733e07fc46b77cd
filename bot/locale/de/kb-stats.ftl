# The figures of a server, in German. The rules are those of members.ftl.
#
# Before "%" stands a no-break space.

kb-stats-command = statistik
kb-stats-description = Sieh nach, wie viel gefragt wurde, was daraus wurde und was noch fehlt
kb-stats-parameter = tage
kb-stats-days-description = Wie viele Tage, bis heute; 30, wenn du es weglässt
kb-stats-title = Fragen der letzten { $count } Tage


## What was counted. These are names: they stand in the picture, and before a colon.

kb-stats-asked = Fragen
kb-stats-answered = Gleich beantwortet
kb-stats-offered = Auswahl angeboten
kb-stats-missed = Nicht beantwortet
kb-stats-chosen = Einträge ausgewählt
kb-stats-helpful = Hilfreich gefunden
kb-stats-unused = Nie gezeigt
# In the picture, in two short lines.
kb-stats-helpful-of =
    { $count ->
        [one] Hilfreich bei 1 Bewertung
       *[other] Hilfreich bei { $count } Bewertungen
    }


## How figures are written

kb-stats-number = { $count }
# A number, and which share it is of all questions: 292 (71 %).
kb-stats-part = { $number } ({ $share })
# 12 of 60.
kb-stats-of = { $part } von { $whole }
kb-stats-figure = { $name }: { $figure }
kb-stats-day = { DATETIME($day, dateStyle: "medium") }
kb-stats-period = { $since } bis { $until } (UTC)


## The card

kb-stats-nothing = In diesen Tagen wurde nichts gefragt.
kb-stats-shown-most = Am häufigsten gezeigt
kb-stats-missed-most = Häufige offene Fragen
# A question, and how often it was asked or its answer was shown.
kb-stats-ranked = „{ $title }“ ({ $count })
kb-stats-all-time = Bei Bewertungen und offenen Fragen zählen auch frühere mit. In der Datei stehen alle Zahlen, aber keine Namen.
# For the people who run the bot.
kb-stats-no-picture = Für ein Bild kann, wer mich betreibt, das Extra „charts“ installieren.


## The picture, and what it shows in words

kb-stats-subtitle = { $period } · Bewertungen und offene Fragen auch von früher
kb-stats-per-day = Pro Tag
kb-stats-per-week = Pro Woche
# Above lines with how often an entry was shown, and the share of its votes that found it helpful.
kb-stats-shown-and-helpful = Häufig gezeigt · hilfreich
kb-stats-shown-helpful = { $number } · { $share }
kb-stats-nothing-shown = Kein Eintrag wurde gezeigt.
kb-stats-nothing-open = Keine Frage ist offen.
kb-stats-unused-entries =
    { $count ->
        [0] In diesen Tagen wurde jeder Eintrag gezeigt.
        [one] Einer von { $whole } Einträgen wurde in diesen Tagen nie gezeigt.
       *[other] { $count } von { $whole } Einträgen wurden in diesen Tagen nie gezeigt.
    }
kb-stats-alt = Balken und Linien zu den Fragen vom { $period }. { $figures }.
kb-stats-alt-nothing = Ein leeres Diagramm: Vom { $period } wurde nichts gefragt.
kb-stats-alt-busiest = Am meisten gefragt wurde am { $day }: { $number }.
kb-stats-alt-helpful = Bei { $share } aller Bewertungen war die Antwort hilfreich.
kb-stats-alt-shown = Am häufigsten gezeigt: { $titles }.
kb-stats-alt-missed = Die häufigsten offenen Fragen: { $titles }.
