# What the bot itself says, in English. What it knows is said by the packs of knowledge.
#
# A language is a folder of `bot/locale`, named by its code (`fr`, `pt-BR`), with the same files as
# this one, in the notation of https://projectfluent.org. Nothing else has to be changed. Tests hold
# each language to the keys, the values and the limits of this one.
#
# The tone is short, warm and plain: no jargon, no exclamation marks in a row. Discord's Markdown
# works in all texts, but not in names, descriptions, labels, placeholders, options and suggestions.
#
# The end of a key says what the text is, and so how long it may be with its values put in:
#
#   -command       name of a slash command     32, one word in lower case, or several with hyphens
#   -parameter     name of its parameter       32, likewise
#   -menu          name of a message menu      32
#   -description   of a command, a parameter, or a field of a form     100
#   -label         text of a button            80
#   -placeholder   of a menu, or of a field of a form                  100
#   -option        line of a menu              100
#   -suggestion    offered while typing        100
#   -title         heading of a message        250
#   -form          heading of a form           45
#   -field         label of a field of a form  45
#
# Anything else is a sentence or a text of its own, of at most 2,000 characters.
#
# To add a text, put its key here and in every other language, and use it in the code by that key,
# written out: words("answered-here", seconds=12, link=link). A test finds keys that nobody uses.
#
# $names are values, which a translation may put wherever it likes. They are never read as Fluent.
# A command is named by the key of its name, **/{ ask-command }**, so that each language names its
# own. Texts with numbers in them have a form for each plural of the language.
#
# A text of several lines starts below its key, indented by four spaces. A line may start with "-",
# which makes a list. One that starts with "*", "[" or "." would mean something else to Fluent, so
# write that first sign as {"*"}, {"["} or {"."}.


## Slash commands, their parameters, and the message menu. Shown by Discord before anything is said.

ask-command = ask
ask-description = Ask a question in your own words
topic-command = topic
topic-description = See what I know about a topic; only you see it
faq-command = faq
faq-description = Look through all questions, topic by topic; only you see them
search-command = search
search-description = List the answers that fit some words; only you see them
help-command = help
help-description = See what I can do here
privacy-command = privacy
privacy-description = See what I keep about you, and have it deleted

# Of /ask and /faq.
question-parameter = question
question-description = Your question, or pick one from the list
# Of /ask: yes or no.
share-parameter = share
share-description = Show the answer to everybody here
# Of /topic: the name of a topic.
name-parameter = name
name-description = The topic; leave it out to see them all
# Of /search.
words-parameter = words
words-description = A few words to look for

# Under "Apps" in the menu of any message.
answer-menu = Answer from the FAQ


## Answers

# Opens the whole of an answer.
read-more-label = Read more
# In small print, followed by the topic and the source.
part-of-answer = This is only part of the answer
# In small print. $day is a date.
reviewed = Reviewed { DATETIME($day, dateStyle: "medium") }
answer-gone = That answer is no longer here. Ask me again and I'll look for what took its place.
# Where others may have taken its place: the title and the sentence, then buttons with questions.
answer-replaced-title = That answer is no longer here
answer-replaced = Maybe one of these took its place:
# Leads from all of an answer back to the part that was shown first.
less-label = Show less
# Leads back to the list that an answer was picked from.
back-label = Back to the list

# Under an answer. The first two are votes; they stand beside a thumb up and a thumb down.
helpful-label = Helpful
unhelpful-label = Not helpful
# Shows a private answer to everybody in the channel.
share-label = Share
# Sends a copy of the answer as a file.
save-label = Save
# Opens the form to the moderators, here and below.
tell-label = Ask the moderators
# Opens the form in which a member suggests an answer.
suggest-label = Suggest an answer

# After a vote for an answer.
rated = Thank you, noted. You can change your mind at any time.
# After a vote against one: the title, one of the next two sentences, then the third.
unhelpful-title = Sorry that this did not help
unhelpful = Maybe one of these does:
nothing-closer = I know nothing that comes closer.
unhelpful-hint = You can also tell the moderators what you were looking for.

# When several entries may be meant: the title, then numbered questions.
choices-title = Did you mean one of these?
none-of-these-label = None of these
# After a press on that: the title and the sentence.
refused-title = Then I don't know that one
refused = I would rather not guess. You could ask in other words, or ask the moderators.

# When nothing answers a question: the title, then these sentences, then buttons with questions.
miss-title = I don't know that one
not-known = I have no answer to that yet, and I would rather not guess.
# $topics is a list, such as "**Lending** and **Rooms**".
nearest-topics = The nearest I know about: { $topics }.
ask-again = You could ask it in other words, or start with one of these:
# The same where there are no questions to start with.
ask-again-only = You could ask it in other words.

# When there is no question in what was sent.
no-question-title = What would you like to know?
no-question = Ask me in your own words. These are good ones to start with:
# The same where there are no questions to start with.
no-question-only = Ask me in your own words.


## The form to the moderators

