# Topics: /kb topic. The rules are those of members.ftl.

kb-topic-command = topic
kb-topic-description = See a topic, change or hide it, or add a new one
kb-topics-title = Topics
kb-no-topics = There are no topics yet.
kb-new-topic-label = New topic
kb-topic-title = This is how members see it
kb-topic-is-hidden = Members do not see this topic.
# Also after a new topic was saved.
kb-topic-is-empty = Members see it once an entry belongs to it.
kb-topic-edit-label = Edit
kb-restore-label = Restore
kb-topic-form = A topic
kb-title-field = Title
kb-summary-field = Summary
kb-summary-field-description = What it is about, in a few sentences. Discord’s Markdown works here.
kb-names-field = Other names
kb-names-field-description = Other names and abbreviations of the topic, one per line.
