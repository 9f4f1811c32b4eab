"""Files appear whole or not at all."""

from __future__ import annotations

import os
import stat

import pytest

from looksmith.files import replacing, write_whole


def test_an_error_midway_keeps_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def fail_midway() -> None:
        with replacing(path) as stream:
            stream.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_midway()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_permissions_and_links_stay(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_text("old")
    path.chmod(0o600)
    link.symlink_to(path)
    write_whole(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_new_file_gets_what_the_umask_allows(tmp_path):
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.txt", b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_missing_folders_and_folders_in_the_way(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "a.txt", "x")
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, "x")


WAYS = ("looksmith.files._renamed", "looksmith.files._linked")


@pytest.fixture(params=[0, 1, 2], ids=["renamed", "linked", "reserved"])
def way(request, monkeypatch):
    """Let a file system know one way less to place a file."""
    for name in WAYS[: request.param]:
        monkeypatch.setattr(name, lambda _source, _target: False)


def write_while_another_comes(path, data, other):
    with replacing(path, exclusive=True) as stream:
        stream.write(data)
        if other is not None:
            path.write_bytes(other)


@pytest.mark.usefixtures("way")
def test_a_file_that_comes_meanwhile_is_not_replaced(tmp_path):
    path = tmp_path / "a.jpg"
    with pytest.raises(FileExistsError):
        write_while_another_comes(path, b"ours", b"theirs")
    assert path.read_bytes() == b"theirs"
    assert os.listdir(tmp_path) == ["a.jpg"]


@pytest.mark.usefixtures("way")
def test_a_free_name_is_taken_once(tmp_path):
    path = tmp_path / "a.jpg"
    write_while_another_comes(path, b"ours", None)
    write_while_another_comes(path, b"ours", None)  # by a second worker
    assert path.read_bytes() == b"ours"
    assert os.listdir(tmp_path) == ["a.jpg"]
    assert path.stat().st_nlink == 1


def test_what_keeps_a_reserved_name_from_its_file_gives_it_back(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    for name in WAYS:
        monkeypatch.setattr(name, lambda _source, _target: False)

    def refuse(*_names):
        raise OSError(5, "The disk is gone")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(OSError, match="gone"):
        write_while_another_comes(path, b"ours", None)
    assert not os.listdir(tmp_path)
