# The queue of unanswered questions, in French. The rules are those of `en/members.ftl`, and of the
# first lines of `members.ftl` here.


## The list

kb-queue-command = questions
kb-queue-description = Voir les questions qui attendent encore une réponse, et leur en donner une
kb-queue-title = Questions des membres
kb-queue-empty = Il n’y a rien dans cette liste.
kb-queue-open-placeholder = Ouvrir une question
kb-queue-view-placeholder = En montrer d’autres
kb-queue-newest-option = Ouvertes, les plus récentes d’abord
kb-queue-most-option = Ouvertes, les plus posées d’abord
kb-queue-answered-option = Avec une réponse
kb-queue-refused-option = Hors sujet
kb-queue-dismissed-option = Écartées
kb-queue-asked =
    { $count ->
        [one] posée une fois, { $when }
       *[other] posée { $count } fois, la dernière { $when }
    }
kb-queue-waiting =
    { $count ->
        [one] { $count } membre attend une réponse
       *[other] { $count } membres attendent une réponse
    }
kb-queue-owed =
    { $count ->
        [one] **a une réponse**, que { $count } membre voudrait recevoir
       *[other] **a une réponse**, que { $count } membres voudraient recevoir
    }
kb-queue-miss = rien n’y a répondu
kb-queue-none-meant = aucun des choix n’était le bon
kb-queue-unhelpful = la réponse n’a pas aidé
kb-queue-request = envoyée à la modération


## One question

kb-queue-alias-placeholder = Choisis l’entrée qui y répond
kb-queue-alike = { $score } de ressemblance
kb-queue-search-label = Chercher l’entrée
kb-queue-new-label = Nouvelle entrée
kb-queue-not-label = Hors sujet
kb-queue-dismiss-label = Écarter
kb-queue-reopen-label = Rouvrir la question
kb-queue-back-label = Retour à la liste
kb-queue-tell-label =
    { $count ->
        [one] Répondre au membre qui attend
       *[other] Répondre aux { $count } membres qui attendent
    }
kb-queue-proposed = Une proposition qui y répond attend une décision dans /{ kb-command } { kb-drafts-command }.
kb-queue-gone = Cette question n’est plus dans la liste.
kb-queue-settled-title = Quelqu’un a été plus rapide
kb-queue-is-open = Cette question est ouverte.
kb-queue-is-answered = Cette question a maintenant une réponse.
kb-queue-is-refused = Quelqu’un a décidé que cette question est hors sujet.
kb-queue-is-dismissed = Cette question a été écartée.


## Adding it as wordings to an entry

kb-queue-search-form = Chercher une entrée
kb-queue-search-field = Des mots, une question ou un identifiant
kb-queue-found = Entrées qui correspondent à « { $name } ». Laquelle répond à « { $question } » ?
kb-queue-not-found = Je n’ai trouvé aucune entrée pour « { $name } ».
kb-queue-entry-gone = Cette entrée n’est plus là.
kb-queue-would-add = J’ajouterais :
kb-queue-nothing-to-add = L’entrée a déjà ces formulations.
kb-queue-save-label = Enregistrer
kb-queue-taught = Les membres reçoivent désormais cette réponse, et la question est close.
kb-queue-still-unanswered = C’est enregistré, mais l’entrée ne répond pas encore à ceci, donc la question reste ouverte :


## Not for us, and dismissed

kb-queue-refused-title = Hors sujet
kb-queue-refused = Désormais, je ne répondrai plus à cette question, ni à ce qui lui ressemble beaucoup.
kb-queue-not-anyway-label = Hors sujet quand même
kb-queue-still-answered = C’est noté, mais ceci recevrait quand même une réponse, donc la question reste ouverte :
kb-queue-dismissed = C’est écarté. Si quelqu’un repose la question, elle reviendra.
kb-queue-reopened = La question est de nouveau ouverte.
kb-queue-look-label = La regarder
kb-did-dismiss = Question écartée
kb-did-reopen = Question rouverte
kb-did-tell = Réponse envoyée aux membres qui attendaient


## Answering those who wait

kb-queue-told =
    { $count ->
        [0] Personne n’a reçu la réponse.
        [one] { $count } membre a reçu la réponse.
       *[other] { $count } membres ont reçu la réponse.
    }
kb-queue-unreachable =
    { $count ->
        [one] { $count } membre n’accepte pas mes messages privés.
       *[other] { $count } membres n’acceptent pas mes messages privés.
    }
kb-queue-failed =
    { $count ->
        [one] { $count } membre n’a pas pu être joint cette fois-ci et attend toujours.
       *[other] { $count } membres n’ont pas pu être joints cette fois-ci et attendent toujours.
    }
kb-queue-unanswered =
    { $count ->
        [one] { $count } membre attend toujours : rien ne répond encore à sa question.
       *[other] { $count } membres attendent toujours : rien ne répond encore à leur question.
    }
