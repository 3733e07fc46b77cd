"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

KnowledgeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="A folder of knowledge; may be given several times. It takes the place of the "
        'settings and the shipped packs; "shipped" stands for those.',
        show_default=False,
    ),
]
LexicalOption = Annotated[
    bool, typer.Option("--lexical", help="Match by spelling and words alone.", show_default=False)
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Write JSON for scripts.", show_default=False)
]
