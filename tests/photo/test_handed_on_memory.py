"""Memory that photos hand on: never while anybody looks at it, and not for long."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import imagecodecs
import numpy as np
import pytest

from looksmith.photo import rooms
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.rooms import Rooms
from looksmith.photo.write import write_photo

SIZE = 5 << 20


@pytest.fixture
def kept():
    made = Rooms()
    yield made
    made.stop()


def place(array: np.ndarray) -> int:
    return array.__array_interface__["data"][0]


def test_the_next_one_gets_it(kept):
    array = kept.take(SIZE // 4, 4)
    first = place(array)
    del array
    assert place(kept.take(SIZE)) == first


def test_no_one_gets_it_while_a_view_is_left(kept):
    array = kept.take(SIZE)
    view = memoryview(array.reshape(-1, 8)[3:, ::2])
    first = place(array)
    del array
    other = kept.take(SIZE)
    assert place(other) != first
    view.release()
    del view
    assert place(kept.take(SIZE)) == first


def test_another_size_gets_its_own(kept):
    array = kept.take(SIZE)
    first = place(array)
    del array
    assert len(kept.take(SIZE + 1)) == SIZE + 1
    assert place(kept.take(SIZE)) == first


def test_no_more_is_kept_than_a_batch_needs(kept):
    most = kept._free.maxlen
    for array in [kept.take(SIZE) for _ in range(most + 3)]:
        del array
    assert len(kept._free) == most


def test_small_and_very_large_ones_are_not_kept(kept, monkeypatch):
    monkeypatch.setattr(rooms, "_LARGEST", SIZE)
    for size in (100, SIZE + 1):
        assert kept.take(size).shape == (size,)
    assert not kept._free


def test_it_goes_back_to_the_system(kept, monkeypatch):
    monkeypatch.setattr(rooms, "KEPT_SECONDS", 1e-3)
    lasting = kept.take(SIZE)
    kept._clock.join()
    assert not kept._free
    del lasting  # when nobody has taken any for long
    assert not kept._free


def test_threads_never_share_it(kept):
    def work(number: int) -> bool:
        right = True
        for turn in range(30):
            array = kept.take(SIZE)
            array[:: 1 << 12] = (number + turn) % 251
            right &= bool((array[:: 1 << 12] == (number + turn) % 251).all())
        return right

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(work, range(0, 240, 40)))


def test_photos_after_each_other_are_as_alone(tmp_path):
    chance = np.random.default_rng(0)
    for number in range(4):
        pixels = chance.integers(0, 256, (1200, 1250, 3)).astype(np.uint8)
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(imagecodecs.jpeg8_encode(pixels, 90))
        photo = read_photo(path)
        expected = imagecodecs.jpeg8_decode(path.read_bytes())
        np.testing.assert_array_equal(photo.pixels, expected)
        write_photo(Photo(expected), tmp_path / "out.jpg")
        again = imagecodecs.jpeg8_decode((tmp_path / "out.jpg").read_bytes())
        alone = imagecodecs.jpeg8_encode(expected, 92, subsampling="444")
        np.testing.assert_array_equal(again, imagecodecs.jpeg8_decode(alone))


def test_the_end_of_the_program_is_quiet():
    """Whatever is left then: a name of a module, a ring that nobody has collected."""
    code = (
        "from looksmith.photo.rooms import take_room\n"
        f"left = take_room({SIZE})\nring = [take_room({SIZE})]\nring.append(ring)\n"
        "import looksmith.photo.rooms as rooms\nrooms.left = left\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert not done.stderr
