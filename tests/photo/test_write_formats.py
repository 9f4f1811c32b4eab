"""Writing: what is read back is what was written, and metadata comes along."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from looksmith.colour import profiles
from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo, PhotoInfo, to_float32
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions, write_photo
from looksmith.work.token import Cancelled, CancelToken

RNG = np.random.default_rng(11)
SIZE = (48, 64)
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="'
    b'http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    b' xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/>'
    b"</rdf:RDF></x:xmpmeta>"
)
DEPTHS = {8: np.uint8, 16: np.uint16, 32: np.float32}
LOSSLESS = [(".png", 8), (".png", 16), (".tif", 8), (".tif", 16), (".tif", 32)]


def exif_block(orientation: int = 6) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "A maker"
    exif[0x0110] = "A model"
    exif[0x0112] = orientation
    exif[0x8298] = "Somebody"
    exif[0x8769] = {
        0x829A: (1, 250),
        0x9003: "2024:05:06 07:08:09",
        0x920A: 50.0,
        0x927C: b"\x01maker's own\xff",
        0xA001: 1,
        0xA002: 4000,
        0xA003: 3000,
        0xA434: "A lens",
    }
    exif[0x8825] = {1: "N", 2: (47.0, 30.0, 12.5)}
    return exif.tobytes()[6:]


def values(bits: int, channels: int = 3) -> np.ndarray:
    shape = (*SIZE, channels) if channels else SIZE
    if bits == 32:
        return RNG.random(shape, np.float32)
    dtype = DEPTHS[bits]
    return RNG.integers(0, np.iinfo(dtype).max, shape, dtype, endpoint=True)


def photo_of(bits: int, *, alpha: bool = False, icc: bytes | None = None) -> Photo:
    info = PhotoInfo(
        bits=bits,
        icc=icc,
        exif=exif_block(),
        xmp=XMP,
        dpi=(240.0, 240.0),
        profile_name="a profile",
    )
    return Photo(values(bits), values(bits, 0) if alpha else None, info)


def smooth_photo() -> Photo:
    y, x = np.mgrid[0:96, 0:128]
    return Photo(np.stack([x * 2, y * 2, 255 - x], -1).astype(np.uint8))


def carried(block: bytes | None) -> tuple[dict[int, object], dict[int, object]]:
    assert block is not None
    exif = Image.Exif()
    exif.load(block)
    return dict(exif), dict(exif.get_ifd(0x8769))


@pytest.mark.parametrize(("suffix", "bits"), LOSSLESS)
@pytest.mark.parametrize("alpha", [False, True])
def test_round_trip_is_the_identity(
    tmp_path: Path, suffix: str, bits: int, alpha: bool
) -> None:
    photo = photo_of(bits, alpha=alpha)
    path = tmp_path / f"a{suffix}"
    assert write_photo(photo, path) == ()
    back = read_photo(path)
    assert back.pixels.dtype == DEPTHS[bits]
    assert np.array_equal(back.pixels, photo.pixels)
    assert (back.alpha is None) == (not alpha)
    if back.alpha is not None and photo.alpha is not None:
        assert np.array_equal(back.alpha, photo.alpha)
    assert back.info.bits == bits
    assert back.info.warnings == ()


@pytest.mark.parametrize("alpha", [False, True])
def test_lossless_webp_is_the_identity(tmp_path: Path, alpha: bool) -> None:
    photo = photo_of(8, alpha=alpha)
    write_photo(photo, tmp_path / "a.webp", WriteOptions(lossless=True))
    back = read_photo(tmp_path / "a.webp")
    assert np.array_equal(back.pixels, photo.pixels)
    if alpha:
        assert np.array_equal(back.alpha, photo.alpha)  # type: ignore[arg-type]


@pytest.mark.parametrize("compression", ["none", "deflate", "lzw", "zstd"])
def test_tiff_compressions_as_tifffile_reads_them(
    tmp_path: Path, compression: str
) -> None:
    photo = photo_of(16)
    path = tmp_path / "a.tif"
    write_photo(photo, path, WriteOptions(compression=compression))
    assert np.array_equal(tifffile.imread(path), photo.pixels)


@pytest.mark.parametrize("subsampling", ["444", "422", "420"])
def test_jpeg_as_pillow_reads_it(tmp_path: Path, subsampling: str) -> None:
    from PIL.JpegImagePlugin import get_sampling

    photo = smooth_photo()
    path = tmp_path / "a.jpg"
    write_photo(photo, path, WriteOptions(quality=95, subsampling=subsampling))
    with Image.open(path) as image:
        assert get_sampling(image) == {"444": 0, "422": 1, "420": 2}[subsampling]
        error = np.abs(np.asarray(image).astype(int) - photo.pixels)
    assert error.mean() < 1.5


def test_quality_makes_a_difference(tmp_path: Path) -> None:
    sizes = []
    for quality in (30, 95):
        path = tmp_path / f"{quality}.jpg"
        write_photo(photo_of(8), path, WriteOptions(quality=quality))
        sizes.append(path.stat().st_size)
    assert sizes[0] < sizes[1] / 2


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
@pytest.mark.parametrize("icc", [None, profiles.display_p3_profile()])
def test_metadata_is_carried(tmp_path: Path, suffix: str, icc: bytes | None) -> None:
    path = tmp_path / f"a{suffix}"
    notes = write_photo(photo_of(8, icc=icc), path)
    info = read_photo(path).info
    first, inner = carried(info.exif)
    assert first[0x010F] == "A maker"
    assert first[0x8298] == "Somebody"
    assert inner[0x9003] == "2024:05:06 07:08:09"
    assert inner[0x829A] == (1, 250) or inner[0x829A] == pytest.approx(1 / 250)
    assert inner[0x927C] == b"\x01maker's own\xff"
    assert inner[0xA434] == "A lens"
    assert info.xmp == XMP.replace(b'"6"', b'"1"')
    assert info.icc == icc
    if suffix == ".webp":
        assert any("resolution" in note for note in notes)
    else:
        assert info.dpi == pytest.approx((240, 240))
        assert notes == ()


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
def test_pillow_finds_profile_and_upright_exif(tmp_path: Path, suffix: str) -> None:
    icc = profiles.adobe_rgb_profile()
    path = tmp_path / f"a{suffix}"
    write_photo(photo_of(8, icc=icc), path)
    with Image.open(path) as image:
        exif = image.getexif()
        assert image.info["icc_profile"] == icc
        assert exif.get(0x0112, 1) == 1
        assert exif.get_ifd(0x8769)[0x9003] == "2024:05:06 07:08:09"
        assert exif.get_ifd(0x8825)[2] == (47.0, 30.0, 12.5)
        assert exif.get_ifd(0x8769)[0xA002] == SIZE[1]
        assert exif.get_ifd(0x8769)[0xA003] == SIZE[0]
        # Adobe RGB is no sRGB: "uncalibrated", as the standard calls it.
        if suffix != ".tif":
            assert exif.get_ifd(0x8769)[0xA001] == 0xFFFF


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
def test_metadata_can_be_left_out(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_photo(photo_of(8), path, WriteOptions(metadata="none"))
    info = read_photo(path).info
    assert info.xmp is None
    assert info.exif is None or 0x010F not in carried(info.exif)[0]
    assert b"Somebody" not in path.read_bytes()


def test_profile_larger_than_a_jpeg_segment(tmp_path: Path) -> None:
    icc = bytearray(profiles.display_p3_profile()) + bytes(150_000)
    icc[:4] = len(icc).to_bytes(4, "big")
    write_photo(photo_of(8, icc=bytes(icc)), tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image:
        assert image.info["icc_profile"] == bytes(icc)
    assert read_photo(tmp_path / "a.jpg").info.icc == bytes(icc)


def test_too_much_exif_for_jpeg_is_said(tmp_path: Path) -> None:
    photo = photo_of(8)
    block = exif_block() + bytes(70_000)
    photo = photo.replace(info=PhotoInfo(exif=block))
    notes = write_photo(photo, tmp_path / "a.jpg")
    assert any("EXIF" in note for note in notes)
    kept = read_photo(tmp_path / "a.jpg").info.exif
    assert kept is not None
    assert len(kept) < 64_000
    assert 0x010F in carried(kept)[0]


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize(
    "icc", [profiles.display_p3_profile(), profiles.adobe_rgb_profile()]
)
def test_source_profile_comes_back(
    tmp_path: Path, suffix: str, bits: int, icc: bytes
) -> None:
    stored = np.clip(values(bits), 2 << (bits - 8), None).astype(DEPTHS[bits])
    path = tmp_path / "in.tif"
    tifffile.imwrite(path, stored, photometric="rgb", iccprofile=icc)
    photo = read_photo(path)
    out = tmp_path / f"out{suffix}"
    write_photo(photo, out)
    back = read_photo(out)
    assert back.info.icc == icc
    assert back.info.bits == bits
    if suffix == ".tif":
        raw = tifffile.imread(out)
    else:
        raw = imagecodecs.png_decode(out.read_bytes())
    error = np.abs(raw.astype(int) - stored)
    assert error.max() <= 1
    assert (error == 0).mean() > 0.99


def test_srgb_on_request_as_littlecms(tmp_path: Path) -> None:
    icc = profiles.display_p3_profile()
    stored = np.asarray(smooth_photo().pixels)
    source = tmp_path / "in.png"
    Image.fromarray(stored).save(source, icc_profile=icc)
    out = tmp_path / "out.png"
    write_photo(read_photo(source), out, WriteOptions(profile="sRGB"))
    transform = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(icc)),
        ImageCms.createProfile("sRGB"),
        "RGB",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    theirs = ImageCms.applyTransform(Image.fromarray(stored), transform)
    assert theirs is not None
    with Image.open(out) as image:
        error = np.abs(np.asarray(image).astype(int) - np.asarray(theirs))
        assert image.info["icc_profile"] == profiles.srgb_profile()
    assert error.max() <= 2
    assert error.mean() < 0.5


def test_more_bits_than_the_file_had_are_exact(tmp_path: Path) -> None:
    photo = photo_of(8)
    write_photo(photo, tmp_path / "a.png", WriteOptions(bits=16))
    back = read_photo(tmp_path / "a.png")
    assert np.array_equal(back.pixels, photo.pixels.astype(np.uint16) * 257)


def test_8_bits_are_dithered(tmp_path: Path) -> None:
    ramp = np.linspace(0.5, 0.51, 512, dtype=np.float32)
    pixels = np.broadcast_to(ramp[None, :, None], (256, 512, 3)).copy()
    photo = Photo(pixels, None, PhotoInfo(bits=8))
    write_photo(photo, tmp_path / "a.png")
    back = read_photo(tmp_path / "a.png").float_pixels()
    columns = back.mean(axis=0)[:, 0]
    assert len(np.unique(back[:, 200, 0])) == 2
    assert np.abs(columns - ramp).max() < 0.2 / 255


def test_rows_dither_alike_whatever_the_bands(tmp_path: Path) -> None:
    from looksmith.colour.dither import quantise

    pixels = RNG.random((300, 40, 3), np.float32)
    write_photo(Photo(pixels), tmp_path / "a.png")
    assert np.array_equal(read_photo(tmp_path / "a.png").pixels, quantise(pixels, 8))


def test_values_beyond_the_range_are_clipped_only_in_integers(tmp_path: Path) -> None:
    pixels = np.array([[[-0.5, 0.5, 1.5]]], np.float32)
    photo = Photo(pixels, None, PhotoInfo(bits=32))
    write_photo(photo, tmp_path / "a.tif")
    write_photo(photo, tmp_path / "b.tif", WriteOptions(bits=16))
    assert np.array_equal(read_photo(tmp_path / "a.tif").pixels, pixels)
    assert read_photo(tmp_path / "b.tif").pixels.tolist() == [[[0, 32768, 65535]]]


@pytest.mark.parametrize(
    ("suffix", "word"), [(".jpg", "JPEG holds 8"), (".webp", "WebP holds 8")]
)
def test_what_a_format_cannot_hold_is_said(
    tmp_path: Path, suffix: str, word: str
) -> None:
    notes = write_photo(photo_of(16), tmp_path / f"a{suffix}")
    assert any(word in note for note in notes)


def test_alpha_in_a_jpeg_is_put_on_white(tmp_path: Path) -> None:
    photo = Photo(np.zeros((16, 16, 3), np.uint8), np.zeros((16, 16), np.uint8))
    notes = write_photo(photo, tmp_path / "a.jpg")
    assert any("white" in note for note in notes)
    assert read_photo(tmp_path / "a.jpg").pixels.min() >= 254


def test_format_option_beats_the_extension(tmp_path: Path) -> None:
    path = tmp_path / "a.dat"
    write_photo(photo_of(8), path, WriteOptions(format="png"))
    assert path.read_bytes().startswith(b"\x89PNG")


def test_unknown_extension_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="JPEG, PNG, TIFF, WebP"):
        write_photo(photo_of(8), tmp_path / "a.xyz")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"quality": 0},
        {"bits": 9},
        {"format": "gif"},
        {"profile": "P3"},
        {"subsampling": "411"},
        {"compression": "rar"},
    ],
)
def test_wrong_options_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(PhotoError):
        WriteOptions(**wrong)  # type: ignore[arg-type]


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="does not exist"):
        write_photo(photo_of(8), tmp_path / "no" / "a.jpg")


def test_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").mkdir()
    with pytest.raises(PhotoError, match="folder of that name"):
        write_photo(photo_of(8), tmp_path / "a.jpg")
    assert [path.name for path in tmp_path.iterdir()] == ["a.jpg"]


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "may not")]
)
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    words: str,
    suffix: str,
) -> None:
    from looksmith.photo import encode

    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"the old one")
    real = encode.ENCODERS[
        path.suffix.strip(".").replace("jpg", "jpeg").replace("tif", "tiff")
    ]

    def full(picture: object, options: object, stream: io.BufferedWriter) -> None:
        real(picture, options, stream)  # type: ignore[arg-type]
        raise OSError(number, "no")

    for key in encode.ENCODERS:
        monkeypatch.setitem(encode.ENCODERS, key, full)  # type: ignore[arg-type]
    with pytest.raises(PhotoError, match=words):
        write_photo(photo_of(8), path)
    assert path.read_bytes() == b"the old one"
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_a_cancelled_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from looksmith.photo import encode

    token = CancelToken()

    def slow(picture: object, options: object, stream: io.BufferedWriter) -> tuple[()]:
        stream.write(b"half")
        token.cancel()
        return ()

    monkeypatch.setitem(encode.ENCODERS, "png", slow)  # type: ignore[arg-type]
    with pytest.raises(Cancelled):
        write_photo(photo_of(8), tmp_path / "a.png", token=token)
    assert list(tmp_path.iterdir()) == []


def test_writing_over_keeps_permissions_and_links(tmp_path: Path) -> None:
    real = tmp_path / "real.png"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.png"
    link.symlink_to(real)
    write_photo(photo_of(8), link)
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert read_photo(real).width == SIZE[1]


def test_grey_profile_is_written_as_srgb(tmp_path: Path) -> None:
    grey = imagecodecs.cms_profile("gray", whitepoint=[0.3127, 0.329, 1], gamma=2.2)
    path = tmp_path / "a.png"
    ramp = np.tile(np.arange(256, dtype=np.uint8), (4, 1))
    Image.fromarray(ramp).save(path, icc_profile=grey)
    photo = read_photo(path)
    notes = write_photo(photo, tmp_path / "b.png")
    assert any("written as sRGB" in note for note in notes)
    back = read_photo(tmp_path / "b.png")
    assert np.abs(back.float_pixels() - to_float32(photo.pixels)).max() < 1.01 / 255


def test_jpeg_to_jpeg_of_a_real_photo(shared_data: Path, tmp_path: Path) -> None:
    for path in sorted((shared_data / "photos" / "open").glob("*.jpg"))[::40]:
        photo = read_photo(path)
        out = tmp_path / path.name
        assert write_photo(photo, out, WriteOptions(quality=95)) == ()
        error = np.abs(read_photo(out).pixels.astype(int) - photo.pixels)
        assert error.mean() < 2
