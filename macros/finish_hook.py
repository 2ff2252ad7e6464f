"""The end of the build: after every other change of the pages, because a changed script no longer fits its hash."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.plugins import event_priority

from macros.finishing import finish

COMMANDS: list[str] = []


def on_startup(command: str, dirty: bool) -> None:
    """Remember what MkDocs was started for."""
    COMMANDS[:] = [command]


@event_priority(-1000)
def on_post_build(config: Any) -> None:
    """Finish the site; without policies while MkDocs serves it, because its server adds a script of its own to pages."""
    if not config.plugins["i18n"].building:
        finish(Path(config.site_dir), config.extra_css, with_policy="serve" not in COMMANDS)
