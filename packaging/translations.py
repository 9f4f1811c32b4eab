"""Collect the window's texts for translation, and compile what was translated.

    python packaging/translations.py update     sources -> resources/translations/*.ts
    python packaging/translations.py compile    *.ts -> *.qm, which the window loads

The .ts files are what Qt Linguist (pyside6-linguist) edits.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6
from sentences import sentences

from looksmith.grade.recipe import LIGHT_CONTROLS
from looksmith.looks.importer import USER_CATEGORY
from looksmith.looks.traits import TRAITS
from looksmith.lut.reversibility import SENTENCES
from looksmith.resources import resource
from looksmith.ui.commands.command import MENUS
from looksmith.ui.commands.table import COMMANDS, GESTURES, GESTURES_TITLE
from looksmith.ui.dialogs.export_photo_presets import SHIPPED
from looksmith.ui.dialogs.preferences.models import MODELS, read_card
from looksmith.ui.language import LANGUAGES
from looksmith.ui.sentences import CONTEXT

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "app" / "looksmith" / "ui"
FOLDER = ROOT / "resources" / "translations"
SENTENCES_FILE = FOLDER / "sentences.json"
TOOLS = Path(PySide6.__file__).parent


def _categories() -> list[str]:
    """Return the categories that looks come in, in the library's order."""
    index = json.loads(resource("looks", "index.json").read_text(encoding="utf-8"))
    return [*dict.fromkeys(row["category"] for row in index["looks"]), USER_CATEGORY]


def table_texts() -> Iterator[tuple[str, str]]:
    """Yield context and text of what stands in tables, where Qt does not see it."""
    for command in COMMANDS:
        for text in (command.text, command.tip, command.toolbar):
            if text:
                yield "Commands", text
    for title in MENUS.values():
        yield "Commands", title
    for gesture in GESTURES:
        yield "Commands", gesture.keys
        yield "Commands", gesture.text
    yield "Commands", GESTURES_TITLE
    for control in LIGHT_CONTROLS:
        yield "LightPanel", control.label
        yield "LightPanel", control.tip
    for name in SHIPPED:
        yield "ExportPresets", name
    for name in MODELS:
        card = read_card(name)
        yield "ModelsPage", card.purpose
        yield "ModelsPage", card.licence
    for sentence in sentences():
        yield CONTEXT, sentence
    for word in (*_categories(), *TRAITS, *SENTENCES.values()):
        yield "Library", word


def ts_file(code: str) -> Path:
    """Return a language's file of texts."""
    return FOLDER / f"looksmith_{code}.ts"


def _run(tool: str, *arguments: str | Path) -> None:
    name = tool + (".exe" if sys.platform == "win32" else "")
    subprocess.run([TOOLS / name, *arguments], check=True, cwd=ROOT)


def update(files: list[Path]) -> None:
    """Bring files of texts up to date; what was translated stays."""
    with tempfile.TemporaryDirectory(dir=SOURCES.parent, prefix="texts") as folder:
        tables = Path(folder) / "tables.py"
        calls = [
            f"QCoreApplication.translate({context!r}, {text!r})\n"
            for context, text in dict.fromkeys(table_texts())
        ]
        tables.write_text("".join(calls), encoding="utf-8")
        sources = sorted(SOURCES.rglob("*.py"))
        _run(
            "lupdate", "-silent", "-no-obsolete", "-locations", "none",
            *sources, tables, "-ts", *files,
        )  # fmt: skip


def compile_file(source: Path, target: Path) -> None:
    """Compile a file of texts to what the window loads."""
    _run("lrelease", "-silent", source, "-qm", target)


def sentences_text() -> str:
    """Return the file by which the window knows the sentences of other rooms."""
    return json.dumps(sentences(), ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Do what the command line asks."""
    asked = sys.argv[1] if len(sys.argv) == 2 else ""
    files = [ts_file(code) for code in LANGUAGES if code != "en"]
    if asked == "update":
        SENTENCES_FILE.write_text(sentences_text(), encoding="utf-8")
        update(files)
    elif asked == "compile":
        for file in files:
            compile_file(file, file.with_suffix(".qm"))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
