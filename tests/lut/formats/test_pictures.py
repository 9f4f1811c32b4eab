"""LUTs in pictures: layouts, depths, and what is no LUT."""

from __future__ import annotations

import io
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from looksmith.lut.apply import apply_reference
from looksmith.lut.errors import LutFormatError
from looksmith.lut.formats import inspect_lut, read_lut, write_lut
from looksmith.lut.table import Curves, Lut3D, identity_table


def warm(size: int) -> np.ndarray:
    """Return a look whose channels all differ, so that a swapped axis shows."""
    table = identity_table(size)
    return np.stack(
        [table[..., 0] ** 0.8, table[..., 1] * 0.9, table[..., 2] ** 1.5], axis=-1
    )


def codes(table: np.ndarray, dtype: type = np.uint8) -> np.ndarray:
    return np.rint(table * np.iinfo(dtype).max).astype(dtype)


def hald(table: np.ndarray) -> np.ndarray:
    side = round(table.shape[0] ** 1.5)
    return np.ascontiguousarray(table.transpose(2, 1, 0, 3)).reshape(side, side, 3)


def tiles(table: np.ndarray, columns: int) -> np.ndarray:
    size = table.shape[0]
    lines = [
        np.concatenate(
            [table[:, :, b].transpose(1, 0, 2) for b in range(k, k + columns)], 1
        )
        for k in range(0, size, columns)
    ]
    return np.ascontiguousarray(np.concatenate(lines, 0))


def png(path: Path, pixels: np.ndarray) -> Path:
    path.write_bytes(imagecodecs.png_encode(pixels))
    return path


@pytest.mark.parametrize("level", [2, 3, 4, 6, 8])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_hald_png_of_any_level(tmp_path, level, dtype):
    wanted = warm(level**2)
    path = png(tmp_path / "a.png", hald(codes(wanted, dtype)))
    atol = 0.51 / np.iinfo(dtype).max
    np.testing.assert_allclose(read_lut(path).table, wanted, atol=atol)


@pytest.mark.parametrize(
    ("size", "columns"),
    [(64, 8), (16, 4), (16, 16), (32, 32), (32, 8), (33, 33), (16, 1)],
)
def test_tiles_and_strips(tmp_path, size, columns):
    wanted = warm(size)
    path = png(tmp_path / "a.png", tiles(codes(wanted), columns))
    np.testing.assert_allclose(read_lut(path).table, wanted, atol=0.51 / 255)


def test_512_square_is_read_in_the_order_that_it_has(tmp_path):
    wanted = warm(64)
    first = read_lut(png(tmp_path / "hald.png", hald(codes(wanted)))).table
    second = read_lut(png(tmp_path / "tiles.png", tiles(codes(wanted), 8))).table
    np.testing.assert_array_equal(first, second)


def test_pillow_reads_the_same_hald(tmp_path):
    path = tmp_path / "a.png"
    write_lut(Lut3D(warm(16)), path, format="hald-png")
    with Image.open(path) as image:
        assert image.size == (64, 64)


@pytest.mark.parametrize(
    "options",
    [{}, {"compression": "zlib"}, {"planarconfig": "separate"}, {"bigtiff": True},
     {"byteorder": ">"}, {"tile": (16, 16)}],
)  # fmt: skip
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_hald_tiff(tmp_path, options, dtype):
    wanted = warm(16)
    pixels = hald(wanted if dtype is np.float32 else codes(wanted, dtype))
    if options.get("planarconfig"):
        pixels = np.ascontiguousarray(pixels.transpose(2, 0, 1))
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, pixels, photometric="rgb", **options)
    np.testing.assert_allclose(read_lut(path).table, wanted, atol=0.51 / 255)


