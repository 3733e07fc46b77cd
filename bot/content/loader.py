"""Reads folders of knowledge: every pack in them, or every problem in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.content.build import build_pack
from bot.content.draft import Draft, read_draft
from bot.content.files import find_packs, real_path
from bot.content.references import check_references
from bot.content.report import Report
from bot.content.values import Fields
from bot.core.model import Pack
from bot.core.problem import Place, Problem
from bot.errors import KnowledgeError

__all__ = ["Inspection", "find_packs", "inspect_packs", "load_pack", "load_packs"]

Positions = Mapping[tuple[str, str], Place]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look at some packs gave.

    `packs` is empty as soon as one problem is an error. `problems` come by file and line, and
    warnings are among them. `positions` says where things stand, for checks that run on the packs
    later:

    - ("pack", id), ("entry", id), ("topic", id) and ("golden", text asked)
    - ("entry.answer", id), ("topic.summary", id) and so on for each key that was given
    - ("source", "pack-id:key") and ("out_of_scope", text)
    """

    packs: tuple[Pack, ...]
    problems: tuple[Problem, ...]
    positions: Positions = field(repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the packs from being loaded."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def load_pack(folder: Path) -> Pack:
    """Load the one pack in `folder`.

    Raises KnowledgeError with every problem in it, warnings included.
    """
    return _packs_of(_inspect((folder,)))[0]


def load_packs(folders: Sequence[Path]) -> tuple[Pack, ...]:
    """Load the packs that `folders` stand for (see `find_packs`), in this order.

    Packs may refer to each other's entries and topics. A folder that comes twice is loaded once.
    Raises KnowledgeError with every problem of every pack, warnings included.
    """
    return _packs_of(inspect_packs(folders))


def inspect_packs(folders: Sequence[Path]) -> Inspection:
    """Look at the packs that `folders` stand for and tell what is in them and what is wrong."""
    return _inspect(pack for folder in folders for pack in find_packs(folder))


def _packs_of(inspection: Inspection) -> tuple[Pack, ...]:
    if inspection.errors:
        raise KnowledgeError(inspection.problems)
    return inspection.packs


def _inspect(folders: Iterable[Path]) -> Inspection:
    report = Report()
    once = {real_path(folder): folder for folder in folders}
    found = (read_draft(folder, report) for folder in once.values())
    drafts = [draft for draft in found if draft is not None]
    check_references(drafts, report)
    packs = () if report.has_errors else tuple(build_pack(draft) for draft in drafts)
    return Inspection(packs, report.problems(), _positions(drafts))


def _positions(drafts: Iterable[Draft]) -> dict[tuple[str, str], Place]:
    places: dict[tuple[str, str], Place] = {}
    for draft in drafts:
        places.setdefault(("pack", draft.id), draft.place)
        for kind, things in (("topic", draft.topics), ("entry", draft.entries)):
            for thing in things:
                _add_places(places, kind, thing)
        for question in draft.golden:
            places.setdefault(("golden", question.text("ask")), question.place)
        for key, source in draft.head.keyed("sources"):
            places.setdefault(("source", f"{draft.id}:{key}"), source.place)
        for word in draft.head.words("out_of_scope"):
            places.setdefault(("out_of_scope", word.text), word.place)
    return places


def _add_places(places: dict[tuple[str, str], Place], kind: str, thing: Fields) -> None:
    name = thing.text("id")
    places.setdefault((kind, name), thing.place)
    for key, place in thing.keys.items():
        places.setdefault((f"{kind}.{key}", name), place)
