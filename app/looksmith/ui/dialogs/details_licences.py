"""What a look's licence lets people do, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

__all__ = ["licence_tip"]


def licence_tip(licence: str) -> str:
    """Return the sentence; "" for a licence that is not known."""
    notice = QCoreApplication.translate(
        "LookDetails", "Use and change it; keep its notice when you pass the look on."
    )
    meanings = {
        "CC0-1.0": QCoreApplication.translate(
            "LookDetails", "No rights reserved: use it as you like."
        ),
        "CC-BY-4.0": QCoreApplication.translate(
            "LookDetails",
            "Use and change it; name its authors when you pass the look on.",
        ),
        "CC-BY-SA-4.0": QCoreApplication.translate(
            "LookDetails",
            "Use and change it; name its authors, and pass changes of the look on "
            "under the same licence.",
        ),
        "MIT": notice,
        "BSD-3-Clause": notice,
        "Apache-2.0": notice,
    }
    return f"{licence}: {meanings[licence]}" if licence in meanings else ""
