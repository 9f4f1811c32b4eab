"""The shipped weights leave good photos alone."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.run import enhance
from looksmith.models.enhance.weights import has_weights
from looksmith.models.pairs import photos_in
from looksmith.models.scores import score
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within

BOUND = 2.0
SIDE = 320

pytestmark = pytest.mark.skipif(not has_weights(), reason="no weights are shipped")


def changed_by(path) -> float:
    """Return the mean CIEDE2000 by which a small copy of a photo comes back changed."""
    pixels = fit_within(read_photo(path), SIDE, SIDE).float_pixels()
    shown = enhance(pixels, settings=LocalSettings(device="cpu")).apply(pixels)
    return score(shown, pixels).ciede2000


def test_the_samples_come_back_as_they_are(root):
    found = [changed_by(path) for path in photos_in(root / "resources" / "samples")]
    assert found
    assert np.mean(found) <= BOUND


def test_the_fold_kept_out_of_training_comes_back_as_it_is(shared_data):
    photos = photos_in(shared_data / "photos" / "open")[::8]
    found = [changed_by(path) for path in photos]
    assert np.mean(found) <= BOUND
    assert np.median(found) <= 0.5


def test_a_flat_photo_is_not_left_alone(root):
    """Doing nothing would do no harm, either."""
    path = photos_in(root / "resources" / "samples")[0]
    good = fit_within(read_photo(path), SIDE, SIDE).float_pixels()
    flat = (0.12 + 0.45 * good).astype(np.float32)
    settings = LocalSettings(device="cpu")
    shown = enhance(flat, settings=settings).apply(flat)
    assert score(shown, good).psnr > score(flat, good).psnr + 2
