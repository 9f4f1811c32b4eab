"""Finding the files that come with the program."""

from __future__ import annotations

import pytest

from looksmith import resources
from looksmith.resources import ResourceNotFoundError, resource


@pytest.fixture
def moved(tmp_path, monkeypatch):
    """Pretend that the package is installed below an empty folder."""
    package = tmp_path / "lib" / "site" / "looksmith"
    monkeypatch.setattr(resources, "_PACKAGE", package)
    monkeypatch.setattr(resources.sys, "prefix", str(tmp_path / "prefix"))
    resources.resource_root.cache_clear()
    yield package
    resources.resource_root.cache_clear()


def test_a_checkout_has_its_own(root):
    assert resource("looks", "library.looks") == root / "resources/looks/library.looks"
    assert resource("looks", "library.looks").is_file()


def test_an_installed_package_is_found(moved):
    (moved / "_resources" / "looks").mkdir(parents=True)
    assert resource("icons") == moved / "_resources" / "icons"


def test_a_shared_folder_is_found(moved, tmp_path):
    (tmp_path / "prefix" / "share" / "looksmith" / "looks").mkdir(parents=True)
    assert resource("icons") == tmp_path / "prefix" / "share" / "looksmith" / "icons"


def test_a_bundle_comes_first(moved, tmp_path, monkeypatch):
    (moved / "_resources" / "looks").mkdir(parents=True)
    (tmp_path / "bundle" / "resources" / "looks").mkdir(parents=True)
    monkeypatch.setattr(
        resources.sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False
    )
    assert resource("icons") == tmp_path / "bundle" / "resources" / "icons"


def test_an_incomplete_installation_says_so(moved):
    with pytest.raises(ResourceNotFoundError, match="install it again"):
        resource("icons")
