"""What waits to be posted in log channels."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.revisions import AuditRecord
from bot.service.changelog import MOST_WAITING, ChangeLog

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _record(guild_id: int, action: str = "settings") -> AuditRecord:
    return AuditRecord(guild_id, 1, NOW, action)


def test_events_are_taken_once_by_guild_and_in_order() -> None:
    log = ChangeLog()
    for guild_id, action in ((1, "a"), (2, "b"), (1, "c")):
        log.add(_record(guild_id, action))
    assert log.take(1) == (_record(1, "a"), _record(1, "c"))
    assert log.take(1) == ()
    assert log.take(2) == (_record(2, "b"),)


def test_what_nobody_takes_does_not_pile_up() -> None:
    log = ChangeLog()
    for each in range(MOST_WAITING + 5):
        log.add(_record(1, str(each)))
    taken = log.take(1)
    assert len(taken) == MOST_WAITING
    assert taken[0] == _record(1, "5")


def test_a_failure_is_remembered_until_it_is_over() -> None:
    log = ChangeLog()
    log.failed(1, "Forbidden")
    assert (log.failure(1), log.failure(2)) == ("Forbidden", "")
    log.failed(1, "")
    assert log.failure(1) == ""
