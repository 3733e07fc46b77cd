"""Discord's limits that its API description leaves out or sets too wide.

From https://docs.discord.com/developers: components, messages, application commands, interactions.
Every function yields one line for each thing that Discord refuses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

Part = Mapping[str, Any]
Body = Part | list[Part] | None
Problems = Iterator[str]

ROW, BUTTON, SELECT, INPUT, TEXT, LABEL = 1, 2, 3, 4, 10, 18
SELECTS = {SELECT, 5, 6, 7, 8}
ONLY_V2 = {9, TEXT, 11, 12, 13, 14, 17}
V2_FLAG = 1 << 15
LINK, PREMIUM = 5, 6
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2
# How many commands of each type: slash, user, message, entry point.
COMMANDS = {1: 100, 2: 15, 3: 15, 4: 1}
COMMAND_NAME = re.compile(r"[-\w']{1,32}")


def limit_problems(method: str, path: str, body: Body) -> Problems:
    """Yield what Discord would refuse in the `body` of a request."""
    parts = body if isinstance(body, list) else [body or {}]
    if re.search(r"/commands(/\d+)?$", path):
        if method != "GET" and body:
            yield from _commands(parts)
        return
    for part in parts:
        if path.endswith("/callback"):
            yield from _callback(part)
        elif method in {"POST", "PATCH"} and _is_of_a_message(path):
            yield from _message(part, is_edit=method == "PATCH")


def _is_of_a_message(path: str) -> bool:
    return bool(re.fullmatch(r"/channels/\d+/messages(/\d+)?|/webhooks/\d+/[^/]+(/.*)?", path))


def _callback(body: Part) -> Problems:
    data = body.get("data") or {}
    kind = body.get("type")
    if kind in {4, 7}:
        yield from _message(data, is_edit=kind == 7)
    elif kind == 8:
        yield from _choices("autocomplete", data.get("choices") or [])
    elif kind == 9:
        yield from _modal(data)


def _length(name: str, value: object, low: int, high: int) -> Problems:
    """Complain about a text that has not `low` to `high` characters; none counts as empty."""
    size = len(value) if isinstance(value, str) else 0
    if not low <= size <= high:
        yield f"{name}: {size} characters instead of {low} to {high}"


def _count(name: str, values: object, low: int, high: int) -> Problems:
    size = len(values) if isinstance(values, list) else 0
    if not low <= size <= high:
        yield f"{name}: {size} instead of {low} to {high}"


def _distinct(name: str, values: Iterable[object]) -> Problems:
    for value, times in Counter(values).items():
        if times > 1:
            yield f"{name}: {value!r} is there {times} times"


def _web_address(name: str, value: object, *more: str) -> Problems:
    address = urlsplit(str(value))
    if address.scheme not in {"http", "https", *more} or not address.netloc:
        yield f"{name}: {value!r} is no web address"


# Messages


def _message(data: Part, *, is_edit: bool) -> Problems:
    components = data.get("components") or []
    needs_v2 = any(each.get("type") in ONLY_V2 for each in walk(components))
    has_flag = bool((data.get("flags") or 0) & V2_FLAG)
    # An edited message keeps its flags, so an edit need not repeat this one.
    if needs_v2 and not (has_flag or is_edit):
        yield "flags: these components need the flag of Components V2 (32768)"
    if has_flag or needs_v2:
        for field in ("content", "embeds", "poll", "sticker_ids"):
            if data.get(field):
                yield f"{field}: not together with Components V2"
        if not (components or is_edit):
            yield "components: a message of Components V2 has none"
        yield from _text_total(components)
    else:
        yield from _length("content", data.get("content"), 0, 2_000)
        yield from _count("components", components, 0, 5)
        if not is_edit and not any(map(_is_something, map(data.get, _SOMETHING))):
            yield "the message is empty"
    yield from _components(components)
    yield from _embeds(data.get("embeds") or [])
    yield from _allowed_mentions(data.get("allowed_mentions") or {})
    if isinstance(data.get("nonce"), str):
        yield from _length("nonce", data["nonce"], 0, 25)


_SOMETHING = ("content", "embeds", "attachments", "poll", "sticker_ids", "message_reference")


def _is_something(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, dict) and "message_id" in value:
        return value.get("type") == 1  # A forwarded message; a reply needs a text of its own.
    return bool(value)


def _embeds(embeds: list[Part]) -> Problems:
    total = 0
    for embed in embeds:
        footer, author = embed.get("footer") or {}, embed.get("author") or {}
        sized = [
            ("title", embed.get("title"), 0, 256),
            ("description", embed.get("description"), 0, 4_096),
            ("footer", footer.get("text"), 0, 2_048),
            ("author", author.get("name"), 0, 256),
        ]
        for field in embed.get("fields") or []:
            sized += [("field name", field.get("name"), 1, 256)]
            sized += [("field value", field.get("value"), 1, 1_024)]
        for name, text, low, high in sized:
            yield from _length(f"embed {name}", text, low, high)
            total += len(text or "")
        yield from _count("embed fields", embed.get("fields") or [], 0, 25)
        if embed.get("url"):
            yield from _web_address("embed url", embed["url"])
    yield from _count("embeds", embeds, 0, 10)
    if total > 6_000:
        yield f"embeds: {total} characters in total, at most 6000"


def _allowed_mentions(allowed: Part) -> Problems:
    parse = allowed.get("parse") or []
    for kind in ("users", "roles"):
        if kind in parse and allowed.get(kind):
            yield f"allowed_mentions: {kind} both parsed and listed"
        yield from _count(f"allowed_mentions.{kind}", allowed.get(kind) or [], 0, 100)
    for other in set(parse) - {"users", "roles", "everyone"}:
        yield f"allowed_mentions.parse: {other!r} is unknown"


# Components


def walk(components: Iterable[Part]) -> Iterator[Part]:
    """Yield every component, those inside of others too."""
    for each in components:
        yield each
        yield from walk(each.get("components") or [])
        yield from walk([part for key in ("accessory", "component") if (part := each.get(key))])


def _text_total(components: list[Part]) -> Problems:
    texts = [each.get("content") or "" for each in walk(components) if each.get("type") == TEXT]
    total = sum(map(len, texts))
    if total > 4_000:
        yield f"components: {total} characters in all text displays, at most 4000"


def _components(components: list[Part]) -> Problems:
    """Check what holds for messages and modals alike."""
    every = list(walk(components))
    if len(every) > 40:
        yield f"components: {len(every)}, nested ones counted, at most 40"
    yield from _distinct("custom_id", (each["custom_id"] for each in every if "custom_id" in each))
    yield from _distinct("component id", (each["id"] for each in every if each.get("id")))
    for each in every:
        check = _CHECKS.get(each.get("type", 0))
        if check is not None:
            yield from check(each)
        if each.get("custom_id") is not None:
            yield from _length("custom_id", each["custom_id"], 1, 100)


def _row(row: Part) -> Problems:
    inside = row.get("components") or []
    kinds = {each.get("type") for each in inside}
    yield from _count("row", inside, 1, 5 if kinds <= {BUTTON} else 1)


def _text(display: Part) -> Problems:
    yield from _length("text display", display.get("content"), 1, 4_000)


def _section(section: Part) -> Problems:
    yield from _count("section", section.get("components"), 1, 3)
    if not section.get("accessory"):
        yield "section: the accessory is missing"


def _button(button: Part) -> Problems:
    given = {key for key in ("custom_id", "url", "sku_id", "label", "emoji") if button.get(key)}
    style = button.get("style")
    needed = {LINK: "url", PREMIUM: "sku_id"}.get(style or 0, "custom_id")
    if style not in range(1, 7):
        yield f"button: style {style!r} is unknown"
    if needed not in given:
        yield f"button: style {style} needs {needed}"
    look = set() if style == PREMIUM else {"label", "emoji"}
    for key in sorted(given - look - {needed}):
        yield f"button: style {style} and {key} exclude each other"
    if look and not given & look:
        yield "button: neither label nor emoji"
    yield from _length("button label", button.get("label"), 0, 80)
    if "url" in given:
        yield from _length("button url", button["url"], 1, 512)
        yield from _web_address("button url", button["url"], "discord")
    yield from _emoji(button.get("emoji"))


def _emoji(emoji: Part | None) -> Problems:
    if emoji is None:
        return
    name = emoji.get("name") or ""
    plain = [sign for sign in name if sign.isascii() and sign not in "0123456789#*"]
    if emoji.get("id") is None and (plain or name.isascii()):
        yield f"emoji: {name!r} is none"
    if emoji.get("id") is not None and not str(emoji["id"]).isdecimal():
        yield f"emoji: {emoji['id']!r} is no id"


def _select(select: Part) -> Problems:
    low, high = select.get("min_values"), select.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    if not 0 <= low <= 25 or not 1 <= high <= 25:
        yield f"select: takes {low} to {high}, at most 25"
    if low > high:
        yield f"select: min_values {low} above max_values {high}"
    yield from _length("select placeholder", select.get("placeholder"), 0, 150)
    yield from _length("select custom_id", select.get("custom_id"), 1, 100)
    if select["type"] == SELECT:
        yield from _options(select.get("options") or [], low, high)


def _options(options: list[Part], low: int, high: int) -> Problems:
    yield from _count("select options", options, 1, 25)
    if max(low, high) > len(options):
        yield f"select: takes {low} to {high} of {len(options)} options"
    yield from _distinct("select value", (each.get("value") for each in options))
    if sum(bool(each.get("default")) for each in options) > high:
        yield f"select: more defaults than max_values {high}"
    for option in options:
        yield from _length("option label", option.get("label"), 1, 100)
        yield from _length("option value", option.get("value"), 1, 100)
        yield from _length("option description", option.get("description"), 0, 100)
        yield from _emoji(option.get("emoji"))


def _input(field: Part) -> Problems:
    low, high = field.get("min_length"), field.get("max_length")
    low, high = 0 if low is None else low, 4_000 if high is None else high
    if not 0 <= low <= 4_000 or not 1 <= high <= 4_000:
        yield f"text input: takes {low} to {high} characters, at most 4000"
    if low > high:
        yield f"text input: min_length {low} above max_length {high}"
    yield from _length("text input value", field.get("value"), 0, high)
    yield from _length("text input placeholder", field.get("placeholder"), 0, 100)
    yield from _length("text input custom_id", field.get("custom_id"), 1, 100)
    yield from _length("text input label", field.get("label"), 0, 45)


def _label(label: Part) -> Problems:
    yield from _length("label", label.get("label"), 1, 45)
    yield from _length("label description", label.get("description"), 0, 100)
    if not label.get("component"):
        yield "label: it has no component"


_CHECKS: Mapping[int, Callable[[Part], Problems]] = {
    ROW: _row,
    BUTTON: _button,
    INPUT: _input,
    9: _section,
    TEXT: _text,
    LABEL: _label,
    **dict.fromkeys(SELECTS, _select),
}


def _modal(modal: Part) -> Problems:
    components = modal.get("components") or []
    yield from _length("modal title", modal.get("title"), 1, 45)
    yield from _length("modal custom_id", modal.get("custom_id"), 1, 100)
    yield from _count("modal components", components, 1, 5)
    yield from _components(components)
    for row in components:
        if row.get("type") == ROW and not all(
            each.get("label") for each in row.get("components") or []
        ):
            yield "text input: a row has no label of its own, so the input needs one"


# Commands


def _commands(commands: list[Part]) -> Problems:
    kinds = Counter(each.get("type") or 1 for each in commands)
    for kind, number in kinds.items():
        if number > COMMANDS.get(kind, 0):
            yield f"commands: {number} of type {kind}, at most {COMMANDS.get(kind, 0)}"
    yield from _distinct(
        "command", (f"{each.get('name')} (type {each.get('type') or 1})" for each in commands)
    )
    for command in commands:
        is_slash = (command.get("type") or 1) == 1
        yield from _length("command name" if is_slash else "menu name", command.get("name"), 1, 32)
        if is_slash:
            yield from _names_and_descriptions("command", command)
            yield from _command_options(command.get("options") or [])
        elif command.get("description") or command.get("options"):
            yield f"command {command.get('name')!r}: a menu has no description or options"
        total = _characters(command)
        if total > 8_000:
            yield f"command {command.get('name')!r}: {total} characters in total, at most 8000"


def _names_and_descriptions(what: str, part: Part) -> Problems:
    for name in [part.get("name") or "", *(part.get("name_localizations") or {}).values()]:
        if not COMMAND_NAME.fullmatch(name) or name != name.lower():
            yield f"{what} name: {name!r} is not 1 to 32 small letters, digits, - or _"
    descriptions = (part.get("description_localizations") or {}).values()
    for description in [part.get("description"), *descriptions]:
        yield from _length(f"{what} description", description, 1, 100)


def _command_options(options: list[Part]) -> Problems:
    yield from _count("command options", options, 0, 25)
    yield from _distinct("option", (each.get("name") for each in options))
    required = [bool(each.get("required")) for each in options]
    if required != sorted(required, reverse=True):
        yield "command options: a required one comes after an optional one"
    nesting = [each for each in options if each.get("type") in {SUBCOMMAND, SUBCOMMAND_GROUP}]
    if nesting and len(nesting) < len(options):
        yield "command options: subcommands beside other options"
    for option in options:
        yield from _names_and_descriptions("option", option)
        choices = option.get("choices") or []
        yield from _choices("option", choices)
        if choices and option.get("autocomplete"):
            yield "option: choices and autocomplete exclude each other"
        for low, high in (("min_length", "max_length"), ("min_value", "max_value")):
            if None not in (option.get(low), option.get(high)) and option[low] > option[high]:
                yield f"option: {low} {option[low]} above {high} {option[high]}"
        yield from _command_options(option.get("options") or [])


def _choices(what: str, choices: list[Part]) -> Problems:
    yield from _count(f"{what} choices", choices, 0, 25)
    for choice in choices:
        yield from _length(f"{what} choice name", choice.get("name"), 1, 100)
        if isinstance(choice.get("value"), str):
            yield from _length(f"{what} choice value", choice["value"], 1, 100)


def _characters(part: Part) -> int:
    """Return how long the texts of a command are, each in its longest language."""
    value = part.get("value")
    total = len(value) if isinstance(value, str) else 0
    for key in ("name", "description"):
        texts = [part.get(key), *(part.get(f"{key}_localizations") or {}).values()]
        total += max(len(text or "") for text in texts)
    inner = [*(part.get("options") or []), *(part.get("choices") or [])]
    return total + sum(map(_characters, inner))
