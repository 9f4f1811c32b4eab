"""The commands of the File menu."""

from __future__ import annotations

from looksmith.ui.commands.command import Command

__all__ = ["FILE"]

FILE: tuple[Command, ...] = (
    Command(
        "file.open", "Open photos…", "open_photos", "file",
        ("Ctrl+O",), "open", "Open photos", toolbar="Open",
    ),
    Command(
        "file.open_folder", "Open folder…", "open_folder", "file",
        ("Ctrl+Alt+O",), icon="folder",
        tip="Open every photo in a folder, to walk through them",
    ),
    Command(
        "file.import_looks", "Import LUTs…", "import_looks", "file",
        ("Ctrl+I",), "import",
        "Add looks to your library from LUT files", starts_group=True,
    ),
    Command(
        "file.import_folder", "Import folder of LUTs…", "import_folder", "file",
        icon="import-folder", tip="Add every LUT file in a folder to your library",
    ),
    Command(
        "file.open_session", "Open session…", "open_session", "file",
        ("Ctrl+Shift+O",),
        icon="session", tip="Open a saved edit with its looks", starts_group=True,
    ),
    Command(
        "file.save_session", "Save session…", "save_session", "file",
        ("Ctrl+S",), "save",
        "Save this edit with its looks, to go on later", "photo",
    ),
    Command(
        "file.export_photo", "Export photo…", "export_photo", "file",
        ("Ctrl+E",), "export", "Write the graded photo to a new file",
        "export", starts_group=True,
    ),
    Command(
        "file.export_lut", "Export LUT…", "export_lut", "file",
        ("Ctrl+Shift+E",), "export-lut",
        "Write this edit's colours as a LUT for other programs",
    ),
    Command(
        "file.batch", "Batch export…", "batch_export", "file",
        ("Ctrl+Shift+B",),
        icon="batch",
        tip="Write many photos in one go, each graded alike or with its own edit",
    ),
    Command(
        "file.quit", "Quit", "quit", "file", ("Ctrl+Q",), "quit",
        starts_group=True,
    ),
)  # fmt: skip
