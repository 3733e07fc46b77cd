# What the bot itself says, in French. The first lines of `en/members.ftl` are the rules for this file.
#
# A member is addressed as "tu", and in words that fit any gender: "visible par toi uniquement".
# Before "!", "?" and ";" and inside « » stands a narrow no-break space, before ":" a no-break one.


## Slash commands, their parameters, and the message menu. Shown by Discord before anything is said.

ask-command = demander
ask-description = Poser une question avec tes propres mots
topic-command = sujet
topic-description = Voir ce que je sais sur un sujet (visible par toi uniquement)
faq-command = faq
faq-description = Parcourir toutes les questions, sujet par sujet (visible par toi uniquement)
search-command = chercher
search-description = Trouver les réponses qui correspondent à quelques mots (visible par toi uniquement)
help-command = aide
help-description = Voir ce que je peux faire ici
privacy-command = confidentialité
privacy-description = Voir ce que je garde sur toi et le faire supprimer

question-parameter = question
question-description = Ta question, à écrire ou à choisir dans la liste
share-parameter = partager
share-description = Montrer la réponse à tout le monde ici
name-parameter = nom
name-description = Le sujet ; ne mets rien pour les voir tous
words-parameter = mots
words-description = Quelques mots à chercher

answer-menu = Répondre avec la FAQ


## Answers

read-more-label = Voir plus
part-of-answer = Extrait de la réponse
reviewed = Vérifiée le { DATETIME($day, dateStyle: "medium") }
answer-gone = Cette réponse n’est plus là. Repose-moi ta question et je chercherai ce qui l’a remplacée.
answer-replaced-title = Cette réponse n’est plus là
answer-replaced = L’une de celles-ci l’a peut-être remplacée :
less-label = Voir moins
back-label = Retour à la liste

helpful-label = Utile
unhelpful-label = Pas utile
share-label = Partager
save-label = Enregistrer
tell-label = Demander à la modération
# Opens the form in which a member suggests an answer.
suggest-label = Proposer une réponse

rated = Merci, c’est noté. Tu peux changer d’avis à tout moment.
unhelpful-title = Dommage que cette réponse ne t’aide pas
unhelpful = L’une de celles-ci t’aidera peut-être :
nothing-closer = Je n’ai rien qui s’en rapproche davantage.
unhelpful-hint = Tu peux aussi dire à la modération ce que tu cherchais.

choices-title = Tu pensais à l’une de ces questions ?
none-of-these-label = Aucune de ces questions
refused-title = Alors celle-là, je ne la connais pas
refused = Je préfère ne pas deviner. Tu peux reformuler ta question ou la poser à la modération.

miss-title = Celle-là, je ne la connais pas
not-known = Je n’ai pas encore de réponse à ça, et je préfère ne pas deviner.
nearest-topics = Ce que je connais de plus proche : { $topics }.
ask-again = Tu peux reformuler ta question, ou partir de l’une de celles-ci :
ask-again-only = Tu peux reformuler ta question.

no-question-title = Qu’est-ce que tu veux savoir ?
no-question = Pose-moi ta question avec tes propres mots. Voici de quoi commencer :
no-question-only = Pose-moi ta question avec tes propres mots.


## The form to the moderators

tell-form = Demander à la modération
tell-question-field = Ta question
tell-wish-field = Qu’est-ce que tu cherchais ?
wish-placeholder = Une phrase ou deux suffisent
tell-me-field = Me prévenir quand il y a une réponse
tell-me-description = Pour cela, je garde ton identifiant Discord avec la question jusqu’à ce que je t’aie écrit.
told = Merci. La modération verra ta question, sans ton nom.
told-and-waiting = Merci. La modération verra ta question, sans ton nom, et saura que quelqu’un attend la réponse. Dès qu’il y en aura une, elle pourra te l’envoyer par mon intermédiaire.
told-elsewhere = Merci. Les personnes qui s’occupent de moi verront ta question, sans ton nom.
tell-empty = Le formulaire était vide. Écris-y ta question, s’il te plaît.
enough-for-today = C’était beaucoup pour une journée. Reviens demain ; voici ce que tu as écrit.
# The form in which a member suggests an answer; then what is said when it came back.
suggest-form = Proposer une réponse
suggest-question-field = La question
suggest-answer-field = Ta réponse
suggest-answer-description = L’équipe la voit avec ton nom. Si elle est approuvée, elle servira à tout le monde ici.
suggest-taken = Merci. L’équipe va regarder ta réponse, et je t’écrirai quand ce sera décidé.
# Below these, what they wrote is attached as a file. The last is followed by a list.
suggest-nowhere = On ne peut proposer de réponse que sur les serveurs qui m’ont installé. Voici ce que tu as écrit.
suggest-too-many = Trois de tes réponses attendent déjà. Il y aura de la place dès que l’équipe aura décidé pour l’une d’elles. Voici ce que tu as écrit.
suggest-already = Une réponse à cette question a déjà été proposée. Voici ce que tu as écrit.
suggest-answered = Cette question a déjà une réponse ici : « { $question } ». Voici ce que tu as écrit.
suggest-invalid = Ta réponse ne peut pas être acceptée telle quelle. Voici ce que tu as écrit, et ce qui ne va pas :
answer-arrived = Il y a maintenant une réponse à ce que tu as demandé dans { $link }. Tu voulais la recevoir :
answer-arrived-in-file = Ce n’est que le début : la réponse entière est dans le fichier ci-dessous.


