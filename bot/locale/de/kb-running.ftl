# Import, export, settings, check and doctor, in German. The rules are those of members.ftl.


## Import

kb-import-command = import
kb-import-description = Übernimm Einträge aus einer Datei; erst siehst du, was sich ändern würde
kb-import-parameter = datei
kb-import-file-description = YAML, JSON, CSV, Markdown oder eine Webseite mit ihren FAQ
kb-import-title = Diese Datei importieren?
kb-import-reading = Ich lese { $name } …
kb-import-too-big = { $name } ist zu groß. Ich nehme Dateien bis { $most } KB; teil sie bitte auf.
kb-import-gone = Ich konnte { $name } nicht herunterladen. Lade die Datei bitte noch einmal hoch.
kb-import-refused-title = Nichts importiert
kb-import-refused =
    { $count ->
        [one] In { $name } ist ein Fehler. Behebe ihn und lade die Datei noch einmal hoch:
       *[other] In { $name } sind { $count } Fehler. Alle stehen in der Datei unten; behebe sie und lade deine Datei noch einmal hoch:
    }
kb-import-place = **Zeile { NUMBER($line, useGrouping: 0) }, Spalte { NUMBER($column, useGrouping: 0) }:**
kb-import-counts =
    Das würde { $name } bewirken; noch ist nichts geändert.
    - Neu: **{ $added }**
    - Geändert: **{ $changed }**
    - Ausgelassen wegen eines Konflikts: **{ $conflicting }**
    - Schon genau so da: **{ $unchanged }**
    - Hier, aber nicht in der Datei: **{ $absent }**
kb-import-nothing = Also gibt es nichts zu importieren.
kb-import-warnings =
    { $count ->
        [one] Eine Stelle in der Datei ist einen Blick wert; sie steht in der Liste unten.
       *[other] { $count } Stellen in der Datei sind einen Blick wert; sie stehen in der Liste unten.
    }
kb-import-acceptable =
    { $count ->
        [one] Einer der ausgelassenen Einträge kann mitkommen, ohne die Formulierungen und Verweise, die sich nicht vertragen.
       *[other] { $count } der ausgelassenen Einträge können mitkommen, ohne die Formulierungen und Verweise, die sich nicht vertragen.
    }
kb-import-added = Neu
kb-import-changed = Geändert
kb-import-conflicting = Ausgelassen
kb-import-absent = Hier, aber nicht in der Datei
kb-clash-question = diese Frage hat schon der Eintrag { $owner }
kb-clash-phrasing = „{ $text }“ gehört zum Eintrag { $owner }
kb-clash-follow-up = einen Eintrag { $text } gibt es nicht
kb-clash-topic = ein Thema { $text } gibt es nicht
kb-clash-source = eine Quelle { $text } gibt es nicht
kb-import-label = Importieren
kb-import-accept-label = Auch Ausgelassenes importieren
kb-import-remove-label = Importieren und entfernen, was in der Datei fehlt
kb-import-drop-label = Abbrechen
kb-import-anyway-label = Trotzdem importieren
kb-import-done =
    { $count ->
        [one] 1 Änderung ist übernommen. Mitglieder sehen sie gleich.
       *[other] { $count } Änderungen sind übernommen. Mitglieder sehen sie gleich.
    }
# Kept with the change, for the history.
kb-import-note = Import von { $name }
kb-import-dropped = Alles klar. Es hat sich nichts geändert.
kb-import-settled = Über diesen Import ist schon entschieden. Wenn du die Datei noch einmal ansehen willst, lade sie neu hoch.


## Export

kb-export-command = export
kb-export-description = Hol dir alles, was dieser Server weiß, als Dateien
kb-export-title = Was dieser Server weiß
kb-export-done = Ein Ordner für jede Sammlung, in YAML. **/{ kb-command } { kb-import-command }** liest jede davon wieder ein.
kb-export-too-big = Zusammen haben die Dateien { $size } KB, aber Discord nimmt hier nur { $most } KB an. Wer mich betreibt, kann sie mit **attache export** exportieren.
kb-export-failed = Ich konnte die Dateien mit meinem Wissen gerade nicht lesen. Wer mich betreibt, findet den Grund in meinem Log.