def test_grey_palette_alpha_and_interlaced_pngs(tmp_path):
    table = codes(identity_table(16))
    grey = hald(np.repeat(table.mean(-1, keepdims=True).astype(np.uint8), 3, -1))
    path = png(tmp_path / "grey.png", np.ascontiguousarray(grey[..., 0]))
    np.testing.assert_array_equal(
        codes(read_lut(path).table)[..., 1], table.mean(-1) // 1
    )

    small = Image.fromarray(hald(codes(warm(4))))
    small.convert("P", palette=Image.Palette.ADAPTIVE).save(tmp_path / "p.png")
    np.testing.assert_allclose(
        read_lut(tmp_path / "p.png").table, warm(4), atol=0.51 / 255
    )

    alpha = np.full((64, 64, 4), 255, np.uint8)
    alpha[..., :3] = hald(table)
    assert inspect_lut(png(tmp_path / "a.png", alpha)).warnings == ()
    alpha[:8, :, 3] = 0
    info = inspect_lut(png(tmp_path / "b.png", alpha))
    np.testing.assert_array_equal(codes(info.lut.table), table)
    assert "transparency" in info.warnings[0]


def test_lattices_above_129_are_resampled(tmp_path):
    axis = np.rint(np.linspace(0, 65535, 144)).astype(np.uint16)
    table = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1)
    info = inspect_lut(png(tmp_path / "a.png", hald(table)))
    np.testing.assert_allclose(info.lut.table, identity_table(129), atol=1e-5)
    assert "129" in info.warnings[0]


def test_a_photograph_is_refused(tmp_path):
    noise = np.random.default_rng(0).integers(0, 256, (512, 512, 3), dtype=np.uint8)
    with pytest.raises(LutFormatError, match="photograph"):
        read_lut(png(tmp_path / "a.png", noise))


@pytest.mark.parametrize(
    "shape", [(100, 100), (1, 1), (512, 511), (1920, 1080), (4, 1024)]
)
def test_other_sizes_are_refused(tmp_path, shape):
    path = png(tmp_path / "a.png", np.zeros((*shape, 3), np.uint8))
    with pytest.raises(LutFormatError, match="holds no LUT"):
        read_lut(path)


def test_a_float_tiff_with_nan_is_refused(tmp_path):
    pixels = hald(warm(16))
    pixels[5, 5] = np.nan
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="rgb")
    with pytest.raises(LutFormatError, match="finite"):
        read_lut(tmp_path / "a.tif")


@pytest.mark.parametrize("kind", ["png", "tif"])
def test_truncated_pictures_are_refused(tmp_path, kind):
    data = imagecodecs.png_encode(hald(codes(warm(16))))
    if kind == "tif":
        file = io.BytesIO()
        tifffile.imwrite(file, hald(codes(warm(16))), photometric="rgb")
        data = file.getvalue()
    path = tmp_path / f"a.{kind}"
    for length in (9, 20, 40, len(data) // 2, len(data) - 40):
        path.write_bytes(data[:length])
        with pytest.raises(LutFormatError, match=path.name):
            read_lut(path)


def test_a_png_called_cube_opens_by_content(tmp_path):
    info = inspect_lut(png(tmp_path / "a.cube", hald(codes(identity_table(16)))))
    assert info.format == "png"
    assert info.lut.is_identity
    assert "extension" in info.warnings[0]


@pytest.mark.parametrize(
    ("size", "level"), [(2, 2), (4, 2), (17, 5), (33, 6), (36, 6), (64, 8), (65, 9)]
)
def test_written_halds_have_the_level_that_holds_the_size(tmp_path, size, level):
    path = tmp_path / "a.png"
    write_lut(Lut3D(warm(size)), path)
    back = read_lut(path)
    assert back.size == level**2
    wanted = apply_reference(Lut3D(warm(size)), identity_table(level**2))
    np.testing.assert_allclose(back.table, wanted, atol=0.52 / 65535)


def test_the_largest_lut_is_written_and_read(tmp_path):
    path = tmp_path / "a.png"
    write_lut(Lut3D(identity_table(129)), path)
    np.testing.assert_allclose(read_lut(path).table, identity_table(129), atol=1e-4)


def test_a_domain_and_curves_are_sampled_into_a_hald(tmp_path):
    curve = np.linspace(0, 1, 33, dtype=np.float32)[:, None].repeat(3, 1) ** 2
    lut = Lut3D(identity_table(2) * 2, high=(2, 2, 2), shaper=Curves(curve))
    path = tmp_path / "a.png"
    write_lut(lut, path)
    back = read_lut(path)
    assert back.size == 64
    np.testing.assert_allclose(back.table, identity_table(64) ** 2, atol=5e-4)
