# Writing entries: /kb add, edit, alias and drafts, and the message menu. The rules are those of
# members.ftl.


## The form

kb-add-command = add
kb-add-description = Write a new entry
kb-add-topic-description = The topic that it belongs to
kb-edit-command = edit
kb-edit-description = Change an entry
kb-edit-entry-description = The entry to change
kb-file-parameter = file
kb-answer-file-description = A text file with the whole answer, for a long one
kb-topic-parameter = topic
kb-save-menu = Save as FAQ entry
kb-entry-form = An entry
kb-question-field = Question
kb-too-long-description = What is too long for this form is left out of it, and stays as it is.
kb-answer-field = Answer
kb-answer-field-description = Discord's Markdown works here.
kb-phrasings-field = Other wordings
kb-phrasings-field-description = Other ways to ask for it, one per line.
kb-topic-field = Topic
kb-topic-field-description = The title of a topic, or nothing.
kb-topic-placeholder = No topic
kb-follow-ups-field = Next questions
kb-follow-ups-field-description = Entries to offer below the answer, one per line: the id or the question.
kb-part-form = A part of the answer
kb-part-field = Part { $page } of { $last }
kb-no-topic = There is no topic “{ $name }” here. Pick one from the list that opens while you type.
kb-file-too-big = This file is too big for an answer. I read up to { $count } KB.
kb-file-no-text = This file is not text in UTF-8. Please save it that way and try again.
kb-file-gone = Discord did not give me the file. Please try again.
kb-nothing-to-save = There is no text in this message that I could save.
# The end of an answer that was taken from a message, in small print.
kb-from-message = [From a message]({ $link })


## Looking at it

kb-preview-title = This is how members will see it
kb-no-warnings = I found nothing that speaks against it. It is not saved yet.
# Above what somebody else has changed since.
kb-meanwhile = This would take the place of a newer change, by { $by }:
kb-warnings = Not saved yet. Please look at this first:
kb-warn-taken = - “{ $question }” would lead to **{ $thief }** and not to **{ $owner }** any more.
kb-warn-missed = - “{ $question }” would not lead to **{ $owner }** any more.
kb-warn-answered = - “{ $question }” would be answered, though it should not be.
kb-warn-rival = - “{ $question }” is answered by **{ $owner }** today.
kb-warn-starter = - I would not offer **{ $owner }** among the first questions any more.
kb-warn-leading = - **{ $owner }** would lose one of its next questions.
kb-warn-orphans =
    { $count ->
        [one] - One entry would have no topic any more.
       *[other] - { $count } entries would have no topic any more.
    }
kb-is-kept = What you wrote is kept.
kb-long-answer = The answer is long, so you edit it in parts, or as a file with **/{ kb-command } { kb-edit-command }**.
# Not “Save” alone: the preview shows the button by that name that members get.
kb-save-label = Save entry
kb-hand-in-label = Hand in
kb-again-label = Edit again
kb-discard-label = Discard
kb-overwrite-label = Overwrite with mine
kb-part-label = Part { $page }
kb-discarded = Discarded. Nothing was changed.
kb-writing-gone = This is finished already. Start again with **/{ kb-command } { kb-edit-command }**.
kb-part-gone = The answer was changed meanwhile, so its parts are not the same any more. Please open the part again.
kb-not-kept = I cannot reach my database right now, so nothing was saved. Here is what you wrote. Please try again in a moment.


## Another wording

kb-alias-command = alias
kb-alias-description = Add another wording to an entry
kb-alias-entry-description = The entry that should answer
kb-phrase-parameter = phrase
kb-phrase-description = What members type
kb-alias-before = Now: { $outcome } · score `{ $score }`
kb-alias-after = Then: { $outcome } · score `{ $score }`
kb-outcome-match = **{ $title }**
kb-outcome-choices = a choice of { $titles }
kb-outcome-miss = no answer


## Drafts

kb-drafts-command = drafts
kb-drafts-description = See what contributors propose, and what you have not finished
kb-drafts-title = Waiting for approval
kb-drafts-label = All drafts
kb-no-drafts = Nothing waits for approval.
# Beside a draft of somebody without a role in /kb.
kb-suggested = a member's suggestion
kb-draft-placeholder = Look at a draft
kb-unfinished-placeholder = Go on with what you have not finished
kb-no-question-option = A new entry
kb-draft-title = A draft
kb-draft-gone = This draft is settled already.
kb-draft-no-edit = This draft is settled already, or its entry is gone.
kb-approve-label = Approve
kb-edit-draft-label = Edit
kb-decline-label = Decline
kb-look-again-label = Look again
kb-decline-form = Decline a draft
kb-reason-field = Reason
kb-reason-field-description = The author gets to read it.
kb-declined = Declined. The draft is not shown any more.
kb-your-draft-approved = Thank you. Your suggestion for { $name } was approved in { $place }.
kb-your-draft-declined = Your suggestion for { $name } was declined in { $place }.
