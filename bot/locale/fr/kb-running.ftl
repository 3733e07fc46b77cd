# Import, export, settings, check and doctor, in French. The rules are those of `en/members.ftl`,
# and of the first lines of `members.ftl` here.


## Import

kb-import-command = importer
kb-import-description = Reprendre les entrées d’un fichier ; tu vois d’abord ce que ça donnerait
kb-import-parameter = fichier
kb-import-file-description = YAML, JSON, CSV, Markdown, ou une page web avec sa FAQ
kb-import-title = Importer ce fichier ?
kb-import-reading = Je lis { $name }…
kb-import-too-big = { $name } est trop gros. J’accepte les fichiers jusqu’à { $most } Ko : découpe-le, s’il te plaît.
kb-import-gone = Je n’ai pas pu télécharger { $name }. Renvoie-le, s’il te plaît.
kb-import-refused-title = Rien n’a été importé
kb-import-refused =
    { $count ->
        [one] Il y a un problème dans { $name }. Corrige-le et renvoie le fichier :
       *[other] Il y a { $count } problèmes dans { $name }. Tu les trouveras tous dans le fichier ci-dessous ; corrige-les et renvoie le tien :
    }
kb-import-place = **ligne { NUMBER($line, useGrouping: 0) }, colonne { NUMBER($column, useGrouping: 0) } :**
kb-import-counts =
    Voici ce que donnerait { $name } ; rien n’est encore modifié.
    - Nouveau : **{ $added }**
    - Modifié : **{ $changed }**
    - Laissé de côté à cause d’un conflit : **{ $conflicting }**
    - Déjà identique : **{ $unchanged }**
    - Ici, mais pas dans le fichier : **{ $absent }**
kb-import-nothing = Il n’y a donc rien à importer.
kb-import-warnings =
    { $count ->
        [one] Un point du fichier mérite un coup d’œil : il est dans la liste ci-dessous.
       *[other] { $count } points du fichier méritent un coup d’œil : ils sont dans la liste ci-dessous.
    }
kb-import-acceptable =
    { $count ->
        [one] Une des entrées laissées de côté peut venir aussi, sans les formulations ni les liens en conflit.
       *[other] { $count } des entrées laissées de côté peuvent venir aussi, sans les formulations ni les liens en conflit.
    }
kb-import-added = Nouveau
kb-import-changed = Modifié
kb-import-conflicting = Laissé de côté
kb-import-absent = Ici, mais pas dans le fichier
kb-clash-question = l’entrée { $owner } pose déjà cette question
kb-clash-phrasing = « { $text } » appartient à l’entrée { $owner }
kb-clash-follow-up = il n’y a pas d’entrée { $text }
kb-clash-topic = il n’y a pas de sujet { $text }
kb-clash-source = il n’y a pas de source { $text }
kb-import-label = Importer
kb-import-accept-label = Importer aussi ce qui est laissé de côté
kb-import-remove-label = Importer et retirer ce qui manque
# Not « Annuler », which is how an import is undone.
kb-import-drop-label = Ne pas importer
kb-import-anyway-label = Importer quand même
kb-import-done =
    { $count ->
        [one] C’est fait : { $count } modification. Les membres la verront dans un instant.
       *[other] C’est fait : { $count } modifications. Les membres les verront dans un instant.
    }
# Kept with the change, for the history.
kb-import-note = import de { $name }
kb-import-dropped = D’accord. Rien n’a été modifié.
kb-import-settled = Cet import est déjà réglé. Pour revoir le fichier, envoie-le encore une fois.


## Export

kb-export-command = exporter
kb-export-description = Recevoir tout ce que sait ce serveur sous forme de fichiers
kb-export-title = Ce que sait ce serveur
kb-export-done = Un dossier par pack, en YAML. **/{ kb-command } { kb-import-command }** sait reprendre chacun d’eux.
kb-export-too-big = Les fichiers font { $size } Ko en tout, mais Discord n’accepte que { $most } Ko ici. La personne qui m’héberge peut les exporter avec **attache export**.
kb-export-failed = Je n’ai pas pu lire mes fichiers de connaissances cette fois-ci. La personne qui m’héberge en trouvera la raison dans mes logs.


## Settings

kb-settings-command = paramètres
kb-settings-description = Régler ma façon de travailler sur ce serveur
kb-settings-title = Ma façon de travailler sur ce serveur
kb-settings-intro = Chaque choix prend effet tout de suite.
kb-settings-saved = C’est enregistré, et ça s’applique dès maintenant.
kb-settings-conflict = Quelqu’un d’autre a changé les paramètres entre-temps, donc ton choix n’a pas été enregistré. Voici leur état actuel.
kb-settings-placeholder = Choisis
kb-settings-answers = Réponses à /{ ask-command }
kb-settings-private-option = Seule la personne qui demande voit la réponse
kb-settings-public-option = Tout le monde dans le salon voit la réponse
kb-settings-stance = À quel point je dois être sûr pour répondre directement
kb-settings-usual-option = Comme le prévoient mes connaissances
kb-settings-cautious-option = Prudence : je préfère proposer un choix
kb-settings-balanced-option = Équilibre
kb-settings-eager-option = Audace : je préfère répondre directement
kb-settings-language = Ma langue dans les messages que tout le monde voit
kb-settings-any-option = Celle du serveur sur Discord
kb-settings-channels = Salons où je réponds aux mentions
kb-settings-channels-placeholder = Tous les salons
kb-settings-suggest = Forums où je propose des réponses aux nouveaux posts
kb-settings-suggest-placeholder = Aucun
kb-settings-readers = Qui voit aussi les questions ouvertes, l’historique et les chiffres
kb-settings-contributors = Qui peut aussi proposer des modifications
kb-settings-editors = Qui peut aussi faire des modifications
kb-settings-admins = Qui peut aussi changer ces paramètres
kb-settings-roles-placeholder = Seulement les personnes qui gèrent le serveur
kb-settings-log = Où j’annonce ce qui a été modifié
kb-settings-log-placeholder = Nulle part
kb-settings-retention = Combien de temps je garde les questions sans réponse et les votes
kb-settings-days-option =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }


