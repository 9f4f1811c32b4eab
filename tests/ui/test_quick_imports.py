"""Modules are imported without their sources being read."""

import subprocess
import sys

import pytest

_COUNT = """
import linecache
import {first}
import email.mime.text, xml.dom.minidom
print(sum("email" in name or "xml" in name for name in linecache.cache))
"""


def sources_read(first: str) -> int:
    """Return how many sources are read of what is imported after a first module."""
    command = [sys.executable, "-c", _COUNT.format(first=first)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(told.stdout)


def test_the_window_imports_modules_without_reading_their_sources():
    if sources_read("PySide6.QtCore") < 5:
        pytest.skip("this PySide6 reads no sources: ui/quick_imports.py can go")
    assert sources_read("looksmith.ui.main") == 0
