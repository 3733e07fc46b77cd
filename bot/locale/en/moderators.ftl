# What the bot says to the moderators of a server, in English. The rules are those of members.ftl.
# Texts of one subject of /kb are in a file of its own, kb-SUBJECT.ftl; this one has what they share
# and the first subjects.


## The group, and who may use it

kb-command = kb
kb-description = Look after what the bot knows in this server
kb-refused = This is for the moderators of this server.
kb-too-much = Your role here does not go that far. Ask somebody who manages this server.
kb-unknown-control = I do not know this button any more. Please start again with **/{ kb-command }**.
kb-no-database = I cannot reach my database right now. Please try again in a moment.


## Entries

kb-entry-parameter = entry
kb-no-entry = There is no entry “{ $name }” here. Pick one from the list that opens while you type.
# Before the question of an entry, or the title of a topic, that members do not see, in a list.
kb-hidden = (hidden)
# Before the title of a topic, in a list of entries.
kb-is-topic = (topic)
kb-entry-name = Entry `{ $name }`
kb-topic-name = Topic `{ $name }`
kb-contrast-name = Not for us: “{ $name }”
kb-key-question = Question
kb-key-answer = Answer
kb-key-phrasings = Other wordings
kb-key-topic = Topic
kb-key-follow-ups = Next questions
kb-key-title = Title
kb-key-summary = Summary
kb-key-not-this = Must not answer
kb-key-keywords = Keywords


## What came of a change

kb-saved-title = Saved
kb-saved = Members see it this way from now on.
kb-undo-label = Undo
kb-undo-anyway-label = Undo anyway
kb-look-label = See what changed
kb-drafted-title = Waiting for approval
kb-drafted = Thank you. An editor will look at it.
kb-unchanged = It is like that already, so there is nothing to change.
kb-invalid-title = Not saved
kb-invalid = This does not work yet:
kb-conflict-title = Somebody was faster
kb-conflict =
    Nothing is lost, and nothing was saved yet. The last change is by { $by }.
    What yours would change now:
# Who and when, such as "@Sam · 2 minutes ago".
kb-who-when = { $who } · { $when }
# Somebody who had their data deleted.
kb-somebody = somebody
kb-no-difference = Nothing that members would see.
kb-more-lines = - and { $count } more
# What somebody asked or wrote, in quotation marks.
kb-quoted = “{ $text }”


## History

kb-history-command = history
kb-history-description = See who changed what, and take it back
kb-history-entry-description = One entry or topic; leave it out for all changes
kb-history-title = Latest changes
kb-history-of = Changes to “{ $name }”
kb-history-placeholder = Look at a change
kb-history-label = All its changes
kb-no-history = Nothing has been changed yet.
kb-revision = Change { NUMBER($number, useGrouping: 0) }
kb-no-revision = There is no such change.
kb-and-others =
    { $count ->
        [one] { $name } and one more
       *[other] { $name } and { $count } more
    }
kb-was-added = Added:
kb-was-removed = Members no longer saw it. It was:
kb-is-refused = This question is not answered here.
kb-is-not-refused = This question may be answered again.
kb-before-label = Back to how it was before
kb-after-label = Back to how it was then
kb-take-back-label = Take all of it back
# Kept with the change, for the history.
kb-back-note = back to change { NUMBER($number, useGrouping: 0) }
kb-undo-note = takes back change { NUMBER($number, useGrouping: 0) }


## Removing, hiding, restoring

kb-remove-command = remove
kb-remove-description = Take an entry away from members
kb-remove-entry-description = The entry to remove; the history keeps it
kb-remove-title = Remove this?
kb-remove-label = Remove
kb-hide-command = hide
kb-hide-description = Hide an entry from members for now
kb-hide-entry-description = The entry to hide
kb-hide-title = Hide this?
kb-hide-label = Hide
kb-restore-command = restore
kb-restore-description = Bring a hidden or removed entry or topic back
kb-restore-entry-description = The entry or topic to bring back


## Audit

kb-audit-command = audit
kb-audit-description = See who did what: changes, approvals, settings, exports
kb-audit-title = Who did what
kb-no-audit = Nothing to tell yet.
kb-did-approve = Approved a draft
kb-did-decline = Declined a draft
kb-did-settings = Changed the settings
kb-did-export = Exported everything
# Details of these, in brackets: the number of a draft, what was asked, how many were told.
kb-detail-draft = no. { $number }
kb-detail-question-gone = a question that is no longer kept
kb-detail-members =
    { $count ->
        [one] 1 member
       *[other] { $count } members
    }
# A setting and what was picked for it.
kb-detail-setting = { $name }: { $value }


## Explaining an answer

kb-explain-command = explain
kb-explain-description = See why a question gets the answer it gets
kb-explain-question-description = The question, as a member would type it
kb-explain-title = Why this answer
kb-explain-match = I answer this with: { $title }
kb-explain-choices = I am not sure, so I offer: { $titles }
kb-explain-miss = I do not answer this.
kb-why-empty = There are no words in it.
kb-why-out-of-scope = It is listed as a question that is not for us.
kb-why-exact = It is the entry's own question or one of its wordings, word for word.
kb-why-topic = It is the name of a topic.
kb-why-keyword = It is a keyword and nothing else.
kb-why-picked = The entry was picked from a list.
kb-why-sure = It is close enough to this entry, and clearly closer than to others.
kb-why-unsure = Several entries come close, and none of them stands out enough.
kb-why-unknown = No entry comes close enough.
kb-explain-corrected = I read “{ $typed }” as “{ $guess }”.
kb-explain-unknown = I do not know these words: { $named }.
kb-explain-nearest = The nearest wording that I know is “{ $phrasing }”.
kb-explain-rival = “{ $title }” fits almost as well, so I do not answer at once.
kb-explain-contrast = It is also close to “{ $contrast }”, which that entry must not answer.
kb-explain-numbers = In numbers
kb-explain-right = How sure I am of the best entry: { $right } (I answer from { $enough })
kb-explain-among = How sure I am that a choice would help: { $among } (I offer one from { $enough })
