"""The dialog for a photo: options of each format, names, conflicts, presets, sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from looksmith.colour.profiles import adobe_rgb_profile
from looksmith.export.estimate import estimate_bytes
from looksmith.export.photo import export_photo
from looksmith.photo.formats import WRITABLE_PHOTO_FORMATS
from looksmith.photo.options import OutputSize, WriteOptions
from looksmith.photo.read import read_photo
from looksmith.photo.xmp import sidecar_path
from looksmith.ui.dialogs.target import TargetField


@pytest.fixture
def dialog(graded, qtbot):
    dialog = graded.exporter.ask_photo()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose(box, key) -> None:
    index = box.findData(key)
    assert index >= 0, key
    box.setCurrentIndex(index)


def type_number(field, text) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)


def texts(dialog) -> list[str]:
    labels = dialog.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def export(qtbot, window, dialog):
    """Export with the keyboard; return the file."""
    path = dialog.target.path
    QTest.keyClick(
        dialog.target.name.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(path.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not window.workers.busy, timeout=20_000)
    return path


ROWS = {
    "jpeg": {"quality", "subsampling", "progressive", "profile", "gamut", "embed"},
    "png": {"bits", "profile", "gamut", "embed"},
    "tiff": {"bits", "compression", "profile", "gamut", "embed"},
    "webp": {"quality", "lossless", "profile", "gamut", "embed"},
    "avif": {
        *("quality", "bits", "subsampling", "lossless"),
        *("profile", "gamut", "embed"),
    },
    "jxl": {"quality", "bits", "lossless", "gamut"},
    "exr": {"bits"},
}
ALL_ROWS = set().union(*ROWS.values()) | {"intent", "black_point"}


@pytest.mark.parametrize("kind", list(WRITABLE_PHOTO_FORMATS))
def test_a_format_shows_the_options_that_it_has(dialog, kind):
    choose(dialog.choices.format, kind)
    shown = {name for name in ALL_ROWS if getattr(dialog.choices, name).isVisible()}
    assert shown == ROWS[kind]


@pytest.mark.parametrize("kind", list(WRITABLE_PHOTO_FORMATS))
def test_every_format_is_written_with_what_is_shown(dialog, graded, qtbot, kind):
    choose(dialog.choices.format, kind)
    choose(dialog.choices.size_rule, "percent")
    type_number(dialog.choices.size_value, "50")
    path = export(qtbot, graded, dialog)
    photo = read_photo(path)
    assert (photo.width, photo.height) == (240, 160)
    assert graded.messages.text


def test_lossless_leaves_no_quality_to_choose(dialog):
    choose(dialog.choices.format, "webp")
    dialog.choices.lossless.click()
    assert not dialog.choices.quality.isVisible()
    assert dialog.choices.options().lossless


def test_the_name_is_shown_as_it_is_typed(dialog, tmp_path):
    edit = dialog.target.name.edit
    edit.clear()
    QTest.keyClicks(edit, "web/{name}-{look}")
    look = "Colour negative look 03"
    assert f"→ web/beach-{look}.png" in texts(dialog)
    assert dialog.target.path == tmp_path / "web" / f"beach-{look}.png"


def test_a_template_makes_its_folders(dialog, graded, qtbot, tmp_path):
    dialog.target.name.edit.setText("web/{name}")
    assert export(qtbot, graded, dialog) == tmp_path / "web" / "beach.png"


def test_the_time_of_a_photo_fills_its_name(dialog, qtbot):
    dialog.target.name.edit.setText("{date}-{name}")
    qtbot.waitUntil(lambda: dialog.can_export, timeout=5000)
    assert dialog.target.path.name[:2] == "20"
    assert dialog.target.path.name.endswith("-beach.png")


@pytest.mark.parametrize(
    ("rule", "name", "button"),
    [
        ("unique", "beach-looksmith-2.png", "Export"),
        ("ask", "beach-looksmith.png", "Replace"),
        ("overwrite", "beach-looksmith.png", "Replace"),
        ("skip", None, None),
    ],
)
def test_what_happens_where_a_file_is_there(dialog, tmp_path, rule, name, button):
    (tmp_path / "beach-looksmith.png").write_bytes(b"somebody's")
    choose(dialog.target.conflict, rule)
    assert dialog.can_export == (name is not None)
    if name is not None:
        assert dialog.target.path.name == name
        assert dialog.export_button.text() == button
    else:
        assert any("stays as it is" in text for text in texts(dialog))


def test_a_shipped_preset_sets_everything(dialog, graded, qtbot):
    box = dialog.presets.box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    options = dialog.choices.options()
    assert (options.format, options.profile) == ("jpeg", "sRGB")
    assert options.size == OutputSize("long", 2048)
    assert options.metadata == "no-location"
    assert options.progressive
    assert box.currentText().startswith("Web")
    dialog.choices.quality.set_value(50)
    dialog.choices.quality.value_changed.emit(50)
    assert box.currentText() == "Custom"


def test_every_shipped_preset_is_known_by_its_name_once_it_is_chosen(dialog):
    box = dialog.presets.box
    for place in range(1, box.count()):
        box.setCurrentIndex(place)
        name = box.currentText()
        box.activated.emit(place)
        assert box.currentText() == name


def test_an_own_preset_is_saved_chosen_and_deleted(dialog, graded):
    choose(dialog.choices.format, "tiff")
    choose(dialog.choices.compression, "lzw")
    presets = dialog.presets
    QTest.mouseClick(presets.save_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(presets.name, "Lab")
    QTest.keyClick(presets.name, Qt.Key.Key_Return)
    assert presets.box.currentText() == "Lab"
    assert dialog.isVisible()
    choose(dialog.choices.compression, "none")
    assert presets.box.currentText() == "Custom"
    again = graded.exporter.ask_photo()
    place = again.presets.box.findText("Lab")
    again.presets.box.setCurrentIndex(place)
    again.presets.box.activated.emit(place)
    assert again.choices.options().compression == "lzw"
    QTest.mouseClick(again.presets.delete_button, Qt.MouseButton.LeftButton)
    assert again.presets.box.findText("Lab") < 0
    assert again.presets.box.currentText() == "Custom"


def test_escape_leaves_the_preset_s_name_and_not_the_dialog(dialog):
    QTest.mouseClick(dialog.presets.save_button, Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog.presets.name, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.presets.box.isVisible()


def test_a_profile_file_is_read_and_used(dialog, graded, qtbot, tmp_path):
    (tmp_path / "studio.icc").write_bytes(adobe_rgb_profile())
    dialog.choices.profile.set_profile(tmp_path / "studio.icc")
    qtbot.waitUntil(lambda: dialog.can_export, timeout=5000)
    assert dialog.choices.profile.box.currentText() == (
        "Compatible with Adobe RGB (1998)"
    )
    path = export(qtbot, graded, dialog)
    assert Image.open(path).info["icc_profile"] == adobe_rgb_profile()
    again = graded.exporter.ask_photo()
    assert again.choices.profile.profile == tmp_path / "studio.icc"


def test_a_broken_profile_is_told_beside_its_field(dialog, qtbot, tmp_path):
    (tmp_path / "bad.icc").write_bytes(b"no profile")
    dialog.choices.profile.set_profile(tmp_path / "bad.icc")
    label = dialog.choices.profile.findChild(QLabel)
    qtbot.waitUntil(label.isVisible, timeout=5000)
    assert "bad.icc" in label.text()
    assert not dialog.can_export
    choose(dialog.choices.profile.box, "sRGB")
    assert dialog.can_export
    assert not label.isVisible()


def test_metadata_and_sidecar_are_as_chosen(dialog, graded, qtbot):
    choose(dialog.choices.format, "jpeg")
    choose(dialog.choices.sidecar, "export")
    path = export(qtbot, graded, dialog)
    assert sidecar_path(path).is_file()
    again = graded.exporter.ask_photo()
    choose(again.choices.metadata, "none")
    assert not again.choices.keep_recipe.isEnabled()
    assert again.choices.options().metadata == "none"


@pytest.mark.parametrize(
    ("metadata", "sidecar", "said"),
    [
        ("all", "export", ""),
        ("all", "both", "no camera raw"),
        ("all", "raw", "no camera raw"),
        ("none", "export", "Without camera data"),
        ("none", "", "edit is left out"),
    ],
)
def test_a_choice_without_effect_says_so(dialog, metadata, sidecar, said):
    choose(dialog.choices.metadata, metadata)
    choose(dialog.choices.sidecar, sidecar)
    found = [
        text for text in texts(dialog) if "nothing is put" in text or "edit" in text
    ]
    assert len(found) == bool(said)
    assert said in "".join(found)


def test_a_folder_or_name_that_cannot_be_is_told_beside_it(dialog, tmp_path):
    folder, name = dialog.target.folder.edit, dialog.target.name.edit
    for text in ("~nobody-of-this-name/a", "/" + "x" * 300, "a\0b"):
        folder.setText(text)
        assert "does not exist" in dialog.target.problem
        assert not dialog.export_button.isEnabled()
    folder.setText(str(tmp_path))
    name.setText("ü" * 125)
    assert dialog.target.problem == ""
    name.setText("ü" * 126)
    assert "too long" in dialog.target.problem
    assert not dialog.export_button.isEnabled()


def test_a_lut_s_path_that_cannot_be_is_told(themed, qtbot, tmp_path):
    field = TargetField(None)
    qtbot.addWidget(field)
    field.set_path(Path("~nobody-of-this-name/a.cube"))
    assert "does not exist" in field.problem
    field.set_path(tmp_path / ("x" * 300))
    assert "too long" in field.problem
    assert not field.replaces


def test_the_size_is_told_in_pixels_and_bytes(dialog, qtbot):
    choose(dialog.choices.size_rule, "long")
    type_number(dialog.choices.size_value, "240")
    assert "240 × 160" in dialog.size_text
    qtbot.waitUntil(lambda: "about" in dialog.size_text, timeout=20_000)


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff", "webp"])
@pytest.mark.parametrize("size", [None, OutputSize("percent", 40)])
def test_the_estimate_is_near_the_file(graded, root, tmp_path, kind, size):
    photo = read_photo(root / "resources" / "samples" / "spices.jpg")
    options = WriteOptions(format=kind, size=size, bits=8)
    recipe = graded.document.recipe
    told = estimate_bytes(photo, recipe, graded.renderer, options)
    path = tmp_path / f"real.{kind}"
    export_photo(photo, recipe, graded.renderer, path, options)
    assert 0.75 < told / path.stat().st_size < 1.35


def test_two_exports_at_once_do_not_take_each_other_s_file(graded, qtbot, tmp_path):
    first, second = graded.exporter.ask_photo(), graded.exporter.ask_photo()
    assert first.target.path == second.target.path
    for dialog in (first, second):
        QTest.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not graded.workers.busy, timeout=20_000)
    names = sorted(path.name for path in tmp_path.glob("beach-*.png"))
    assert names == ["beach-looksmith-2.png", "beach-looksmith.png"]


def test_leaving_the_dialog_says_and_writes_nothing(dialog, graded, qtbot, tmp_path):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not graded.workers.busy, timeout=10_000)
    assert graded.messages.text == ""
    assert [path.name for path in tmp_path.glob("*.png")] == ["beach.png"]
