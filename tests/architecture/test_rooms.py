"""The house: who may import whom, and what must not load at the start."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "app" / "looksmith"

GROUND = {"databases", "errors", "files", "resources"}
ALLOWED = {
    **dict.fromkeys(GROUND, GROUND),
    "work": GROUND,
    "colour": {*GROUND, "work"},
    "lut": {*GROUND, "work", "colour"},
    "photo": {*GROUND, "work", "colour"},
    "models": {*GROUND, "work", "colour", "lut"},
    "looks": {*GROUND, "work", "colour", "lut", "models"},
    "grade": {*GROUND, "work", "colour", "lut", "photo", "models"},
    "export": {*GROUND, "work", "colour", "lut", "photo", "models", "looks", "grade"},
}
_ALL_BELOW = {*ALLOWED}
ALLOWED["cli"] = {*_ALL_BELOW, "ui"}  # it opens the window, and only that
ALLOWED["ui"] = _ALL_BELOW
ALLOWED["training"] = _ALL_BELOW
ALLOWED["warm"] = {*GROUND, "colour", "lut", "photo", "models"}
ALLOWED["__main__"] = {"cli"}
ALLOWED["__init__"] = set()


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imported(path: Path) -> set[str]:
    """Return every module that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def rooms_imported(path: Path) -> set[str]:
    names = {name for name in imported(path) if name.startswith("looksmith.")}
    return {name.split(".")[1] for name in names} - {"__version__"}


def test_every_room_is_known():
    assert {room_of(path) for path in modules()} <= set(ALLOWED)


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_no_room_imports_upwards(room):
    breaches = {
        path.relative_to(SOURCE).as_posix(): extra
        for path in modules()
        if room_of(path) == room
        and (extra := rooms_imported(path) - ALLOWED[room] - {room})
    }
    assert not breaches


def test_only_the_window_knows_qt():
    offenders = [
        path.relative_to(SOURCE).as_posix()
        for path in modules()
        if room_of(path) != "ui"
        and any(
            name.split(".")[0] in ("PySide6", "superqt", "pyqtgraph", "qtpy")
            for name in imported(path)
        )
    ]
    assert not offenders


def test_only_models_and_training_know_torch():
    offenders = [
        path.relative_to(SOURCE).as_posix()
        for path in modules()
        if room_of(path) not in ("models", "training")
        and any(name.split(".")[0] == "torch" for name in imported(path))
    ]
    assert not offenders


def test_files_stay_short():
    long = {
        path.relative_to(SOURCE).as_posix(): lines
        for path in modules()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 420
    }
    assert not long


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sorted(sys.modules))"
    out = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    return set(out.stdout.split())


@pytest.mark.parametrize("module", ["looksmith.ui.window", "looksmith.cli"])
def test_the_start_loads_nothing_heavy(module):
    heavy = {"torch", "colour", "matplotlib", "scipy", "numba", "pyqtgraph"}
    assert not heavy & loaded_by(f"import {module}")


def test_the_command_line_does_not_load_qt():
    assert "PySide6" not in loaded_by("import looksmith.cli")
