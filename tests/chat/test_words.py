"""The catalogues: complete, within Discord's limits, and used by the code as they are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.languages import CATALOGUES
from bot.chat.words import Value, Words, read_words
from tests.support.library import shipped_languages
from tests.support.properties import steady

CHAT = CATALOGUES.parent / "chat"
ENGLISH_FOLDER = CATALOGUES / "en"
FOLDERS = sorted(each for each in CATALOGUES.iterdir() if each.is_dir())
every_language = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)

# The longest that each kind of text may be, by the end of its key, as en/members.ftl says.
LIMITS = {
    "command": 32,
    "parameter": 32,
    "menu": 32,
    "description": 100,
    "label": 80,
    "placeholder": 100,
    "option": 100,
    "suggestion": 100,
    "title": 250,
    "form": 45,
    "field": 45,
}
LONGEST_TEXT = 2_000
# What Discord calls a good name; letters that have no upper case are lower case, too.
NAME = re.compile(r"[-_'\w]{1,32}")
ADDRESS = "https://discord.com/channels/" + "/".join(["1" * 20] * 3)
# A long value for each name, by which every text must still fit; most texts are cut to 150.
LONG: Mapping[str, Value] = {
    "reference": "A1B2C3",
    "day": date(2028, 9, 28),
    "count": 1_234,
    "page": 999,
    "last": 999,
    "seconds": 1_234,
    "number": 12_345,
    "line": 12_345,
    "column": 12_345,
    "link": ADDRESS,
}
LONG_TEXT = "W" * 300


@dataclass(frozen=True, slots=True)
class Call:
    """A use of a text in the code; the key is empty where it is not written out."""

    module: str
    key: str
    values: frozenset[str]


def _keys(file: Path) -> list[str]:
    body = FluentParser().parse(file.read_text(encoding="utf-8")).body
    return [part.id.name for part in body if isinstance(part, ftl.Message)]


def _messages(folder: Path) -> dict[str, ftl.Message]:
    """Return the texts of a language by key; every one stands in its files once."""
    bodies = [
        FluentParser().parse(file.read_text(encoding="utf-8")).body
        for file in sorted(folder.glob("*.ftl"))
    ]
    messages = [part for body in bodies for part in body if isinstance(part, ftl.Message)]
    assert len({message.id.name for message in messages}) == len(messages)
    return {message.id.name: message for message in messages}


def _references(message: ftl.Message, kind: type[ftl.BaseNode]) -> set[str]:
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, kind):
            found.add(node.id.name)  # type: ignore[attr-defined]
        if isinstance(node, ftl.BaseNode):
            for value in vars(node).values():
                for each in value if isinstance(value, list) else [value]:
                    walk(each)

    walk(message.value)
    return found


def _values(key: str, messages: Mapping[str, ftl.Message]) -> frozenset[str]:
    """Return the names of the values of a text, and of the texts that it names."""
    named = _references(messages[key], ftl.MessageReference)
    own = _references(messages[key], ftl.VariableReference)
    return frozenset(own.union(*(_values(each, messages) for each in named)))


def _words_of(folder: Path) -> Words:
    english = shipped_languages().english
    return read_words(folder, None if folder == ENGLISH_FOLDER else english)


def _filled(key: str, messages: Mapping[str, ftl.Message]) -> dict[str, Value]:
    return {name: LONG.get(name, LONG_TEXT) for name in _values(key, messages)}


def _calls() -> Iterator[Call]:
    """Yield what the code says: `words("key", value=...)` and `services.localised("key")`."""
    for module in sorted(CHAT.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="words") | ast.Attribute(attr="words" | "localised")
                ):
                    key = node.args[0] if node.args else None
                    is_literal = isinstance(key, ast.Constant) and isinstance(key.value, str)
                    yield Call(
                        module.name,
                        ast.literal_eval(key) if key is not None and is_literal else "",
                        frozenset(each.arg or "**" for each in node.keywords),
                    )


ENGLISH = _messages(ENGLISH_FOLDER)
CALLS = tuple(_calls())


@every_language
def test_a_language_has_the_files_and_keys_of_english(folder: Path) -> None:
    files = {file.name: set(_keys(file)) for file in folder.glob("*.ftl")}
    assert files == {file.name: set(_keys(file)) for file in ENGLISH_FOLDER.glob("*.ftl")}


@every_language
def test_a_text_puts_in_the_values_that_the_english_one_does(folder: Path) -> None:
    messages = _messages(folder)
    theirs = {key: _values(key, messages) for key in messages}
    assert theirs == {key: _values(key, ENGLISH) for key in messages}


def test_the_limits_are_those_that_translators_read() -> None:
    told = re.findall(
        r"^#   -(\w+) .*? (\d+)",
        (ENGLISH_FOLDER / "members.ftl").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert {kind: int(most) for kind, most in told} == LIMITS


@every_language
def test_a_text_is_within_the_limit_of_its_kind(folder: Path) -> None:
    words, messages = _words_of(folder), _messages(folder)
    said = {key: words(key, **_filled(key, messages)) for key in messages}
    limits = {key: LIMITS.get(key.rpartition("-")[2], LONGEST_TEXT) for key in said}
    assert {key: len(text) for key, text in said.items() if not 0 < len(text) <= limits[key]} == {}


@every_language
def test_a_name_is_one_that_discord_takes(folder: Path) -> None:
    words = _words_of(folder)
    names = {key: words(key) for key in ENGLISH if key.endswith(("-command", "-parameter"))}
    assert names
    bad = [name for name in names.values() if not NAME.fullmatch(name) or name != name.lower()]
    assert bad == []
    # Below /kb, a command may be called like one beside it.
    commands = [(key[:3] == "kb-", names[key]) for key in names if key.endswith("-command")]
    assert len(set(commands)) == len(commands)


@every_language
def test_the_tone_is_calm(folder: Path) -> None:
    words, messages = _words_of(folder), _messages(folder)
    said = {key: words(key, **_filled(key, messages)) for key in messages}
    assert [key for key, text in said.items() if re.search(r"!\s*!", text)] == []


@every_language
def test_a_language_names_commands_by_their_keys(folder: Path) -> None:
    """What follows a slash comes from a key, so that it is the name in that language."""
    for key, message in _messages(folder).items():
        text = "".join(_plain(message.value))
        assert re.search(r"/\w", text) is None, key


def _plain(pattern: ftl.Pattern | None) -> Iterator[str]:
    """Yield the literal text of a pattern, with a space for whatever is put in."""
    for part in pattern.elements if pattern is not None else ():
        yield part.value if isinstance(part, ftl.TextElement) else " "


def test_the_code_uses_keys_and_values_that_there_are() -> None:
    literal = [call for call in CALLS if call.key]
    assert [call for call in literal if call.key not in ENGLISH] == []
    assert [call for call in literal if call.values != _values(call.key, ENGLISH)] == []


def test_keys_are_written_out_where_they_are_used() -> None:
    # The translator is given keys by discord.py, from where they are written out.
    assert {call.module for call in CALLS if not call.key} == {"translator.py"}


def test_every_text_is_used() -> None:
    used = {call.key for call in CALLS}
    for message in ENGLISH.values():
        used |= _references(message, ftl.MessageReference)
    assert set(ENGLISH) - used == set()


@pytest.mark.parametrize(
    ("catalogue", "key", "values", "message"),
    [
        pytest.param("a = A", "b", {}, "no text has the key 'b'", id="an unknown key"),
        pytest.param("a = { $name }", "a", {}, "Unknown external: name", id="a missing value"),
        pytest.param("a = { b }", "a", {}, "Unknown message: b", id="an unknown text in a text"),
        pytest.param("a =\n    .b = B", "a", {}, "'a' has no text in en", id="no text"),
    ],
)
def test_a_mistake_is_never_shown_to_a_member(
    catalogue: str, key: str, values: dict[str, Value], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Words("en", catalogue)(key, **values)


def test_a_catalogue_that_is_no_fluent_is_refused() -> None:
    with pytest.raises(ValueError, match=r"fr: cannot read 'a = \{ \$b'"):
        Words("fr", "a = { $b")


def test_a_catalogue_of_no_language_is_refused() -> None:
    with pytest.raises(ValueError, match=r"xx: 'xx' is no language"):
        Words("xx", "a = A")


def test_a_text_that_a_language_lacks_is_said_in_the_other() -> None:
    french = Words("fr", "a = Bonjour", Words("en", "a = Hello\nb = Bye, { $name }"))
    assert (french("a"), french("b", name="Ada")) == ("Bonjour", "Bye, Ada")


@pytest.mark.parametrize(
    ("code", "joined"),
    [("en", "a, b and c"), ("fr", "a, b et c"), ("es", "a, b y c"), ("de", "a, b und c")],
)
def test_an_enumeration_is_one_of_the_language(code: str, joined: str) -> None:
    assert Words(code, "").join(["a", "b", "c"]) == joined


@pytest.mark.parametrize(
    ("code", "share", "score", "quoted"),
    [
        pytest.param("en", "71%", "0.85", "“wifi?”", id="English"),
        pytest.param("fr", "71\xa0%", "0,85", "«\u202fwifi?\u202f»", id="French"),
        pytest.param("es", "71\xa0%", "0,85", "«wifi?»", id="Spanish"),
        pytest.param("de", "71\xa0%", "0,85", "„wifi?“", id="German"),
    ],
)
def test_figures_and_quotations_are_written_as_the_language_has_them(
    code: str, share: str, score: str, quoted: str
) -> None:
    words = shipped_languages().pick(code)
    assert words.share(0.708) == share
    assert words.score(0.8512) == score
    assert words("kb-quoted", text="wifi?") == quoted


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 answers"), (1, "1 answer"), (2, "2 answers"), (1_200, "1,200 answers")],
)
def test_numbers_have_their_plural(count: int, said: str) -> None:
    assert shipped_languages().english("answers-option", count=count) == said


@every_language
def test_numbers_that_are_names_are_not_grouped(folder: Path) -> None:
    words = _words_of(folder)
    for text in (
        words("kb-revision", number=1_234),
        words("kb-back-note", number=1_234),
        words("kb-undo-note", number=1_234),
        words("kb-import-place", line=1_234, column=1_234),
    ):
        assert "1234" in text


def test_a_date_is_written_out() -> None:
    english = shipped_languages().english
    assert english("reviewed", day=date(2026, 3, 5)) == "Reviewed 5 Mar 2026"


@steady
@given(st.text(max_size=200))
def test_a_value_is_never_read_as_fluent(typed: str) -> None:
    assert Words("en", "a = <{ $typed }>")("a", typed=typed) == f"<{typed}>"
    assert Words("en", "a = <{ $typed }>")("a", typed=f"{{ a }}{typed}") == f"<{{ a }}{typed}>"
