"""View → HTML. An own environment, because the macros' own does not escape and forgives unknown names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **view: Any) -> str:
    """Return `templates/<template>.html` filled in, without blank or indented lines.

    Markdown would end the HTML block at a blank line and turn indented lines into code.
    """
    html = ENVIRONMENT.get_template(f"{template}.html").render(view)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())
