# The figures of a server, in English. The rules are those of members.ftl.

kb-stats-command = stats
kb-stats-description = See how much was asked, what came of it, and what is still missing
kb-stats-parameter = days
kb-stats-days-description = How many days, up to today; 30 if you leave it out
kb-stats-title = Questions of the last { $count } days


## What was counted. These are names: they stand in the picture, and before a colon.

kb-stats-asked = Asked
kb-stats-answered = Answered at once
kb-stats-offered = Choices offered
kb-stats-missed = Not answered
kb-stats-chosen = Entries picked
kb-stats-helpful = Found helpful
kb-stats-unused = Never shown
# In the picture, in two short lines.
kb-stats-helpful-of =
    { $count ->
        [one] Helpful (1 vote)
       *[other] Helpful ({ $count } votes)
    }


## How figures are written

kb-stats-number = { $count }
# A number, and which share it is of all questions: 292 (71%).
kb-stats-part = { $number } ({ $share })
# 12 of 60.
kb-stats-of = { $part } of { $whole }
kb-stats-figure = { $name }: { $figure }
kb-stats-day = { DATETIME($day, dateStyle: "medium") }
kb-stats-period = { $since } to { $until } (UTC)


## The card

kb-stats-nothing = Nothing was asked in these days.
kb-stats-shown-most = Shown most
kb-stats-missed-most = Open questions, most asked first
# A question, and how often it was asked or its answer was shown.
kb-stats-ranked = “{ $title }” ({ $count })
kb-stats-all-time = Votes and open questions from before these days count, too, as long as I keep them. The file has every figure, and names nobody.
# For the people who run the bot.
kb-stats-no-picture = For a picture, whoever runs me installs the extra “charts”.


## The picture, and what it shows in words

kb-stats-subtitle = { $period } · votes and open questions from before, too
kb-stats-per-day = Per day
kb-stats-per-week = Per week
# Above lines with how often an entry was shown, and the share of its votes that found it helpful.
kb-stats-shown-and-helpful = Shown most · found helpful
kb-stats-shown-helpful = { $number } · { $share }
kb-stats-nothing-shown = No entry was shown.
kb-stats-nothing-open = No question is open.
kb-stats-unused-entries =
    { $count ->
        [0] Every entry was shown in these days.
        [one] One of { $whole } entries was never shown in these days.
       *[other] { $count } of { $whole } entries were never shown in these days.
    }
kb-stats-alt = Bars and lines of what was asked, { $period }. { $figures }.
kb-stats-alt-nothing = An empty chart: nothing was asked, { $period }.
kb-stats-alt-busiest = Most was asked on { $day }: { $number }.
kb-stats-alt-helpful = { $share } of all votes found an answer helpful.
kb-stats-alt-shown = Shown most: { $titles }.
kb-stats-alt-missed = Open questions asked most: { $titles }.
