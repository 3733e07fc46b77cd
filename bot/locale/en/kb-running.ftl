# Import, export, settings, check and doctor, in English. The rules are those of members.ftl.


## Import

kb-import-command = import
kb-import-description = Take entries over from a file; you see what it would do first
kb-import-parameter = file
kb-import-file-description = YAML, JSON, CSV, Markdown, or a web page with its FAQ
kb-import-title = Import this file?
kb-import-reading = Reading { $name }…
kb-import-too-big = { $name } is too big. I take files of up to { $most } KB; please split it.
kb-import-gone = I could not download { $name }. Please upload it again.
kb-import-refused-title = Nothing was imported
kb-import-refused =
    { $count ->
        [one] There is a problem in { $name }. Fix it and upload the file again:
       *[other] There are { $count } problems in { $name }. All of them are in the file below; fix them and upload it again:
    }
kb-import-place = **line { NUMBER($line, useGrouping: 0) }, column { NUMBER($column, useGrouping: 0) }:**
kb-import-counts =
    What { $name } would do; nothing is changed yet.
    - New: **{ $added }**
    - Changed: **{ $changed }**
    - Left out, because of a clash: **{ $conflicting }**
    - Like that already: **{ $unchanged }**
    - Here, but not in the file: **{ $absent }**
kb-import-nothing = So there is nothing to import.
kb-import-warnings =
    { $count ->
        [one] One thing in the file is worth a look; it is in the attached list.
       *[other] { $count } things in the file are worth a look; they are in the attached list.
    }
kb-import-acceptable =
    { $count ->
        [one] One of those left out can come along, without the wordings and links that clash.
       *[other] { $count } of those left out can come along, without the wordings and links that clash.
    }
kb-import-added = New
kb-import-changed = Changed
kb-import-conflicting = Left out
kb-import-absent = Here, but not in the file
kb-clash-question = the entry { $owner } asks this, too
kb-clash-phrasing = “{ $text }” belongs to the entry { $owner }
kb-clash-follow-up = there is no entry { $text }
kb-clash-topic = there is no topic { $text }
kb-clash-source = there is no source { $text }
kb-import-label = Import
kb-import-accept-label = Import what is left out, too
kb-import-remove-label = Import and remove what is missing
kb-import-drop-label = Cancel
kb-import-anyway-label = Import anyway
kb-import-done =
    { $count ->
        [one] One thing was changed. Members get it in a moment.
       *[other] { $count } things were changed. Members get them in a moment.
    }
# Kept with the change, for the history.
kb-import-note = import of { $name }
kb-import-dropped = All right. Nothing was changed.
kb-import-settled = This import was decided on already. To look at the file again, upload it once more.


## Export

kb-export-command = export
kb-export-description = Get all that this server knows as files
kb-export-title = What this server knows
kb-export-done = One folder for each pack, in YAML. **/{ kb-command } { kb-import-command }** reads each of them back in.
kb-export-too-big = The files are { $size } KB together, but Discord takes only { $most } KB here. Whoever runs me can export them with **attache export**.
kb-export-failed = I could not read my knowledge files just now. Whoever runs me finds the reason in my log.


## Settings

kb-settings-command = settings
kb-settings-description = Choose how I work in this server
kb-settings-title = How I work in this server
kb-settings-intro = Whatever you pick takes effect at once.
kb-settings-saved = Saved. It takes effect at once.
kb-settings-conflict = Somebody else changed the settings meanwhile, so your pick was not saved. This is how they are now.
kb-settings-placeholder = Pick one
kb-settings-answers = Answers to /{ ask-command }
kb-settings-private-option = Only whoever asks sees the answer
kb-settings-public-option = Everybody in the channel sees the answer
kb-settings-stance = How sure I must be to answer at once
kb-settings-usual-option = As my packs of knowledge say
kb-settings-cautious-option = Cautious: I would rather offer a choice
kb-settings-balanced-option = Balanced
kb-settings-eager-option = Eager: I would rather answer at once
kb-settings-language = My language in messages that everybody sees
kb-settings-any-option = The language of the server on Discord
kb-settings-channels = Channels where I answer mentions
kb-settings-channels-placeholder = All channels
kb-settings-suggest = Forums where I suggest answers to new posts
kb-settings-suggest-placeholder = None
kb-settings-readers = Who else sees the queue, the history and the figures
kb-settings-contributors = Who else may propose changes
kb-settings-editors = Who else may make changes
kb-settings-admins = Who else may change these settings
kb-settings-roles-placeholder = Only those who manage the server
kb-settings-log = Where I announce changes
kb-settings-log-placeholder = Nowhere
kb-settings-retention = How long I keep unanswered questions and votes
kb-settings-days-option =
    { $count ->
        [one] One day
       *[other] { $count } days
    }


