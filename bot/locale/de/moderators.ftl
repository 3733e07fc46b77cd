# What the bot says to the moderators of a server, in German. The rules are those of members.ftl.
#
# They are addressed as "du", too. Members are "Mitglieder", and whoever does something is "wer".
# The history is "Verlauf", and who did what is "Protokoll". Permissions are named as Discord does.


## The group, and who may use it

kb-command = kb
kb-description = Kümmere dich um das, was der Bot auf diesem Server weiß
kb-refused = Das ist nur für die Moderation dieses Servers.
kb-too-much = So weit reicht deine Rolle hier nicht. Frag bei denen nach, die diesen Server verwalten.
kb-unknown-control = Diesen Button kenne ich nicht mehr. Fang bitte mit **/{ kb-command }** noch einmal an.
kb-no-database = Ich erreiche meine Datenbank gerade nicht. Versuch es bitte gleich noch einmal.


## Entries

kb-entry-parameter = eintrag
kb-no-entry = Einen Eintrag „{ $name }“ kenne ich hier nicht. Wähl beim Tippen einen aus der Liste.
# Before the question of an entry, or the title of a topic, that members do not see, in a list.
kb-hidden = (ausgeblendet)
# Before the title of a topic, in a list of entries.
kb-is-topic = (Thema)
kb-entry-name = Eintrag `{ $name }`
kb-topic-name = Thema `{ $name }`
kb-contrast-name = Nicht für uns: „{ $name }“
kb-key-question = Frage
kb-key-answer = Antwort
kb-key-phrasings = Andere Formulierungen
kb-key-topic = Thema
kb-key-follow-ups = Anschlussfragen
kb-key-title = Titel
kb-key-summary = Zusammenfassung
kb-key-not-this = Darf nicht beantworten
kb-key-keywords = Stichwörter


## What came of a change

kb-saved-title = Gespeichert
kb-saved = Ab jetzt sehen Mitglieder es so.
kb-undo-label = Rückgängig machen
kb-undo-anyway-label = Trotzdem rückgängig machen
kb-look-label = Änderungen ansehen
kb-drafted-title = Wartet auf Freigabe
kb-drafted = Danke. Wer Änderungen freigeben darf, sieht sich das an.
kb-unchanged = Das ist schon so, es gibt also nichts zu ändern.
kb-invalid-title = Nicht gespeichert
kb-invalid = So geht es noch nicht:
kb-conflict-title = Jemand war schneller
kb-conflict =
    Nichts ist verloren, und gespeichert ist noch nichts. Die letzte Änderung ist von { $by }.
    Das würde deine jetzt ändern:
# Who and when, such as "@Sam · 2 minutes ago".
kb-who-when = { $who } · { $when }
# Somebody who had their data deleted.
kb-somebody = jemand
kb-no-difference = Nichts, was Mitglieder sehen würden.
kb-more-lines = - und noch { $count }
kb-quoted = „{ $text }“


## History

kb-history-command = verlauf
kb-history-description = Sieh nach, wer was geändert hat, und mach es rückgängig
kb-history-entry-description = Ein Eintrag oder Thema; lass es weg, um alle Änderungen zu sehen
kb-history-title = Letzte Änderungen
kb-history-of = Änderungen an „{ $name }“
kb-history-placeholder = Änderung ansehen
kb-history-label = Alle Änderungen daran
kb-no-history = Bisher wurde nichts geändert.
kb-revision = Änderung { NUMBER($number, useGrouping: 0) }
kb-no-revision = Diese Änderung gibt es nicht.
kb-and-others =
    { $count ->
        [one] { $name } und noch eins
       *[other] { $name } und noch { $count }
    }
kb-was-added = Hinzugefügt:
kb-was-removed = Für Mitglieder war das danach nicht mehr zu sehen. Vorher stand da:
kb-is-refused = Diese Frage wird hier nicht beantwortet.
kb-is-not-refused = Diese Frage darf wieder beantwortet werden.
kb-before-label = Zurück zum Stand davor
kb-after-label = Zurück zu diesem Stand
kb-take-back-label = Alles davon zurücknehmen
# Kept with the change, for the history.
kb-back-note = zurück zu Änderung { NUMBER($number, useGrouping: 0) }
kb-undo-note = nimmt Änderung { NUMBER($number, useGrouping: 0) } zurück