## Settings

kb-settings-command = einstellungen
kb-settings-description = Leg fest, wie ich auf diesem Server arbeite
kb-settings-title = Wie ich auf diesem Server arbeite
kb-settings-intro = Jede Auswahl gilt sofort.
kb-settings-saved = Gespeichert. Das gilt ab jetzt.
kb-settings-conflict = Inzwischen hat jemand anderes die Einstellungen geändert, deshalb ist deine Auswahl nicht gespeichert. So sind sie jetzt.
kb-settings-placeholder = Auswählen
kb-settings-answers = Antworten auf /{ ask-command }
kb-settings-private-option = Nur wer fragt, sieht die Antwort
kb-settings-public-option = Alle im Kanal sehen die Antwort
kb-settings-stance = Wie sicher ich sein muss, um gleich zu antworten
kb-settings-usual-option = So, wie mein Wissen es vorgibt
kb-settings-cautious-option = Vorsichtig: Ich lasse lieber auswählen
kb-settings-balanced-option = Ausgewogen
kb-settings-eager-option = Forsch: Ich antworte lieber gleich
kb-settings-language = Meine Sprache in Nachrichten, die alle sehen
kb-settings-any-option = Die des Servers auf Discord
kb-settings-channels = Kanäle, in denen ich auf Erwähnungen antworte
kb-settings-channels-placeholder = Alle Kanäle
kb-settings-suggest = Foren, in denen ich zu neuen Beiträgen Antworten vorschlage
kb-settings-suggest-placeholder = Keine
kb-settings-readers = Wer außerdem offene Fragen, Verlauf und Statistik sieht
kb-settings-contributors = Wer außerdem Änderungen vorschlagen darf
kb-settings-editors = Wer außerdem Änderungen vornehmen darf
kb-settings-admins = Wer außerdem diese Einstellungen ändern darf
kb-settings-roles-placeholder = Nur wer den Server verwaltet
kb-settings-log = Wo ich melde, was geändert wurde
kb-settings-log-placeholder = Nirgends
kb-settings-retention = Wie lange ich unbeantwortete Fragen und Bewertungen aufhebe
kb-settings-days-option =
    { $count ->
        [one] Einen Tag
       *[other] { $count } Tage
    }


## Check

kb-check-command = prüfen
kb-check-description = Sieh nach, was an meinem Wissen hier besser sein könnte
kb-check-title = Was besser sein könnte
kb-check-fine = Ich habe nichts gefunden, was zu beheben wäre.
kb-check-counts = Zu beheben: **{ $errors }**. Einen Blick wert: **{ $warnings }**.
kb-check-error = ❌
kb-check-warning = ⚠️
# A server's own change lies over a shared text that is another now.
kb-compare-placeholder = Ansehen, was sich unter der Fassung dieses Servers geändert hat
kb-compare-title = Der gemeinsame Text hat sich geändert
kb-compare-shared = Seit dieser Server ihn geändert hat, lautet der gemeinsame Text so:
kb-compare-gone = Im gemeinsamen Wissen gibt es das nicht mehr. Die Mitglieder sehen hier die Fassung dieses Servers.
kb-compare-own = Dieser Server hat stattdessen:
kb-compare-keep-label = Unsere behalten
kb-compare-drop-label = Gemeinsamen Text nehmen
kb-compare-remove-label = Unsere entfernen
kb-compare-back-label = Zurück zur Liste
kb-compare-settled = Hier gibt es nichts mehr zu vergleichen.


## Doctor

