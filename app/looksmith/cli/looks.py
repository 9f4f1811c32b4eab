"""``looksmith looks``: list the library."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from looksmith.looks.catalogue import Catalogue

__all__ = ["run"]


def run(chosen: argparse.Namespace) -> int:
    """Print a line, or a JSON object, for every look that matches."""
    catalogue = Catalogue.open()
    try:
        looks = catalogue.search(chosen.search, category=chosen.category)
    finally:
        catalogue.close()
    if chosen.json:
        print(json.dumps([asdict(look) for look in looks], ensure_ascii=False))
        return 0
    width = max((len(look.id) for look in looks), default=0)
    for look in looks:
        print(f"{look.id:{width}}  {look.title}  ({look.category}, {look.author})")
    if not looks:
        print(f"No look matches “{chosen.search}”.")
    return 0
