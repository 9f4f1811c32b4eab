"""HEIC, AVIF, JPEG XL and OpenEXR: ffmpeg, x265, Pillow and libjxl as referees."""

from __future__ import annotations

import io
import struct
import sys
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from photo_parts import ffmpeg, write_dng, write_heic
from PIL import Image, ImageOps

from looksmith.colour import profiles
from looksmith.colour.transfer import decode_srgb, encode_srgb
from looksmith.colour.view import shown
from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo, PhotoInfo, to_float32
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo

SIZE = (96, 128)


def smooth(bits: int = 8) -> np.ndarray:
    y, x = np.mgrid[0 : SIZE[0], 0 : SIZE[1]]
    values = np.stack([x / 127, y / 95, 1 - x / 127], -1)
    dtype = np.uint8 if bits == 8 else np.uint16
    return np.rint(values * (2**bits - 1)).astype(dtype)


def photo_of(bits: int = 8, **info: object) -> Photo:
    return Photo(smooth(bits), None, PhotoInfo(bits=bits, **info))  # type: ignore[arg-type]


def exif_block(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "A maker"
    exif[0x0112] = orientation
    return exif.tobytes()[6:]


@pytest.mark.parametrize("bits", [8, 10, 12])
def test_heic_is_what_x265_took(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "a.heic"
    stored = smooth(bits)
    write_heic(path, stored, bits=bits)
    photo = read_photo(path)
    assert (photo.info.format, photo.info.bits) == ("HEIC", bits)
    assert photo.pixels.dtype == (np.uint8 if bits == 8 else np.uint16)
    error = np.abs(photo.float_pixels() - stored / (2**bits - 1))
    assert error.max() < 0.6 / (2**bits - 1)


def test_heic_profile_and_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.heic"
    icc = profiles.display_p3_profile()
    write_heic(
        path, smooth(), colour=b"prof" + icc, exif=exif_block(6), xmp=b"<packet/>"
    )
    info = read_photo(path).info
    assert info.icc == icc
    assert info.profile_name == "Display P3"
    assert info.xmp == b"<packet/>"
    exif = Image.Exif()
    assert info.exif is not None
    exif.load(info.exif)
    assert exif[0x010F] == "A maker"
    assert exif[0x0112] == 1


def test_heic_is_turned_by_its_boxes_and_not_by_exif_again(tmp_path: Path) -> None:
    path = tmp_path / "a.heic"
    write_heic(path, smooth(), turns=1, exif=exif_block(8))
    photo = read_photo(path)
    assert np.array_equal(photo.pixels, np.rot90(smooth()))


def test_heic_in_hlg_shows_diffuse_white_below_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.heic"
    values = np.full((*SIZE, 3), round(0.75 * 1023), np.uint16)
    values[:, 64:] = 1023
    code = b"nclx" + struct.pack(">HHHB", 9, 18, 0, 0x80)
    write_heic(path, values, bits=10, colour=code)
    photo = read_photo(path)
    # ITU-R BT.2408: 75 % HLG is diffuse white, which the view shows at 0.88 of full.
    found = decode_srgb(photo.float_pixels())
    assert found[0, 0] == pytest.approx([0.88] * 3, abs=3e-3)
    assert 0.97 < found[0, 100, 0] < 1
    assert photo.info.profile_name == "Rec. 2020"


def test_missing_heic_library_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic" + bytes(64))
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(PhotoError, match="pip install pi-heif"):
        read_photo(path)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_avif_orientation_as_pillow(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "a.avif"
    image = Image.fromarray(smooth())
    image.save(path, exif=exif.tobytes(), quality=95, subsampling="4:4:4")
    with Image.open(path) as stored:
        theirs = np.asarray(ImageOps.exif_transpose(stored).convert("RGB"))
    photo = read_photo(path)
    assert photo.pixels.shape == theirs.shape
    assert np.abs(photo.pixels.astype(int) - theirs).max() <= 1


@pytest.mark.parametrize("bits", [8, 10, 12])
def test_avif_keeps_its_bits(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "a.avif"
    data = imagecodecs.avif_encode(
        smooth(bits), 99, bitspersample=bits, pixelformat="444"
    )
    path.write_bytes(data)
    photo = read_photo(path)
    assert photo.info.bits == bits
    expected = imagecodecs.avif_decode(data) / (2**bits - 1)
    assert np.abs(photo.float_pixels() - expected).max() < 1e-4


@pytest.mark.parametrize(
    ("codes", "name"),
    [
        ((1, 13), "sRGB"),
        ((2, 2), "sRGB"),
        ((12, 13), "Display P3"),
        ((9, 13), "Rec. 2020"),
        ((1, 4), "Rec. 709 gamma 2.2"),
    ],
)
def test_avif_code_points(tmp_path: Path, codes: tuple[int, int], name: str) -> None:
    path = tmp_path / "a.avif"
    data = imagecodecs.avif_encode(
        smooth(), 95, pixelformat="444", primaries=codes[0], transfer=codes[1]
    )
    path.write_bytes(data)
    photo = read_photo(path)
    assert photo.info.profile_name == name
    if name == "Display P3":
        from looksmith.colour.icc import to_working

        stored = imagecodecs.avif_decode(data)
        expected = to_working(stored, profiles.display_p3_profile())
        assert np.abs(photo.float_pixels() - expected).max() < 1e-3


@pytest.mark.parametrize("codes", [(12, 13), (9, 16)])
def test_png_code_points_go_before_a_profile(
    tmp_path: Path, codes: tuple[int, int]
) -> None:
    import zlib

    body = bytes((*codes, 0, 1))
    crc = struct.pack(">I", zlib.crc32(b"cICP" + body))
    buffer = io.BytesIO()
    Image.fromarray(smooth()).save(
        buffer, "PNG", icc_profile=profiles.adobe_rgb_profile()
    )
    data = buffer.getvalue()
    path = tmp_path / "a.png"
    path.write_bytes(
        data[:33] + struct.pack(">I", 4) + b"cICP" + body + crc + data[33:]
    )
    name = {12: "Display P3", 9: "Rec. 2020"}[codes[0]]
    assert read_photo(path).info.profile_name == name


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("lossless", [False, True])
def test_jxl_written_is_read_by_ffmpeg(
    tmp_path: Path, bits: int, lossless: bool
) -> None:
    path = tmp_path / "a.jxl"
    photo = photo_of(bits)
    write_photo(photo, path, WriteOptions(lossless=lossless, quality=95))
    kind = "rgb24" if bits == 8 else "rgb48le"
    raw = ffmpeg(["-i", str(path), "-f", "rawvideo", "-pix_fmt", kind, "-"])
    theirs = np.frombuffer(raw, photo.pixels.dtype).reshape(photo.pixels.shape)
    error = np.abs(to_float32(theirs) - photo.float_pixels())
    assert error.max() == 0 if lossless else error.mean() < 2 / 255
    back = read_photo(path)
    assert back.info.bits == bits
    assert np.abs(back.float_pixels() - to_float32(theirs)).max() < 1.01 / 255


def test_jxl_of_ffmpeg_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.jxl"
    raw = smooth().tobytes()
    shape = f"{SIZE[1]}x{SIZE[0]}"
    ffmpeg(
        [
            *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", shape, "-i", "-"),
            *("-distance", "0", "-modular", "1", str(path)),
        ],
        raw,
    )
    photo = read_photo(path)
    assert np.array_equal(photo.pixels, smooth())
    assert photo.info.profile_name == "sRGB"


def linear_scene() -> np.ndarray:
    scene = decode_srgb(to_float32(smooth()))
    scene[:16, :16] = (4, 2, 1)
    return scene


@pytest.mark.parametrize("compression", ["none", "rle", "zip1", "zip16"])
@pytest.mark.parametrize("kind", ["half", "float"])
def test_exr_of_ffmpeg(tmp_path: Path, compression: str, kind: str) -> None:
    path = tmp_path / "a.exr"
    scene = linear_scene()
    planes = np.moveaxis(scene[..., [1, 2, 0]], -1, 0)
    ffmpeg(
        [
            *("-f", "rawvideo", "-pix_fmt", "gbrpf32le"),
            *("-s", f"{SIZE[1]}x{SIZE[0]}", "-i", "-"),
            *("-compression", compression, "-format", kind, str(path)),
        ],
        np.ascontiguousarray(planes).tobytes(),
    )
    photo = read_photo(path)
    assert photo.info.bits == (16 if kind == "half" else 32)
    error = np.abs(photo.float_pixels() - encode_srgb(shown(scene)))
    assert error.max() < (1e-3 if kind == "half" else 1e-5)


@pytest.mark.parametrize("bits", [16, 32])
@pytest.mark.parametrize("alpha", [False, True])
def test_exr_written_is_read_by_ffmpeg(tmp_path: Path, bits: int, alpha: bool) -> None:
    path = tmp_path / "a.exr"
    colours = encode_srgb(linear_scene()[:90])
    cover = np.full(colours.shape[:2], 0.5, np.float32) if alpha else None
    photo = Photo(colours, cover, PhotoInfo(bits=32))
    write_photo(photo, path, WriteOptions(bits=bits))
    # Any other layout than the file's own, ffmpeg would cut at 1.
    kind = f"gbr{'a' * alpha}pf{bits}le"
    raw = ffmpeg(["-i", str(path), "-f", "rawvideo", "-pix_fmt", kind, "-"])
    planes = np.frombuffer(raw, f"<f{bits // 8}").reshape(-1, 90, 128)
    assert len(planes) == 3 + alpha
    theirs = np.moveaxis(planes[[2, 0, 1]], 0, -1).astype(np.float32)
    if alpha:
        assert np.ptp(planes[3]) == 0
        theirs /= planes[3, 0, 0]
    scene = decode_srgb(colours)
    error = np.abs(theirs - scene) / scene.clip(0.05)
    assert error.max() < (2e-3 if bits == 16 else 1e-5)


def test_a_graded_exr_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.exr"
    photo = photo_of(8)
    write_photo(photo, path, WriteOptions(bits=32))
    back = read_photo(path)
    assert np.abs(back.float_pixels() - photo.float_pixels()).max() < 1e-6


def exr_with(path: Path, old: bytes, new: bytes) -> None:
    write_photo(photo_of(8), path)
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def test_exr_primaries_are_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.exr"
    srgb = struct.pack("<8f", 0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.329)
    wide = struct.pack("<8f", 0.708, 0.292, 0.17, 0.797, 0.131, 0.046, 0.3127, 0.329)
    exr_with(path, srgb, wide)
    found = decode_srgb(read_photo(path).float_pixels())
    # Pure green of Rec. 2020 in linear sRGB: ITU-R BT.2087.
    assert found[95, 127] == pytest.approx([1.0, 0.94, -0.12], abs=0.15)
    assert found.min() < -0.09


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (b"compression\0\x01\0\0\0\x03", b"compression\0\x01\0\0\0\x63", "99"),
        (b"v/1\x01\x02\0\0\0", b"v/1\x01\x02\x08\0\0", "deep pixels"),
        (b"R\0\x01\0\0\0", b"Q\0\x01\0\0\0", "no channels R, G and B"),
    ],
)
def test_exr_that_cannot_be_read_says_why(
    tmp_path: Path, old: bytes, new: bytes, word: str
) -> None:
    path = tmp_path / "a.exr"
    exr_with(path, old, new)
    with pytest.raises(PhotoError, match=word):
        read_photo(path)


@pytest.mark.parametrize("brightest", [1.0, 8.0])
def test_float_tiff_under_a_linear_profile_is_a_scene(
    tmp_path: Path, brightest: float
) -> None:
    scene = linear_scene().clip(0, 1)
    scene[:16, :16] = brightest
    path = tmp_path / "a.tif"
    tifffile.imwrite(
        path, scene, photometric="rgb", iccprofile=profiles.linear_srgb_profile()
    )
    expected = shown(scene) if brightest > 1 else scene
    found = read_photo(path).float_pixels()
    assert np.abs(found - encode_srgb(expected)).max() < 1e-3


@pytest.mark.parametrize(("suffix", "bits"), [(".avif", 8), (".jxl", 8), (".jxl", 16)])
@pytest.mark.parametrize("alpha", [False, True])
def test_lossless_is_exact(tmp_path: Path, suffix: str, bits: int, alpha: bool) -> None:
    photo = photo_of(bits)
    if alpha:
        photo = photo.replace(alpha=photo.pixels[..., 0].copy())
    path = tmp_path / f"a{suffix}"
    write_photo(photo, path, WriteOptions(lossless=True))
    back = read_photo(path)
    assert np.array_equal(back.pixels, photo.pixels)
    if alpha:
        assert back.alpha is not None
        assert np.array_equal(back.alpha, photo.alpha)


@pytest.mark.parametrize("subsampling", ["444", "422", "420"])
@pytest.mark.parametrize("bits", [8, 10, 12])
def test_avif_options_as_pillow_and_ffmpeg_see_them(
    tmp_path: Path, subsampling: str, bits: int
) -> None:
    path = tmp_path / "a.avif"
    options = WriteOptions(bits=bits, subsampling=subsampling, profile="Display P3")
    write_photo(photo_of(16), path, options)
    with Image.open(path) as image:
        assert image.info["icc_profile"] == profiles.display_p3_profile()
        assert image.size == (128, 96)
    layout = b"yuv%s" % subsampling.encode()
    import subprocess

    import imageio_ffmpeg

    said = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-i", str(path)],
        capture_output=True,
        check=False,
    ).stderr
    assert layout + (b"p%dle" % bits if bits > 8 else b"p") in said
    back = read_photo(path)
    assert back.info.bits == bits
    assert np.abs(back.float_pixels() - photo_of(16).float_pixels()).mean() < 0.02


@pytest.mark.parametrize("suffix", [".avif", ".jxl"])
def test_quality_changes_the_size(tmp_path: Path, suffix: str) -> None:
    noise = np.random.default_rng(5).integers(0, 255, (64, 64, 3), np.uint8)
    sizes = []
    for quality in (20, 60, 95):
        path = tmp_path / f"{quality}{suffix}"
        write_photo(Photo(noise), path, WriteOptions(quality=quality))
        sizes.append(path.stat().st_size)
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2] / 2


def test_a_raw_photo_can_be_written(tmp_path: Path) -> None:
    source = tmp_path / "a.dng"
    write_dng(source, decode_srgb(to_float32(smooth())) * 0.5)
    notes = write_photo(read_photo(source), tmp_path / "b.jpg")
    back = read_photo(tmp_path / "b.jpg")
    assert back.info.profile_name == "sRGB"
    assert any("8 bits" in note for note in notes)
