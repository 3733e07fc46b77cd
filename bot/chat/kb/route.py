"""How a subject of /kb is added. Read this first.

1. A subject is a module in this folder. It has two things, which `group.py` puts together:
   `ROUTES`, a mapping from verbs to routes, and `add_commands(group, services)`, which puts its
   slash commands into the group. Nothing else has to be changed but the list in `group.py`.
2. A route says which role is `needed` and what answers: one coroutine function that takes a
   `Visit`. Buttons, menus and forms share the verbs. A verb is used by one subject only.
3. A command has a route, too, given to `attend` with what was typed:

       route = Route(_NEEDED, partial(_show, entry=entry))
       await attend(interaction, services, route, "/kb history")

   Its suggestions while typing pass `complete`, or are those of `entries.suggest_things`. Both
   let in by the one guard of `access.py`; nothing of /kb may go around it.
4. By the time a route answers, the interaction is acknowledged; the answer ends with one
   `visit.show(sheet)`. Only a route that `opens_form` is not acknowledged, as a form must be the
   first answer: it waits for nothing but memory, and calls `visit.open_form(press(...), ...)`.
5. `visit.args` are the arguments of the custom id, as texts, and `visit.given` is what was picked
   or typed. What they name may be gone by now, which gets a sentence and not an error.
6. A change is desired and goes through `outcomes.carry_out`, which saves it for editors, proposes
   it for contributors, and says what came of it.
7. `entries.entry_or_say` finds what an option names, or says that it is not there, and
   `entries.preview_of` shows any entry, saved or not, as members would get it. Who, when and what
   differs is told by `changes.py`.
8. Sentences are in `bot/locale/en/kb-SUBJECT.ftl`; a StorageError may go up, the guard tells it.
9. Tests use the server of `tests/support/moderators.py`, and `tests/chat/kb/test_access.py` tries
   every command, route and suggestion by itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.chat.kb.visit import Visit
from bot.core.roles import Role

Answer = Callable[[Visit], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Route:
    """What answers, and the role that it takes; with `opens_form`, it shows a form at once."""

    needed: Role
    answer: Answer
    opens_form: bool = False


def merged(subjects: Iterable[Mapping[str, Route]]) -> Mapping[str, Route]:
    """Return the routes of all subjects; raises ValueError for a verb that two of them use."""
    routes: dict[str, Route] = {}
    for each in subjects:
        if twice := routes.keys() & each.keys():
            raise ValueError(f"several subjects use the verbs {sorted(twice)}")
        routes.update(each)
    return routes