## Removing, hiding, restoring

kb-remove-command = entfernen
kb-remove-description = Entferne einen Eintrag, damit Mitglieder ihn nicht mehr sehen
kb-remove-entry-description = Der Eintrag, der weg soll; im Verlauf bleibt er erhalten
kb-remove-title = Das hier entfernen?
kb-remove-label = Entfernen
kb-hide-command = ausblenden
kb-hide-description = Blende einen Eintrag für Mitglieder vorerst aus
kb-hide-entry-description = Der Eintrag, den Mitglieder nicht sehen sollen
kb-hide-title = Das hier ausblenden?
kb-hide-label = Ausblenden
kb-restore-command = wiederherstellen
kb-restore-description = Hol einen Eintrag oder ein Thema zurück, ob ausgeblendet oder entfernt
kb-restore-entry-description = Der Eintrag oder das Thema, das wieder da sein soll


## Audit

kb-audit-command = protokoll
kb-audit-description = Sieh nach, wer was getan hat: Änderungen, Freigaben, Einstellungen, Exporte
kb-audit-title = Wer was getan hat
kb-no-audit = Noch gibt es nichts zu berichten.
kb-did-approve = Entwurf freigegeben
kb-did-decline = Entwurf abgelehnt
kb-did-settings = Einstellungen geändert
kb-did-export = Alles exportiert
kb-detail-draft = Nr. { $number }
kb-detail-question-gone = eine Frage, die nicht mehr gespeichert ist
kb-detail-members =
    { $count ->
        [one] 1 Mitglied
       *[other] { $count } Mitglieder
    }
kb-detail-setting = { $name }: { $value }


## Explaining an answer

kb-explain-command = erklären
kb-explain-description = Sieh nach, warum eine Frage gerade diese Antwort bekommt
kb-explain-question-description = Die Frage, so wie ein Mitglied sie tippen würde
kb-explain-title = Warum diese Antwort
kb-explain-match = Darauf antworte ich mit: { $title }
kb-explain-choices = Ich bin mir nicht sicher, deshalb stelle ich zur Wahl: { $titles }
kb-explain-miss = Darauf antworte ich nicht.
kb-why-empty = Es steht kein Wort darin.
kb-why-out-of-scope = Sie steht auf der Liste der Fragen, die nicht für uns sind.
kb-why-exact = Sie ist Wort für Wort die Frage des Eintrags oder eine seiner Formulierungen.
kb-why-topic = Das ist der Name eines Themas.
kb-why-keyword = Das ist ein Stichwort und sonst nichts.
kb-why-picked = Der Eintrag wurde aus einer Liste ausgewählt.
kb-why-sure = Sie kommt diesem Eintrag nahe genug, und deutlich näher als anderen.
kb-why-unsure = Sie kommt mehreren Einträgen nahe, und keiner hebt sich deutlich genug ab.
kb-why-unknown = Sie kommt keinem Eintrag nahe genug.
kb-explain-corrected = „{ $typed }“ habe ich als „{ $guess }“ gelesen.
kb-explain-unknown = Diese Wörter kenne ich nicht: { $named }.
kb-explain-nearest = Die ähnlichste Formulierung, die ich kenne, ist „{ $phrasing }“.
kb-explain-rival = „{ $title }“ passt fast ebenso gut, deshalb antworte ich nicht gleich.
kb-explain-contrast = Sie ähnelt auch „{ $contrast }“, und das darf dieser Eintrag nicht beantworten.
kb-explain-numbers = In Zahlen
kb-explain-right = Wie sicher ich beim besten Eintrag bin: { $right } (ich antworte ab { $enough })
kb-explain-among = Wie sicher ich bin, dass eine Auswahl hilft: { $among } (ich biete sie ab { $enough } an)
