"""The policy of a page: what runs in it is named by its hash, and nothing else may run."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from build_scripts.content_security import PolicyError, add_policies, inline_scripts, policy
from build_scripts.dossier import Dossier
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import Settings
from tests.built_sites import ROOTS

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8">'


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<script src='a.js'></script>", ()),
        ("<script>let a = 1 < 2 && '&amp;';</script>", ("let a = 1 < 2 && '&amp;';",)),
        ("<SCRIPT TYPE='module'>x()</SCRIPT><script>x()</script>", ("x()",)),
        ('<script type="application/ld+json">{"@type": "Claim"}</script>', ()),
        ("<script></script>", ("",)),
    ],
)
def test_only_what_a_browser_runs_is_hashed(page: str, found: tuple[str, ...]) -> None:
    assert inline_scripts(page) == found


def test_a_policy_allows_no_inline_code_but_by_its_hash() -> None:
    words = policy("<script>go()</script>")
    sha256 = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert f"'sha256-{sha256}'" in words
    assert words.startswith("default-src 'none'; ")
    assert "unsafe" not in words
    assert "http" not in words


@pytest.fixture
def dossier() -> Dossier:
    return read_dossier(ROOTS["toy"])


def test_every_page_gets_its_policy_first(tmp_path: Path, dossier: Dossier) -> None:
    page = tmp_path / "below" / "page.html"
    page.parent.mkdir()
    page.write_text(f"{HEAD}<title>A</title></head></html>", encoding="utf-8")
    add_policies(tmp_path, dossier, Settings("A dossier"))
    text = page.read_text("utf-8")
    assert text.index("Content-Security-Policy") < text.index("<title>")
    assert text.count("Content-Security-Policy") == 1


def test_a_page_without_a_head_is_refused(tmp_path: Path, dossier: Dossier) -> None:
    (tmp_path / "page.html").write_text("<p>words</p>", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"page\.html"):
        add_policies(tmp_path, dossier, Settings("A dossier"))
