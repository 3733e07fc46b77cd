"""Charts that cannot be drawn, and the days of a bar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.drawing.bins import MOST_SINGLE_DAYS, split_days
from bot.drawing.chart import Series, Tile
from tests.drawing.charts import chart, silent

LENGTHS = st.integers(1, 365)


@given(LENGTHS)
def test_every_day_is_in_one_bar(length: int) -> None:
    days = [day for each in split_days(length) for day in range(each.start, each.end)]
    assert days == list(range(length))


@given(LENGTHS)
def test_all_bars_but_the_first_are_days_or_whole_weeks(length: int) -> None:
    sizes = [each.length for each in split_days(length)]
    is_daily = length <= MOST_SINGLE_DAYS
    assert set(sizes[1:]) <= {1 if is_daily else 7}
    assert sizes[0] == 1 if is_daily else 4 <= sizes[0] <= 10


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=365))
def test_bars_add_up_to_all_counts(counts: list[int]) -> None:
    assert sum(each.sum(counts) for each in split_days(len(counts))) == sum(counts)


def test_series_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="same number of days"):
        replace(chart().timeline, line=Series("Picked", (1, 2)))


def test_a_timeline_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        chart(0)


def test_a_part_without_a_look_is_refused() -> None:
    timeline = chart(1).timeline
    with pytest.raises(ValueError, match="3 parts"):
        replace(timeline, parts=(*timeline.parts, Series("More", (1,))))


def test_too_many_tiles_are_refused() -> None:
    with pytest.raises(ValueError, match="5 tiles"):
        replace(chart(), tiles=(Tile("Asked", "1"),) * 6)


def test_a_timeline_is_empty_when_all_counts_are_0() -> None:
    assert silent().timeline.is_empty
    assert not chart(1).timeline.is_empty
