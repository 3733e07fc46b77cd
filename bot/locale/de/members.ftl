# What the bot itself says, in German. The first lines of `en/members.ftl` are the rules.
#
# Members are addressed as "du". Moderators are "die Moderation", and members "wer" or "Person", so
# that nobody's gender is guessed.


## Slash commands, their parameters, and the message menu. Shown by Discord before anything is said.

ask-command = fragen
ask-description = Stell mir eine Frage in deinen eigenen Worten
topic-command = thema
topic-description = Sieh nach, was ich zu einem Thema weiß; nur für dich sichtbar
faq-command = faq
faq-description = Sieh alle Fragen durch, Thema für Thema; nur für dich sichtbar
search-command = suchen
search-description = Finde Antworten zu ein paar Begriffen; nur für dich sichtbar
help-command = hilfe
help-description = Erfahre, was ich hier alles kann
privacy-command = datenschutz
privacy-description = Sieh nach, was ich über dich speichere, und lass es löschen

# Of /ask and /faq.
question-parameter = frage
question-description = Deine Frage, oder wähl eine aus der Liste
# Of /ask: yes or no.
share-parameter = teilen
share-description = Die Antwort hier allen zeigen
# Of /topic: the name of a topic.
name-parameter = name
name-description = Das Thema; lass es weg, um alle zu sehen
# Of /search.
words-parameter = begriffe
words-description = Ein paar Begriffe, nach denen ich suchen soll

# Under "Apps" in the menu of any message.
answer-menu = Aus den FAQ beantworten


## Answers

# Opens the whole of an answer.
read-more-label = Weiterlesen
# In small print, followed by the topic and the source.
part-of-answer = Das ist nur ein Teil der Antwort
# In small print. $day is a date.
reviewed = Geprüft am { DATETIME($day, dateStyle: "long") }
answer-gone = Diese Antwort gibt es nicht mehr. Frag mich noch einmal, dann suche ich, was an ihre Stelle getreten ist.
# Where others may have taken its place: the title and the sentence, then buttons with questions.
answer-replaced-title = Diese Antwort gibt es nicht mehr
answer-replaced = Vielleicht findest du es jetzt hier:
# Leads from all of an answer back to the part that was shown first.
less-label = Weniger anzeigen
# Leads back to the list that an answer was picked from.
back-label = Zurück zur Liste

# Under an answer. The first two are votes; they stand beside a thumb up and a thumb down.
helpful-label = Hilfreich
unhelpful-label = Nicht hilfreich
# Shows a private answer to everybody in the channel.
share-label = Teilen
# Sends a copy of the answer as a file.
save-label = Speichern
# Opens the form to the moderators, here and below.
tell-label = Moderation fragen
# Opens the form in which a member suggests an answer.
suggest-label = Antwort vorschlagen

# After a vote for an answer.
rated = Danke, ist notiert. Du kannst es dir jederzeit anders überlegen.
# After a vote against one: the title, one of the next two sentences, then the third.
unhelpful-title = Schade, dass das nicht geholfen hat
unhelpful = Vielleicht hilft dir eine dieser Antworten:
nothing-closer = Etwas Passenderes habe ich leider nicht.
unhelpful-hint = Du kannst auch der Moderation sagen, wonach du gesucht hast.

# When several entries may be meant: the title, then numbered questions.
choices-title = Meinst du eine dieser Fragen?
none-of-these-label = Keine davon
# After a press on that: the title and the sentence.
refused-title = Dann weiß ich es leider nicht
refused = Raten möchte ich lieber nicht. Du kannst es anders formulieren oder die Moderation fragen.

# When nothing answers a question: the title, then these sentences, then buttons with questions.
miss-title = Das weiß ich leider nicht
not-known = Darauf habe ich noch keine Antwort, und raten möchte ich lieber nicht.
# $topics is a list, such as "**Lending** and **Rooms**".
nearest-topics = Das kommt dem am nächsten: { $topics }.
ask-again = Du kannst es anders formulieren oder mit einer dieser Fragen anfangen:
ask-again-only = Du kannst es mit anderen Worten versuchen.

# When there is no question in what was sent.
no-question-title = Was möchtest du wissen?
no-question = Frag mich in deinen eigenen Worten. Diese Fragen sind ein guter Anfang:
# The same where there are no questions to start with.
no-question-only = Frag mich in deinen eigenen Worten.


## The form to the moderators

