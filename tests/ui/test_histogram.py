"""The histogram: what it counts, and what it says of clipping."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.ui.panels.histogram import HistogramPanel
from looksmith.ui.scopes.reading import Scope, read
from looksmith.ui.widgets.histogram import count_levels


def picture(pixels: np.ndarray) -> np.ndarray:
    """Return BGRX from RGB."""
    alpha = np.full((*pixels.shape[:2], 1), 255, np.uint8)
    return np.concatenate([pixels[..., ::-1].astype(np.uint8), alpha], axis=-1)


def test_a_small_picture_is_counted_whole() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (60, 80, 3))
    levels = count_levels(picture(pixels))
    assert levels.samples == 4800
    for channel in range(3):
        expected = np.bincount(pixels[..., channel].ravel(), minlength=256)
        np.testing.assert_array_equal(levels.counts[channel], expected)
    assert levels.shadows == pytest.approx((pixels == 0).any(-1).mean())
    assert levels.highlights == pytest.approx((pixels == 255).any(-1).mean())
    assert levels.shadow_channels[0] == pytest.approx((pixels[..., 0] == 0).mean())


def test_a_large_picture_is_sampled_evenly() -> None:
    ramp = np.linspace(0, 255, 1600).astype(np.uint8)
    pixels = np.broadcast_to(ramp[None, :, None], (1000, 1600, 3)).copy()
    pixels[:250, :, 0] = 255
    levels = count_levels(picture(pixels))
    assert 20_000 < levels.samples < 120_000
    assert levels.highlight_channels[0] == pytest.approx(0.25, abs=0.02)
    assert levels.highlight_channels[1] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (5000, 1), (3, 7)])
def test_odd_sizes(shape) -> None:
    levels = count_levels(picture(np.full((*shape, 3), 128)))
    assert levels.samples > 0
    assert levels.counts[:, 128].tolist() == [levels.samples] * 3


def test_the_marks_light_up_and_tell_the_share(qtbot) -> None:
    panel = HistogramPanel()
    qtbot.addWidget(panel)
    pixels = np.full((100, 100, 3), 128)
    panel.show_reading(read(picture(pixels), Scope.HISTOGRAM))
    assert not panel.shadows.lit
    assert not panel.highlights.lit
    pixels[:5, :, 1] = 0
    pixels[50:, :] = 255
    panel.show_reading(read(picture(pixels), Scope.HISTOGRAM))
    assert panel.shadows.lit
    assert panel.highlights.lit
    assert "5.00 % of the picture" in panel.shadows.toolTip()
    assert "green 5.00 %" in panel.shadows.toolTip()
    assert "red 0.00 %" in panel.shadows.toolTip()
    assert "50 % of the picture" in panel.highlights.toolTip()
    panel.show_reading(None)
    assert not panel.highlights.lit


def test_red_green_and_blue_stand_at_their_levels(qtbot) -> None:
    panel = HistogramPanel()
    qtbot.addWidget(panel)
    panel.resize(300, panel.sizeHint().height())
    pixels = np.empty((60, 60, 3))
    pixels[...] = (40, 128, 215)
    panel.show_reading(read(picture(pixels), Scope.HISTOGRAM))
    image = panel.plot.grab().toImage()
    scale = image.devicePixelRatio()
    strongest = []
    for level in (40, 128, 215):
        x = round((2 + level / 255 * (panel.plot.width() - 5)) * scale)
        shade = image.pixelColor(x, image.height() - 8)
        strongest.append(int(np.argmax(shade.getRgb()[:3])))
    assert strongest == [0, 1, 2]
