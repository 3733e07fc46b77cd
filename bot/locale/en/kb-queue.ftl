# The queue of unanswered questions, in English. The rules are those of members.ftl.


## The list

kb-queue-command = queue
kb-queue-description = Go through the questions that still need an answer
kb-queue-title = Questions from members
kb-queue-empty = There are no questions in this list.
kb-queue-open-placeholder = Open a question
kb-queue-view-placeholder = Show other questions
kb-queue-newest-option = Open, the newest first
kb-queue-most-option = Open, the most asked first
kb-queue-answered-option = Answered
kb-queue-refused-option = Not for us
kb-queue-dismissed-option = Dismissed
# $when is something like "2 minutes ago".
kb-queue-asked =
    { $count ->
        [one] asked once, { $when }
       *[other] asked { $count } times, last { $when }
    }
kb-queue-waiting =
    { $count ->
        [one] 1 member is waiting for an answer
       *[other] { $count } members are waiting for an answer
    }
# Instead of that, where it is answered already.
kb-queue-owed =
    { $count ->
        [one] **answered**, and 1 member wants to hear of it
       *[other] **answered**, and { $count } members want to hear of it
    }
# Why a question is here.
kb-queue-miss = nothing answered it
kb-queue-none-meant = none of the choices was right
kb-queue-unhelpful = the answer did not help
kb-queue-request = sent to the moderators


## One question

kb-queue-alias-placeholder = Pick the entry that answers it
# How much an entry is like the question, such as "62 % alike". The start of its answer follows.
kb-queue-alike = { $score } alike
kb-queue-search-label = Search for the entry
kb-queue-new-label = New entry
kb-queue-not-label = Not for us
kb-queue-dismiss-label = Dismiss
kb-queue-reopen-label = Back into the queue
kb-queue-back-label = Back to the list
kb-queue-tell-label =
    { $count ->
        [one] Reply to the member who is waiting
       *[other] Reply to the { $count } who are waiting
    }
# In small print, where somebody has proposed an answer already.
kb-queue-proposed = Something that answers this waits for approval in /{ kb-command } { kb-drafts-command }.
kb-queue-gone = This question is not in the queue any more.
# Above the sentence that says what became of it.
kb-queue-settled-title = Somebody was faster
kb-queue-is-open = This question is open.
kb-queue-is-answered = This question has been answered.
kb-queue-is-refused = Somebody decided that this question is not for us.
kb-queue-is-dismissed = This question was dismissed.


## Adding it as wordings to an entry

kb-queue-search-form = Search for an entry
kb-queue-search-field = Words, a question or an id
kb-queue-found = Entries that fit “{ $name }”. Which one answers “{ $question }”?
kb-queue-not-found = I found no entry for “{ $name }”.
kb-queue-entry-gone = That entry is no longer here.
kb-queue-would-add = I would add:
kb-queue-nothing-to-add = It has these wordings already.
kb-queue-save-label = Save
kb-queue-taught = Members get this answer from now on, and the question is closed.
kb-queue-still-unanswered = Saved, but these are not answered by it yet, so the question stays open:


## Not for us, and dismissed

kb-queue-refused-title = Not for us
kb-queue-refused = From now on I will not answer this, nor anything very much like it.
# Below what members would lose by it.
kb-queue-not-anyway-label = Not for us all the same
kb-queue-still-answered = Saved, but these would still be answered, so the question stays open:
kb-queue-dismissed = Dismissed. If somebody asks it again, it comes back.
kb-queue-reopened = It is back in the queue.
kb-queue-look-label = Look at it
# In the list of who did what.
kb-did-dismiss = Dismissed a question
kb-did-reopen = Put a question back into the queue
kb-did-tell = Replied to members who were waiting


## Answering those who wait

kb-queue-told =
    { $count ->
        [0] Nobody was told.
        [one] 1 member was told.
       *[other] { $count } members were told.
    }
kb-queue-unreachable =
    { $count ->
        [one] 1 member takes no direct messages from me.
       *[other] { $count } members take no direct messages from me.
    }
kb-queue-failed =
    { $count ->
        [one] 1 member could not be reached just now and is still waiting.
       *[other] { $count } members could not be reached just now and are still waiting.
    }
kb-queue-unanswered =
    { $count ->
        [one] 1 member is still waiting: nothing answers their question yet.
       *[other] { $count } members are still waiting: nothing answers their question yet.
    }
