"""Small valid photos of every readable format and variant, to be mutated."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import OpenEXR
import tifffile
from icc_parts import cmyk_profile, table_profile
from photo_parts import ffmpeg, write_dng, write_heic
from PIL import Image

from looksmith.colour import profiles
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.write import WriteOptions, write_photo

__all__ = ["photo_seeds"]

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999'
    b'/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""/></rdf:RDF></x:xmpmeta>'
)
IPTC = b"\x1c\x02\x05\x00\x09The river\x1c\x02\x5a\x00\x05Basel"


def _codes(bits: int = 8, scale: int = 1) -> np.ndarray:
    y, x = np.mgrid[0 : 48 * scale, 0 : 64 * scale] / scale
    values = np.stack([x / 63, y / 47, 1 - x / 63], -1)
    values += 0.02 * np.random.default_rng(1).standard_normal(values.shape)
    dtype = np.uint8 if bits == 8 else np.uint16
    return np.rint(values.clip(0, 1) * (2**bits - 1)).astype(dtype)


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "A maker", 6
    exif[0x8769] = {0x9003: "2024:05:06 07:08:09", 0x927C: b"\x01maker's own\xff"}
    exif[0x8825] = {1: "N", 2: (47.0, 30.0, 12.5)}
    return exif.tobytes()[6:]


def _ours(
    suffix: str, *, bits: int = 8, alpha: bool = False, scale: int = 1, **options: Any
) -> bytes:
    pixels = _codes(8 if bits == 8 else 16, scale)
    info = PhotoInfo(bits=bits, exif=_exif(), xmp=XMP, iptc=IPTC, dpi=(300, 300))
    cover = pixels[..., 0].copy() if alpha else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        write_photo(Photo(pixels, cover, info), path, WriteOptions(**options))
        return path.read_bytes()


def _pillow(kind: str, mode: str = "RGB", frames: int = 1, **options: Any) -> bytes:
    picture = Image.fromarray(_codes())
    picture = picture.quantize(16) if mode == "P" else picture.convert(mode)
    if frames > 1:
        rest = [picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM)] * (frames - 1)
        options |= {"save_all": True, "append_images": rest}
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _tiff(values: np.ndarray | None = None, **options: Any) -> bytes:
    buffer = io.BytesIO()
    pixels = _codes(16) if values is None else values
    tifffile.imwrite(buffer, pixels, **{"photometric": "rgb", **options})
    return buffer.getvalue()


def _exr(
    compression: Any, dtype: str = "float16", scale: int = 1, **header: Any
) -> bytes:
    channels = {"RGB": (_codes(scale=scale) / 128).astype(dtype)}
    kind = OpenEXR.tiledimage if "tiles" in header else OpenEXR.scanlineimage
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.exr"
        header |= {"compression": compression, "type": kind}
        OpenEXR.File(header, channels).write(str(path))
        return path.read_bytes()


def _made(write: Callable[[Path], None], suffix: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        write(path)
        return path.read_bytes()


def _tiffs() -> dict[str, bytes]:
    grey = _codes()[..., 0]
    palette = np.arange(768, dtype=np.uint16).reshape(3, 256) * 85
    ink = np.asarray(Image.fromarray(_codes()).convert("CMYK"))
    profile = profiles.display_p3_profile()
    return {
        "tiff-ours.tif": _ours(".tif", bits=16, alpha=True, profile="Display P3"),
        "tiff-lzw.tif": _tiff(compression="lzw", predictor=True),
        "tiff-plain-big-endian.tif": _tiff(byteorder=">", iccprofile=profile),
        "tiff-bigtiff.tif": _tiff(bigtiff=True, compression="adobe_deflate"),
        "tiff-tiles.tif": _tiff(tile=(16, 16), compression="zstd"),
        "tiff-planes.tif": _tiff(
            np.moveaxis(_codes(), -1, 0), planarconfig="separate", compression="zlib"
        ),
        "tiff-jpeg.tif": _tiff(_codes(), compression="jpeg", tile=(16, 16)),
        "tiff-float.tif": _tiff((_codes() / 255).astype(np.float32)),
        "tiff-palette.tif": _tiff(grey, photometric="palette", colormap=palette),
        "tiff-cmyk.tif": _tiff(ink, photometric="separated"),
        "tiff-cmyk-profile.tif": _tiff(
            ink.astype(np.uint16) * 257,
            photometric="separated",
            iccprofile=cmyk_profile(),
        ),
        "tiff-curves-profile.tif": _tiff(_codes(), iccprofile=table_profile()),
        "tiff-packbits.tif": _tiff(_codes(), compression="packbits"),
        "tiff-fax.tif": _pillow("TIFF", "1", compression="group4"),
        "tiff-pages.tif": _tiff(np.stack([_codes()] * 3), compression="zlib"),
        "tiff-ycbcr.tif": _pillow("TIFF", "YCbCr"),
    }


def _exrs() -> dict[str, bytes]:
    kinds = ("NO", "RLE", "ZIPS", "ZIP", "PIZ", "PXR24", "B44", "B44A", "DWAA", "DWAB")
    kinds += ("HTJ2K32",)
    made = {
        f"exr-{kind.lower()}.exr": _exr(getattr(OpenEXR, f"{kind}_COMPRESSION"))
        for kind in kinds
    }
    rgb = (_codes() / 128).astype(np.float16)
    tiles = OpenEXR.TileDescription()
    tiles.xSize = tiles.ySize = 16
    tiled = _exr(OpenEXR.PIZ_COMPRESSION, "float32", tiles=tiles)
    parts = [
        OpenEXR.Part({"type": OpenEXR.scanlineimage}, {kind: values}, name=kind)
        for kind, values in (("Z", _codes()[..., 0] / np.float32(9)), ("RGB", rgb))
    ]
    stream = io.BytesIO()
    OpenEXR.File(parts).write(stream)
    made["exr-parts.exr"] = stream.getvalue()
    return made | {"exr-tiles.exr": tiled, "exr-ours.exr": _ours(".exr")}


def _larger() -> dict[str, bytes]:
    """Return pictures of several blocks, groups, tiles and strips."""
    return {
        "jpeg-larger.jpg": _ours(".jpg", scale=5),
        "png-larger.png": _ours(".png", scale=2),
        "tiff-strips.tif": _tiff(_codes(16, 2), rowsperstrip=16, compression="lzw"),
        "webp-larger.webp": _ours(".webp", scale=5),
        "avif-larger.avif": _ours(".avif", scale=2),
        "jxl-larger.jxl": _ours(".jxl", scale=6),
        "exr-larger.exr": _exr(OpenEXR.PIZ_COMPRESSION, scale=3),
        "exr-larger-lossy.exr": _exr(OpenEXR.DWAB_COMPRESSION, scale=3),
        "heic-larger.heic": _made(
            lambda path: write_heic(path, _codes(scale=2)), ".heic"
        ),
    }


def _jxl_with_profile(path: Path) -> None:
    picture = path.with_suffix(".png")
    Image.fromarray(_codes()).save(picture, icc_profile=profiles.adobe_rgb_profile())
    ffmpeg(["-i", str(picture), "-distance", "0", "-modular", "1", str(path)])


# Where the picture begins, its size, and by how much it is to be brighter.
_CROP = (
    (50719, "I", 2, (4, 2), True),
    (50720, "I", 2, (40, 30), True),
    (50730, 10, 1, (1, 2), True),
)


def _raws() -> dict[str, bytes]:
    lossless = {"lossless": True, "bitspersample": 16}
    jpeg = {"compression": "jpeg", "compressionargs": lossless}
    kinds: dict[str, dict[str, Any]] = {
        "raw-plain.dng": {},
        "raw-big-endian.dng": {"byteorder": ">"},
        "raw-tiles.dng": {"tile": (16, 16)},
        "raw-lossless-jpeg.dng": jpeg,
        "raw-jpeg-tiles.dng": {**jpeg, "tile": (16, 16)},
        "raw-jpeg-xl.dng": {"compression": 52546, "tile": (16, 16)},
        "raw-cropped.dng": {"more": _CROP},
    }
    return {
        name: _made(
            lambda path, storage=storage: write_dng(path, _codes() / 255, **storage),
            ".dng",
        )
        for name, storage in kinds.items()
    }


def photo_seeds() -> dict[str, bytes]:
    """Return small photos by a name whose first word is the format."""
    profile = profiles.display_p3_profile()
    grey = _codes()[..., 0]
    return {
        "jpeg-ours.jpg": _ours(".jpg", profile="Display P3"),
        "jpeg-progressive.jpg": _pillow("JPEG", progressive=True, icc_profile=profile),
        "jpeg-cmyk.jpg": _pillow("JPEG", "CMYK", quality=90),
        "jpeg-cmyk-profile.jpg": _pillow("JPEG", "CMYK", icc_profile=cmyk_profile()),
        "jpeg-grey.jpg": _pillow("JPEG", "L", exif=_exif()),
        "jpeg-12-bit.jpg": imagecodecs.jpeg8_encode(_codes(12), 90, bitspersample=12),
        "jpeg-lossless.jpg": imagecodecs.ljpeg_encode(_codes(12)[..., 0]),
        "png-ours.png": _ours(".png", bits=16, alpha=True, profile="Display P3"),
        "png-palette.png": _pillow("PNG", "P", transparency=3),
        "png-grey-alpha.png": imagecodecs.png_encode(np.dstack([grey, grey])),
        "png-one-bit.png": _pillow("PNG", "1"),
        "png-animated.png": _pillow("PNG", frames=3),
        **_tiffs(),
        "webp-ours.webp": _ours(".webp", quality=80),
        "webp-lossless.webp": _ours(".webp", alpha=True, lossless=True),
        "webp-animated.webp": _pillow("WEBP", frames=3),
        "avif-ours.avif": _ours(".avif", profile="Display P3"),
        "avif-10-bit.avif": _ours(".avif", bits=10, alpha=True),
        "avif-animated.avif": _pillow("AVIF", frames=3),
        "jxl-ours.jxl": _ours(".jxl"),
        "jxl-lossless.jxl": _ours(".jxl", bits=16, alpha=True, lossless=True),
        "jxl-profile.jxl": _made(_jxl_with_profile, ".jxl"),
        "jxl-of-jpeg.jxl": imagecodecs.jpegxl_encode_jpeg(_pillow("JPEG")),
        "jxl-bare.jxl": bytes(imagecodecs.jpegxl_encode(_codes(), distance=1)),
        **_exrs(),
        **_larger(),
        "gif.gif": _pillow("GIF", "P", transparency=2),
        "gif-animated.gif": _pillow("GIF", "P", frames=3),
        "bmp.bmp": _pillow("BMP"),
        "bmp-palette.bmp": _pillow("BMP", "P"),
        "heic.heic": _made(
            lambda path: write_heic(
                path, _codes(), colour=b"prof" + profile, exif=_exif(), xmp=XMP
            ),
            ".heic",
        ),
        "heic-10-bit.heic": _made(
            lambda path: write_heic(path, _codes(10), bits=10, turns=1), ".heic"
        ),
        **_raws(),
    }