## Check

kb-check-command = vérifier
kb-check-description = Voir ce qui pourrait être mieux dans ce que je sais ici
kb-check-title = Ce qui pourrait être mieux
kb-check-fine = Je n’ai rien trouvé à corriger.
kb-check-counts = À corriger : **{ $errors }**. À regarder : **{ $warnings }**.
kb-check-error = ❌
kb-check-warning = ⚠️
# A server's own change lies over a shared text that is another now.
kb-compare-placeholder = Voir ce qui a changé sous la version de ce serveur
kb-compare-title = Le texte commun a changé
kb-compare-shared = Depuis que ce serveur l’a modifié, le texte commun est devenu :
kb-compare-gone = Les connaissances communes ne l’ont plus. Ici, les membres voient la version de ce serveur.
kb-compare-own = Ce serveur a, à la place :
kb-compare-keep-label = Garder la nôtre
kb-compare-drop-label = Prendre le texte commun
kb-compare-remove-label = Supprimer la nôtre
kb-compare-back-label = Retour à la liste
kb-compare-settled = Il n’y a plus rien à comparer ici.


## Doctor

kb-doctor-command = diagnostic
kb-doctor-description = Voir si tout va bien ici, et comment réparer le reste
kb-doctor-title = Comment je vais
kb-doctor-may = J’ai toutes les permissions qu’il me faut dans { $channel }.
kb-doctor-may-not = Il me manque des permissions dans { $channel } : { $missing }. Donne-les à mon rôle dans les paramètres du salon.
kb-doctor-channel-gone = Je ne vois pas { $channel }. Autorise mon rôle à le voir, ou choisis un autre salon dans **/{ kb-command } { kb-settings-command }**.
kb-doctor-no-channels = Discord ne m’a pas dit quelles permissions j’ai dans les salons des paramètres. Réessaie dans un instant.
kb-may-view = Voir le salon
kb-may-send = Envoyer des messages
kb-may-send-in-threads = Envoyer des messages dans les fils
kb-may-read-history = Voir les anciens messages
kb-doctor-intents = Je reçois les mentions et les messages privés.
kb-doctor-all-intents = Je reçois les mentions et les messages privés, et je lis le texte des nouveaux posts des forums.
kb-doctor-no-intents = On m’a lancé sans les intents des messages, donc je ne reçois ni mentions ni messages privés. La personne qui m’héberge doit me relancer avec.
kb-doctor-commands = Discord affiche mes commandes actuelles.
kb-doctor-old-commands = Discord affiche mes anciennes commandes. La personne qui m’héberge devrait me redémarrer.
kb-doctor-commands-unknown = Je ne sais pas quelles commandes j’ai données à Discord en dernier. S’il en manque, la personne qui m’héberge devrait me redémarrer.
kb-doctor-database = Ma base de données a répondu en { $count } ms.
kb-doctor-no-database = Ma base de données ne répond pas. Je réponds toujours aux membres de mémoire, mais rien ne peut être enregistré. La personne qui m’héberge en trouvera la raison dans mes logs.
kb-doctor-by-meaning =
    { $count ->
        [one] Je connais { $count } entrée et je la retrouve par le sens.
       *[other] Je connais { $count } entrées et je les retrouve par le sens.
    }
kb-doctor-by-words =
    { $count ->
        [one] Je connais { $count } entrée, mais je ne la retrouve que par ses mots. Pour que je la retrouve par le sens, la personne qui m’héberge peut installer l’extra **semantic**.
       *[other] Je connais { $count } entrées, mais je ne les retrouve que par leurs mots. Pour que je les retrouve par le sens, la personne qui m’héberge peut installer l’extra **semantic**.
    }
kb-doctor-problems =
    { $count ->
        [one] { $count } modification de ce serveur n’a pas pu être appliquée. Modifie ou rétablis ce qu’elle concerne :
       *[other] { $count } modifications de ce serveur n’ont pas pu être appliquées. Modifie ou rétablis ce qu’elles concernent :
    }
kb-doctor-log = J’annonce dans { $channel } ce qui a été modifié.
kb-doctor-log-failed = Je n’ai pas pu annoncer dans { $channel } ce qui a été modifié en dernier. Regarde plus haut ce qu’il m’y manque, ou choisis un autre salon dans **/{ kb-command } { kb-settings-command }**.
kb-doctor-no-log = Je n’annonce les modifications dans aucun salon. Tu peux en choisir un dans **/{ kb-command } { kb-settings-command }**.
