"""Loading torch's libraries ahead of torch."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from looksmith.models import torch_libraries

_LOAD = """
import sys
from pathlib import Path
from looksmith.models.torch_libraries import load_torch_libraries
load_torch_libraries()
assert "torch" not in sys.modules
print("libtorch_cpu" in Path("/proc/self/maps").read_text())
import torch
print(torch.arange(4.0).sum().item())
load_torch_libraries()
"""


@pytest.mark.skipif(
    not Path("/proc/self/maps").exists(), reason="this system does not list libraries"
)
def test_the_libraries_are_there_before_torch_and_torch_works_with_them():
    out = subprocess.run(
        [sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True
    )
    assert out.stdout.split() == ["True", "6.0"]
    assert out.stderr == ""


def test_without_torch_nothing_happens(monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.setattr(torch_libraries, "find_spec", lambda _name: None)
    torch_libraries.load_torch_libraries()
    assert "torch" not in sys.modules


def test_two_threads_load_one_after_the_other(monkeypatch):
    inside, most = [], []

    def load():
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.05)
        inside.pop()

    monkeypatch.setattr(torch_libraries, "load_torch_libraries", load)
    threads = [threading.Thread(target=torch_libraries.import_torch) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1, 1]
