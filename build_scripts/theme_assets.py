"""The files that the site takes from installed npm packages: its typefaces, and the shim that lets search run over `file://`.

No third party's code is committed; what is missing is an error that names the remedy, never left out in silence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).resolve().parent.parent
#: The look: templates, styles, scripts.
OVERRIDES: Final = PROJECT / "site_overrides"
#: Where the shim lies on the site.
SEARCH_SHIM: Final = "assets/javascripts/iframe-worker.js"

_SUBSETS: Final = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
_FACES: Final = (("source-serif-4", "normal"), ("source-serif-4", "italic"), ("source-sans-3", "normal"), ("source-sans-3", "italic"))


class AssetMissing(Exception):
    """A file of an npm package is not there; the message names it and the remedy."""


def theme_assets() -> dict[str, Path]:
    """Where each file goes on the site → the file of the package; raises AssetMissing."""
    modules = PROJECT / "node_modules"
    assets = {SEARCH_SHIM: modules / "iframe-worker" / "shim" / "index.js"}
    for family, style in _FACES:
        for subset in _SUBSETS:
            name = f"{family}-{subset}-wght-{style}.woff2"
            assets[f"assets/fonts/{name}"] = modules / "@fontsource-variable" / family / "files" / name
    missing = [file for file in (*assets.values(), OVERRIDES / "main.html") if not file.is_file()]
    if missing:
        raise AssetMissing(f"{missing[0]} is missing; run `make setup`.")
    return assets