tell-form = Moderation fragen
tell-question-field = Deine Frage
tell-wish-field = Wonach hast du gesucht?
wish-placeholder = Ein, zwei Sätze genügen
# To be ticked, with what is kept for it.
tell-me-field = Sag mir, wenn es eine Antwort gibt
tell-me-description = Dafür speichere ich deine Discord-ID bei der Frage, bis ich dir geschrieben habe.
told = Danke. Die Moderation sieht deine Frage, aber nicht deinen Namen.
# When they ticked that.
told-and-waiting = Danke. Die Moderation sieht deine Frage, aber nicht deinen Namen, und sie sieht, dass jemand auf die Antwort wartet. Sobald es eine gibt, kann sie dir die Antwort über mich schicken.
# In direct messages, which belong to no server.
told-elsewhere = Danke. Die Leute, die sich um mich kümmern, sehen deine Frage, aber nicht deinen Namen.
tell-empty = Das Formular war leer. Bitte schreib deine Frage hinein.
# Of questions sent to the moderators, and of answers suggested.
enough-for-today = Das war viel für einen Tag. Komm bitte morgen wieder; hier ist, was du geschrieben hast.
# The form in which a member suggests an answer; then what is said when it came back.
suggest-form = Antwort vorschlagen
suggest-question-field = Die Frage
suggest-answer-field = Deine Antwort
suggest-answer-description = Das Team sieht sie mit deinem Namen. Wird sie freigegeben, gilt sie hier für alle.
suggest-taken = Danke. Das Team sieht sich deine Antwort an, und ich schreibe dir, sobald darüber entschieden ist.
# Below these, what they wrote is attached as a file. The last is followed by a list.
suggest-nowhere = Antworten kann man nur auf Servern vorschlagen, die mich installiert haben. Hier ist, was du geschrieben hast.
suggest-too-many = Drei deiner Antworten warten schon. Sobald über eine entschieden ist, ist wieder Platz. Hier ist, was du geschrieben hast.
suggest-already = Zu dieser Frage wurde schon eine Antwort vorgeschlagen. Hier ist, was du geschrieben hast.
suggest-answered = Auf diese Frage gibt es hier schon eine Antwort: „{ $question }“. Hier ist, was du geschrieben hast.
suggest-invalid = So geht das nicht. Hier ist, was du geschrieben hast, und was daran nicht stimmt:
# The direct message to whoever ticked that, followed by the answer. $link is where they asked.
answer-arrived = Jetzt gibt es eine Antwort auf das, was du in { $link } gefragt hast. Du wolltest davon hören:
# In small print below an answer that is too long for a message.
answer-arrived-in-file = Das ist nur der Anfang: Die ganze Antwort steht in der Datei darunter.


## Sharing and saving an answer

# In small print under an answer. $name is the member who shared it.
shared-by = Geteilt von { $name }
you-may-not-share = Du darfst hier nicht schreiben, deshalb siehst nur du diese Antwort.
apps-may-not-share = Externe Apps dürfen hier nicht schreiben, deshalb siehst nur du diese Antwort.
# To a member who had much posted in a short time, here and with the message menu.
post-later =
    Das war viel auf einmal. Hier kann ich in { $seconds ->
        [one] 1 Sekunde
       *[other] { $seconds } Sekunden
    } wieder etwas für dich posten.
# $link is the address of the direct message.
saved = Liegt jetzt in deinen Direktnachrichten: { $link }
saved-here = Ich darf dir keine Direktnachrichten schicken, deshalb bekommst du deine Kopie hier.
# In the copy, each followed by what it names. The last is the name of a collection of answers.
copy-topic = Thema
copy-sources = Quellen
copy-reviewed = Geprüft
copy-origin = Sammlung


## Lists of topics and of answers

topics-title = Womit ich mich auskenne
topics-hint = Wähl ein Thema, um seine Fragen zu sehen, oder fang hiermit an:
# The same where there are no questions to start with.
topics-only = Wähl ein Thema, um seine Fragen zu sehen.
no-topics = Mir hat noch niemand etwas beigebracht. Schau bitte später wieder vorbei.
# Heads a list of all topics.
no-such-topic = Ein Thema namens „{ $name }“ kenne ich nicht. Diese habe ich:
topic-gone = Dieses Thema gibt es nicht mehr. Mit **/{ topic-command }** siehst du alle, die ich habe.
# Stands for a topic: the questions that belong to none.
other-questions-option = Sonstige Fragen
# Beside the title of a topic, and in a menu.
answers-option =
    { $count ->
        [one] 1 Antwort
       *[other] { $count } Antworten
    }
topic-placeholder = Thema auswählen
question-placeholder = Frage auswählen
all-topics-label = Alle Themen
# With "page", because the button back to a list stands beside them.
previous-label = Vorige Seite
next-label = Nächste Seite
page = Seite { $page } von { $last }

