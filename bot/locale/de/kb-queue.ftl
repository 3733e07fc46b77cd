# The queue of unanswered questions, in German. The rules are those of members.ftl.
#
# It is called "offene Fragen". A question is put aside ("beiseitegelegt"), not thrown away.


## The list

kb-queue-command = offen
kb-queue-description = Geh die Fragen durch, die noch eine Antwort brauchen
kb-queue-title = Fragen von Mitgliedern
kb-queue-empty = In dieser Liste steht nichts.
kb-queue-open-placeholder = Frage öffnen
kb-queue-view-placeholder = Andere anzeigen
kb-queue-newest-option = Offen, die neuesten zuerst
kb-queue-most-option = Offen, die häufigsten zuerst
kb-queue-answered-option = Beantwortet
kb-queue-refused-option = Nicht für uns
kb-queue-dismissed-option = Beiseitegelegt
# $when is something like "2 minutes ago".
kb-queue-asked =
    { $count ->
        [one] einmal gefragt, { $when }
       *[other] { $count }-mal gefragt, zuletzt { $when }
    }
kb-queue-waiting =
    { $count ->
        [one] 1 Mitglied will von einer Antwort erfahren
       *[other] { $count } Mitglieder wollen von einer Antwort erfahren
    }
# Instead of that, where it is answered already.
kb-queue-owed =
    { $count ->
        [one] **beantwortet**, und 1 Mitglied will davon erfahren
       *[other] **beantwortet**, und { $count } Mitglieder wollen davon erfahren
    }
# Why a question is here.
kb-queue-miss = keine Antwort gefunden
kb-queue-none-meant = nichts aus der Auswahl war gemeint
kb-queue-unhelpful = die Antwort hat nicht geholfen
kb-queue-request = an die Moderation geschickt


## One question

kb-queue-alias-placeholder = Wähle den Eintrag, der sie beantwortet
# How much an entry is like the question, such as "62 % alike". The start of its answer follows.
kb-queue-alike = { $score } ähnlich
kb-queue-search-label = Eintrag suchen
kb-queue-new-label = Neuer Eintrag
kb-queue-not-label = Nicht für uns
kb-queue-dismiss-label = Beiseitelegen
kb-queue-reopen-label = Wieder öffnen
kb-queue-back-label = Zurück zur Liste
kb-queue-tell-label =
    { $count ->
        [one] Dem wartenden Mitglied antworten
       *[other] Den { $count } Wartenden antworten
    }
# In small print, where somebody has proposed an answer already.
kb-queue-proposed = Ein Entwurf, der das beantwortet, wartet in /{ kb-command } { kb-drafts-command } auf Freigabe.
kb-queue-gone = Diese Frage ist nicht mehr in der Liste.
# Above the sentence that says what became of it.
kb-queue-settled-title = Jemand war schneller
kb-queue-is-open = Diese Frage ist offen.
kb-queue-is-answered = Diese Frage ist inzwischen beantwortet.
kb-queue-is-refused = Jemand hat entschieden, dass diese Frage nicht für uns ist.
kb-queue-is-dismissed = Diese Frage wurde beiseitegelegt.


## Adding it as wordings to an entry

kb-queue-search-form = Eintrag suchen
kb-queue-search-field = Begriffe, eine Frage oder eine ID
kb-queue-found = Diese Einträge passen zu „{ $name }“. Welcher beantwortet „{ $question }“?
kb-queue-not-found = Zu „{ $name }“ habe ich keinen Eintrag gefunden.
kb-queue-entry-gone = Diesen Eintrag gibt es nicht mehr.
kb-queue-would-add = Ich würde hinzufügen:
kb-queue-nothing-to-add = Diese Formulierungen hat der Eintrag schon.
kb-queue-save-label = Speichern
kb-queue-taught = Ab jetzt bekommen Mitglieder diese Antwort, und die Frage ist erledigt.
kb-queue-still-unanswered = Gespeichert. Das hier beantwortet der Eintrag aber noch nicht, deshalb bleibt die Frage offen:


## Not for us, and dismissed

kb-queue-refused-title = Nicht für uns
kb-queue-refused = Das beantworte ich ab jetzt nicht, und auch nichts, was dem sehr ähnlich ist.
# Below what members would lose by it.
kb-queue-not-anyway-label = Trotzdem nicht für uns
kb-queue-still-answered = Notiert. Das hier würde ich aber trotzdem beantworten, deshalb bleibt die Frage offen:
kb-queue-dismissed = Beiseitegelegt. Wenn jemand sie noch einmal stellt, kommt sie zurück.
kb-queue-reopened = Die Frage ist wieder offen.
kb-queue-look-label = Ansehen
# In the list of who did what.
kb-did-dismiss = Frage beiseitegelegt
kb-did-reopen = Frage wieder geöffnet
kb-did-tell = Wartenden geantwortet


## Answering those who wait

kb-queue-told =
    { $count ->
        [0] Niemand hat die Antwort bekommen.
        [one] 1 Mitglied hat die Antwort bekommen.
       *[other] { $count } Mitglieder haben die Antwort bekommen.
    }
kb-queue-unreachable =
    { $count ->
        [one] 1 Mitglied nimmt keine Direktnachrichten von mir an.
       *[other] { $count } Mitglieder nehmen keine Direktnachrichten von mir an.
    }
kb-queue-failed =
    { $count ->
        [one] 1 Mitglied war gerade nicht zu erreichen und wartet weiter.
       *[other] { $count } Mitglieder waren gerade nicht zu erreichen und warten weiter.
    }
kb-queue-unanswered =
    { $count ->
        [one] 1 Mitglied wartet weiter: Auf seine Frage gibt es noch keine Antwort.
       *[other] { $count } Mitglieder warten weiter: Auf ihre Fragen gibt es noch keine Antwort.
    }