## Check

kb-check-command = check
kb-check-description = See what could be better in what I know here
kb-check-title = What could be better
kb-check-fine = I found nothing to fix.
kb-check-counts = To fix: **{ $errors }**. Worth a look: **{ $warnings }**.
kb-check-error = ❌
kb-check-warning = ⚠️
# A server's own change lies over a shared text that is another now.
kb-compare-placeholder = See what changed below this server's version
kb-compare-title = The shared text has changed
kb-compare-shared = Since this server changed it, the shared text has become:
kb-compare-gone = The shared knowledge no longer has it. Members here see this server's version.
kb-compare-own = This server has instead:
kb-compare-keep-label = Keep ours
kb-compare-drop-label = Take the shared text
kb-compare-remove-label = Remove ours
kb-compare-back-label = Back to the list
kb-compare-settled = There is nothing to compare here any more.


## Doctor

kb-doctor-command = doctor
kb-doctor-description = See whether all is well here, and how to fix what is not
kb-doctor-title = How I am doing
kb-doctor-may = I may do all I need in { $channel }.
kb-doctor-may-not = In { $channel } I am missing: { $missing }. Give them to my role in the settings of the channel.
kb-doctor-channel-gone = I cannot see { $channel }. Let my role view it, or pick another one in **/{ kb-command } { kb-settings-command }**.
kb-doctor-no-channels = Discord did not tell me what I may do in the channels of the settings. Try again in a moment.
# Permissions, as Discord calls them.
kb-may-view = View Channel
kb-may-send = Send Messages
kb-may-send-in-threads = Send Messages in Threads
kb-may-read-history = Read Message History
kb-doctor-intents = I hear mentions and direct messages.
kb-doctor-all-intents = I hear mentions and direct messages, and I read the text of new posts in forums.
kb-doctor-no-intents = I was started without the intents for messages, so I hear no mentions and no direct messages. Whoever runs me has to start me with them.
kb-doctor-commands = Discord lists my commands as they are.
kb-doctor-old-commands = Discord lists my commands as they were before. Whoever runs me should restart me.
kb-doctor-commands-unknown = I do not know which commands I told Discord last. If some are missing, whoever runs me should restart me.
kb-doctor-database =
    { $count ->
        [one] My database answered in 1 ms.
       *[other] My database answered in { $count } ms.
    }
kb-doctor-no-database = My database does not answer. I still answer members from memory, but nothing can be saved. Whoever runs me finds the reason in my log.
kb-doctor-by-meaning =
    { $count ->
        [one] I know one entry and find it by meaning.
       *[other] I know { $count } entries and find them by meaning.
    }
kb-doctor-by-words =
    { $count ->
        [one] I know one entry, but find it by its words alone. To find it by meaning, whoever runs me installs the extra **semantic**.
       *[other] I know { $count } entries, but find them by their words alone. To find them by meaning, whoever runs me installs the extra **semantic**.
    }
kb-doctor-problems =
    { $count ->
        [one] One change of this server could not be applied. Edit or restore what it is about:
       *[other] { $count } changes of this server could not be applied. Edit or restore what they are about:
    }
kb-doctor-log = I announce changes in { $channel }.
kb-doctor-log-failed = I could not announce the last change in { $channel }. See above what I am missing there, or pick another channel in **/{ kb-command } { kb-settings-command }**.
kb-doctor-no-log = I announce changes in no channel. You can pick one in **/{ kb-command } { kb-settings-command }**.
