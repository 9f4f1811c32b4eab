"""Format by variant: each opens as its referee has it, or says what to do instead.

The referees are Pillow, tifffile, the OpenEXR library and the pixels that went in.
"""

from __future__ import annotations

import io
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import OpenEXR
import pytest
import tifffile
from PIL import Image

from looksmith.colour.profiles import srgb_profile
from looksmith.colour.transfer import encode_srgb
from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo, read_preview

Y, X = np.mgrid[0:48, 0:64]
CODES = np.stack([X * 4, Y * 5, 255 - X * 4], -1).astype(np.uint8)
WORDS = CODES.astype(np.uint16) * 257
FLOATS = (CODES / 255).astype(np.float32)
PICTURE = Image.fromarray(CODES)


def tiff(values: np.ndarray, **options: Any) -> bytes:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, values, **{"photometric": "rgb", **options})
    return buffer.getvalue()


def pillow(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def interlaced_png() -> bytes:
    """Return an Adam7 PNG, which no library here writes."""
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4))
    passes += ((2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
    raw = b"".join(
        b"\0" + row.tobytes()
        for top, left, down, right in passes
        for row in CODES[top::down, left::right]
    )

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + crc

    head = struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 1)
    data = chunk(b"IDAT", zlib.compress(raw))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + data + chunk(b"IEND", b"")


def opened(tmp_path: Path, data: bytes, name: str = "a.bin") -> Photo:
    path = tmp_path / name
    path.write_bytes(data)
    photo = read_photo(path)
    small = read_preview(path, 16)
    assert max(small.width, small.height) == 16
    return photo


# name: (how it is made, bits that are told, largest difference from what went in)
VARIANTS: dict[str, tuple[Callable[[], bytes], int, float]] = {
    "JPEG baseline": (lambda: pillow(PICTURE, "JPEG", quality=100), 8, 0.02),
    "JPEG restart markers": (
        lambda: pillow(PICTURE, "JPEG", quality=100, restart_marker_blocks=2),
        *(8, 0.02),
    ),
    "JPEG progressive CMYK": (
        lambda: pillow(PICTURE.convert("CMYK"), "JPEG", quality=100, progressive=True),
        *(8, 0.02),
    ),
    "JPEG of several pictures (MPO)": (
        lambda: pillow(
            PICTURE,
            "MPO",
            save_all=True,
            append_images=[PICTURE.rotate(180)],
            quality=100,
        ),
        *(8, 0.02),
    ),
    "JPEG lossless": (lambda: imagecodecs.jpeg8_encode(CODES, lossless=True), 8, 0),
    "JPEG lossless 16 bit": (
        lambda: imagecodecs.jpeg8_encode(WORDS, lossless=True, bitspersample=16),
        *(16, 0),
    ),
    "PNG interlaced": (interlaced_png, 8, 0),
    "PNG 16 bit": (lambda: imagecodecs.png_encode(WORDS), 16, 0),
    "TIFF LZW 16 bit": (lambda: tiff(WORDS, compression="lzw", predictor=2), 16, 0),
    "TIFF deflate 16 bit": (
        lambda: tiff(WORDS, compression="adobe_deflate", predictor=2),
        *(16, 0),
    ),
    "BigTIFF, big-endian, LZW tiles": (
        lambda: tiff(
            WORDS, bigtiff=True, byteorder=">", tile=(16, 16), compression="lzw"
        ),
        *(16, 0),
    ),
    "BigTIFF, floats, deflate": (
        lambda: tiff(
            FLOATS,
            bigtiff=True,
            compression="deflate",
            predictor=3,
            iccprofile=srgb_profile(),
        ),
        *(32, 1e-7),
    ),
    "TIFF half floats": (
        lambda: tiff(
            FLOATS.astype(np.float16),
            compression="deflate",
            predictor=3,
            iccprofile=srgb_profile(),
        ),
        *(16, 3e-4),
    ),
    "TIFF 32-bit integers": (
        lambda: tiff(CODES.astype(np.uint32) * 16843009),
        *(32, 1e-6),
    ),
    "TIFF packed 12 bit": (
        lambda: tiff(np.rint(FLOATS * 4095).astype(np.uint16), bitspersample=12),
        *(12, 2e-4),
    ),
    **{
        f"TIFF {kind}": (lambda kind=kind: tiff(CODES, compression=kind), 8, 0)
        for kind in ("packbits", "zstd", "lzma", "lerc", "png")
    },
    "TIFF JPEG XL inside": (lambda: tiff(CODES, compression="jpegxl"), 8, 0),
    "WebP lossless": (lambda: pillow(PICTURE, "WEBP", lossless=True), 8, 0),
    "AVIF 10 bit 4:4:4": (
        lambda: imagecodecs.avif_encode(
            np.rint(FLOATS * 1023).astype(np.uint16),
            *(100,),
            bitspersample=10,
            pixelformat="444",
        ),
        *(10, 0.01),
    ),
    "AVIF 12 bit 4:2:2": (
        lambda: imagecodecs.avif_encode(
            np.rint(FLOATS * 4095).astype(np.uint16),
            *(100,),
            bitspersample=12,
            pixelformat="422",
        ),
        *(12, 0.02),
    ),
    "JPEG XL lossless": (
        lambda: bytes(imagecodecs.jpegxl_encode(CODES, lossless=True)),
        *(8, 0),
    ),
    "JPEG XL made of a JPEG": (
        lambda: imagecodecs.jpegxl_encode_jpeg(pillow(PICTURE, "JPEG", quality=100)),
        *(8, 0.02),
    ),
    "BMP 32 bit": (lambda: pillow(PICTURE.convert("RGBA"), "BMP"), 8, 0),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_variant_opens_as_what_went_in(tmp_path: Path, name: str) -> None:
    make, bits, bound = VARIANTS[name]
    photo = opened(tmp_path, bytes(make()))
    assert photo.info.bits == bits
    assert np.abs(photo.float_pixels() - FLOATS).max() <= max(bound, 1e-7)


ANIMATED = {
    **{kind: {"lossless": True} for kind in ("PNG", "WEBP")},
    "AVIF": {"quality": 95, "subsampling": "4:4:4"},
}


@pytest.mark.parametrize("kind", ANIMATED)
def test_the_first_picture_of_a_film_is_taken_and_said(
    tmp_path: Path, kind: str
) -> None:
    others = [PICTURE.rotate(180)] * 3
    data = pillow(PICTURE, kind, save_all=True, append_images=others, **ANIMATED[kind])
    photo = opened(tmp_path, data)
    assert np.abs(photo.float_pixels() - FLOATS).mean() < 0.01
    assert any("animated" in warning for warning in photo.info.warnings)


def test_the_first_page_of_a_tiff_is_taken_and_said(tmp_path: Path) -> None:
    pages = tiff(np.stack([CODES, CODES[::-1], CODES[:, ::-1]]), compression="lzw")
    photo = opened(tmp_path, pages)
    assert np.array_equal(photo.pixels, CODES)
    assert photo.info.warnings == ("The TIFF has 3 pages: the first was taken.",)


@pytest.mark.parametrize("before", [False, True])
def test_a_thumbnail_is_no_page(tmp_path: Path, before: bool) -> None:
    buffer = io.BytesIO()
    small = {"data": CODES[::4, ::4].copy(), "subfiletype": 1}
    large: dict[str, Any] = {"data": CODES}
    with tifffile.TiffWriter(buffer) as file:
        for page in (small, large) if before else (large, small):
            file.write(photometric="rgb", **page)
    photo = opened(tmp_path, buffer.getvalue())
    assert np.array_equal(photo.pixels, CODES)
    assert photo.info.warnings == ()


@pytest.mark.parametrize("compression", ["zstd", "lzma", "adobe_deflate"])
def test_a_black_tiff_opens_however_small_it_is(
    tmp_path: Path, compression: str
) -> None:
    black = np.zeros((1200, 1600, 3), np.uint16)
    photo = opened(tmp_path, tiff(black, compression=compression, tile=(1024, 1024)))
    assert photo.pixels.shape == black.shape
    assert photo.pixels.max() == 0


@pytest.mark.parametrize("words", [False, True])
def test_one_colour_of_a_png_can_stand_for_transparent(
    tmp_path: Path, words: bool
) -> None:
    values = WORDS if words else CODES
    data = imagecodecs.png_encode(values)
    colour = values[7, 9].astype(">u2").tobytes()
    crc = struct.pack(">I", zlib.crc32(b"tRNS" + colour))
    chunk = struct.pack(">I", 6) + b"tRNS" + colour + crc
    photo = opened(tmp_path, data[:33] + chunk + data[33:])
    assert np.array_equal(photo.pixels, values)
    assert photo.alpha is not None
    clear = (values == values[7, 9]).all(axis=2)
    assert np.array_equal(photo.alpha == 0, clear)


# -- OpenEXR, as its own library writes it

EXACT = ("NO", "RLE", "ZIPS", "ZIP", "PIZ", "HTJ2K256", "HTJ2K32")
# A half of noise is what B44 keeps 6 of 16 bits of, and DWA about as much as JPEG.
LOSSY = {"PXR24": 1e-3, "B44": 0.02, "B44A": 0.02, "DWAA": 0.05, "DWAB": 0.05}


def exr(
    compression: str, values: np.ndarray, name: str = "RGB", tile: int = 0
) -> bytes:
    header: dict[str, Any] = {
        "compression": getattr(OpenEXR, f"{compression}_COMPRESSION"),
        "type": OpenEXR.tiledimage if tile else OpenEXR.scanlineimage,
    }
    if tile:
        header["tiles"] = OpenEXR.TileDescription()
        header["tiles"].xSize = header["tiles"].ySize = tile
    stream = io.BytesIO()
    OpenEXR.File(header, {name: values}).write(stream)
    return stream.getvalue()


@pytest.mark.parametrize("tile", [0, 32])
@pytest.mark.parametrize("kind", [np.float16, np.float32])
@pytest.mark.parametrize("compression", [*EXACT, *LOSSY])
def test_exr_compressions(
    tmp_path: Path, compression: str, kind: type, tile: int
) -> None:
    # Taller than any block, and of no block's height.
    scene = np.tile(FLOATS, (6, 1, 1))[:271].astype(kind)
    photo = opened(tmp_path, exr(compression, scene, tile=tile))
    assert photo.info.bits == np.dtype(kind).itemsize * 8
    expected = encode_srgb(scene.astype(np.float32))
    bound = LOSSY.get(compression, 1e-6)
    assert np.abs(photo.float_pixels() - expected).mean() <= bound


@pytest.mark.parametrize("compression", ["ZIP", "PIZ", "DWAA"])
def test_exr_alpha_and_layers(tmp_path: Path, compression: str) -> None:
    scene = np.dstack([FLOATS * 0.5, np.full((48, 64), 0.5, np.float32)])
    photo = opened(tmp_path, exr(compression, scene, "RGBA"))
    assert photo.alpha is not None
    assert np.abs(photo.alpha - 0.5).max() < 0.02
    assert np.abs(photo.float_pixels() - encode_srgb(FLOATS)).mean() < 0.02
    layer = opened(tmp_path, exr(compression, FLOATS, "beauty"))
    assert np.abs(layer.float_pixels() - encode_srgb(FLOATS)).mean() < 0.02


@pytest.mark.parametrize("compression", ["RLE", "ZIP", "PIZ", "DWAA"])
@pytest.mark.parametrize("tile", [0, 32])
def test_of_several_parts_the_first_with_colours_is_taken_and_said(
    tmp_path: Path, compression: str, tile: int
) -> None:
    def part(name: str, **channels: np.ndarray) -> OpenEXR.Part:
        header: dict[str, Any] = {
            "compression": getattr(OpenEXR, f"{compression}_COMPRESSION"),
            "type": OpenEXR.tiledimage if tile else OpenEXR.scanlineimage,
        }
        if tile:
            header["tiles"] = OpenEXR.TileDescription()
            header["tiles"].xSize = header["tiles"].ySize = tile
        return OpenEXR.Part(header, channels, name=name)

    depth = part("depth", Z=FLOATS[..., 0].copy())
    parts = [depth, part("beauty", RGB=FLOATS), part("light", RGB=FLOATS[::-1].copy())]
    stream = io.BytesIO()
    OpenEXR.File(parts).write(stream)
    photo = opened(tmp_path, stream.getvalue())
    assert np.abs(photo.float_pixels() - encode_srgb(FLOATS)).mean() < 0.02
    assert "The OpenEXR file has 3 parts: number 2 was taken." in photo.info.warnings


@pytest.mark.parametrize("compression", ["PIZ", "B44", "DWAA", "DWAB", "HTJ2K32"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.99])
def test_half_an_exr_is_refused(tmp_path: Path, compression: str, share: float) -> None:
    noise = np.random.default_rng(1).random((300, 64, 3)).astype(np.float16)
    data = exr(compression, noise)
    with pytest.raises(PhotoError, match="OpenEXR"):
        opened(tmp_path, data[: int(len(data) * share)])


def test_without_its_library_an_exr_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {kind: exr(kind, FLOATS) for kind in ("ZIP", "PIZ")}
    monkeypatch.setitem(sys.modules, "OpenEXR", None)
    assert opened(tmp_path, files["ZIP"]).width == 64
    with pytest.raises(PhotoError, match=r"PIZ.*pip install OpenEXR"):
        opened(tmp_path, files["PIZ"])


def with_chromaticities(numbers: tuple[float, ...], scene: np.ndarray) -> bytes:
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    stream = io.BytesIO()
    OpenEXR.File({**header, "chromaticities": numbers}, {"RGB": scene}).write(stream)
    return stream.getvalue()


def test_the_primaries_of_aces_are_followed(tmp_path: Path) -> None:
    import colour

    aces = colour.RGB_COLOURSPACES["ACES2065-1"]
    numbers = (*np.ravel(aces.primaries), *aces.whitepoint)
    photo = opened(tmp_path, with_chromaticities(numbers, FLOATS))
    matrix = colour.matrix_RGB_to_RGB(aces, colour.RGB_COLOURSPACES["sRGB"], "Bradford")
    expected = encode_srgb((FLOATS @ matrix.T).astype(np.float32))
    assert expected.max() > 1.2
    dim = expected.max(axis=2) < 0.85  # brighter ones go through the view transform
    assert np.abs(photo.float_pixels() - expected)[dim].max() < 2e-3


NONSENSE = [
    (np.nan, *(0.3,) * 7),
    (0.3,) * 8,
    (3e38,) * 8,
]


@pytest.mark.parametrize("numbers", NONSENSE)
def test_primaries_that_cannot_be_are_left_aside(
    tmp_path: Path, numbers: tuple[float, ...]
) -> None:
    photo = opened(tmp_path, with_chromaticities(numbers, FLOATS))
    assert np.abs(photo.float_pixels() - encode_srgb(FLOATS)).max() < 1e-6


def test_light_that_cannot_be_is_replaced_and_said(tmp_path: Path) -> None:
    scene = FLOATS.copy()
    scene[3, 4] = (3e38, np.nan, -3e38)
    photo = opened(tmp_path, exr("ZIP", scene))
    assert np.isfinite(photo.pixels).all()
    assert photo.info.warnings == (
        "3 values were not numbers or infinite: they were replaced.",
    )
    assert np.abs(photo.float_pixels() - encode_srgb(FLOATS))[:3].max() < 1e-6


# -- what is not read

NOT_READ = {
    "JPEG 2000": lambda: imagecodecs.jpeg2k_encode(CODES),
    "JPEG 2000 ": lambda: imagecodecs.jpeg2k_encode(CODES, codecformat="j2k"),
    "JPEG XR": lambda: imagecodecs.jpegxr_encode(CODES),
    "QOI": lambda: imagecodecs.qoi_encode(CODES),
    "Radiance": lambda: imagecodecs.rgbe_encode(FLOATS, header=True),
    "Netpbm": lambda: pillow(PICTURE, "PPM"),
    "icon": lambda: pillow(PICTURE, "ICO"),
    "DirectDraw": lambda: pillow(PICTURE, "DDS"),
    "PostScript": lambda: pillow(PICTURE, "EPS"),
    "PDF": lambda: pillow(PICTURE, "PDF"),
    "DPX": lambda: b"SDPX" + bytes(2044),
    "Cineon": lambda: b"\x80\x2a\x5f\xd7" + bytes(1020),
    "CIELAB": lambda: tiff(FLOATS, photometric="cielab"),
    "int16": lambda: tiff(CODES.astype(np.int16)),
}


@pytest.mark.parametrize("name", NOT_READ)
def test_what_is_not_read_is_named_and_says_what_to_do(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(PhotoError, match=name.strip()) as caught:
        opened(tmp_path, bytes(NOT_READ[name]()))
    assert "Save it as" in str(caught.value)
