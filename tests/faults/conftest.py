"""Let these tests use the makers of odd files that stand beside other tests."""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / room) for room in ("photo", "colour", "lut/formats")]