## Sharing and saving an answer

shared-by = Réponse partagée par { $name }
you-may-not-share = Tu n’as pas la permission d’écrire ici, donc personne d’autre que toi ne voit cette réponse.
apps-may-not-share = Les applications externes n’ont pas la permission d’écrire ici, donc personne d’autre que toi ne voit cette réponse.
post-later =
    Ça fait beaucoup d’un coup. Je pourrai publier autre chose pour toi ici dans { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    }.
saved = Envoyé dans tes messages privés : { $link }
saved-here = Je ne peux pas t’écrire en privé, alors voici ta copie.
copy-topic = Sujet
copy-sources = Sources
copy-reviewed = Dernière vérification
copy-origin = Provenance


## Lists of topics and of answers

topics-title = Ce que je connais
topics-hint = Choisis un sujet pour voir ses questions, ou commence par l’une de celles-ci :
topics-only = Choisis un sujet pour voir ses questions.
no-topics = On ne m’a encore rien appris. Reviens un peu plus tard.
no-such-topic = Je n’ai pas de sujet « { $name } ». Voici ceux que je connais :
topic-gone = Ce sujet n’est plus là. Avec **/{ topic-command }**, tu verras ceux que je connais.
other-questions-option = Autres questions
answers-option =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
topic-placeholder = Choisis un sujet
question-placeholder = Choisis une question
all-topics-label = Tous les sujets
previous-label = Précédent
next-label = Suivant
page = Page { $page } sur { $last }

found = Réponses qui correspondent à « { $words } »
nothing-found = Je n’ai rien trouvé sur « { $words } ». Essaie d’autres mots, ou jette un œil à tous les sujets.
search-what = Dis-moi quoi chercher, comme ceci : **search** suivi de quelques mots.
search-what-elsewhere = Dis-moi quoi chercher, avec **/{ search-command }** suivi de quelques mots.


## Help. The words in bold without a "/" are typed, and stay as they are in every language.

help-title = Comment me poser une question

help =
    Écris simplement ta question, avec tes propres mots. Les petites fautes de frappe ne me gênent pas.
    Quelques mots se tapent tels quels, en anglais :
    - **tell me more** ou **2** : je continue à partir de ma dernière réponse
    - **topics** : la liste de ce que je connais
    - **search** suivi de quelques mots : les réponses qui correspondent
    - **privacy** : ce que je retiens de toi
    Sur un serveur, tape **/{ ask-command }**. Ou mentionne-moi avec ta question, et tout le monde verra la réponse.

help-commands =
    Personne d’autre que toi ne voit ce que je réponds à ces commandes, mais certains serveurs montrent à tout le monde les réponses à **/{ ask-command }** :
    - **/{ ask-command }** répond à ta question, posée avec tes propres mots
    - **/{ faq-command }** parcourt toutes les questions, sujet par sujet
    - **/{ topic-command }** ouvre un sujet
    - **/{ search-command }** trouve les réponses qui correspondent à quelques mots
    - **/{ privacy-command }** dit ce que je retiens de toi
help-in-server = Mentionne-moi, et tout le monde pourra lire ma réponse. Tu peux aussi m’écrire en privé.
help-elsewhere = Tu peux aussi m’écrire en privé.

moderators-here = Quand je ne peux pas t’aider, adresse-toi à la modération de ce serveur.
moderators-elsewhere = Quand je ne peux pas t’aider, adresse-toi à la modération du serveur d’où tu me connais.


## Privacy. The typed words: see the note at "help".

privacy-title = Ce que je retiens de toi
privacy =
    - **Tes questions** ne sont pas conservées avec ton nom. Celles auxquelles je ne sais pas bien répondre sont gardées pour la modération, sans dire qui les a posées. Si tu veux être au courant d’une réponse, ton identifiant Discord reste avec cette question jusqu’à ce que je t’aie écrit.
    - **Tes votes** sur les réponses sont conservés avec ton identifiant Discord, pour que chaque membre n’en ait qu’un par réponse. Les réponses que tu proposes aussi, pour la modération.
    - **Notre conversation** n’existe que dans ma mémoire : j’y garde les réponses que je t’ai montrées, pour que **tell me more** fonctionne, jusqu’à une demi-heure après ton dernier message. J’y garde aussi la langue dans laquelle tu utilises Discord ; pendant quelques secondes, le nombre de fois où tu me mentionnes ou me fais publier une réponse ; et pendant un jour, le nombre de réponses que tu proposes, le nombre de questions que tu envoies à la modération et les questions auxquelles je n’ai pas su répondre.
