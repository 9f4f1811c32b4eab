"""Files that somebody protected are not replaced, and it is said why."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from written_parts import picture

from looksmith.photo.errors import NameTakenError, PhotoError
from looksmith.photo.photo import Photo
from looksmith.photo.write import write_photo


@pytest.fixture
def protected(tmp_path, monkeypatch):
    """Return a file that is read-only, for the superuser, too."""
    path = tmp_path / "a.jpg"
    path.write_bytes(b"kept")
    path.chmod(0o444)
    real = os.access

    def access(asked, mode, **options):
        if mode == os.W_OK and Path(asked).exists():
            return bool(os.stat(asked).st_mode & stat.S_IWUSR)
        return real(asked, mode, **options)

    monkeypatch.setattr(os, "access", access)
    return path


def test_a_write_protected_file_stays(protected):
    with pytest.raises(PhotoError, match="write-protected"):
        write_photo(Photo(picture()), protected)
    assert protected.read_bytes() == b"kept"
    assert os.listdir(protected.parent) == ["a.jpg"]


def test_where_nothing_is_replaced_its_name_is_taken(protected):
    with pytest.raises(NameTakenError):
        write_photo(Photo(picture()), protected, exclusive=True)
    assert protected.read_bytes() == b"kept"


def test_a_file_that_windows_keeps_open_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"kept")

    def refuse(self, target):
        number, text = errno.EACCES, "Access is denied"
        raise PermissionError(number, text, str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PhotoError, match="open in another program"):
        write_photo(Photo(picture()), path)
    assert path.read_bytes() == b"kept"
    assert os.listdir(tmp_path) == ["a.jpg"]
