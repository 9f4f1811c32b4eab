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
