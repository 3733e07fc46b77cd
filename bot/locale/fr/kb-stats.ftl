# The figures of a server, in French. The rules are those of `en/members.ftl`, and of the first
# lines of `members.ftl` here.

kb-stats-command = stats
kb-stats-description = Voir combien de questions ont été posées, ce qu’elles ont donné, et ce qui manque encore
kb-stats-parameter = jours
kb-stats-days-description = Combien de jours, jusqu’à aujourd’hui ; 30 si tu ne mets rien
kb-stats-title = Questions des { $count } derniers jours


## What was counted. These are names: they stand in the picture, and before a colon.

kb-stats-asked = Questions posées
kb-stats-answered = Réponse directe
kb-stats-offered = Choix proposé
kb-stats-missed = Sans réponse
kb-stats-chosen = Entrées choisies
kb-stats-helpful = Votes « utile »
kb-stats-unused = Entrées jamais montrées
kb-stats-helpful-of =
    { $count ->
        [one] Utile ({ $count } vote)
       *[other] Utile ({ $count } votes)
    }


## How figures are written

kb-stats-number = { $count }
kb-stats-part = { $number } ({ $share })
kb-stats-of = { $part } sur { $whole }
kb-stats-figure = { $name } : { $figure }
kb-stats-day = { DATETIME($day, dateStyle: "medium") }
kb-stats-period = { $since } au { $until } (UTC)


## The card

kb-stats-nothing = Aucune question n’a été posée sur cette période.
kb-stats-shown-most = Entrées les plus montrées
kb-stats-missed-most = Questions ouvertes fréquentes
kb-stats-ranked = « { $title } » ({ $count })
kb-stats-all-time = Les votes et les questions ouvertes d’avant cette période comptent aussi, tant que je les garde. Le fichier contient tous les chiffres et ne nomme personne.
kb-stats-no-picture = Pour une image, la personne qui m’héberge peut installer l’extra « charts ».


## The picture, and what it shows in words

kb-stats-subtitle = { $period } · votes et questions ouvertes d’avant aussi
kb-stats-per-day = Par jour
kb-stats-per-week = Par semaine
kb-stats-shown-and-helpful = Les plus montrées · utiles
kb-stats-shown-helpful = { $number } · { $share }
kb-stats-nothing-shown = Aucune entrée n’a été montrée.
kb-stats-nothing-open = Aucune question n’est ouverte.
kb-stats-unused-entries =
    { $count ->
        [0] Toutes les entrées ont été montrées sur cette période.
        [one] { $count } entrée sur { $whole } n’a jamais été montrée sur cette période.
       *[other] { $count } entrées sur { $whole } n’ont jamais été montrées sur cette période.
    }
kb-stats-alt = Barres et courbes des questions posées du { $period }. { $figures }.
kb-stats-alt-nothing = Un graphique vide : aucune question posée du { $period }.
kb-stats-alt-busiest = Le plus de questions en un jour : { $number }, le { $day }.
kb-stats-alt-helpful = { $share } des votes ont jugé une réponse utile.
kb-stats-alt-shown = Entrées les plus montrées : { $titles }.
kb-stats-alt-missed = Questions ouvertes les plus posées : { $titles }.
