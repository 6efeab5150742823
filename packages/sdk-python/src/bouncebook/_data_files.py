"""The files that `pnpm generate` writes of the registry."""

from __future__ import annotations

import os

_FOLDER = os.path.join(os.path.dirname(__file__), "_data")


def read_data(name: str) -> bytes:
    """A file of the package, in ASCII."""
    with open(os.path.join(_FOLDER, name), "rb") as file:
        return file.read()
