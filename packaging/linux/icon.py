"""Render the application's icon at the sizes that desktops ask for.

``python packaging/linux/icon.py`` after every change of
``resources/icons/app/looksmith.svg``; a test compares the pictures with the drawing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DRAWING = HERE.parents[1] / "resources" / "icons" / "app" / "looksmith.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main() -> int:
    """Write ``icons/<size>x<size>/looksmith.png`` beside this file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from looksmith.ui.app_icon import rendered

    app = QGuiApplication(sys.argv[:1])
    for size in SIZES:
        path = HERE / "icons" / f"{size}x{size}" / "looksmith.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not rendered(size).save(str(path), "PNG"):
            sys.stderr.write(f"{path} cannot be written.\n")
            return 1
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
