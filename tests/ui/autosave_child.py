"""A window in a process of its own that edits until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from window_parts import WindowCatalogue

from looksmith.ui.window import MainWindow

EDIT_MS = 40


def main() -> None:
    folder, photos = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    app = QApplication(sys.argv[:1])
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(WindowCatalogue(), settings)
    window.show()
    window.beginning.begin(photos)
    done = 0

    def edit() -> None:
        nonlocal done
        if window.document.photo is None:
            return
        done += 1
        if done == 1:
            window.stills.control.keep()
        look = window.catalogue.looks()[done % 5].id
        if done % 10 == 0:
            window.document.choose_look(look)
        else:
            window.document.set_light("contrast", done % 100)
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()

    timer = QTimer(interval=EDIT_MS)
    timer.timeout.connect(edit)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main()
