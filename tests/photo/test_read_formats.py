"""Every format, depth and colour type, with Pillow and the encoders as referees."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageOps

from looksmith.colour import profiles
from looksmith.colour.profiles import srgb_profile
from looksmith.colour.transfer import encode_srgb
from looksmith.colour.view import shown
from looksmith.photo.photo import to_float32
from looksmith.photo.read import read_photo, read_preview

RNG = np.random.default_rng(7)
SHAPE = (37, 53)


def noise(channels: int, dtype: type = np.uint8) -> np.ndarray:
    shape = SHAPE if channels == 0 else (*SHAPE, channels)
    if dtype == np.float32:
        return RNG.random(shape, np.float32)
    return RNG.integers(0, np.iinfo(dtype).max, shape, dtype, endpoint=True)


def smooth() -> np.ndarray:
    y, x = np.mgrid[0:96, 0:128]
    return np.stack([x * 2, y * 2, 255 - x], -1).astype(np.uint8)


def save(image: Image.Image, path: Path, **options: object) -> Path:
    image.save(path, **options)
    return path


@pytest.mark.parametrize("subsampling", [0, 1, 2])
@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_as_pillow(tmp_path: Path, subsampling: int, progressive: bool) -> None:
    path = save(
        Image.fromarray(smooth()),
        tmp_path / "a.jpg",
        subsampling=subsampling,
        progressive=progressive,
    )
    photo = read_photo(path)
    theirs = np.asarray(Image.open(path)).astype(int)
    assert photo.pixels.dtype == np.uint8
    assert np.abs(photo.pixels - theirs).max() <= 1
    assert (photo.info.format, photo.info.bits, photo.info.mode) == ("JPEG", 8, "RGB")
    assert photo.info.warnings == ()


def test_grey_jpeg(tmp_path: Path) -> None:
    path = save(Image.fromarray(smooth()).convert("L"), tmp_path / "a.jpg")
    photo = read_photo(path)
    assert np.array_equal(photo.pixels[..., 0], np.asarray(Image.open(path)))
    assert np.ptp(photo.pixels, axis=2).max() == 0
    assert photo.info.mode == "grey"


def test_cmyk_jpeg_as_pillow(tmp_path: Path) -> None:
    path = save(
        Image.fromarray(smooth()).convert("CMYK"), tmp_path / "a.jpg", quality=95
    )
    photo = read_photo(path)
    theirs = np.asarray(Image.open(path).convert("RGB")).astype(int)
    assert np.abs(photo.pixels - theirs).max() <= 2
    assert any("approximate" in warning for warning in photo.info.warnings)


@pytest.mark.parametrize("colorspace", ["ycck", "cmyk"])
def test_adobe_inverted_cmyk_jpeg(tmp_path: Path, colorspace: str) -> None:
    ink = np.asarray(Image.fromarray(smooth()).convert("CMYK")).copy()
    ink[..., 3] = 40
    path = tmp_path / "a.jpg"
    path.write_bytes(
        imagecodecs.jpeg8_encode(
            np.invert(ink), 95, colorspace="cmyk", outcolorspace=colorspace
        )
    )
    photo = read_photo(path)
    paper = 1 - ink / 255
    expected = paper[..., :3] * paper[..., 3:]
    assert np.abs(photo.float_pixels() - expected).mean() < 0.02


def test_jpeg_that_holds_rgb_as_pillow(tmp_path: Path) -> None:
    path = save(Image.fromarray(smooth()), tmp_path / "a.jpg", keep_rgb=True)
    theirs = np.asarray(Image.open(path)).astype(int)
    assert np.abs(read_photo(path).pixels - theirs).max() <= 1


def test_twelve_bit_jpeg_keeps_its_bits(tmp_path: Path) -> None:
    values = smooth().astype(np.uint16) * 16
    path = tmp_path / "a.jpg"
    path.write_bytes(imagecodecs.jpeg8_encode(values, 100, bitspersample=12))
    photo = read_photo(path)
    assert photo.pixels.dtype == np.uint16
    assert np.abs(photo.float_pixels() - values / 4095).mean() < 2e-3


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "P-transparent", "L-trns"]
)
def test_png_as_pillow(tmp_path: Path, mode: str) -> None:
    rgb = Image.fromarray(smooth())
    options: dict[str, object] = {}
    if mode == "I;16":
        image = Image.fromarray(noise(0, np.uint16))
    elif mode == "P-transparent":
        image, options = rgb.quantize(16), {"transparency": 3}
    elif mode == "L-trns":
        image, options = rgb.convert("L"), {"transparency": 128}
    else:
        image = rgb.quantize(16) if mode == "P" else rgb.convert(mode)
        if mode in ("LA", "RGBA"):
            image.putalpha(rgb.convert("L"))
    path = save(image, tmp_path / "a.png", **options)
    photo = read_photo(path)
    if mode == "I;16":
        assert photo.pixels.dtype == np.uint16
        assert np.array_equal(photo.pixels[..., 1], np.asarray(image))
        return
    theirs = np.asarray(Image.open(path).convert("RGBA"))
    shown = np.ones(SHAPE) if photo.alpha is None else photo.alpha
    assert photo.pixels.dtype == np.uint8
    assert np.array_equal(photo.pixels, theirs[..., :3])
    if photo.alpha is None:
        assert theirs[..., 3].min() == 255
    else:
        assert np.array_equal(shown, theirs[..., 3])


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_narrow_grey_png_reaches_white(tmp_path: Path, bits: int) -> None:
    top = 2**bits - 1
    row = int("".join(f"{v:0{bits}b}" for v in (0, top) * (4 // bits or 1)), 2)
    count = 2 * (4 // bits or 1)
    raw = b"\0" + row.to_bytes(-(-count * bits // 8), "big")

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)

    path = tmp_path / "a.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", count, 1, bits, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(raw))
        + chunk(b"IEND", b"")
    )
    photo = read_photo(path)
    assert photo.info.bits == bits
    assert photo.pixels[0, :2, 0].tolist() == [0, 255]


@pytest.mark.parametrize("channels", [0, 2, 3, 4])
def test_16_bit_png_keeps_its_bits(tmp_path: Path, channels: int) -> None:
    values = noise(channels, np.uint16)
    path = tmp_path / "a.png"
    path.write_bytes(imagecodecs.png_encode(values))
    photo = read_photo(path)
    planes = values.reshape(*SHAPE, -1)
    colours = 1 if channels in (0, 2) else 3
    assert photo.pixels.dtype == np.uint16
    assert photo.info.bits == 16
    assert np.array_equal(
        photo.pixels, np.broadcast_to(planes[..., :colours], (*SHAPE, 3))
    )
    if channels in (2, 4):
        assert photo.alpha is not None
        assert np.array_equal(photo.alpha, planes[..., -1])


@pytest.mark.parametrize("compression", [None, "lzw", "adobe_deflate", "zstd"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("planar", ["contig", "separate"])
def test_rgb_tiff(
    tmp_path: Path, compression: str | None, dtype: type, planar: str
) -> None:
    values = noise(3, dtype)
    stored = values if planar == "contig" else np.moveaxis(values, -1, 0)
    path = tmp_path / "a.tif"
    tifffile.imwrite(
        path,
        stored,
        photometric="rgb",
        planarconfig=planar,
        compression=compression,
        iccprofile=srgb_profile(),
    )
    photo = read_photo(path)
    assert photo.pixels.dtype == dtype
    assert photo.info.bits == np.dtype(dtype).itemsize * 8
    assert np.array_equal(photo.pixels, values)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("inverted", [False, True])
def test_grey_tiff(tmp_path: Path, dtype: type, inverted: bool) -> None:
    values = noise(0, dtype)
    path = tmp_path / "a.tif"
    kind = "miniswhite" if inverted else "minisblack"
    tifffile.imwrite(path, values, photometric=kind, iccprofile=srgb_profile())
    top = 1 if dtype == np.float32 else np.iinfo(dtype).max
    expected = top - values if inverted else values
    photo = read_photo(path)
    assert photo.pixels.dtype == dtype
    assert np.array_equal(photo.pixels[..., 2], expected)


def test_one_bit_tiff_as_pillow(tmp_path: Path) -> None:
    path = save(Image.fromarray(smooth()).convert("1"), tmp_path / "a.tif")
    photo = read_photo(path)
    theirs = np.asarray(Image.open(path).convert("RGB"))
    assert np.array_equal(photo.pixels, theirs)


def test_palette_tiff_as_pillow(tmp_path: Path) -> None:
    path = save(Image.fromarray(smooth()).quantize(16), tmp_path / "a.tif")
    photo = read_photo(path)
    theirs = np.asarray(Image.open(path).convert("RGB"))
    assert np.array_equal(photo.pixels, theirs)
    assert photo.info.mode == "palette"


def test_cmyk_tiff_as_pillow(tmp_path: Path) -> None:
    path = save(Image.fromarray(smooth()).convert("CMYK"), tmp_path / "a.tif")
    photo = read_photo(path)
    theirs = np.asarray(Image.open(path).convert("RGB")).astype(int)
    assert np.abs(photo.pixels - theirs).max() <= 1


def test_16_bit_cmyk_tiff_keeps_its_bits(tmp_path: Path) -> None:
    values = noise(4, np.uint16)
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, values, photometric="separated")
    photo = read_photo(path)
    paper = 1 - values / 65535
    expected = paper[..., :3] * paper[..., 3:]
    assert photo.pixels.dtype == np.uint16
    assert np.abs(photo.pixels / 65535 - expected).max() < 1e-4


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("kind", ["unassalpha", "assocalpha"])
def test_tiff_alpha_is_straight(tmp_path: Path, dtype: type, kind: str) -> None:
    top = 1 if dtype == np.float32 else np.iinfo(dtype).max
    colours = noise(3, dtype)
    alpha = np.full(SHAPE, top / 2, dtype)
    alpha[:5] = 0
    alpha[5:9] = top
    stored = colours
    if kind == "assocalpha":
        scaled = colours * (alpha[..., None] / top)
        stored = (scaled if top == 1 else np.rint(scaled)).astype(dtype)
    path = tmp_path / "a.tif"
    tifffile.imwrite(
        path,
        np.dstack([stored, alpha]),
        photometric="rgb",
        extrasamples=[kind],
        iccprofile=srgb_profile(),
    )
    photo = read_photo(path)
    assert photo.alpha is not None
    assert np.array_equal(photo.alpha, alpha)
    error = np.abs(to_float32(photo.pixels) - to_float32(colours))[5:]
    # Multiplied integers have lost half of their steps.
    step = 1e-6 if dtype == np.float32 else 1.01 / top
    assert error.max() <= (0 if kind == "unassalpha" else step)


def test_half_float_and_big_tiff(tmp_path: Path) -> None:
    values = noise(3, np.float32).astype(np.float16)
    path = tmp_path / "a.tif"
    icc = srgb_profile()
    tifffile.imwrite(path, values, photometric="rgb", bigtiff=True, iccprofile=icc)
    photo = read_photo(path)
    assert photo.pixels.dtype == np.float32
    assert np.array_equal(photo.pixels, values.astype(np.float32))
    assert photo.info.warnings == ()


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("kind", ["rgb", "minisblack", "miniswhite"])
@pytest.mark.parametrize("peak", [1.0, 6.0])
def test_floats_without_a_profile_are_light(
    tmp_path: Path, dtype: type, kind: str, peak: float
) -> None:
    # As Photoshop, darktable and RawTherapee take them.
    values = noise(3 if kind == "rgb" else 0, np.float32)
    values[0, 0] = 1 - peak if kind == "miniswhite" else peak
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, values.astype(dtype), photometric=kind)
    photo = read_photo(path)
    light = 1 - values if kind == "miniswhite" else values
    light = np.broadcast_to(light.reshape(*SHAPE, -1), (*SHAPE, 3))
    expected = encode_srgb(shown(light) if peak > 1 else light)
    bound = 5e-3 if dtype == np.float16 else 1e-5
    assert np.abs(photo.float_pixels() - expected).max() < bound
    assert photo.info.profile_name == "linear light"
    assert any("taken as linear light" in text for text in photo.info.warnings)


def test_large_integers_without_a_profile_are_codes(tmp_path: Path) -> None:
    codes = noise(3)
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, codes.astype(np.uint32) * 16843009, photometric="rgb")
    photo = read_photo(path)
    assert np.abs(photo.float_pixels() - codes / 255).max() < 1e-6
    assert photo.info.profile_name == "sRGB"


def test_float_tiff_without_numbers(tmp_path: Path) -> None:
    values = noise(3, np.float32)
    values[0, 0] = (np.nan, np.inf, -np.inf)
    values[1, 1, 0] = 3.5
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, values, photometric="rgb", iccprofile=srgb_profile())
    photo = read_photo(path)
    assert photo.pixels[0, 0].tolist() == [0, 3.5, 0]
    assert any("3 values were not numbers" in text for text in photo.info.warnings)


def test_first_page_of_several(tmp_path: Path) -> None:
    pages = [noise(3), noise(3)]
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as writer:
        for page in pages:
            writer.write(page, photometric="rgb")
    photo = read_photo(path)
    assert np.array_equal(photo.pixels, pages[0])
    assert any("2 pages" in text for text in photo.info.warnings)


def test_thumbnail_before_the_picture_is_passed_over(tmp_path: Path) -> None:
    picture = noise(3)
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path) as writer:
        writer.write(picture[::4, ::4], photometric="rgb", subfiletype=1)
        writer.write(picture, photometric="rgb")
    assert np.array_equal(read_photo(path).pixels, picture)


@pytest.mark.parametrize("lossless", [False, True])
@pytest.mark.parametrize("alpha", [False, True])
def test_webp_as_pillow(tmp_path: Path, lossless: bool, alpha: bool) -> None:
    image = Image.fromarray(smooth())
    if alpha:
        image.putalpha(image.convert("L"))
    path = save(image, tmp_path / "a.webp", lossless=lossless)
    photo = read_photo(path)
    theirs = np.asarray(Image.open(path))
    assert np.array_equal(photo.pixels, theirs[..., :3])
    assert (photo.alpha is not None) == alpha
    if photo.alpha is not None:
        assert np.array_equal(photo.alpha, theirs[..., 3])


@pytest.mark.parametrize("suffix", [".webp", ".gif", ".png"])
def test_animations_give_their_first_picture(tmp_path: Path, suffix: str) -> None:
    frames = [
        Image.fromarray(np.full((20, 20, 3), v, np.uint8)) for v in (30, 120, 220)
    ]
    path = tmp_path / f"a{suffix}"
    frames[0].save(
        path, save_all=True, append_images=frames[1:], lossless=True, duration=100
    )
    photo = read_photo(path)
    assert np.abs(photo.pixels.astype(int) - 30).max() <= 1
    assert any("animated" in text for text in photo.info.warnings)


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_bmp(tmp_path: Path, mode: str) -> None:
    path = save(Image.fromarray(smooth()).convert(mode), tmp_path / "a.bmp")
    theirs = np.asarray(Image.open(path).convert("RGB"))
    assert np.array_equal(read_photo(path).pixels, theirs)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_as_pillow(tmp_path: Path, suffix: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = Image.fromarray(smooth())
    options = {"lossless": True} if suffix == ".webp" else {}
    path = save(image, tmp_path / f"a{suffix}", exif=exif.tobytes(), **options)
    with Image.open(path) as stored:
        theirs = np.asarray(ImageOps.exif_transpose(stored).convert("RGB"))
    photo = read_photo(path)
    assert photo.pixels.shape == theirs.shape
    assert np.abs(photo.pixels.astype(int) - theirs).max() <= 1
    if photo.info.exif is not None:
        carried = Image.Exif()
        carried.load(photo.info.exif)
        assert carried.get(0x0112, 1) == 1


@pytest.mark.parametrize(
    ("content", "name"), [("PNG", "a.jpg"), ("JPEG", "a.tif"), ("WEBP", "a.png")]
)
def test_mislabelled_files(tmp_path: Path, content: str, name: str) -> None:
    path = tmp_path / name
    Image.fromarray(smooth()).save(path, content)
    photo = read_photo(path)
    assert photo.pixels.shape == (96, 128, 3)
    assert any(f"called {path.suffix}" in text for text in photo.info.warnings)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".gif", ".bmp"])
def test_one_pixel(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    Image.new("RGB", (1, 1), (200, 100, 50)).save(path)
    photo = read_photo(path)
    assert photo.pixels.shape == (1, 1, 3)
    assert read_preview(path, 100).pixels.shape == (1, 1, 3)


def test_wide_gamut_becomes_float_and_keeps_what_is_outside(tmp_path: Path) -> None:
    values = np.zeros((8, 8, 3), np.uint8)
    values[..., 1] = 255
    buffer = io.BytesIO()
    profile = profiles.display_p3_profile()
    Image.fromarray(values).save(buffer, "PNG", icc_profile=profile)
    path = tmp_path / "a.png"
    path.write_bytes(buffer.getvalue())
    photo = read_photo(path)
    assert photo.pixels.dtype == np.float32
    assert photo.pixels[0, 0, 0] < -0.4
    assert photo.info.profile_name == "Display P3"
    assert photo.info.icc == profile


def test_broken_profile_is_ignored_and_said(tmp_path: Path) -> None:
    path = save(Image.fromarray(smooth()), tmp_path / "a.png", icc_profile=b"rubbish")
    photo = read_photo(path)
    assert photo.pixels.dtype == np.uint8
    assert photo.info.icc is None
    assert any("profile" in text for text in photo.info.warnings)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
@pytest.mark.parametrize("long_side", [16, 40, 100, 500])
def test_previews_are_small_copies(tmp_path: Path, suffix: str, long_side: int) -> None:
    image = Image.fromarray(smooth()).resize((384, 288))
    path = save(image, tmp_path / f"a{suffix}")
    preview = read_preview(path, long_side)
    side = min(long_side, 384)
    assert (preview.width, preview.height) == (side, round(side * 0.75))
    theirs = image.resize((preview.width, preview.height), Image.Resampling.BOX)
    error = np.abs(preview.pixels.astype(int) - np.asarray(theirs))
    assert error.mean() < 3


def test_the_decoders_are_loaded_only_when_needed() -> None:
    code = (
        "import sys, looksmith.photo.read, looksmith.photo.write, looksmith.colour.icc;"
        "heavy = {'PIL', 'imagecodecs', 'tifffile'} & set(sys.modules);"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_real_photos_as_pillow(shared_data: Path) -> None:
    paths = sorted((shared_data / "photos" / "open").glob("*.jpg"))[::12]
    assert paths
    for path in paths:
        photo = read_photo(path)
        with Image.open(path) as image:
            theirs = np.asarray(image.convert("RGB")).astype(int)
        assert np.abs(photo.pixels - theirs).max() <= 1
