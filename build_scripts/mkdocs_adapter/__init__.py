"""Pages → MkDocs.

The pages are handed over as files that exist in memory only, so that a preview shows an edit at once and a deleted record
leaves nothing behind. Addresses end in `.html`: they are then the same on a server and in a folder opened without one.
The only room that imports mkdocs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException

from build_scripts.dossier import Dossier
from build_scripts.new_folder import MadeFolder, new_folder
from build_scripts.offline_bundle import SUMS
from build_scripts.settings import Settings

from .configuration import SiteError, configuration, told_by_mkdocs
from .plugin import EXTENSION_SETTINGS, MARKDOWN_EXTENSIONS, DossierPlugin
from .preview import serve_site

__all__ = ["EXTENSION_SETTINGS", "MARKDOWN_EXTENSIONS", "DossierPlugin", "SiteError", "build_site", "serve_site"]

#: How a site that was made here is known, by an earlier version of the engine too.
_SITE: Final = MadeFolder(SUMS, ("index.html", "data/dossier.json"))


def build_site(root: Path, site_dir: Path) -> tuple[Dossier, Settings]:
    """Builds the site of the dossier below a root into a folder, which is replaced when the new one is whole, and only then.

    Gives back what was read for it. Raises ContentError where the content is bad, BuildFault where anything else is in the
    way, such as SiteError where MkDocs refuses; the folder is then as it was.
    """
    plugin = DossierPlugin()
    linked = plugin.read(root)
    with new_folder(site_dir, _SITE, root) as new, told_by_mkdocs() as told:
        try:
            build(configuration(root, new, plugin, is_strict=True))
        except MkDocsException as error:
            raise SiteError("\n".join(told) or str(error)) from error
    return linked
