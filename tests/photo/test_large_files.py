"""Very large photos within a bounded memory; disks that refuse lose nothing."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import imagecodecs
import large_photos
import numpy as np
import pytest
import tifffile
from PIL import Image

from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.photo import encode, tiff
from looksmith.photo.errors import PhotoError
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo
from looksmith.photo.tiff import read_tiff
from looksmith.photo.write import write_photo
from looksmith.work.token import Cancelled, CancelToken

linux = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells a process's peak"
)
BRIGHTER = Recipe(Light(exposure=0.5))
_LIBRARIES = 0.15e9  # what the decoder alone has not loaded
_EXPORT = ("decode", "export")
_SAME_FILE_ELSE = ("widened.jpg", "to-floats.tif", "to-exr.tif")
"""These differ in their exports alone from others that are opened here."""


def photo(height: int = 60, width: int = 80) -> Photo:
    rng = np.random.default_rng(0)
    return Photo(rng.integers(0, 256, (height, width, 3), dtype=np.uint8))


def export(path: Path, picture: Photo | None = None, **options) -> None:
    renderer = Renderer(OverlayLooks(None, {}))
    chosen = WriteOptions(**options)
    export_photo(picture or photo(), BRIGHTER, renderer, path, chosen)


# Memory ----------------------------------------------------------------------------


@linux
@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "megapixels"),
    [
        ("jpg", 60),
        ("striped.tif", 24),
        ("png", 12),
        ("adobe.jpg", 24),
        ("prophoto.tif", 12),
        ("widened.jpg", 24),
        ("to-floats.tif", 24),
        ("to-exr.tif", 24),
        ("kept-p3.png", 24),
    ],
)
def test_no_step_takes_much_more_than_the_decoder(kind, megapixels, tmp_path):
    """In proportion to 1.5 GB for 300 megapixels."""
    steps = _EXPORT if kind in _SAME_FILE_ELSE else large_photos.STEPS
    found = large_photos.measure(kind, megapixels, tmp_path, steps)
    room = 1.5e9 * megapixels / 300 + _LIBRARIES
    above = {step: peak - found["decode"][0] for step, (peak, _) in found.items()}
    assert max(above.values()) < room, above


def test_float_tiffs_are_held_once(tmp_path):
    """As many bytes a pixel as the floats have, 3.6 GB for 300 megapixels."""
    pixels = np.random.default_rng(0).random((600, 800, 3), np.float32)
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="rgb")
    read_tiff(tmp_path / "a.tif")
    tracemalloc.start()
    read_tiff(tmp_path / "a.tif")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1.5 * pixels.nbytes


@pytest.mark.parametrize("suffix", [".tif", ".exr", ".png"])
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_it_stops_while_the_file_is_written(suffix, depth, tmp_path):
    """Strip by strip: 300 megapixels take a minute to be deflated."""
    pixels = photo(1200, 800).pixels.astype(depth)
    token, told = CancelToken(), []

    def stop(share: float, text: str) -> None:
        told.append(share)
        if text == "Writing" and share > 0.7:
            token.cancel()

    with pytest.raises(Cancelled):
        write_photo(Photo(pixels), tmp_path / f"a{suffix}", token=token, progress=stop)
    assert 0.7 < told[-1] < 1
    assert not list(tmp_path.iterdir())


def test_it_stops_while_a_tiff_is_read(tmp_path, monkeypatch):
    pixels = np.zeros((4096, 64, 3), np.uint16)
    pixels[:] = np.random.default_rng(0).integers(0, 65536, pixels.shape)
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, pixels, photometric="rgb", compression="adobe_deflate",
                     rowsperstrip=16)  # fmt: skip
    monkeypatch.setattr(tiff, "_AT_ONCE", 64 << 10)
    token, read = CancelToken(), tifffile.TiffPage.decode
    decoded = []

    def cancelled_by_the_first(page):
        def decode(*args, **kwargs):
            decoded.append(args)
            token.cancel()
            return read.__get__(page)(*args, **kwargs)

        return decode

    monkeypatch.setattr(tifffile.TiffPage, "decode", property(cancelled_by_the_first))
    with pytest.raises(Cancelled):
        read_photo(path, token=token)
    assert 1 <= len(decoded) < 32


def test_it_stops_while_a_library_encodes(tmp_path, monkeypatch):
    """One call of it, which takes as long as it takes: nobody waits for its end."""
    token, begun, on = CancelToken(), threading.Event(), threading.Event()
    closed = []

    def slow(_picture, _options, stream):
        begun.set()
        on.wait(60)
        closed.append(stream.closed)
        stream.write(b"too late")
        return ()

    monkeypatch.setitem(encode.ENCODERS, "avif", slow)
    with ThreadPoolExecutor() as pool:
        try:
            target = tmp_path / "a.avif"
            job = pool.submit(write_photo, photo(), target, token=token)
            assert begun.wait(60)
            token.cancel()
            with pytest.raises(Cancelled):
                job.result(30)
            assert not list(tmp_path.iterdir())
        finally:
            on.set()
        write_photo(photo(), tmp_path / "b.webp", token=CancelToken())
    assert closed == [True], "the next one waits until the room is free"
    assert [each.name for each in tmp_path.iterdir()] == ["b.webp"]


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
@pytest.mark.parametrize("shape", [(1, 1), (257, 33), (3, 5000), (700, 900)])
@pytest.mark.parametrize("transparent", [False, True])
def test_png_pieces_are_one_file_to_every_reader(depth, shape, transparent, tmp_path):
    """The checksum of all is made of those of its pieces; readers look at it."""
    rng = np.random.default_rng(0)
    waves = np.sin(np.arange(shape[1]) / 50) * 0.4 + 0.5
    noise = rng.integers(0, 9, (*shape, 3))
    codes = (waves[None, :, None] * np.iinfo(depth).max + noise).astype(depth)
    alpha = codes[..., 0].copy() if transparent else None
    bits = 8 * codes.itemsize
    write_photo(Photo(codes, alpha), tmp_path / "a.png", WriteOptions(bits=bits))
    data = (tmp_path / "a.png").read_bytes()
    stored = codes if alpha is None else np.dstack([codes, alpha])
    assert np.array_equal(imagecodecs.png_decode(data), stored)
    with Image.open(tmp_path / "a.png") as image:
        image.load()
    whole = imagecodecs.png_encode(stored, 3)
    assert len(data) < 1.02 * len(whole) + 200


# Disks that refuse -----------------------------------------------------------------

_WRITE_LIMITED = """
import resource, sys
import numpy as np
from looksmith.photo.errors import PhotoError
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.tiff import read_tiff
from looksmith.photo.write import write_photo
from looksmith.work.token import Cancelled, CancelToken
rng = np.random.default_rng(0)
grain = Photo(rng.integers(0, 256, (400, 600, 3), dtype=np.uint8))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_photo(grain, sys.argv[1], WriteOptions(quality=100))
except PhotoError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no file's size")
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".exr", ".jxl"])
def test_a_file_that_hits_the_limit_leaves_the_old_one(suffix, tmp_path):
    """A limit of the system itself: the write stops half-way through."""
    target = tmp_path / f"photo{suffix}"
    target.write_bytes(b"the old one")
    done = subprocess.run(
        [sys.executable, "-c", _WRITE_LIMITED, str(target)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "larger than this disk allows" in done.stdout
    assert target.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def small_disk(tmp_path):
    """Give a file system of 256 KB where the tests may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_a_full_disk_is_said_and_loses_nothing(suffix, small_disk):
    target = small_disk / f"photo{suffix}"
    export(target)
    before = target.read_bytes()
    with pytest.raises(PhotoError, match="disk is full") as caught:
        export(target, photo(900, 1200), quality=100)
    assert target.name in str(caught.value)
    assert target.read_bytes() == before
    assert list(small_disk.iterdir()) == [target]


def test_an_original_survives_an_export_onto_itself_that_fails(small_disk):
    original = small_disk / "original.jpg"
    write_photo(photo(200, 300), original)
    before = original.read_bytes()
    large = read_photo(original)
    large = large.replace(pixels=np.tile(large.pixels, (6, 6, 1)))
    with pytest.raises(PhotoError, match="disk is full"):
        export(original, large, quality=100)
    assert original.read_bytes() == before


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "read-only"),
        (errno.EIO, "may have been removed"),
        (errno.EFBIG, "larger than this disk allows"),
    ],
)
def test_every_refusal_has_its_words(number, words, tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setitem(encode.ENCODERS, "png", refuse)
    with pytest.raises(PhotoError, match=words):
        export(tmp_path / "photo.png")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_goes_away_while_writing(tmp_path, monkeypatch):
    """A drive that is pulled out: its folder is there, and then it is not."""
    folder = tmp_path / "card"
    folder.mkdir()
    write = encode.ENCODERS["jpeg"]

    def unplugged(picture, options, stream):
        notes = write(picture, options, stream)
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
        return notes

    monkeypatch.setitem(encode.ENCODERS, "jpeg", unplugged)
    with pytest.raises(PhotoError, match=r"card does not exist"):
        export(folder / "photo.jpg")
    assert not folder.exists()


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(PhotoError, match="does not exist"):
        export(tmp_path / "nowhere" / "photo.jpg")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(
    os.name == "nt" or getattr(os, "geteuid", lambda: 0)() == 0,
    reason="folders refuse nobody here: this is Windows, or root",
)
def test_a_folder_without_permission(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(PhotoError, match="may not write"):
        export(closed / "photo.jpg")
    assert not list(closed.iterdir())


def test_a_name_that_is_too_long_is_said(tmp_path):
    with pytest.raises(PhotoError, match="name is too long"):
        export(tmp_path / f"{'x' * 300}.jpg")
    export(tmp_path / f"{'x' * 251}.jpg")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some make links")
def test_a_link_that_leads_nowhere_names_the_folder_that_is_gone(tmp_path):
    (tmp_path / "a.jpg").symlink_to(tmp_path / "gone" / "b.jpg")
    with pytest.raises(PhotoError, match=r"gone does not exist"):
        export(tmp_path / "a.jpg")
    (tmp_path / "gone").mkdir()
    export(tmp_path / "a.jpg")
    assert (tmp_path / "a.jpg").is_symlink()
    assert (tmp_path / "gone" / "b.jpg").stat().st_size
