"""What the environment may hold, and what happens when it holds something else."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from bot.core.model import Stance
from bot.errors import SettingsError
from bot.settings import VARIABLES, Matching, Settings, read_settings

DOCS = Path(__file__).resolve().parents[1] / "docs" / "settings.md"


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("DISCORD_TOKEN", " abc.def \n", "discord_token", "abc.def"),
        ("ATTACHE_KNOWLEDGE", f"a{os.pathsep}b c", "knowledge", ("a", "b c")),
        ("ATTACHE_KNOWLEDGE", f"{os.pathsep}a{os.pathsep}", "knowledge", ("a",)),
        ("ATTACHE_MATCHING", "Lexical", "matching", Matching.LEXICAL),
        ("ATTACHE_MODEL_DIR", "models", "model_dir", Path("models")),
        ("ATTACHE_MODEL_DIR", "~/m", "model_dir", Path("~/m").expanduser()),
        ("ATTACHE_STANCE", "eager", "stance", Stance.EAGER),
        ("ATTACHE_ANSWER_THRESHOLD", "0.5", "answer_threshold", 0.5),
        ("ATTACHE_CHOICES_THRESHOLD", "1", "choices_threshold", 1.0),
        ("ATTACHE_MESSAGE_CONTENT", "On", "message_content", True),
        ("ATTACHE_MESSAGE_CONTENT", "off", "message_content", False),
        ("ATTACHE_DATA_DIR", "state", "data_dir", Path("state")),
        ("ATTACHE_DATA_DIR", "state", "cache_dir", Path("state/cache")),
        ("ATTACHE_DATABASE_URL", " sqlite:///a.db ", "database_url", "sqlite:///a.db"),
        ("ATTACHE_DATABASE_URL", "postgres://u:p@h/d", "database_url", "postgres://u:p@h/d"),
        ("ATTACHE_CACHE_DIR", "kept", "cache_dir", Path("kept")),
        ("ATTACHE_LOG_LEVEL", "DEBUG", "log_level", "debug"),
    ],
)
def test_a_value_is_read(name: str, value: str, field: str, expected: object) -> None:
    assert getattr(read_settings({name: value}), field) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("DISCORD_TOKEN", "two words", id="a token with a space"),
        pytest.param("DISCORD_TOKEN", "a\nb", id="a token with a line break"),
        pytest.param("DISCORD_TOKEN", "tökén", id="a token with an accent"),
        pytest.param("ATTACHE_MATCHING", "fast", id="an unknown way of matching"),
        pytest.param("ATTACHE_STANCE", "bold", id="an unknown stance"),
        pytest.param("ATTACHE_ANSWER_THRESHOLD", "high", id="a threshold in words"),
        pytest.param("ATTACHE_ANSWER_THRESHOLD", "1.01", id="a threshold above 1"),
        pytest.param("ATTACHE_CHOICES_THRESHOLD", "-0.1", id="a threshold below 0"),
        pytest.param("ATTACHE_CHOICES_THRESHOLD", "nan", id="a threshold that is no number"),
        pytest.param("ATTACHE_MESSAGE_CONTENT", "yes", id="another word for on"),
        pytest.param("ATTACHE_DATABASE_URL", "mysql://u:p@h/d", id="an unknown database"),
        pytest.param("ATTACHE_LOG_LEVEL", "loud", id="an unknown log level"),
    ],
)
def test_a_value_that_cannot_be_used_names_the_variable_and_not_the_value(
    name: str, value: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({name: value})

    assert caught.value.name == name
    assert str(caught.value).startswith(f"{name}: expected ")
    assert value not in str(caught.value)


def test_empty_variables_count_as_not_set() -> None:
    assert read_settings({variable.name: "" for variable in VARIABLES}) == read_settings({})
    assert read_settings({variable.name: " \n" for variable in VARIABLES}) == read_settings({})


def test_nothing_set_leaves_everything_to_us() -> None:
    assert read_settings({}) == Settings(
        data_dir=platformdirs.user_data_path("attache", appauthor=False),
        cache_dir=platformdirs.user_cache_path("attache", appauthor=False),
    )


def test_the_cache_may_lie_apart_from_the_state() -> None:
    settings = read_settings({"ATTACHE_DATA_DIR": "state", "ATTACHE_CACHE_DIR": "kept"})

    assert (settings.data_dir, settings.cache_dir) == (Path("state"), Path("kept"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("DISCORD_TOKEN", "s3cret", id="the token"),
        pytest.param("ATTACHE_DATABASE_URL", "postgresql://u:s3cret@h/d", id="the database"),
    ],
)
def test_a_secret_never_shows(name: str, value: str) -> None:
    settings = read_settings({name: value})

    assert value in (settings.discord_token, settings.database_url)
    assert "s3cret" not in repr(settings)


def test_the_documentation_lists_every_variable_in_the_same_words() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in DOCS.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]

    assert rows == [
        [f"`{each.name}`", each.takes, each.default, each.meaning] for each in VARIABLES
    ]
