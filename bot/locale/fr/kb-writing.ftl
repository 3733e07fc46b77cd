# Writing entries: /kb add, edit, alias and drafts, and the message menu, in French. The rules are
# those of `en/members.ftl`, and of the first lines of `members.ftl` here.


## The form

kb-add-command = ajouter
kb-add-description = Écrire une nouvelle entrée
kb-add-topic-description = Le sujet dont elle fait partie
kb-edit-command = modifier
kb-edit-description = Modifier une entrée
kb-edit-entry-description = L’entrée à modifier
kb-file-parameter = fichier
kb-answer-file-description = Un fichier texte avec toute la réponse, si elle est longue
kb-topic-parameter = sujet
kb-save-menu = Enregistrer dans la FAQ
kb-entry-form = Une entrée
kb-question-field = Question
kb-too-long-description = Ce qui est trop long pour un formulaire n’y est pas, et reste tel quel.
kb-answer-field = Réponse
kb-answer-field-description = Le Markdown de Discord fonctionne ici.
kb-phrasings-field = Autres formulations
kb-phrasings-field-description = D’autres façons de poser la question, une par ligne.
kb-topic-field = Sujet
kb-topic-field-description = Le titre d’un sujet, ou rien.
kb-topic-placeholder = Aucun sujet
kb-follow-ups-field = Questions suivantes
kb-follow-ups-field-description = Entrées à proposer sous la réponse, une par ligne : l’identifiant ou la question.
kb-part-form = Une partie de la réponse
kb-part-field = Partie { $page } sur { $last }
kb-no-topic = Je ne connais pas de sujet « { $name } » ici. Choisis-en un dans la liste pendant que tu écris.
kb-file-too-big = Ce fichier est trop gros pour une réponse. Je lis jusqu’à { $count } Ko.
kb-file-no-text = Ce fichier n’est pas du texte en UTF-8. Enregistre-le ainsi et réessaie.
kb-file-gone = Discord ne m’a pas donné le fichier. Réessaie, s’il te plaît.
kb-nothing-to-save = Il n’y a pas de texte à enregistrer dans ce message.
kb-from-message = [Tiré d’un message]({ $link })


## Looking at it

kb-preview-title = Voici ce que verront les membres
kb-no-warnings = Je n’ai rien trouvé à y redire. Ce n’est pas encore enregistré.
# Above what somebody else has changed since.
kb-meanwhile = Ceci remplacerait une modification plus récente, de { $by } :
kb-warnings = Pas encore enregistré. Regarde d’abord ceci :
kb-warn-taken = - « { $question } » ne mènerait plus à **{ $owner }**, mais à **{ $thief }**.
kb-warn-missed = - « { $question } » ne mènerait plus à **{ $owner }**.
kb-warn-answered = - « { $question } » recevrait une réponse, alors que ça ne devrait pas arriver.
kb-warn-rival = - Aujourd’hui, c’est **{ $owner }** qui répond à « { $question } ».
kb-warn-starter = - Je ne proposerais plus **{ $owner }** parmi les premières questions.
kb-warn-leading = - **{ $owner }** perdrait une de ses questions suivantes.
kb-warn-orphans =
    { $count ->
        [one] - { $count } entrée n’aurait plus de sujet.
       *[other] - { $count } entrées n’auraient plus de sujet.
    }
kb-is-kept = Ce que tu as écrit est gardé.
kb-long-answer = La réponse est longue : tu la modifies par parties, ou comme fichier avec **/{ kb-command } { kb-edit-command }**.
kb-save-label = Enregistrer l’entrée
kb-hand-in-label = Proposer
kb-again-label = Modifier encore
kb-discard-label = Abandonner
kb-overwrite-label = Remplacer par ma version
kb-part-label = Partie { $page }
kb-discarded = C’est abandonné. Rien n’a été modifié.
kb-writing-gone = C’est déjà terminé. Recommence avec **/{ kb-command } { kb-edit-command }**.
kb-part-gone = La réponse a été modifiée entre-temps, donc ses parties ne sont plus les mêmes. Rouvre la partie, s’il te plaît.
kb-not-kept = Je n’arrive pas à joindre ma base de données pour le moment, donc rien n’a été enregistré. Voici ce que tu as écrit. Réessaie dans un instant.


## Another wording

kb-alias-command = alias
kb-alias-description = Ajouter une autre formulation à une entrée
kb-alias-entry-description = L’entrée qui doit répondre
kb-phrase-parameter = phrase
kb-phrase-description = Ce qu’écrivent les membres
kb-alias-before = Maintenant : { $outcome } · score `{ $score }`
kb-alias-after = Ensuite : { $outcome } · score `{ $score }`
kb-outcome-match = **{ $title }**
kb-outcome-choices = un choix entre { $titles }
kb-outcome-miss = aucune réponse


## Drafts

kb-drafts-command = propositions
kb-drafts-description = Voir ce qui est proposé, et ce que tu n’as pas terminé
kb-drafts-title = En attente d’approbation
kb-drafts-label = Toutes les propositions
kb-no-drafts = Rien n’attend d’approbation.
# Beside a draft of somebody without a role in /kb.
kb-suggested = proposée par un membre
kb-draft-placeholder = Regarder une proposition
kb-unfinished-placeholder = Continuer ce que tu n’as pas terminé
kb-no-question-option = Une nouvelle entrée
kb-draft-title = Une proposition
kb-draft-gone = Cette proposition est déjà réglée.
kb-draft-no-edit = Cette proposition est déjà réglée, ou son entrée n’existe plus.
kb-approve-label = Approuver
kb-edit-draft-label = Modifier
kb-decline-label = Refuser
kb-look-again-label = Revoir
kb-decline-form = Refuser une proposition
kb-reason-field = Raison
kb-reason-field-description = La personne qui a fait la proposition pourra la lire.
kb-declined = C’est refusé. La proposition n’apparaît plus.
kb-your-draft-approved = Merci. Ta proposition pour { $name } a été approuvée dans { $place }.
kb-your-draft-declined = Ta proposition pour { $name } a été refusée dans { $place }.
