"""What readers of this dossier come with: the answer within two clicks from the home page, the exact words within one more.

Each row is a task, the page that answers it, what has to stand there, and a page with the exact words, with a part of them.
"""

from __future__ import annotations

import pytest

from tests.built_sites import BuiltSite
from tests.test_links import linked_pages

pytestmark = pytest.mark.site

TASKS = [
    pytest.param(
        "explainers/who-claimed-responsibility.html",
        ["IS-K claimed responsibility for the attack, as texts A, B and D write", "could not be independently verified"],
        "claims/text-c-doubts-islamic-state-claim.html",
        "could not be independently verified",
        id="a reporter: did anyone claim responsibility, and is it doubted",
    ),
    pytest.param(
        "explainers/what-did-each-party-accuse-the-other-of.html",
        ["window", "according to preliminary data"],
        "claims/putin-says-window-was-prepared.html",
        "3 articles, 1 origin",
        id="a fact-checker: the sentence about a window, its hedge and its origins",
    ),
    pytest.param(
        "figures/people-killed-in-the-attack.html",
        ["at least 133", "at least 139", "is given for a later day"],
        "sources/text-b.html",
        "139",
        id="a student: how many died, and why the numbers differ",
    ),
    pytest.param(
        "right-of-reply.html",
        ["accusations against", "none in these sources"],
        "claims/putin-says-window-was-prepared.html",
        "a window was prepared for them on the Ukrainian side",
        id="a spokesperson: what are we accused of, and is our answer there",
    ),
    pytest.param(
        "precedents/index.html",
        ["Beslan", "Dubrovka"],
        "precedents/beslan-school-siege.html",
        "Beslan",
        id="a historian: which earlier attacks are recalled, by which texts",
    ),
    pytest.param(
        "warnings.html",
        ["7 March 2024", "15", "Acknowledges receipt", "Disputes receipt"],
        "claims/us-embassy-reports-imminent-plans-of-extremists.html",
        "imminent",
        id="an analyst: what was warned of, to whom, how many days before",
    ),
    pytest.param(
        "variorum.html",
        ["Words that differ", "Fullest in"],
        "claims/putin-says-window-was-prepared.html",
        "a window was prepared for them",
        id="a teacher: one statement as three outlets print it",
    ),
    pytest.param(
        "absences.html",
        ["could not be independently verified", "unable to verify"],
        "claims/text-c-doubts-islamic-state-claim.html",
        "could not be independently verified",
        id="a lawyer: what the texts call unverified",
    ),
    pytest.param(
        "changes.html",
        ["2026-1"],
        "claims/putin-says-window-was-prepared.html",
        "APA",
        id="an academic: a citation, and whether it has changed",
    ),
    pytest.param(
        "withdrawals.html",
        ["Statements that rest on it alone"],
        "check-the-quotes.html",
        "SHA-256",
        id="a sceptic: what would fall, and to check the quotes oneself",
    ),
]


def words_of(site: BuiltSite, page: str) -> str:
    article = site.parsed(page).css_first("article")
    assert article is not None
    return " ".join(article.text().split())


def clicks(site: BuiltSite, start: str, target: str, most: int) -> int:
    """How many clicks lead from one page to another; one more than the most where none do."""
    reached = {start}
    front = {start}
    for number in range(most + 1):
        if target in front:
            return number
        front = {page for here in front for page in linked_pages(site, here) if page.endswith(".html")} - reached
        reached |= front
    return most + 1


@pytest.mark.parametrize(("answer", "said", "quoted", "words"), TASKS)
def test_the_answer_is_two_clicks_away_and_the_words_one_more(
    real_site: BuiltSite, answer: str, said: list[str], quoted: str, words: str
) -> None:
    assert clicks(real_site, "index.html", answer, 2) <= 2
    assert [sentence for sentence in said if sentence not in words_of(real_site, answer)] == []
    assert clicks(real_site, "index.html", quoted, 3) <= 3
    assert words in words_of(real_site, quoted)


def test_the_matrix_and_the_timeline_can_be_read_without_being_seen(real_site: BuiltSite) -> None:
    """For each picture with a title a table or a list of the same stands on the page, with heads and a caption."""
    for page in ("matrix.html", "timeline.html"):
        parsed = real_site.parsed(page)
        pictures = parsed.css("article svg[role]")
        assert pictures
        assert all((picture.css_first("title") is not None and picture.css_first("desc") is not None) for picture in pictures)
        tables = parsed.css("article table")
        assert tables
        assert all(table.css_first("caption") is not None and table.css_first("th[scope]") is not None for table in tables)
