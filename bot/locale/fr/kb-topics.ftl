# Topics: /kb topic, in French. The rules are those of `en/members.ftl`, and of the first lines of
# `members.ftl` here.

kb-topic-command = sujet
kb-topic-description = Voir un sujet, le modifier ou le masquer, ou en ajouter un
kb-topics-title = Sujets
kb-no-topics = Il n’y a pas encore de sujets.
kb-new-topic-label = Nouveau sujet
kb-topic-title = Voici ce que voient les membres
kb-topic-is-hidden = Les membres ne voient pas ce sujet.
kb-topic-is-empty = Les membres le verront dès qu’une entrée en fera partie.
kb-topic-edit-label = Modifier
kb-restore-label = Rétablir
kb-topic-form = Un sujet
kb-title-field = Titre
kb-summary-field = Résumé
kb-summary-field-description = De quoi il s’agit, en quelques phrases. Le Markdown de Discord fonctionne ici.
kb-names-field = Autres noms
kb-names-field-description = D’autres noms et abréviations du sujet, un par ligne.
