# Writing entries: /kb add, edit, alias and drafts, and the message menu, in German. The rules are
# those of members.ftl.


## The form

kb-add-command = hinzufügen
kb-add-description = Schreib einen neuen Eintrag
kb-add-topic-description = Das Thema, zu dem er gehört
kb-edit-command = bearbeiten
kb-edit-description = Ändere einen Eintrag
kb-edit-entry-description = Der Eintrag, den du ändern willst
kb-file-parameter = datei
kb-answer-file-description = Eine Textdatei mit der ganzen Antwort, falls sie lang ist
kb-topic-parameter = thema
kb-save-menu = Als FAQ-Eintrag speichern
kb-entry-form = Ein Eintrag
kb-question-field = Frage
kb-too-long-description = Was für ein Formular zu lang ist, steht nicht darin und bleibt, wie es ist.
kb-answer-field = Antwort
kb-answer-field-description = Discords Markdown funktioniert hier.
kb-phrasings-field = Andere Formulierungen
kb-phrasings-field-description = Wie man sonst noch danach fragt, eine Formulierung pro Zeile.
kb-topic-field = Thema
kb-topic-field-description = Der Titel eines Themas, oder nichts.
kb-topic-placeholder = Kein Thema
kb-follow-ups-field = Anschlussfragen
kb-follow-ups-field-description = Einträge, die unter der Antwort angeboten werden, einer pro Zeile: die ID oder die Frage.
kb-part-form = Ein Teil der Antwort
kb-part-field = Teil { $page } von { $last }
kb-no-topic = Ein Thema „{ $name }“ kenne ich hier nicht. Wähl beim Tippen eines aus der Liste.
kb-file-too-big = Für eine Antwort ist diese Datei zu groß. Ich lese bis zu { $count } KB.
kb-file-no-text = Diese Datei ist kein Text in UTF-8. Speichere sie bitte so und versuch es noch einmal.
kb-file-gone = Discord hat mir die Datei nicht gegeben. Versuch es bitte noch einmal.
kb-nothing-to-save = In dieser Nachricht steht kein Text, den ich speichern könnte.
# The end of an answer that was taken from a message, in small print.
kb-from-message = [Aus einer Nachricht]({ $link })


## Looking at it

kb-preview-title = So werden Mitglieder es sehen
kb-no-warnings = Ich habe nichts gefunden, was dagegen spricht. Gespeichert ist es noch nicht.
# Above what somebody else has changed since.
kb-meanwhile = Das würde eine neuere Änderung ersetzen, von { $by }:
kb-warnings = Noch nicht gespeichert. Sieh dir bitte erst das hier an:
kb-warn-taken = - „{ $question }“ würde zu **{ $thief }** führen und nicht mehr zu **{ $owner }**.
kb-warn-missed = - „{ $question }“ würde nicht mehr zu **{ $owner }** führen.
kb-warn-answered = - „{ $question }“ würde beantwortet, obwohl das nicht sein soll.
kb-warn-rival = - „{ $question }“ wird bisher von **{ $owner }** beantwortet.
kb-warn-starter = - **{ $owner }** würde ich nicht mehr unter den ersten Fragen anbieten.
kb-warn-leading = - **{ $owner }** würde eine Anschlussfrage verlieren.
kb-warn-orphans =
    { $count ->
        [one] - Ein Eintrag hätte kein Thema mehr.
       *[other] - { $count } Einträge hätten kein Thema mehr.
    }
kb-is-kept = Was du geschrieben hast, bleibt erhalten.
kb-long-answer = Die Antwort ist lang, deshalb bearbeitest du sie in Teilen oder mit **/{ kb-command } { kb-edit-command }** als Datei.
# Not “Save” alone: the preview shows the button by that name that members get.
kb-save-label = Eintrag speichern
kb-hand-in-label = Einreichen
kb-again-label = Weiter bearbeiten
kb-discard-label = Verwerfen
kb-overwrite-label = Mit meiner Fassung überschreiben
kb-part-label = Teil { $page }
kb-discarded = Verworfen. Es hat sich nichts geändert.
kb-writing-gone = Das ist schon abgeschlossen. Fang mit **/{ kb-command } { kb-edit-command }** noch einmal an.
kb-part-gone = Die Antwort wurde inzwischen geändert, deshalb sind ihre Teile nicht mehr dieselben. Öffne den Teil bitte noch einmal.
kb-not-kept = Ich erreiche meine Datenbank gerade nicht, deshalb ist nichts gespeichert. Hier ist, was du geschrieben hast. Versuch es bitte gleich noch einmal.


## Another wording

kb-alias-command = alias
kb-alias-description = Füge einem Eintrag eine weitere Formulierung hinzu
kb-alias-entry-description = Der Eintrag, der antworten soll
kb-phrase-parameter = formulierung
kb-phrase-description = Was Mitglieder tippen
kb-alias-before = Jetzt: { $outcome } · Ähnlichkeit `{ $score }`
kb-alias-after = Dann: { $outcome } · Ähnlichkeit `{ $score }`
kb-outcome-match = **{ $title }**
kb-outcome-choices = eine Auswahl aus { $titles }
kb-outcome-miss = keine Antwort


## Drafts

kb-drafts-command = entwürfe
kb-drafts-description = Sieh nach, was andere vorschlagen und was du noch nicht fertig hast
kb-drafts-title = Wartet auf Freigabe
kb-drafts-label = Alle Entwürfe
kb-no-drafts = Nichts wartet auf Freigabe.
# Beside a draft of somebody without a role in /kb.
kb-suggested = Vorschlag eines Mitglieds
kb-draft-placeholder = Entwurf ansehen
kb-unfinished-placeholder = Weitermachen mit dem, was du noch nicht fertig hast
kb-no-question-option = Ein neuer Eintrag
kb-draft-title = Ein Entwurf
kb-draft-gone = Über diesen Entwurf ist schon entschieden.
kb-draft-no-edit = Über diesen Entwurf ist schon entschieden, oder seinen Eintrag gibt es nicht mehr.
kb-approve-label = Freigeben
kb-edit-draft-label = Bearbeiten
kb-decline-label = Ablehnen
kb-look-again-label = Noch einmal ansehen
kb-decline-form = Entwurf ablehnen
kb-reason-field = Grund
kb-reason-field-description = Wer den Entwurf geschrieben hat, bekommt das zu lesen.
kb-declined = Abgelehnt. Der Entwurf wird nicht mehr angezeigt.
kb-your-draft-approved = Danke. Dein Vorschlag zu { $name } wurde in { $place } freigegeben.
kb-your-draft-declined = Dein Vorschlag zu { $name } wurde in { $place } abgelehnt.