tell-form = Ask the moderators
tell-question-field = Your question
tell-wish-field = What were you looking for?
wish-placeholder = A sentence or two is enough
# To be ticked, with what is kept for it.
tell-me-field = Tell me when there is an answer
tell-me-description = For that, I keep your Discord id with the question until I have written to you.
told = Thank you. The moderators will see your question, without your name.
# When they ticked that.
told-and-waiting = Thank you. The moderators will see your question, without your name, and that somebody waits for the answer. Once there is one, they can send it to you through me.
# In direct messages, which belong to no server.
told-elsewhere = Thank you. The people who look after me will see your question, without your name.
tell-empty = There was nothing in the form. Please write your question into it.
# Of questions sent to the moderators, and of answers suggested.
enough-for-today = That was a lot for one day. Please come back tomorrow; here is what you wrote.
# The form in which a member suggests an answer; then what is said when it came back.
suggest-form = Suggest an answer
suggest-question-field = The question
suggest-answer-field = Your answer
suggest-answer-description = The editors of this server see it with your name. If they approve it, it answers everybody here.
suggest-taken = Thank you. The editors will look at your answer, and I'll write to you once they have decided.
# Below these, what they wrote is attached as a file. The last is followed by a list.
suggest-nowhere = Answers can only be suggested in servers that have installed me. Here is what you wrote.
suggest-too-many = Three answers of yours are waiting already. Once the editors have decided on one, there is room again. Here is what you wrote.
suggest-already = Somebody has suggested an answer to that question already. Here is what you wrote.
suggest-answered = That question has an answer here already: “{ $question }”. Here is what you wrote.
suggest-invalid = That cannot be taken as it is. Here is what you wrote, and what is wrong:
# The direct message to whoever ticked that, followed by the answer. $link is where they asked.
answer-arrived = There is an answer now to what you asked in { $link }. You wanted to hear of it:
# In small print below an answer that is too long for a message.
answer-arrived-in-file = This is only its start: the whole answer is in the file below.


## Sharing and saving an answer

# In small print under an answer. $name is the member who shared it.
shared-by = { $name } shared this answer
you-may-not-share = You may not write here, so only you see this answer.
apps-may-not-share = External apps may not write here, so only you see this answer.
# To a member who had much posted in a short time, here and with the message menu.
post-later =
    That was a lot at once. I can post more for you here in { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }.
# $link is the address of the direct message.
saved = Sent to your direct messages: { $link }
saved-here = I may not write to you directly, so here is your copy.
# In the copy, each followed by what it names. The last is the name of a collection of answers.
copy-topic = Topic
copy-sources = Sources
copy-reviewed = Reviewed
copy-origin = From


## Lists of topics and of answers

topics-title = What I know about
topics-hint = Pick a topic to see its questions, or start with one of these:
# The same where there are no questions to start with.
topics-only = Pick a topic to see its questions.
no-topics = I have not been taught anything yet. Please come back later.
# Heads a list of all topics.
no-such-topic = I know no topic called “{ $name }”. These are the ones I have:
topic-gone = That topic is no longer here. Use **/{ topic-command }** to see the ones I have.
# Stands for a topic: the questions that belong to none.
other-questions-option = Other questions
# Beside the title of a topic, and in a menu.
answers-option =
    { $count ->
        [one] 1 answer
       *[other] { $count } answers
    }
topic-placeholder = Pick a topic
question-placeholder = Pick a question
all-topics-label = All topics
previous-label = Previous
next-label = Next
page = Page { $page } of { $last }

# Heads a list of answers.
found = Answers that fit “{ $words }”
nothing-found = I found nothing about “{ $words }”. Other words may help, or a look at all topics.
# The typed word: see the note at "help" below.
search-what = Tell me what to look for, like this: **search** and a few words.
# The same outside of direct messages.
search-what-elsewhere = Tell me what to look for, with **/{ search-command }** and a few words.


## Help. First the text for where the member is, then how to reach somebody.

help-title = How to ask me

# In direct messages. The words in bold without a "/" are typed, and the bot must understand them:
# leave them as they are, in every language.
help =
    Just write your question, in your own words. Small typing errors are fine.
    - **tell me more** or **2** goes on from my last answer
    - **topics** lists what I know about
    - **search** and a few words lists the answers that fit
    - **privacy** says what I remember about you
    In a server, type **/{ ask-command }**. Or mention me with your question, and everybody will see the answer.

# In a server, and elsewhere; then what else can be done there.
help-commands =
    Only you see what I answer to these, though some servers show answers to **/{ ask-command }** to everybody:
    - **/{ ask-command }** answers your question, in your own words
    - **/{ faq-command }** goes through all questions, topic by topic
    - **/{ topic-command }** opens one topic
    - **/{ search-command }** lists the answers that fit some words
    - **/{ privacy-command }** says what I remember about you
help-in-server = Mention me and I answer where all can read it. You can also write to me directly.
# In a server that has not installed the bot, and in direct messages between others.
help-elsewhere = You can also write to me directly.

