# Topics: /kb topic, in German. The rules are those of members.ftl.

kb-topic-command = thema
kb-topic-description = Sieh dir ein Thema an, ändere es, blende es aus oder leg ein neues an
kb-topics-title = Themen
kb-no-topics = Noch gibt es keine Themen.
kb-new-topic-label = Neues Thema
kb-topic-title = So sehen es Mitglieder
kb-topic-is-hidden = Mitglieder sehen dieses Thema nicht.
kb-topic-is-empty = Mitglieder sehen es, sobald ein Eintrag dazugehört.
kb-topic-edit-label = Bearbeiten
kb-restore-label = Wiederherstellen
kb-topic-form = Ein Thema
kb-title-field = Titel
kb-summary-field = Zusammenfassung
kb-summary-field-description = Worum es geht, in wenigen Sätzen. Discords Markdown funktioniert hier.
kb-names-field = Andere Namen
kb-names-field-description = Andere Namen und Abkürzungen des Themas, pro Zeile einer.
