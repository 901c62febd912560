"""Readers check quotes in their own copies: the page in Chromium, from the unpacked archive, with the network off."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from build_scripts.offline_bundle import SUMS, bundle_name, write_bundle
from build_scripts.quotations import ABSENT, CUT, OUT_OF_ORDER, QuotableText, bind
from build_scripts.read_dossier import read_dossier
from build_scripts.settings import read_settings
from tests.browser.visits import visit
from tests.built_sites import ROOTS, BuiltSite

pytestmark = pytest.mark.browser

GAZETTE = ROOTS["toy"] / "seeds" / "000_gazette.txt"


@pytest.fixture(scope="module")
def unpacked(toy_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy's archive, unpacked as a reader would."""
    folder = tmp_path_factory.mktemp("bundle")
    name = bundle_name(read_dossier(toy_site.root), read_settings(toy_site.root))
    with zipfile.ZipFile(write_bundle(toy_site.folder, folder, name)) as archive:
        archive.extractall(folder)
    return folder / name


@pytest.fixture
def checker(chromium: Browser, unpacked: Path) -> Iterator[Page]:
    """The page, opened from the folder; whatever it asks of a network fails the test."""
    with visit(chromium, offline=True) as reader:
        reader.page.goto((unpacked / "check-the-quotes.html").as_uri())
        yield reader.page
        assert reader.network_requests() == []
        assert reader.complaints == []


def given(page: Page, *files: Path) -> list[str]:
    """What the page tells after these files were given: each count."""
    before = int(page.locator("#quote-check").get_attribute("data-done") or 0)
    page.set_input_files("#quote-check-files", [str(file) for file in files])
    expect(page.locator("#quote-check")).to_have_attribute("data-done", str(before + 1))
    return page.locator(".quote-check__count").all_inner_texts()


def test_the_archive_is_the_same_bytes_each_time(toy_site: BuiltSite, tmp_path: Path) -> None:
    first, again = (write_bundle(toy_site.folder, tmp_path / folder, "toy").read_bytes() for folder in ("first", "again"))
    assert first == again


def test_every_quote_stands_in_the_text_itself(checker: Page) -> None:
    quotes = read_dossier(ROOTS["toy"]).quotes_by_source["text-gazette"]
    assert given(checker, GAZETTE) == [f"{len(quotes)} of {len(quotes)} quotes stand at their place."]
    assert "byte for byte" in checker.locator("#quote-check-told").inner_text()


