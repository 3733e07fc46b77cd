"""What each format gives when it is read."""

from __future__ import annotations

import json

import pytest

from bot.content.importing.detect import Format
from bot.content.importing.read import Given, Imported, Refused, read_import
from bot.core.problem import Place

HEADER = "question,answer"


def imported(file: str, content: str | bytes) -> Imported:
    result = read_import(file, content.encode() if isinstance(content, str) else content)
    assert isinstance(result, Imported), result
    return result


def answers(result: Imported) -> dict[str, object]:
    return {str(entry.fields["question"]): entry.fields["answer"] for entry in result.entries}


def entry(file: str, content: str | bytes) -> Given:
    (only,) = imported(file, content).entries
    return only


def messages(result: Imported | Refused) -> list[str]:
    problems = result.problems if isinstance(result, Refused) else result.warnings
    return [problem.message for problem in problems]


ONE = {"How?": "So."}

SAME = [
    pytest.param("a.yaml", "entries:\n- {id: a, question: How?, answer: So.}", id="YAML"),
    pytest.param("a.yaml", "- question: How?\n  answer: So.", id="a list in YAML"),
    pytest.param("a.json", '{"entries": [{"question": "How?", "answer": "So."}]}', id="JSON"),
    pytest.param("a.json", '[{"Question": "How?", "a": "So."}]', id="a list in JSON"),
    pytest.param("a.json", '{"question": "How?", "answer": "So."}', id="one thing in JSON"),
    pytest.param("a.json", '\r\n[\t{"question":"How?",\r\n"answer":"So."}]\n', id="spaced JSON"),
    pytest.param("a.csv", "question,answer\nHow?,So.", id="commas"),
    pytest.param("a.csv", "Answer;Question\r\nSo.;How?\r\n", id="semicolons and CRLF"),
    pytest.param("a.tsv", "q\ta\nHow?\tSo.\n\t\n", id="tabs and an empty row"),
    pytest.param("a.csv", "sep=;\nquestion;answer\nHow?;So.", id="Excel's line"),
    pytest.param("a.csv", '"question","answer",""\n"How?","So.",""', id="quotes"),
    pytest.param("a.md", "# How?\nSo.", id="a heading"),
    pytest.param("a.md", "### **How?** ###\n\nSo.\n\n", id="a closed heading"),
    pytest.param("a.md", "Q: How?\nA: So.", id="a pair"),
    pytest.param("a.md", "**Q: How?**\n\n**A:** So.", id="a bold pair"),
    pytest.param("a.md", "Question: How?\nSo.", id="a question without a mark for its answer"),
    pytest.param("a", "# How?\nSo.", id="Markdown without a name"),
    pytest.param("a.txt", "question;answer\nHow?;So.", id="a table as text"),
    pytest.param("a.txt", '[{"question": "How?", "answer": "So."}]', id="JSON as text"),
    pytest.param("a.txt", "entries:\n- {question: How?, answer: So.}", id="YAML as text"),
]


@pytest.mark.parametrize(("file", "content"), SAME)
def test_every_format_gives_the_same(file: str, content: str) -> None:
    assert answers(imported(file, content)) == ONE


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    data = "question,answer\nCafé?,Où ça\n".encode(encoding)

    assert imported("a.csv", data).warnings == ()
    assert answers(imported("a.csv", data)) == {"Café?": "Où ça"}


def test_windows_1252_is_read_with_a_warning() -> None:
    result = imported("a.csv", "question,answer\nHow?,“Café”\n".encode("cp1252"))

    assert answers(result) == {"How?": "“Café”"}
    assert result.warnings[0].place == Place("a.csv", 2)
    assert "read as Windows-1252" in result.warnings[0].message


def test_a_row_fills_every_key() -> None:
    row = entry(
        "a.csv",
        "id;question;answer;phrasings;keywords;topic;follow-ups;reviewed\n"
        'wifi;How?;"One;\n""two""";join it | go on;wifi, net;;a,b;2026-01-02\n',
    )

    assert row == Given(
        row.item,
        {
            "question": "How?",
            "answer": 'One;\n"two"',
            "phrasings": ("join it", "go on"),
            "keywords": ("wifi", "net"),
            "follow_ups": ("a", "b"),
            "reviewed": "2026-01-02",
        },
        Place("a.csv", 2, 1),
    )
    assert row.item.id == "wifi"


def test_an_unknown_column_is_left_out_with_a_warning() -> None:
    result = imported("a.csv", "question,answer,phrasing words\na,b,c\n")

    assert messages(result) == ['the column "phrasing words" is not known, so it is left out']


def test_markdown_that_discord_does_not_show_is_warned_of() -> None:
    result = imported("a.md", "# How?\n\nAsk @everyone.\n\n| a | b |\n|---|---|\n")

    assert [(each.line, each.where) for each in result.warnings] == [(3, "entry how")] * 2
    assert messages(result)[0].endswith("would ping people (line 1 of the answer)")


