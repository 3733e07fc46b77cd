# What the bot says to the moderators of a server, in French. The rules are those of
# `en/members.ftl`, and of the first lines of `members.ftl` here.


## The group, and who may use it

kb-command = kb
kb-description = S’occuper de ce que le bot sait sur ce serveur
kb-refused = C’est réservé à la modération de ce serveur.
kb-too-much = Ton rôle ici ne va pas jusque-là. Adresse-toi à quelqu’un qui gère ce serveur.
kb-unknown-control = Je ne connais plus ce bouton. Recommence avec **/{ kb-command }**.
kb-no-database = Je n’arrive pas à joindre ma base de données pour le moment. Réessaie dans un instant.


## Entries

kb-entry-parameter = entrée
kb-no-entry = Je ne connais pas d’entrée « { $name } » ici. Choisis-en une dans la liste pendant que tu écris.
kb-hidden = (invisible)
kb-is-topic = (sujet)
kb-entry-name = Entrée `{ $name }`
kb-topic-name = Sujet `{ $name }`
kb-contrast-name = Hors sujet : « { $name } »
kb-key-question = Question
kb-key-answer = Réponse
kb-key-phrasings = Autres formulations
kb-key-topic = Sujet
kb-key-follow-ups = Questions suivantes
kb-key-title = Titre
kb-key-summary = Résumé
kb-key-not-this = Ne doit pas répondre à
kb-key-keywords = Mots-clés


## What came of a change

kb-saved-title = Enregistré
kb-saved = C’est ce que les membres verront désormais.
kb-undo-label = Annuler
kb-undo-anyway-label = Annuler quand même
kb-look-label = Voir ce qui a changé
kb-drafted-title = En attente d’approbation
kb-drafted = Merci. Quelqu’un qui peut l’approuver y jettera un œil.
kb-unchanged = C’est déjà comme ça, il n’y a donc rien à changer.
kb-invalid-title = Pas enregistré
kb-invalid = Ça ne marche pas encore :
kb-conflict-title = Quelqu’un a été plus rapide
kb-conflict =
    Rien n’est perdu, et rien n’est encore enregistré. La dernière modification vient de { $by }.
    Voici ce que la tienne changerait maintenant :
kb-who-when = { $who } · { $when }
kb-somebody = quelqu’un
kb-no-difference = Rien que les membres puissent voir.
kb-more-lines = - et { $count } de plus
kb-quoted = « { $text } »


## History

kb-history-command = historique
kb-history-description = Voir qui a modifié quoi, et revenir en arrière
kb-history-entry-description = Une entrée ou un sujet ; ne mets rien pour voir toutes les modifications
kb-history-title = Dernières modifications
kb-history-of = Modifications de « { $name } »
kb-history-placeholder = Regarder une modification
kb-history-label = Toutes ses modifications
kb-no-history = Rien n’a encore été modifié.
kb-revision = Modification { NUMBER($number, useGrouping: 0) }
kb-no-revision = Cette modification n’existe pas.
kb-and-others =
    { $count ->
        [one] { $name } et { $count } autre
       *[other] { $name } et { $count } autres
    }
kb-was-added = Ajout :
kb-was-removed = Les membres ne voyaient plus ceci :
kb-is-refused = Ici, je ne réponds pas à cette question.
kb-is-not-refused = Je peux de nouveau répondre à cette question.
kb-before-label = Revenir à l’état d’avant
kb-after-label = Revenir à cet état
kb-take-back-label = Annuler le tout
kb-back-note = retour à la modification { NUMBER($number, useGrouping: 0) }
kb-undo-note = annule la modification { NUMBER($number, useGrouping: 0) }


## Removing, hiding, restoring

kb-remove-command = retirer
kb-remove-description = Retirer une entrée, pour que les membres ne la voient plus
kb-remove-entry-description = L’entrée à retirer ; l’historique la garde
kb-remove-title = Retirer ceci ?
kb-remove-label = Retirer
kb-hide-command = masquer
kb-hide-description = Masquer une entrée aux membres pour l’instant
kb-hide-entry-description = L’entrée à masquer
kb-hide-title = Masquer ceci ?
kb-hide-label = Masquer
kb-restore-command = rétablir
kb-restore-description = Rétablir une entrée ou un sujet masqué ou retiré
kb-restore-entry-description = L’entrée ou le sujet à rétablir


## Audit

kb-audit-command = journal
kb-audit-description = Voir qui a fait quoi : modifications, approbations, paramètres, exports
kb-audit-title = Qui a fait quoi
kb-no-audit = Rien à signaler pour l’instant.
kb-did-approve = Proposition approuvée
kb-did-decline = Proposition refusée
kb-did-settings = Paramètres modifiés
kb-did-export = Tout exporté
kb-detail-draft = n° { $number }
kb-detail-question-gone = une question qui n’est plus conservée
kb-detail-members =
    { $count ->
        [one] { $count } membre
       *[other] { $count } membres
    }
kb-detail-setting = { $name } : { $value }


## Explaining an answer

kb-explain-command = expliquer
kb-explain-description = Voir pourquoi une question reçoit telle réponse
kb-explain-question-description = La question, comme un membre l’écrirait
kb-explain-title = Pourquoi cette réponse
kb-explain-match = Je réponds avec : { $title }
kb-explain-choices = J’hésite, alors je propose : { $titles }
kb-explain-miss = Je ne réponds pas à cette question.
kb-why-empty = Elle ne contient aucun mot.
kb-why-out-of-scope = Elle fait partie des questions hors sujet.
kb-why-exact = C’est mot pour mot la question de l’entrée ou l’une de ses formulations.
kb-why-topic = C’est le nom d’un sujet.
kb-why-keyword = C’est un mot-clé et rien d’autre.
kb-why-picked = L’entrée a été choisie dans une liste.
kb-why-sure = La question est assez proche de cette entrée, et nettement plus que des autres.
kb-why-unsure = Plusieurs entrées s’approchent de la question, mais aucune ne se détache assez.
kb-why-unknown = Aucune entrée ne s’en approche assez.
kb-explain-corrected = J’ai lu « { $guess } » au lieu de « { $typed } ».
kb-explain-unknown = Je ne connais pas ces mots : { $named }.
kb-explain-nearest = La formulation la plus proche que je connaisse est « { $phrasing } ».
kb-explain-rival = « { $title } » convient presque aussi bien, donc je ne réponds pas directement.
kb-explain-contrast = La question ressemble aussi à « { $contrast } », mais cette entrée ne doit pas y répondre.
kb-explain-numbers = En chiffres
kb-explain-right = À quel point je suis sûr de la meilleure entrée : { $right } (je réponds à partir de { $enough })
kb-explain-among = À quel point je suis sûr qu’un choix serait utile : { $among } (j’en propose un à partir de { $enough })
