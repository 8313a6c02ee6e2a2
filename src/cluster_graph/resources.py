"""Finds the files that come with the program: ``ontology/``, ``queries/`` and ``data/yamagata/``.

A checkout reads them in place; an installed wheel carries them inside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"
_CHECKOUT = _PACKAGE.parent.parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``resource("queries", "council-chairs.rq")``."""
    root = _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)


def shipped_cluster() -> Path:
    """The folder of the cluster that comes with the program."""
    return resource("data", "yamagata")