moderators-here = When I can't help, ask the moderators of this server.
moderators-elsewhere = When I can't help, ask the moderators of the server you know me from.


## Privacy. The typed words: see the note at "help".

privacy-title = What I remember about you
privacy =
    - **Your questions** are not kept with your name. Those that I cannot answer well are kept for the moderators, without saying who asked. If you asked to be told of an answer, your Discord id stays with that question until I have told you.
    - **Your votes** on answers are kept with your Discord id, so that each member has one for each answer. So are answers that you suggest, for the moderators.
    - **Our conversation** is in my memory only: which answers I showed you, so that **tell me more** works, for half an hour after your last message. So is the language in which you use Discord; for some seconds, how often you mention me or have me post an answer; and for a day, how many answers you suggest, how many questions you send to the moderators, and which questions I could not answer you.
show-data-label = Show my data
delete-data-label = Delete my data
no-data = I keep nothing about you.
# The first line, then one line for each kind of thing, then the last.
data = I keep this about you:
data-votes =
    { $count ->
        [one] 1 vote on an answer
       *[other] { $count } votes on answers
    }
data-questions =
    { $count ->
        [one] 1 question whose answer you want to hear of
       *[other] { $count } questions whose answers you want to hear of
    }
data-changes =
    { $count ->
        [one] 1 change of the answers
       *[other] { $count } changes of the answers
    }
data-proposals =
    { $count ->
        [one] 1 proposal for an answer
       *[other] { $count } proposals for answers
    }
data-actions =
    { $count ->
        [one] 1 thing you did as a moderator
       *[other] { $count } things you did as a moderator
    }
data-attached = All of it is in the attached file.
# The title and the question, above the button.
delete-title = Delete everything about you?
delete-question = This takes back your votes and ends our conversation. It cannot be undone.
delete-sure-label = Yes, delete it
deleted = Done. Nothing that I store has your id any more.


## Small talk in direct messages and mentions

# Followed by buttons with questions.
greeting = Hello! Ask me anything, in your own words. These are good ones to start with:
# The same where there are no questions to start with.
greeting-only = Hello! Ask me anything, in your own words.
welcome = You're welcome!
# When the member says that no choice was right.
declined = Sorry, then I have not understood you yet. Could you say it in other words?
# After an "ok" or "nice".
nodded = Good. Ask me anything else, at any time.
goodbye = Goodbye! I'm here whenever you have a question.
# When more is wanted, and there is none.
no-more = That is all I have on this. You can ask me something else.
# When a number is none of those of the list before it.
not-offered =
    { $count ->
        [one] There is only one to pick here: number 1.
       *[other] There are only { $count } to pick from here. Which number do you mean?
    }
# When a message holds only pictures or files.
wordless = I can only read text. What would you like to know?


## Mentions in a channel

mention-help = Mention me and write your question in the same message, in your own words. You can also use **/{ ask-command }**.
# $channels names channels, such as "#help and #faq".
elsewhere = I answer mentions in { $channels }. Here you can use **/{ ask-command }**.
slow-down =
    That was a lot at once. Ask me here again in { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }, or use **/{ ask-command }**.
# In the place of the same answer again. $link is the address of the message.
answered-here =
    Answered here { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    } ago: { $link }
# A direct message to whoever mentioned the bot where it may not write. $channel names the channel.
may-not-write-there = You mentioned me in { $channel }, but I may not write there. You can use **/{ ask-command }** there, or ask me here.
# Removes an answer.
dismiss-label = Dismiss
not-yours = Only the person it was for, or somebody who may manage messages here, can dismiss this.
# Below an answer to a new post in a forum, which nobody has called us to.
suggested = This may answer your post. If it does not, dismiss it and wait for others.


## The message menu: a private list of what may answer a message, of which one is posted

matches-title = What may answer this message
no-matches = I know nothing that would answer this message.
post-placeholder = Pick the answer to post as a reply
# In small print under the answer. $name is the member who fetched it.
looked-up = { $name } looked this up
# Before that, where no reply to the message is possible.
in-answer-to = In answer to { $link }
posted = Posted: { $link }
nothing-to-answer = I can only read text, and there is none in this message.
# Where the message is one of those that Discord writes, such as that a thread was opened.
not-answerable = Discord wrote this message itself, and nobody can reply to it.
message-gone = That message is no longer there, so I posted nothing.
you-may-not-write = You may not write here, so I posted nothing in your name.
i-may-not-write = I may not reply here. A moderator can allow me to view the channel, read its history and send messages.
apps-may-not-write = External apps may not write here, so I posted nothing.


## Errors. $reference is a short code by which the operator finds the error in the log.

failed = Sorry, something went wrong on my side. Please try again in a moment. If it keeps happening, tell a moderator this code: { $reference }
# When the database is away.
not-kept = I could not do that just now. Please try again in a moment.
# After a press on a button of another version of the bot.
unknown-control = I do not know this button any more. Please ask me again.
# The only line in the list that Discord shows while a question is typed.
failed-suggestion = No suggestions right now ({ $reference }). Send your question anyway.
