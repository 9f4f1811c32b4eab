"""The icon of the application, and those of the commands."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from looksmith.ui.app_icon import app_icon, rendered
from looksmith.ui.commands.table import COMMANDS
from looksmith.ui.icons import pixmap
from looksmith.ui.main import make_application

STILLS = {f"view.still_{slot}" for slot in "abcd"}


def values(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8)
    return rows.reshape(image.height(), image.width(), 4).astype(int)


@pytest.fixture
def packaged(root):
    path = root / "packaging" / "linux" / "icon.py"
    spec = spec_from_file_location("looksmith_icon", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_packaged_pictures_are_those_of_the_drawing(packaged, qapp):
    for size in packaged.SIZES:
        path = packaged.HERE / "icons" / f"{size}x{size}" / "looksmith.png"
        found, wanted = values(QImage(str(path))), values(rendered(size))
        assert found.shape == (size, size, 4)
        # Another version of Qt may round edges otherwise
        assert np.abs(found - wanted).mean() < 1.5


def test_the_icon_reads_on_light_and_dark(qapp):
    for size in (16, 48):
        drawn = values(rendered(size))
        middle = drawn[size // 3 : 2 * size // 3, size // 5 : 4 * size // 5]
        assert (middle[..., 3] == 255).all()
        assert middle[..., :3].max() - middle[..., :3].min() > 100
        assert drawn[0, 0, 3] < 40


def test_the_application_has_it(themed):
    make_application(offscreen=True)
    assert QSize(48, 48) in QApplication.windowIcon().availableSizes()
    assert not app_icon().isNull()


def test_every_command_that_is_no_choice_from_a_list_has_an_icon():
    bare = [c.id for c in COMMANDS if not (c.icon or c.checked or c.id in STILLS)]
    assert bare == []


@pytest.mark.parametrize("name", sorted({c.icon for c in COMMANDS if c.icon}))
def test_icons_of_commands_draw_something_at_every_size(name, themed):
    for size in (14, 20, 40):
        alpha = values(pixmap(name, size).toImage())[..., 3]
        share = (alpha > 0).mean()
        assert 0.03 < share < 0.75
        border = np.concatenate([alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1]])
        assert border.mean() < 60, "drawn over its edge"
