"""What goes with an entry or topic that is taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.model import Entry, Pack, Topic
from bot.service.losses import Losses, losses

GATE = Entry("gate", "Where is the gate?", "Left.", topic="ways", follow_ups=("cafe",))
CAFE = Entry("cafe", "When does the cafe open?", "At eight.", topic="food")
POOL = Entry("pool", "Is there a pool?", "Yes.", topic="ways", follow_ups=("gate", "cafe"))
WAYS, FOOD = Topic("ways", "Ways", "In and out."), Topic("food", "Food", "What there is.")
CITY = Pack("city", "City", starters=("cafe",), topics=(WAYS, FOOD), entries=(GATE, CAFE, POOL))


@pytest.mark.parametrize(
    ("after", "found"),
    [
        pytest.param(CITY, Losses(), id="nothing goes"),
        pytest.param(
            replace(CITY, entries=(GATE, POOL), starters=()),
            Losses(leading=(GATE, POOL), starters=(CAFE,)),
            id="an entry that others lead on to, and that is offered first",
        ),
        pytest.param(
            replace(CITY, entries=(replace(GATE, follow_ups=()), CAFE, POOL)),
            Losses(),
            id="a next question that is taken away by hand",
        ),
        pytest.param(replace(CITY, entries=(GATE, CAFE)), Losses(), id="an entry by itself"),
        pytest.param(replace(CITY, topics=(FOOD,)), Losses(orphans=(GATE, POOL)), id="a topic"),
        pytest.param(
            replace(CITY, topics=(FOOD,), entries=(CAFE,)), Losses(), id="a topic with its entries"
        ),
    ],
)
def test_what_goes_along(after: Pack, found: Losses) -> None:
    assert losses((CITY,), (after,)) == found