def test_a_problem_in_a_table_names_the_first_line_of_its_row() -> None:
    result = read_import("a.csv", b'question,answer,reviewed\na,"b\nb",\nc,d,soon\n')

    assert isinstance(result, Refused)
    assert [(problem.line, problem.where) for problem in result.problems] == [(4, "entry c")]


MARKDOWN = """\
# Network

How to get online.

## How do I join?

Run this:

```sh
# not a heading
Q: nor a pair
```

### On a phone

Tap it.

## Where is it slow?
In the cellar.

# Printing
Q: How much is it?
A: Nothing.

It is free.

Q: Where?
A: Here.
"""


def test_headings_are_topics_and_questions() -> None:
    result = imported("a.md", MARKDOWN)

    assert answers(result) == {
        "How do I join?": (
            "Run this:\n\n```sh\n# not a heading\nQ: nor a pair\n```\n\n### On a phone\n\nTap it."
        ),
        "Where is it slow?": "In the cellar.",
        "How much is it?": "Nothing.\n\nIt is free.",
        "Where?": "Here.",
    }
    assert [each.fields["topic"] for each in result.entries] == [
        *("network", "network"),
        *("printing", "printing"),
    ]
    assert result.titles == {"network": "Network", "printing": "Printing"}
    assert [each.fields["summary"] for each in result.topics] == ["How to get online."]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("```\na\n", 1, id="at the start"),
        pytest.param("# A?\n\n  ~~~ sh\n```\n", 3, id="of tildes, with another inside"),
        pytest.param("# A?\n```\na\n```\n````\n```\n", 5, id="longer than its end"),
    ],
)
def test_an_open_fence_is_named_where_it_opens(text: str, line: int) -> None:
    result = read_import("a.md", text.encode())

    assert isinstance(result, Refused)
    assert (result.problems[0].line, result.problems[0].message) == (
        line,
        "the code block opened here is never closed",
    )


def test_code_within_a_line_opens_no_fence() -> None:
    assert answers(imported("a.md", "# A?\n```x``` and\n# B?\nc")) == {
        "A?": "```x``` and",
        "B?": "c",
    }


def test_text_in_front_of_the_questions_is_warned_of() -> None:
    result = imported("a.md", "\nWelcome!\n# How?\nSo.\n")

    assert [(each.line, each.message[:21]) for each in result.warnings] == [
        (2, "the text in front of ")
    ]


def page_of(*questions: object, **other: object) -> str:
    data = {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": questions, **other}
    script = json.dumps(data).replace("</", "<\\/")
    return f'<p>Hi<SCRIPT a="b" type="application/ld+json">\n{script}\n</SCRIPT ><script>x</script>'


def question(name: str = "How?", answer: object = "So.") -> dict[str, object]:
    text = {"@type": "Answer", "text": answer}
    return {"@type": "Question", "name": name, "acceptedAnswer": text}


FAQ = {"@type": "FAQPage", "mainEntity": [question()]}


@pytest.mark.parametrize(
    "data",
    [
        FAQ,
        {"@type": "FAQPage", "mainEntity": question()},
        {"@type": ["WebPage", "https://schema.org/FAQPage"], "mainEntity": [question()]},
        {
            "@context": "x",
            "@graph": [{"@type": "Person"}, {"@type": "FAQPage", "mainEntity": [question()]}],
        },
        [{"@type": "Person"}, {"@type": "FAQPage", "mainEntity": [question()]}],
        {"@type": "WebPage", "mainEntity": {"@type": "FAQPage", "mainEntity": question()}},
        {"@type": "WebPage", "hasPart": [{"@type": "FAQPage", "mainEntity": question()}]},
        {
            "@graph": [
                {"@type": "FAQPage", "mainEntity": [{"@id": "#1"}]},
                {"@type": "Question", "@id": "#1", "name": "How?", "acceptedAnswer": {"@id": "#a"}},
                {"@type": "Answer", "@id": "#a", "text": "So."},
            ]
        },
        {
            "@graph": [
                {"@type": "WebPage", "mainEntity": {"@type": "FAQPage", "@id": "#faq"}},
                {
                    "@type": "FAQPage",
                    "@id": "#faq",
                    "mainEntity": {"@type": "Question", "@id": "#1"},
                },
                {"@type": "ItemList", "itemListElement": [{"@id": "#1", **question()}]},
            ]
        },
        [
            {"@type": "FAQPage", "name": "Help", "url": "/help"},
            {"@type": "FAQPage", "mainEntity": [question(), question()]},
            {"@type": "FAQPage", "mainEntity": [question()]},
        ],
    ],
    ids=[
        "a list",
        "one question",
        "two types",
        "a graph",
        "several things",
        "within another thing",
        "a part of another thing",
        "references within a graph",
        "references to what is told elsewhere",
        "the same questions over again",
    ],
)
def test_json_ld_is_found_in_all_its_forms(data: object) -> None:
    assert answers(imported("a.json", json.dumps(data))) == ONE


def test_a_page_is_read_for_its_data_only() -> None:
    result = imported("a.html", page_of(question("A &amp; <b>b</b>?", "<p>Yes,</p><p>b.</p>")))

    assert result.format is Format.HTML
    assert answers(result) == {"A & b?": "Yes,\n\nb."}
    assert result.entries[0].place.line == 2


def test_other_data_of_a_page_may_be_broken() -> None:
    broken = '<script type="application/ld+json">{,}</script>'

    assert answers(imported("a.html", broken + page_of(question()))) == ONE


def script(data: object) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            script({"@type": "WebSite", "name": "Our FAQPage"}) + page_of(question()),
            id="a script that only speaks of it",
        ),
        pytest.param(
            script({"@type": "FAQPage", "mainEntity": [{"@id": "#1"}]})
            + script({"@graph": [{"@id": "#1", **question()}]}),
            id="a question in another script",
        ),
        pytest.param(
            script(f"\n//<![CDATA[\n{json.dumps(FAQ)}\n//]]>\n"), id="marks behind comment signs"
        ),
        pytest.param(
            script(f"/* <![CDATA[ */{json.dumps(FAQ)}/* ]]> */"), id="marks within comments"
        ),
        pytest.param(script(f"<![CDATA[{json.dumps(FAQ)}]]>"), id="marks"),
    ],
)
def test_a_page_may_say_it_in_many_ways(page: str) -> None:
    assert answers(imported("a.html", page)) == ONE


