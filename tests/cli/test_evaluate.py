"""``looksmith evaluate encoding`` on LUT files and on packed looks."""

from __future__ import annotations

import json
import lzma

import numpy as np
import pytest

from looksmith.cli import main
from looksmith.lut.formats import write_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.encoding.packed import PackedLooksError, read_packed

SIZE = 17


def looks() -> np.ndarray:
    axis = identity_table(SIZE)
    grey = np.repeat(axis.mean(-1, keepdims=True), 3, axis=-1)
    warm = np.clip(axis * [1.1, 1.0, 0.85] + [0.02, 0, 0.05], 0, 1)
    return np.stack([axis**1.3, warm, grey]).astype(np.float32)


def pack(tables: np.ndarray, scale: int = 4095) -> bytes:
    codes = np.rint(tables * scale).astype(np.int16)
    for axis in (1, 2, 3):
        codes = np.diff(codes, axis=axis, prepend=np.int16(0))
    planes = codes.astype("<i2").reshape(-1, 1).view(np.uint8).T
    head = json.dumps({"shape": list(tables.shape), "scale": scale})
    return lzma.compress(head.encode() + b"\n" + planes.tobytes(), preset=1)


@pytest.fixture
def folder(tmp_path):
    target = tmp_path / "looks"
    target.mkdir()
    for number, table in enumerate(looks()):
        write_lut(Lut3D(table), target / f"{number}.cube")
    (target / "broken.cube").write_text("LUT_3D_SIZE 2\n0 0 0\n", encoding="utf-8")
    (target / "readme.txt").write_text("no look", encoding="utf-8")
    return target


def figures(capsys, path) -> dict:
    assert main(["evaluate", "encoding", "--looks", str(path), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_folder_of_luts_gives_the_table(folder, capsys):
    found = figures(capsys, folder)
    assert set(found) == {"looks", "code_only", "with_residual"}
    assert found["looks"] == 3
    for part in (found["code_only"], found["with_residual"]):
        assert set(part) == {"bytes_per_look", "fit_seconds", "de00", "de76", "psnr"}
        for kind in ("de00", "de76"):
            assert set(part[kind]) == {"mean", "p50", "p90", "max"}
            assert 0 <= part[kind]["p50"] <= part[kind]["p90"] <= part[kind]["max"]
    assert found["code_only"]["de00"]["mean"] < 1
    assert found["with_residual"]["de00"]["mean"] <= found["code_only"]["de00"]["mean"]
    assert found["with_residual"]["bytes_per_look"] <= 1000


def test_packed_looks_give_the_same(folder, tmp_path, capsys):
    (tmp_path / "looks.xz").write_bytes(pack(looks()))
    packed = figures(capsys, tmp_path / "looks.xz")["code_only"]["de00"]["mean"]
    single = figures(capsys, folder)["code_only"]["de00"]["mean"]
    assert packed == pytest.approx(single, rel=0.1, abs=0.02)


def test_people_get_lines(folder, capsys):
    assert main(["evaluate", "encoding", "--looks", str(folder)]) == 0
    captured = capsys.readouterr()
    assert "3 looks" in captured.out
    assert "with residual" in captured.out
    assert "broken.cube" in captured.err


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_evaluate_is_said(name, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert main(["evaluate", "encoding", "--looks", str(tmp_path / name)]) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    assert name in lines[0]


def test_packed_looks_come_back(tmp_path):
    path = tmp_path / "looks.xz"
    path.write_bytes(pack(looks()))
    codes, scale = read_packed(path)
    assert np.abs(codes / scale - looks()).max() < 2e-4


def test_damaged_packed_looks_are_refused(tmp_path):
    path = tmp_path / "looks.xz"
    whole = lzma.decompress(pack(looks()))
    for broken in (b"", whole[:-2], whole + b"\0", whole[40:], b"{}\n", b"[1]\n"):
        path.write_bytes(lzma.compress(broken))
        with pytest.raises(PackedLooksError):
            read_packed(path)
    path.write_bytes(pack(looks())[:500])
    with pytest.raises(PackedLooksError):
        read_packed(path)