#: What may have become of a copy.
COPIES = {
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "straight marks": lambda text: text.translate(str.maketrans("“”‘’–", "\"\"''-")),
    "no-break spaces": lambda text: text.replace(" of ", "\u00a0of\u00a0"),
    "something before it, beyond the basic plane": lambda text: "🪔🦋\n" + text,
    "a byte-order mark": lambda text: "\ufeff" + text,
    "another number": lambda text: text.replace("48", "84"),
    "words glued together": lambda text: text.replace("the lamp", "thelamp"),
    "a word with a letter more": lambda text: text.replace("council", "councils"),
    "its lines turned round": lambda text: "\n".join(reversed(text.split("\n"))),
    "only its first half": lambda text: text[: len(text) // 2],
    "capitals": str.upper,
}


@pytest.mark.parametrize("name", COPIES)
def test_another_copy_is_read_by_the_rules_of_the_dossier(name: str, checker: Page, tmp_path: Path) -> None:
    """The page finds the quotes that the engine would bind, and says of each other what `dossier check` says."""
    text = COPIES[name](GAZETTE.read_text("utf-8"))
    copy = tmp_path / "copy.txt"
    copy.write_bytes(text.encode("utf-8"))
    source = QuotableText.of(text)
    quotes = read_dossier(ROOTS["toy"]).quotes_by_source["text-gazette"]
    original = GAZETTE.read_bytes().decode("utf-8")
    bound = [bind(source, [original[span.start : span.end] for span in quote.spans], suggests=False) for quote in quotes]
    standing = sum(1 for place in bound if isinstance(place, tuple) or place.reason == "ambiguous")
    counts = given(checker, copy)
    if standing == 0:
        assert counts == ["None of our quotes stands in this file."]
        return
    assert counts == [f"{standing} of {len(quotes)} quotes stand in it."]
    told = checker.locator("#quote-check-told").inner_text()
    assert "seeds/000_gazette.txt does not have this SHA-256" in told
    reasons = {place.reason for place in bound if not isinstance(place, tuple)} - {"ambiguous"}
    sentences = {"absent": ABSENT, "cut": CUT, "order": OUT_OF_ORDER}
    assert {reason for reason, sentence in sentences.items() if sentence in told} == reasons


def test_what_is_no_text_is_told(checker: Page, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\xff\xfe\x00lamp")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert given(checker, tmp_path / "picture.txt", tmp_path / "empty.txt") == ["None of our quotes stands in this file."]
    assert "The file is not UTF-8 text." in checker.locator("#quote-check-told").inner_text()


def test_a_files_name_is_text(checker: Page, tmp_path: Path) -> None:
    """Whatever it is called."""
    file = tmp_path / "<img src=x onerror=alert(1)>.txt"
    file.write_text("Nothing.", encoding="utf-8")
    given(checker, file)
    assert checker.locator("#quote-check-told h3").inner_text() == file.name
    assert checker.locator("#quote-check-told img").count() == 0


def test_the_archive_checks_itself(checker: Page, unpacked: Path) -> None:
    """Every file of the folder has the hash that SHA256SUMS gives; and the sums name every file."""
    files = [file for file in unpacked.rglob("*") if file.is_file()]
    checker.set_input_files("#quote-check-folder", str(unpacked))
    expect(checker.locator("#quote-check")).to_have_attribute("data-done", "1", timeout=60_000)
    count = len(files) - 1
    assert f"{count} of {count} files have the SHA-256 that SHA256SUMS gives." in checker.locator(".quote-check__count").all_inner_texts()


def test_a_changed_and_a_missing_file_are_told(checker: Page, unpacked: Path, tmp_path: Path) -> None:
    lines = [line for line in (unpacked / SUMS).read_text("utf-8").splitlines() if line.endswith(("index.html", "404.html"))]
    own = [line for line in lines if "/" not in line.split("  ")[1]]
    (tmp_path / SUMS).write_text("\n".join([*own, "no sum"]) + "\n", encoding="utf-8")
    (tmp_path / "404.html").write_bytes((unpacked / "404.html").read_bytes() + b" ")
    assert given(checker, tmp_path / SUMS, tmp_path / "404.html") == ["0 of 3 files have the SHA-256 that SHA256SUMS gives."]
    told = checker.locator("#quote-check-told").inner_text()
    assert "These files differ from what SHA256SUMS says of them: 1" in told
    assert "These files are not among those that you gave: 1" in told
    assert "These lines of SHA256SUMS cannot be read: 1" in told


TOLD = "#quote-check-told"
DIFFER = "These files differ from what SHA256SUMS says of them"
NOT_GIVEN = "These files are not among those that you gave"


def listed_under(page: Page, heading: str) -> list[str]:
    """The files that the page lists under a heading; none where the heading is not there."""
    found = page.locator(f"{TOLD} details").filter(has=page.locator("summary", has_text=heading))
    return found.locator("li").all_text_contents() if found.count() else []


def namesakes(unpacked: Path, name: str) -> list[str]:
    """The paths in the sums whose file has this name."""
    paths = [line.split("  ", 1)[1] for line in (unpacked / SUMS).read_text("utf-8").splitlines()]
    return [path for path in paths if path.rsplit("/", 1)[-1] == name]


def test_a_genuine_file_is_known_by_its_hash_among_files_of_its_name(checker: Page, unpacked: Path) -> None:
    """Files given without their folder have no path: the other files of that name were not given, and differ from nothing."""
    others = namesakes(unpacked, "index.html")
    assert len(others) > 2
    total = len((unpacked / SUMS).read_text("utf-8").splitlines())
    assert given(checker, unpacked / SUMS, unpacked / "index.html") == [f"1 of {total} files have the SHA-256 that SHA256SUMS gives."]
    assert listed_under(checker, DIFFER) == []
    not_given = listed_under(checker, NOT_GIVEN)
    assert "index.html" not in not_given
    assert {path for path in others if path != "index.html"} | set(namesakes(unpacked, SUMS)) <= set(not_given)
    assert len(not_given) == total - 1
    one = next(path for path in others if "/" in path)
    given(checker, unpacked / SUMS, unpacked / one)
    assert (listed_under(checker, DIFFER), one in listed_under(checker, NOT_GIVEN)) == ([], False)


def test_a_changed_file_that_shares_its_name_fits_none_of_them(checker: Page, unpacked: Path, tmp_path: Path) -> None:
    """Of which it is a copy nobody knows: none of them is said to differ, and none to be there."""
    (tmp_path / "index.html").write_bytes((unpacked / "index.html").read_bytes() + b" ")
    others = namesakes(unpacked, "index.html")
    given(checker, unpacked / SUMS, tmp_path / "index.html")
    assert listed_under(checker, DIFFER) == [f"index.html: fits none of the {len(others)} files of that name"]
    assert set(others) <= set(listed_under(checker, NOT_GIVEN))


def test_sums_alone_differ_from_nothing(checker: Page, unpacked: Path) -> None:
    """Sums list the sums of a folder within: that is another file of the same name. Given too, it is known by its hash."""
    within = namesakes(unpacked, SUMS)
    assert within
    total = len((unpacked / SUMS).read_text("utf-8").splitlines())
    assert given(checker, unpacked / SUMS) == [f"0 of {total} files have the SHA-256 that SHA256SUMS gives."]
    assert listed_under(checker, DIFFER) == []
    assert set(within) <= set(listed_under(checker, NOT_GIVEN))


def test_a_changed_file_of_a_folder_is_told_by_its_path(checker: Page, unpacked: Path, tmp_path: Path) -> None:
    """In a folder the paths are known, and decide; whatever other file has that hash."""
    lines = (unpacked / SUMS).read_text("utf-8").splitlines()
    kept = [line for line in lines if line.endswith(("  index.html", "  actors/index.html", "  404.html"))]
    folder = tmp_path / "copy"
    (folder / "actors").mkdir(parents=True)
    (folder / SUMS).write_text("\n".join(kept) + "\n", encoding="utf-8")
    for name in ("index.html", "actors/index.html"):
        (folder / name).write_bytes((unpacked / "index.html").read_bytes())
    checker.set_input_files("#quote-check-folder", str(folder))
    expect(checker.locator("#quote-check")).to_have_attribute("data-done", "1")
    assert listed_under(checker, DIFFER) == ["actors/index.html"]
    assert listed_under(checker, NOT_GIVEN) == ["404.html"]


def test_the_unpacked_site_is_whole(chromium: Browser, unpacked: Path) -> None:
    """From the folder, with the network off: the home, a way on, the search, and no request to anywhere."""
    with visit(chromium, offline=True) as reader:
        reader.page.goto((unpacked / "index.html").as_uri())
        expect(reader.page.locator("h1").first).to_be_visible()
        reader.page.locator("a[href$='check-the-quotes.html']").first.evaluate("link => link.click()")
        expect(reader.page.locator("#quote-check")).to_be_visible()
        assert reader.network_requests() == []
        assert reader.complaints == []
