"""What a press on a control means, as its custom id says it: `faq:1:show:ENTRY:PAGE`.

Everything that a press needs is in the id, so a control works for as long as its message exists.
The number is the version of this format: messages live for years, so a later version must go on
reading this one.

A button is a `Press`. A menu, `pick:1:PLACE`, stands for a place or a message, and the value that
was picked says which of its items. A form, `form:1:told:ENTRY`, is what comes back from a modal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, assert_never

CUSTOM_ID_CHARS = 100

BUTTON_PREFIX = "faq:1:"
MENU_PREFIX = "pick:1:"
FORM_PREFIX = "form:1:"


@dataclass(frozen=True, slots=True)
class Topics:
    """One page of all topics, counted from 0 as every page is."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class InTopic:
    """One page of the entries of a topic."""

    topic: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what a search found; `words` are on one line."""

    words: str
    page: int = 0


Place = Topics | InTopic | Found


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """One page of the topic that the shown entry belongs to, which saves the topic's id."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class Show:
    """An entry: its excerpt on page 0, all of it on the pages from 1 on.

    `back` is the list that it was picked from, if it was.
    """

    entry: str
    page: int = 0
    back: Place | OwnTopic | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A vote on the answer that an entry gives."""

    entry: str
    is_helpful: bool


@dataclass(frozen=True, slots=True)
class Share:
    """The wish to show an answer to everybody in the channel."""

    entry: str


@dataclass(frozen=True, slots=True)
class Save:
    """The wish for a copy of an answer."""

    entry: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """None of the offered choices was meant."""


@dataclass(frozen=True, slots=True)
class Tell:
    """The wish to tell the moderators what was looked for; `entry` is what did not help, if any."""

    entry: str = ""


@dataclass(frozen=True, slots=True)
class Suggest:
    """The wish to suggest an answer to the question of the card."""


@dataclass(frozen=True, slots=True)
class ShowData:
    """The wish to see everything that is kept about whoever pressed."""


@dataclass(frozen=True, slots=True)
class DeleteData:
    """The wish to have all of that deleted; `is_sure` once it was confirmed."""

    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Dismiss:
    """The wish to take an answer out of the channel; `asker` is whom it was given to."""

    asker: int


Press = (
    Place | Show | Rate | Share | Save | Refuse | Tell | Suggest | ShowData | DeleteData | Dismiss
)

Form = Tell | Suggest
"""What a form is for; its button means the same."""


Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Target:
    """A message that is to be answered with the entry that is picked."""

    channel: int
    message: int


Menu = Place | Target


def encode_press(press: Press) -> str:
    """Return the custom id of a button; raises ValueError when `press` does not fit one."""
    return _checked(BUTTON_PREFIX + _path(press), press, decode_press)


def decode_press(custom_id: str) -> Press | None:
    """Return what a press on the button `custom_id` means, or None when it is none of ours."""
    return _parse(custom_id, BUTTON_PREFIX, _press, _path)


def fits(press: Press) -> bool:
    """Say whether `press` can be in a custom id."""
    try:
        encode_press(press)
    except ValueError:
        return False
    return True


def encode_menu(menu: Menu) -> str:
    """Return the custom id of a menu; raises ValueError when it does not fit one."""
    return _checked(MENU_PREFIX + _path_of_menu(menu), menu, decode_menu)


def decode_menu(custom_id: str) -> Menu | None:
    """Return what the menu `custom_id` stands for, or None when it is none of ours."""
    return _parse(custom_id, MENU_PREFIX, _menu, _path_of_menu)


def encode_form(form: Form) -> str:
    """Return the custom id of the form to `form`; raises ValueError when it does not fit one."""
    return _checked(FORM_PREFIX + _path_of_form(form), form, decode_form)


def decode_form(custom_id: str) -> Form | None:
    """Return what the form `custom_id` is for, or None when it is none of ours."""
    return _parse(custom_id, FORM_PREFIX, _form, _path_of_form)


def _path(press: Press | OwnTopic) -> str:
    match press:
        case Topics() | InTopic() | Found() | OwnTopic():
            return _path_of_place(press)
        case Show(entry, page, back):
            return f"show:{entry}:{page}" + (f":{_path_of_place(back)}" if back else "")
        case Rate(entry, is_helpful):
            return f"{'up' if is_helpful else 'down'}:{entry}"
        case Share(entry):
            return f"share:{entry}"
        case Save(entry):
            return f"save:{entry}"
        case Tell(entry):
            return f"tell:{entry}"
        case Dismiss(asker):
            return f"dismiss:{asker}"
        case _:
            return _path_without_fields(press)


def _path_of_place(place: Place | OwnTopic) -> str:
    match place:
        case Topics(page):
            return f"topics:{page}"
        case InTopic(topic, page):
            return f"topic:{topic}:{page}"
        case OwnTopic(page):
            return f"own:{page}"
        case Found(words, page):
            return f"search:{page}:{words}"
        case _:
            assert_never(place)


def _path_without_fields(press: Refuse | Suggest | ShowData | DeleteData) -> str:
    match press:
        case Refuse():
            return "none"
        case Suggest():
            return "suggest"
        case ShowData():
            return "data"
        case DeleteData(is_sure):
            return "delete:yes" if is_sure else "delete"
        case _:
            assert_never(press)


def _path_of_menu(menu: Menu) -> str:
    if isinstance(menu, Target):
        return f"post:{menu.channel}:{menu.message}"
    return _path_of_place(menu)


def _path_of_form(form: Form) -> str:
    return "suggested" if isinstance(form, Suggest) else f"told:{form.entry}"


def _press(path: str) -> Press:
    verb, _, rest = path.partition(":")
    match verb:
        case "show":
            return _show(rest)
        case "up" | "down":
            return Rate(_id(rest), is_helpful=verb == "up")
        case "share":
            return Share(_id(rest))
        case "save":
            return Save(_id(rest))
        case "tell":
            return Tell(_id(rest) if rest else "")
        case "dismiss":
            return Dismiss(_number(rest))
        case _:
            return _press_without_fields(path)


def _press_without_fields(path: str) -> Press:
    match path:
        case "none":
            return Refuse()
        case "suggest":
            return Suggest()
        case "data":
            return ShowData()
        case "delete" | "delete:yes":
            return DeleteData(is_sure=path == "delete:yes")
        case _:
            return _place(path)


def _show(path: str) -> Show:
    entry, _, rest = path.partition(":")
    page, has_back, back = rest.partition(":")
    return Show(_id(entry), _number(page), _back(back) if has_back else None)


def _back(path: str) -> Place | OwnTopic:
    verb, _, rest = path.partition(":")
    return OwnTopic(_number(rest)) if verb == "own" else _place(path)


def _place(path: str) -> Place:
    verb, _, rest = path.partition(":")
    match verb:
        case "topics":
            return Topics(_number(rest))
        case "topic":
            topic, _, page = rest.partition(":")
            return InTopic(_id(topic), _number(page))
        case "search":
            page, _, words = rest.partition(":")
            return Found(_words(words), _number(page))
        case _:
            raise ValueError(f"{verb!r} is no place")


def _menu(path: str) -> Menu:
    verb, _, rest = path.partition(":")
    if verb != "post":
        return _place(path)
    channel, _, message = rest.partition(":")
    return Target(_number(channel), _number(message))


def _form(path: str) -> Form:
    verb, _, entry = path.partition(":")
    if verb == "suggested":
        return Suggest()
    if verb != "told":
        raise ValueError(f"{verb!r} is no form")
    return Tell(_id(entry) if entry else "")


def _id(text: str) -> str:
    return _matching(r"[^\s:]+", text)


def _words(text: str) -> str:
    return _matching(r"\S(?:.*\S)?", text)


def _number(text: str) -> int:
    return int(_matching(r"0|[1-9][0-9]{0,19}", text))


def _matching(pattern: str, text: str) -> str:
    if re.fullmatch(pattern, text) is None:
        raise ValueError(f"{text!r} is not {pattern}")
    return text


def _parse(
    custom_id: str,
    prefix: str,
    read: Callable[[str], Meaning],
    write: Callable[[Meaning], str],
) -> Meaning | None:
    """Return the meaning of an id that we would write in exactly the same way."""
    path = custom_id.removeprefix(prefix)
    try:
        meaning = read(path)
    except ValueError:
        return None
    return meaning if custom_id == prefix + write(meaning) else None


def _checked(custom_id: str, meaning: Meaning, decode: Callable[[str], Meaning | None]) -> str:
    if len(custom_id) > CUSTOM_ID_CHARS or decode(custom_id) != meaning:
        raise ValueError(f"{meaning!r} does not fit a custom id")
    return custom_id
