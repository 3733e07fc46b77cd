"""What /kb check tells of shared texts that changed below a change, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.chat.card import OPTIONS_A_MENU, Option
from bot.chat.kb.changes import lines_of, name_of
from bot.chat.kb.outcomes import carry_out
from bot.chat.kb.press import press
from bot.chat.kb.route import Route
from bot.chat.kb.sheet import Button, Pick, Row, Sheet
from bot.chat.kb.visit import Visit
from bot.chat.words import Words
from bot.core.markdown import plain_text
from bot.core.revisions import Item, Kind
from bot.core.roles import Role
from bot.service.moderation import Desire, Drift, Edit, Restore


def comparisons(drifts: Sequence[Drift], words: Words) -> tuple[Row, ...]:
    """Return the menu of what can be compared, if there is anything."""
    options = tuple(_option(each.item, words) for each in drifts[:OPTIONS_A_MENU])
    return (Pick(press("compare"), words("kb-compare-placeholder"), options),) if options else ()


def _option(item: Item, words: Words) -> Option:
    return Option(f"{item.kind.value} {item.id}", plain_text(name_of(item, words)))


async def _compare(visit: Visit) -> None:
    """Show the item that was picked: what became of the shared text, and this server's own."""
    [value] = visit.given.values
    kind, _, name = value.partition(" ")
    drifts, seen = await visit.moderation.checkup.drifts(visit.guild_id)
    item = Item(Kind(kind), name)
    found = next((each for each in drifts if each.item == item), None)
    if found is None:
        await visit.show(Sheet(visit.words("kb-compare-settled"), rows=(_back(visit.words),)))
    else:
        await visit.show(_sheet(found, seen, visit.words))


def _sheet(drift: Drift, seen: int, words: Words) -> Sheet:
    parts, is_gone = [name_of(drift.item, words)], drift.is_gone
    if is_gone:
        parts.append(words("kb-compare-gone"))
    else:
        parts.append(f"{words('kb-compare-shared')}\n{lines_of(drift.changes, words)}")
    parts.append(f"{words('kb-compare-own')}\n{lines_of(drift.own, words)}")
    about = (drift.item.kind.value, drift.item.id, seen)
    drop = words("kb-compare-remove-label") if is_gone else words("kb-compare-drop-label")
    choices = (
        Button(words("kb-compare-keep-label"), press("keep-own", *about)),
        Button(drop, press("drop-own", *about)),
    )
    rows = ((*choices, *_back(words)),)
    return Sheet("\n\n".join(parts), words("kb-compare-title"), rows=rows)


def _back(words: Words) -> tuple[Button, ...]:
    return (Button(words("kb-compare-back-label"), press("check", 0)),)


async def _keep(visit: Visit) -> None:
    # To write it once more puts it over the shared text of today.
    await _settle(visit, Edit(_item(visit), {}))


async def _drop(visit: Visit) -> None:
    await _settle(visit, Restore(_item(visit)))


async def _settle(visit: Visit, desire: Desire) -> None:
    seen = int(visit.args[2])
    await visit.show(await carry_out(visit, desire, seen=seen, again=(_back(visit.words),)))


def _item(visit: Visit) -> Item:
    kind, name, _ = visit.args
    return Item(Kind(kind), name)


ROUTES: Mapping[str, Route] = {
    "compare": Route(Role.READER, _compare),
    "keep-own": Route(Role.CONTRIBUTOR, _keep),
    "drop-own": Route(Role.CONTRIBUTOR, _drop),
}