def test_all_questions_of_a_page_are_read() -> None:
    pages = (page_of(question("How?", "So.")), page_of(question("Why?", "For fun.")))

    assert answers(imported("a.html", "".join(pages))) == {"How?": "So.", "Why?": "For fun."}


def test_a_question_that_is_nowhere_in_the_file_is_named() -> None:
    data = {"@type": "FAQPage", "mainEntity": [question(), {"@id": "https://x.org/#2"}]}

    result = read_import("a.json", json.dumps(data).encode())

    assert isinstance(result, Refused)
    assert [each.message for each in result.problems] == [
        'the file does not hold the question "https://x.org/#2"'
    ]


def test_a_whole_pack_gives_what_a_guild_may_change() -> None:
    result = imported(
        "pack.yaml",
        "title: Campus\nout_of_scope: [weather]\nlanguage: fr\n"
        "topics:\n- {title: The Net, summary: All of it.}\n"
        "entries:\n- {id: a, question: How?, answer: So., topic: the-net}\n",
    )

    assert result.contrasts == ("weather",)
    assert [topic.item.id for topic in result.topics] == ["the-net"]
    assert messages(result) == [
        'the key "title" of a pack is not imported',
        'the key "language" of a pack is not imported',
    ]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        pytest.param("How do I join?", "how-do-i-join", id="words"),
        pytest.param("C'est où, l'été?", "cest-ou-lete", id="accents"),
        pytest.param("x" * 60, "x" * 48, id="one long word"),
        pytest.param(f"{'ab ' * 30}?", "-".join(["ab"] * 16), id="cut between words"),
        pytest.param("Как войти?", "entry-f282a2fe", id="another script"),
        pytest.param("None?", "none-2", id="a reserved word"),
    ],
)
def test_an_id_says_what_is_asked(question: str, name: str) -> None:
    made = entry("a.json", json.dumps([{"question": question, "answer": "a"}]))

    assert (made.item.id, made.has_own_id) == (name, False)


def test_ids_that_are_made_stay_clear_of_those_given() -> None:
    rows = "id,question,answer\n,A b,x\na-b,C,y\n,A b 駅,z\n"

    assert [each.item.id for each in imported("a.csv", rows).entries] == ["a-b-2", "a-b", "a-b-3"]


def test_a_key_may_be_written_in_capitals() -> None:
    rows = [{"Question": "A b", "Answer": "x"}, {"ID": "a-b", "Question": "C", "Answer": "y"}]

    assert [each.item.id for each in imported("a.json", json.dumps(rows)).entries] == [
        "a-b-2",
        "a-b",
    ]


def test_every_problem_of_a_file_is_listed() -> None:
    result = read_import(
        "a.json",
        b'[{"question": "a", "answer": 5, "nope": 1},\n {"question": []},\n {"answer": "b"}]',
    )

    assert isinstance(result, Refused)
    assert [problem.line for problem in result.problems] == [1, 2, 2, 3]


def test_a_name_that_no_terminal_can_show_is_made_plain() -> None:
    result = read_import("a\n\x1b[31m\ud800" + "b" * 200, b"")

    assert isinstance(result, Refused)
    assert result.file.isprintable()
    assert len(result.file) == 100
