"""Zoom and pan as numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from looksmith.ui.canvas.view import MAX_SCALE, View

sides = st.integers(1, 8000)


def make_view(picture=(6000, 4000), viewport=(900, 700), margin=0) -> View:
    view = View()
    view.set_viewport(*viewport, margin)
    view.set_picture(*picture)
    view.fit()
    return view


@given(
    width=sides, height=sides, across=st.integers(50, 4000), down=st.integers(50, 3000)
)
def test_fitted_picture_lies_inside_the_viewport_and_is_centred(
    width, height, across, down
):
    view = make_view((width, height), (across, down), margin=10)
    x, y, shown_width, shown_height = view.target(0, 0, width, height)
    assert x >= 9
    assert y >= 9
    assert x + shown_width <= across - 9
    assert y + shown_height <= down - 9
    assert abs(2 * x + shown_width - across) <= 2
    assert abs(2 * y + shown_height - down) <= 2


@given(
    x=st.floats(0, 900),
    y=st.floats(0, 700),
    scale=st.floats(0.5, MAX_SCALE),
    start=st.floats(0.3, 2),
)
def test_zooming_keeps_the_point_under_the_pointer(x, y, scale, start):
    view = make_view()
    view.zoom_at(450, 350, start)
    before = view.to_picture(x, y)
    view.zoom_at(x, y, scale)
    after = view.to_viewport(*before)
    low_x, low_y = view.to_viewport(0, 0)
    high_x, high_y = view.to_viewport(6000, 4000)
    # Only at the picture's edge may the point give way, to leave no gap.
    at_edge_x = abs(low_x) < 1e-6 or abs(high_x - 900) < 1e-6
    at_edge_y = abs(low_y) < 1e-6 or abs(high_y - 700) < 1e-6
    assert at_edge_x or after[0] == pytest.approx(x, abs=1e-6)
    assert at_edge_y or after[1] == pytest.approx(y, abs=1e-6)


@given(
    scale=st.floats(0.3, MAX_SCALE),
    dx=st.floats(-1e5, 1e5),
    dy=st.floats(-1e5, 1e5),
)
def test_panning_never_uncovers_the_viewport(scale, dx, dy):
    view = make_view()
    view.zoom_at(300, 300, scale)
    view.pan(dx, dy)
    left, top = view.to_viewport(0, 0)
    right, bottom = view.to_viewport(6000, 4000)
    assert left <= 1e-6
    assert top <= 1e-6
    assert right >= 900 - 1e-6
    assert bottom >= 700 - 1e-6


def test_panning_moves_the_picture_by_the_pixels_asked_for():
    view = make_view()
    view.zoom_at(450, 350, 1.0)
    before = view.to_viewport(3000, 2000)
    view.pan(-40, 25)
    after = view.to_viewport(3000, 2000)
    assert after == pytest.approx((before[0] - 40, before[1] + 25))


def test_a_fitted_picture_stays_fitted_when_the_viewport_changes():
    view = make_view()
    view.set_viewport(600, 700)
    assert view.fitted
    assert view.scale == pytest.approx(600 / 6000)


def test_a_zoomed_picture_keeps_its_scale_when_the_viewport_changes():
    view = make_view()
    view.zoom_at(450, 350, 1.0)
    view.set_viewport(600, 700)
    assert view.scale == 1.0


def test_zooming_out_ends_at_fit_and_becomes_it():
    view = make_view()
    view.zoom_at(450, 350, 2.0)
    view.zoom_at(450, 350, 0.0001)
    assert view.fitted
    assert view.scale == pytest.approx(view.fit_scale)


def test_the_full_size_of_the_same_photo_keeps_what_is_in_view():
    view = make_view(picture=(1500, 1000))
    view.zoom_at(200, 150, 1.5)
    corner = view.to_picture(0, 0)
    view.set_picture(6000, 4000)
    assert view.to_picture(0, 0) == pytest.approx((corner[0] * 4, corner[1] * 4))


def test_visible_part_at_full_zoom_is_the_viewport():
    view = make_view()
    view.zoom_at(450, 350, 1.0)
    x, y, width, height = view.visible()
    assert 900 <= width <= 901
    assert 700 <= height <= 701
    assert (x, y) == (2550, 1650)


def test_small_pictures_grow_only_a_little_when_fitted():
    view = make_view(picture=(10, 10))
    assert view.scale == 2.0