show-data-label = Voir mes données
delete-data-label = Supprimer mes données
no-data = Je ne garde rien sur toi.
data = Voici ce que je garde à ton sujet :
data-votes =
    { $count ->
        [one] { $count } vote sur une réponse
       *[other] { $count } votes sur des réponses
    }
data-questions =
    { $count ->
        [one] { $count } question dont tu veux connaître la réponse
       *[other] { $count } questions dont tu veux connaître la réponse
    }
data-changes =
    { $count ->
        [one] { $count } modification des réponses
       *[other] { $count } modifications des réponses
    }
data-proposals =
    { $count ->
        [one] { $count } proposition de réponse
       *[other] { $count } propositions de réponses
    }
data-actions =
    { $count ->
        [one] { $count } action de modération
       *[other] { $count } actions de modération
    }
data-attached = Tout est dans le fichier joint.
delete-title = Supprimer tout ce qui te concerne ?
delete-question = Tes votes seront retirés et notre conversation prendra fin. C’est définitif.
delete-sure-label = Oui, tout supprimer
deleted = C’est fait. Plus rien de ce que je conserve ne porte ton identifiant.


## Small talk in direct messages and mentions

greeting = Bonjour ! Pose-moi toutes tes questions, avec tes propres mots. Voici de quoi commencer :
greeting-only = Bonjour ! Pose-moi toutes tes questions, avec tes propres mots.
welcome = Avec plaisir !
declined = Désolé, alors je n’ai pas encore compris. Tu peux le dire autrement ?
# After an "ok" or "nice".
nodded = Bien. Pose-moi une autre question quand tu veux.
goodbye = Au revoir ! Je suis là dès que tu as une question.
# When more is wanted, and there is none.
no-more = C’est tout ce que j’ai là-dessus. Tu peux me demander autre chose.
# When a number is none of those of the list before it.
not-offered =
    { $count ->
        [one] Il n’y a qu’un seul choix ici : le numéro 1.
       *[other] Il n’y a que { $count } choix ici. De quel numéro parles-tu ?
    }
wordless = Je ne sais lire que du texte. Qu’est-ce que tu veux savoir ?


## Mentions in a channel

mention-help = Mentionne-moi et écris ta question dans le même message, avec tes propres mots. Tu peux aussi utiliser **/{ ask-command }**.
# $channels names channels, such as "#help and #faq".
elsewhere = Je réponds aux mentions dans { $channels }. Ici, tu peux utiliser **/{ ask-command }**.
slow-down =
    Ça fait beaucoup d’un coup. Repose-moi ta question ici dans { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    }, ou utilise **/{ ask-command }**.
answered-here =
    J’ai déjà répondu ici, il y a { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    } : { $link }
# $channel names the channel.
may-not-write-there = Tu m’as fait signe dans { $channel }, mais je n’ai pas la permission d’y écrire. Tu peux y utiliser **/{ ask-command }**, ou me poser ta question ici.
dismiss-label = Retirer
not-yours = Seule la personne à qui ce message s’adressait, ou quelqu’un qui peut gérer les messages ici, peut le retirer.
suggested = Ceci répond peut-être à ton post. Sinon, retire-le et attends les autres réponses.


## The message menu: a private list of what may answer a message, of which one is posted

matches-title = Réponses possibles à ce message
no-matches = Je ne connais rien qui réponde à ce message.
post-placeholder = Choisis la réponse à publier
looked-up = Réponse trouvée par { $name }
in-answer-to = En réponse à { $link }
posted = C’est publié : { $link }
nothing-to-answer = Je ne sais lire que du texte, et il n’y en a pas dans ce message.
not-answerable = Ce message vient de Discord, et personne ne peut y répondre.
message-gone = Ce message n’est plus là, donc je n’ai rien publié.
you-may-not-write = Tu n’as pas la permission d’écrire ici, donc je n’ai rien publié en ton nom.
i-may-not-write = Je n’ai pas la permission de répondre ici. La modération peut m’autoriser à voir le salon, à lire son historique et à y envoyer des messages.
apps-may-not-write = Les applications externes n’ont pas la permission d’écrire ici, donc je n’ai rien publié.


## Errors. $reference is a short code by which the operator finds the error in the log.

failed = Désolé, quelque chose s’est mal passé de mon côté. Réessaie dans un instant. Si ça continue, donne ce code à la modération : { $reference }
not-kept = Je n’ai pas pu le faire cette fois-ci. Réessaie dans un instant.
unknown-control = Je ne connais plus ce bouton. Repose-moi ta question.
failed-suggestion = Pas de suggestions pour le moment ({ $reference }). Envoie quand même ta question.
