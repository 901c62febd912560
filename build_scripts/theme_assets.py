"""What the pages need beside themselves: styles and scripts, each bundled into one file, and typefaces from npm packages.

No third party's code is committed; what is missing is an error that names the remedy, never left out in silence.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from .problems import BuildFault

PROJECT: Final = Path(__file__).resolve().parent.parent
#: The look: templates, styles, scripts.
OVERRIDES: Final = PROJECT / "site_overrides"
#: The styles, in their order: a later one wins.
STYLES: Final = (
    "fonts",
    "tokens",
    "frame",
    "reading",
    "records",
    "tables",
    "home",
    "search",
    "analysis",
    "pictures",
    "cite",
    "checks",
    "print",
)
#: The scripts that wait until a page is read, what they share first; each does nothing where it finds nothing of its own.
SCRIPTS: Final = ("common", "menu", "search", "previews", "tables", "cite", "print")
#: What lies in the bundles, and is not served beside them.
BUNDLED: Final = frozenset((*(f"assets/stylesheets/{name}.css" for name in STYLES), *(f"assets/javascripts/{name}.js" for name in SCRIPTS)))

_SUBSETS: Final = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
_FACES: Final = (("source-serif-4", "normal"), ("source-serif-4", "italic"), ("source-sans-3", "normal"), ("source-sans-3", "italic"))


class AssetMissing(BuildFault):
    """A file of an npm package is not there; the message names it and the remedy."""


def theme_assets() -> dict[str, Path]:
    """Where each file goes on the site → the file of the package; raises AssetMissing."""
    modules = PROJECT / "node_modules"
    assets: dict[str, Path] = {}
    for family, style in _FACES:
        for subset in _SUBSETS:
            name = f"{family}-{subset}-wght-{style}.woff2"
            assets[f"assets/fonts/{name}"] = modules / "@fontsource-variable" / family / "files" / name
    missing = [file for file in (*assets.values(), OVERRIDES / "main.html") if not file.is_file()]
    if missing:
        raise AssetMissing(f"{missing[0]} is missing; run `make setup`.")
    return assets


def bundled_assets() -> dict[str, str]:
    """The styles as one file and the scripts as one: a page asks for few files, and an editor opens small ones."""
    return {
        "assets/stylesheets/site.css": _faces_from_a_folder() + _bundle("assets/stylesheets/{}.css", STYLES),
        "assets/javascripts/site.js": _bundle("assets/javascripts/{}.js", SCRIPTS),
    }


def _bundle(path: str, names: tuple[str, ...]) -> str:
    return "\n".join((OVERRIDES / path.format(name)).read_text(encoding="utf-8") for name in names)


def _faces_from_a_folder() -> str:
    """The typefaces once more, under names of their own, for a site that is opened from a folder.

    Over a network a face that does not come at once is left for the next page, so that nothing moves under a reader's eyes; in a
    folder there is no such thing as at once (a browser may not load a font early there), and each page would go without.
    """
    faces = _bundle("assets/stylesheets/{}.css", ("fonts",)).replace("font-display: optional", "font-display: swap")
    return re.sub(r'(font-family: "[^"]+)"', r'\1 from a folder"', faces)
