"""The pages that credit the authors of the built-in looks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Protocol

from looksmith.training.notices import BSD_3, MIT

__all__ = ["attribution_page", "licence_page"]


class _Credited(Protocol):
    """What the pages need to know about a look."""

    @property
    def title(self) -> str: ...
    @property
    def original_title(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def source(self) -> str: ...


_LICENCES = {
    "Apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
    "BSD-3-Clause": "https://opensource.org/license/bsd-3-clause",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "MIT": "https://opensource.org/license/mit",
}

_ADAPTED = """\
Every look here is an adaptation: the original table was resampled to a 33-point
lattice and encoded together with all others, so a decoded look differs slightly from
the original (the measured difference stands in `index.json`). Many were renamed; the
original name stands in brackets.
"""

_TRADEMARKS = """\
Names of films, papers, cameras and services (Agfa, Fujifilm, Ilford, Instagram,
Kodak, Lomography, Polaroid, Rollei and others) are trademarks of their owners. They
say which material or filter a look was modelled on, and nothing more: no owner has
made, licensed or endorsed these looks.
"""


def _address(source: str) -> str:
    if source.startswith("PyPI/"):
        return f"Python package `{source.removeprefix('PyPI/')}`"
    return f"[{source}](https://github.com/{source})"


def attribution_page(looks: Sequence[_Credited]) -> str:
    """Return Markdown that names the author, source and licence of every look."""
    groups = defaultdict(list)
    for look in looks:
        groups[look.source, look.author, look.licence].append(look)
    lines = ["# Who made the built-in looks", "", _ADAPTED, _TRADEMARKS]
    for (source, author, licence), members in sorted(groups.items()):
        link = f"[{licence}]({_LICENCES[licence]})"
        noun = "look" if len(members) == 1 else "looks"
        lines += [
            f"## {author}",
            "",
            f"Source: {_address(source)}. Licence: {link}. {len(members)} {noun}:",
            "",
        ]
        for look in sorted(members, key=lambda look: look.title.casefold()):
            same = look.title.casefold() == look.original_title.casefold()
            lines.append(
                f"- {look.title}" + ("" if same else f" (`{look.original_title}`)")
            )
        lines.append("")
    return "\n".join(lines)


def licence_page(looks: Sequence[_Credited]) -> str:
    """Return the licence of the library file, as Markdown."""
    counts = Counter(look.licence for look in looks)
    table = "\n".join(
        f"| [{licence}]({_LICENCES[licence]}) | {counts[licence]} |"
        for licence in sorted(counts)
    )
    return f"""\
# Licence of the look library

The files in this folder are data, apart from Looksmith's code, and have a licence of
their own. `library.looks` holds {len(looks)} looks by many authors, encoded together,
so that the file as a whole is offered under
[CC BY-SA 4.0]({_LICENCES["CC-BY-SA-4.0"]})
(Creative Commons Attribution-ShareAlike 4.0 International). Pictures that you grade
with these looks are yours; the licence says nothing about them.

Each look also stays available under its author's own licence, as listed look by look
in [ATTRIBUTION.md](ATTRIBUTION.md) and in `index.json`:

| licence | looks |
|---|---|
{table}

When you pass the library on, pass on ATTRIBUTION.md and this page with it, say what
you changed, and keep the licence.

## Notices

{_TRADEMARKS}
The looks under Apache-2.0 were changed as said in ATTRIBUTION.md; the licence's text
comes with Looksmith's code. The looks under MIT and BSD-3-Clause are copyright of the
authors that ATTRIBUTION.md names, under these terms:

### MIT

{MIT}
### BSD-3-Clause

{BSD_3}"""