kb-doctor-command = diagnose
kb-doctor-description = Sieh nach, ob hier alles in Ordnung ist und wie sich beheben lässt, was nicht stimmt
kb-doctor-title = Wie es mir geht
kb-doctor-may = In { $channel } darf ich alles, was ich brauche.
kb-doctor-may-not = In { $channel } fehlen mir Berechtigungen: { $missing }. Gib sie meiner Rolle in den Einstellungen des Kanals.
kb-doctor-channel-gone = { $channel } kann ich nicht sehen. Lass meine Rolle den Kanal ansehen oder wähl mit **/{ kb-command } { kb-settings-command }** einen anderen aus.
kb-doctor-no-channels = Discord hat mir nicht gesagt, was ich in den Kanälen aus den Einstellungen darf. Versuch es gleich noch einmal.
# Permissions, as Discord calls them.
kb-may-view = Kanal ansehen
kb-may-send = Nachrichten senden
kb-may-send-in-threads = Nachrichten in Threads senden
kb-may-read-history = Nachrichtenverlauf anzeigen
kb-doctor-intents = Erwähnungen und Direktnachrichten kommen bei mir an.
kb-doctor-all-intents = Erwähnungen und Direktnachrichten kommen bei mir an, und ich lese den Text neuer Beiträge in Foren.
kb-doctor-no-intents = Ich wurde ohne die Intents für Nachrichten gestartet, deshalb kommen bei mir keine Erwähnungen und keine Direktnachrichten an. Wer mich betreibt, muss mich mit ihnen starten.
kb-doctor-commands = Discord zeigt meine Befehle so an, wie sie sind.
kb-doctor-old-commands = Discord zeigt meine Befehle so an, wie sie früher waren. Wer mich betreibt, sollte mich neu starten.
kb-doctor-commands-unknown = Ich weiß nicht, welche Befehle ich Discord zuletzt genannt habe. Wer mich betreibt, sollte mich neu starten, wenn welche fehlen.
kb-doctor-database =
    { $count ->
        [one] Meine Datenbank hat nach 1 ms geantwortet.
       *[other] Meine Datenbank hat nach { $count } ms geantwortet.
    }
kb-doctor-no-database = Meine Datenbank antwortet nicht. Mitgliedern antworte ich noch aus dem Arbeitsspeicher, aber speichern lässt sich nichts. Wer mich betreibt, findet den Grund in meinem Log.
kb-doctor-by-meaning =
    { $count ->
        [one] Ich kenne einen Eintrag und finde ihn nach seiner Bedeutung.
       *[other] Ich kenne { $count } Einträge und finde sie nach ihrer Bedeutung.
    }
kb-doctor-by-words =
    { $count ->
        [one] Ich kenne einen Eintrag, finde ihn aber nur nach seinen Wörtern. Wer mich betreibt, kann das Extra **semantic** installieren, dann finde ich ihn auch nach seiner Bedeutung.
       *[other] Ich kenne { $count } Einträge, finde sie aber nur nach ihren Wörtern. Wer mich betreibt, kann das Extra **semantic** installieren, dann finde ich sie auch nach ihrer Bedeutung.
    }
kb-doctor-problems =
    { $count ->
        [one] Eine Änderung dieses Servers ließ sich nicht anwenden. Bearbeite, worum es darin geht, oder stell es wieder her:
       *[other] { $count } Änderungen dieses Servers ließen sich nicht anwenden. Bearbeite, worum es darin geht, oder stell es wieder her:
    }
kb-doctor-log = In { $channel } melde ich, was geändert wurde.
kb-doctor-log-failed = Was zuletzt geändert wurde, konnte ich in { $channel } nicht melden. Sieh oben nach, was mir dort fehlt, oder wähl mit **/{ kb-command } { kb-settings-command }** einen anderen Kanal aus.
kb-doctor-no-log = Was geändert wurde, melde ich in keinem Kanal. Mit **/{ kb-command } { kb-settings-command }** lässt sich einer auswählen.