# Heads a list of answers.
found = Antworten zu „{ $words }“
nothing-found = Zu „{ $words }“ habe ich nichts gefunden. Versuch es mit anderen Begriffen oder sieh dir alle Themen an.
# The typed word: see the note at "help" below.
search-what = Sag mir, wonach ich suchen soll, und zwar so: **search** und ein paar Begriffe.
# The same outside of direct messages.
search-what-elsewhere = Sag mir, wonach ich suchen soll, mit **/{ search-command }** und ein paar Begriffen.


## Help. First the text for where the member is, then how to reach somebody.

help-title = So fragst du mich

# In direct messages. The words in bold without a "/" are typed, and the bot must understand them:
# leave them as they are, in every language.
help =
    Schreib mir einfach deine Frage, in deinen eigenen Worten. Kleine Tippfehler machen nichts.
    - **tell me more** oder **2** knüpft an meine letzte Antwort an
    - **topics** zeigt, womit ich mich auskenne
    - **search** und ein paar Begriffe findet passende Antworten
    - **privacy** zeigt, was ich mir über dich merke
    Auf einem Server schreibst du **/{ ask-command }**. Oder du erwähnst mich mit deiner Frage, dann sehen alle die Antwort.

# In a server, and elsewhere; then what else can be done there.
help-commands =
    Was ich auf diese Befehle antworte, siehst nur du. Nur Antworten auf **/{ ask-command }** zeigen manche Server allen:
    - **/{ ask-command }** beantwortet, was du in deinen eigenen Worten fragst
    - **/{ faq-command }** führt dich durch alle Fragen, Thema für Thema
    - **/{ topic-command }** öffnet ein Thema
    - **/{ search-command }** findet Antworten zu ein paar Begriffen
    - **/{ privacy-command }** zeigt, was ich mir über dich merke
help-in-server = Wenn du mich erwähnst, antworte ich so, dass es alle lesen können. Du kannst mir auch eine Direktnachricht schicken.
# In a server that has not installed the bot, and in direct messages between others.
help-elsewhere = Du kannst mir auch eine Direktnachricht schicken.

moderators-here = Wenn ich nicht weiterweiß, frag die Moderation dieses Servers.
moderators-elsewhere = Wenn ich nicht weiterweiß, frag die Moderation des Servers, von dem du mich kennst.


## Privacy. The typed words: see the note at "help".

privacy-title = Was ich mir über dich merke
privacy =
    - **Deine Fragen** speichere ich nicht mit deinem Namen. Was ich nicht gut beantworten kann, hebe ich für die Moderation auf, ohne zu sagen, wer gefragt hat. Wenn du von einer Antwort hören willst, bleibt deine Discord-ID bei dieser Frage, bis ich dir geschrieben habe.
    - **Deine Bewertungen** von Antworten speichere ich mit deiner Discord-ID, damit jede Person zu jeder Antwort nur eine abgibt. Ebenso Antworten, die du vorschlägst, für die Moderation.
    - **Unser Gespräch** bleibt nur in meinem Arbeitsspeicher: welche Antworten ich dir gezeigt habe, damit **tell me more** funktioniert, bis eine halbe Stunde nach deiner letzten Nachricht. Dort bleiben auch die Sprache, in der du Discord benutzt; ein paar Sekunden lang, wie oft du mich erwähnst oder eine Antwort posten lässt; und einen Tag lang, wie viele Antworten du vorschlägst, wie viele Fragen du an die Moderation schickst und welche deiner Fragen ich nicht beantworten konnte.
show-data-label = Meine Daten anzeigen
delete-data-label = Meine Daten löschen
no-data = Ich speichere nichts über dich.
# The first line, then one line for each kind of thing, then the last.
data = Das bewahre ich über dich auf:
data-votes =
    { $count ->
        [one] 1 Bewertung einer Antwort
       *[other] { $count } Bewertungen von Antworten
    }
data-questions =
    { $count ->
        [one] 1 Frage, deren Antwort du erfahren willst
       *[other] { $count } Fragen, deren Antworten du erfahren willst
    }
data-changes =
    { $count ->
        [one] 1 Änderung an den Antworten
       *[other] { $count } Änderungen an den Antworten
    }
data-proposals =
    { $count ->
        [one] 1 Vorschlag für eine Antwort
       *[other] { $count } Vorschläge für Antworten
    }
data-actions =
    { $count ->
        [one] 1 Aktion in der Moderation
       *[other] { $count } Aktionen in der Moderation
    }
data-attached = Alles zusammen steht in der angehängten Datei.
# The title and the question, above the button.
delete-title = Alles über dich löschen?
delete-question = Damit nimmst du deine Bewertungen zurück und beendest unser Gespräch. Das lässt sich nicht rückgängig machen.
delete-sure-label = Ja, löschen
deleted = Erledigt. Nichts, was ich speichere, trägt noch deine ID.


