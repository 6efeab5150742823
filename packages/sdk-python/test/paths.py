"""Where things are, and the sources before any installed package."""

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent
SOURCES = PACKAGE / "src"
CONFORMANCE = ROOT / "conformance"

sys.path.insert(0, str(SOURCES))
