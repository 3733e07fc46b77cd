"""How problems and our exceptions read."""

from __future__ import annotations

import pytest

from bot.core.problem import Place, Problem, sort_problems
from bot.errors import BotError, KnowledgeError, ModelError, SettingsError, StorageError


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        pytest.param(Problem("f.yaml", 3, 7, "no"), "f.yaml:3:7: error: no", id="a place"),
        pytest.param(Problem("f.yaml", 3, 0, "no"), "f.yaml:3: error: no", id="a line"),
        pytest.param(Problem("f.yaml", 0, 0, "no"), "f.yaml: error: no", id="a file"),
        pytest.param(
            Problem("f", 1, 1, "no", "do", "entry a", "warning"),
            "f:1:1: warning: no (entry a)\n    hint: do",
            id="everything",
        ),
    ],
)
def test_a_problem_starts_with_its_place(problem: Problem, text: str) -> None:
    assert problem.render() == text


def test_lines_are_sorted_as_numbers() -> None:
    problems = [Problem("b", 1, 1, ""), Problem("a", 10, 1, ""), Problem("a", 9, 2, "")]

    assert [problem.place for problem in sort_problems(problems)] == [
        Place("a", 9, 2),
        Place("a", 10, 1),
        Place("b", 1, 1),
    ]


BOTH = (Problem("f", 1, 2, "no"), Problem("f", 2, 1, "hm", severity="warning"))


@pytest.mark.parametrize(
    ("error", "text"),
    [
        pytest.param(SettingsError("TOKEN", "a token"), "TOKEN: expected a token", id="settings"),
        pytest.param(StorageError("save it"), "could not save it", id="storage"),
        pytest.param(StorageError("save it", "no"), "could not save it: no", id="with a reason"),
        pytest.param(ModelError("m.onnx", "is missing"), "m.onnx: is missing", id="model"),
        pytest.param(
            KnowledgeError(BOTH),
            "1 problem in the knowledge\nf:1:2: error: no\nf:2:1: warning: hm",
            id="knowledge",
        ),
    ],
)
def test_an_exception_builds_its_message(error: BotError, text: str) -> None:
    assert str(error) == text