## Small talk in direct messages and mentions

# Followed by buttons with questions.
greeting = Hallo! Frag mich, was du willst, in deinen eigenen Worten. Diese Fragen sind ein guter Anfang:
# The same where there are no questions to start with.
greeting-only = Hallo! Frag mich, was du willst, in deinen eigenen Worten.
welcome = Gern geschehen!
# When the member says that no choice was right.
declined = Entschuldige, dann habe ich dich noch nicht verstanden. Kannst du es anders sagen?
# After an "ok" or "nice".
nodded = Gut. Frag mich jederzeit, wenn du noch etwas wissen willst.
goodbye = Tschüss! Ich bin da, wenn du wieder eine Frage hast.
# When more is wanted, and there is none.
no-more = Mehr weiß ich dazu nicht. Du kannst mich etwas anderes fragen.
# When a number is none of those of the list before it.
not-offered =
    { $count ->
        [one] Hier gibt es nur eines zur Auswahl: Nummer 1.
       *[other] Hier stehen nur { $count } zur Auswahl. Welche Nummer meinst du?
    }
# When a message holds only pictures or files.
wordless = Ich kann nur Text lesen. Was möchtest du wissen?


## Mentions in a channel

mention-help = Erwähne mich und schreib deine Frage in dieselbe Nachricht, in deinen eigenen Worten. Du kannst auch **/{ ask-command }** nehmen.
# $channels names channels, such as "#help and #faq".
elsewhere = Auf Erwähnungen antworte ich in { $channels }. Hier kannst du **/{ ask-command }** nehmen.
slow-down =
    Das war viel auf einmal. Frag mich hier in { $seconds ->
        [one] 1 Sekunde
       *[other] { $seconds } Sekunden
    } wieder oder nimm **/{ ask-command }**.
# In the place of the same answer again. $link is the address of the message.
answered-here =
    Das habe ich hier vor { $seconds ->
        [one] 1 Sekunde
       *[other] { $seconds } Sekunden
    } beantwortet: { $link }
# A direct message to whoever mentioned the bot where it may not write. $channel names the channel.
may-not-write-there = Du hast mich in { $channel } erwähnt, aber ich darf dort nicht schreiben. Du kannst dort **/{ ask-command }** nehmen oder mich hier fragen.
# Removes an answer.
dismiss-label = Entfernen
not-yours = Das darf nur entfernen, wer es angefordert hat oder hier Nachrichten verwalten darf.
# Below an answer to a new post in a forum, which nobody has called us to.
suggested = Vielleicht beantwortet das deinen Beitrag. Wenn nicht, entferne es und warte auf andere.


## The message menu: a private list of what may answer a message, of which one is posted

matches-title = Was diese Nachricht beantworten könnte
no-matches = Auf diese Nachricht weiß ich keine Antwort.
post-placeholder = Welche Antwort soll ich darauf posten?
# In small print under the answer. $name is the member who fetched it.
looked-up = Nachgeschlagen von { $name }
# Before that, where no reply to the message is possible.
in-answer-to = Antwort auf { $link }
posted = Gepostet: { $link }
nothing-to-answer = Ich kann nur Text lesen, und in dieser Nachricht steht keiner.
# Where the message is one of those that Discord writes, such as that a thread was opened.
not-answerable = Diese Nachricht ist von Discord selbst, und darauf kann niemand antworten.
message-gone = Diese Nachricht gibt es nicht mehr, deshalb habe ich nichts gepostet.
you-may-not-write = Du darfst hier nicht schreiben, deshalb habe ich in deinem Namen nichts gepostet.
i-may-not-write = Ich darf hier nicht antworten. Die Moderation kann mir erlauben, den Kanal anzusehen, den Nachrichtenverlauf zu lesen und Nachrichten zu senden.
apps-may-not-write = Externe Apps dürfen hier nicht schreiben, deshalb habe ich nichts gepostet.


## Errors. $reference is a short code by which the operator finds the error in the log.

failed = Entschuldige, bei mir ist etwas schiefgegangen. Versuch es bitte gleich noch einmal. Wenn es immer wieder passiert, nenn der Moderation diesen Code: { $reference }
# When the database is away.
not-kept = Das hat gerade nicht geklappt. Versuch es bitte gleich noch einmal.
# After a press on a button of another version of the bot.
unknown-control = Diesen Button kenne ich nicht mehr. Frag mich bitte noch einmal.
# The only line in the list that Discord shows while a question is typed.
failed-suggestion = Gerade gibt es keine Vorschläge ({ $reference }). Schick deine Frage trotzdem ab.
