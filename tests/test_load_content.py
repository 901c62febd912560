"""Files become records, or problems with their place: every one of them, at once, and nothing else hangs or falls."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from build_scripts.load_content import load_content
from build_scripts.problems import ContentError, problems_as_text
from build_scripts.read_dossier import check_dossier, read_dossier
from build_scripts.records import KINDS
from build_scripts.settings import read_settings
from tests.toy_changes import TOY, copy_of_toy

#: A change to a folder: takes the root of a copy of the toy.
Damage = Callable[[Path], object]

CLAIM = "content/claims/marsh-asks-who-gains.yaml"


def form_problems(folder: Path, damage: Damage) -> list[str]:
    """The heads `path:line:col: CODE` of the problems of form that a change brings."""
    root = copy_of_toy(folder)
    damage(root)
    content, problems = load_content(root)
    assert content is not None
    return sorted({problem.as_text().split(" ")[0] + " " + problem.code for problem in problems})


def write(path: str, text: str | bytes) -> Damage:
    return lambda root: (root / path).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def link_to(path: str, target: str) -> Damage:
    return lambda root: (root / path).symlink_to(root / target)


def moved_behind_a_link(path: str) -> Damage:
    def damage(root: Path) -> None:
        shutil.move(root / path, root / "elsewhere")
        (root / path).symlink_to(root / "elsewhere")

    return damage


def replaced_by_folder(path: str) -> Damage:
    def damage(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir()

    return damage


def a_socket(path: str) -> Damage:
    def damage(root: Path) -> None:
        here = Path.cwd()
        os.chdir((root / path).parent)  # the name of a socket may not be long
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(Path(path).name)
        os.chdir(here)

    return damage


def test_the_toy_is_whole() -> None:
    """The invented dossier has no problem at all, and holds at least two records of every kind."""
    dossier, problems = check_dossier(TOY)
    assert problems_as_text(problems) == ""
    assert all(len(dossier.of_kind(shape)) >= 2 for shape in KINDS.values())


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        pytest.param(lambda root: shutil.rmtree(root / "content"), ["content:1:1: FILE01"], id="no content"),
        pytest.param(
            lambda root: (shutil.rmtree(root / "content"), (root / "content").write_text("")),
            ["content:1:1: FILE01"],
            id="content is a file",
        ),
        pytest.param(
            lambda root: (shutil.rmtree(root / "content"), (root / "content").mkdir()), ["content:1:1: FILE01"], id="content is empty"
        ),
        pytest.param(link_to("content/claims/x.yaml", CLAIM), ["content/claims/x.yaml:1:1: FILE02"], id="a link to a record"),
        pytest.param(link_to("content/claims/x.yaml", "/etc/passwd"), ["content/claims/x.yaml:1:1: FILE02"], id="a link out of the folder"),
        pytest.param(link_to("content/claims/x.yaml", "nowhere"), ["content/claims/x.yaml:1:1: FILE02"], id="a link to nothing"),
        pytest.param(moved_behind_a_link("content/places"), ["content/places:1:1: FILE02"], id="a kind behind a link"),
        pytest.param(lambda root: os.mkfifo(root / "content/claims/x.yaml"), ["content/claims/x.yaml:1:1: FILE02"], id="a pipe"),
        pytest.param(a_socket("content/claims/x.yaml"), ["content/claims/x.yaml:1:1: FILE02"], id="a socket"),
        pytest.param(write("content/lamp.yaml", "text: x"), ["content/lamp.yaml:1:1: FILE03"], id="a record outside of a kind"),
        pytest.param(write("content/index.md", "# x"), ["content/index.md:1:1: FILE03"], id="a page"),
        pytest.param(
            lambda root: ((root / "content/claim").mkdir(), (root / "content/claim/x.yaml").write_text("a: b")),
            ["content/claim/x.yaml:1:1: FILE03"],
            id="an unknown kind",
        ),
        pytest.param(
            lambda root: ((root / "content/claims/a").mkdir(), (root / "content/claims/a/x.yaml").write_text("a: b")),
            ["content/claims/a/x.yaml:1:1: FILE03"],
            id="a folder inside a kind",
        ),
        pytest.param(write("content/claims/x.yml", "a: b"), ["content/claims/x.yml:1:1: FILE03"], id="another ending"),
        pytest.param(write("content/claims/x.YAML", "a: b"), ["content/claims/x.YAML:1:1: FILE03"], id="the ending in capitals"),
        pytest.param(write("content/claims/x", "a: b"), ["content/claims/x:1:1: FILE03"], id="no ending"),
        pytest.param(write("content/claims/x.yaml~", "a: b"), ["content/claims/x.yaml~:1:1: FILE03"], id="an editor's copy"),
        pytest.param(
            replaced_by_folder("content/claims/x.yaml"), ["content/claims/x.yaml:1:1: FILE02"], id="a folder called like a record"
        ),
        pytest.param(
            write("content/claims/Marsh-asks-who-gains.yaml", "a: b"),
            ["content/claims/Marsh-asks-who-gains.yaml:1:1: FILE04"],
            id="an id that differs in case only",
        ),
        pytest.param(write("content/claims/a_b.yaml", "a: b"), ["content/claims/a_b.yaml:1:1: FILE04"], id="an underscore"),
        pytest.param(write("content/claims/a.b.yaml", "a: b"), ["content/claims/a.b.yaml:1:1: FILE04"], id="two endings"),
        pytest.param(write("content/claims/ламп.yaml", "a: b"), ["content/claims/ламп.yaml:1:1: FILE04"], id="letters that are not Latin"),
        pytest.param(
            write("content/claims/" + "x" * 81 + ".yaml", "a: b"), ["content/claims/" + "x" * 81 + ".yaml:1:1: FILE04"], id="a long id"
        ),
        pytest.param(write("content/events/inkwell.yaml", "a: b"), ["content/events/inkwell.yaml:1:1: FILE05"], id="an id of another kind"),
        pytest.param(
            write("content/published-ids.txt", b"\xff"), ["content/published-ids.txt:1:1: FILE06"], id="a ledger that is not UTF-8"
        ),
        pytest.param(
            write("content/published-ids.txt", "# so\n\nactors/inkwell\nactors/In kwell\nlamps/x\nactors\nactors/a/b\n"),
            [f"content/published-ids.txt:{line}:1: FILE06" for line in (4, 5, 6, 7)],
            id="lines of the ledger that are no ids",
        ),
        pytest.param(
            replaced_by_folder("content/published-ids.txt"),
            ["content/published-ids.txt:1:1: FILE06"],
            id="a ledger that is a folder",
        ),
        pytest.param(
            write("content/wording.yaml", "a: b\na: c\n"), ["content/wording.yaml:2:1: YAML12"], id="a word list with a word twice"
        ),
        pytest.param(write("content/claims/x.yaml", b"a: \xff"), ["content/claims/x.yaml:1:4: YAML04"], id="bytes that are not UTF-8"),
        pytest.param(write("seeds/x.txt", b"a\n\xff"), ["seeds/x.txt:1:1: SEED01"], id="a seed that is not UTF-8"),
        pytest.param(write("seeds/x.txt", " \n"), ["seeds/x.txt:1:1: SEED01"], id="a seed that is blank"),
        pytest.param(lambda root: os.mkfifo(root / "seeds/x.txt"), ["seeds/x.txt:1:1: FILE02"], id="a pipe among the seeds"),
        pytest.param(link_to("seeds/x.txt", "/etc/passwd"), ["seeds/x.txt:1:1: FILE02"], id="a link among the seeds"),
        pytest.param(write("content/.hidden.yaml", "a: b"), [], id="a hidden file is left alone"),
        pytest.param(write("content/claims/.x.yaml.swp", b"\xff"), [], id="an editor's hidden file is left alone"),
        pytest.param(
            lambda root: ((root / "content/.git").mkdir(), (root / "content/.git/x.yaml").write_text("a: b")),
            [],
            id="a hidden folder is left alone",
        ),
        pytest.param(lambda root: (root / "content/published-ids.txt").unlink(), [], id="a ledger need not be there"),
        pytest.param(
            write("content/published-ids.txt", "actors/inkwell\r\nactors/quill\r\n"), [], id="a ledger with lines that end in CR LF"
        ),
    ],
)
def test_what_does_not_belong_in_the_folder_is_told(tmp_path: Path, damage: Damage, expected: list[str]) -> None:
    assert sorted(expected) == form_problems(tmp_path, damage)


@pytest.mark.parametrize(
    "name", [b"\xff.yaml", b"a\nb.yaml", b"a\x1b[31m.yaml", "a\u202eb.yaml".encode(), b"a b.yaml", b"-.yaml", b"$(ls).yaml"]
)
def test_a_file_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    """A name that is no id is told on one line that any terminal can show."""
    root = copy_of_toy(tmp_path)
    Path(os.fsdecode(bytes(root / "content" / "claims") + b"/" + name)).write_text("a: b")

    _, problems = load_content(root)

    assert [problem.code for problem in problems] == ["FILE04"]
    head = problems[0].as_text().split("\n")[0]
    assert head.isprintable()
    assert head.encode("utf-8").endswith(b"is not an id.")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not called broken; the others are read all the same."""
    root = copy_of_toy(tmp_path)
    real_open = Path.open

    def refusing(self: Path, *arguments: object, **more: object) -> object:
        if self.name == Path(CLAIM).name:
            raise PermissionError(13, "Permission denied")
        return real_open(self, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refusing)
    content, problems = load_content(root)

    assert [f"{CLAIM}:1:1: FILE08"] == [problem.as_text().split(" ")[0] + " " + problem.code for problem in problems]
    assert Path(CLAIM).stem in content.unread_ids


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records must not vanish in silence because their folder is closed."""
    root = copy_of_toy(tmp_path)
    real_scandir = os.scandir

    def refusing(path: object) -> Any:
        if str(path).endswith(("/content/places", "/seeds")):
            raise PermissionError(13, "Permission denied", str(path))
        return real_scandir(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr(os, "listdir", lambda path: [entry.name for entry in refusing(path)])
    _, problems = load_content(root)

    assert {(problem.path, problem.code) for problem in problems} == {("content/places", "FILE01"), ("seeds", "FILE01")}


@pytest.fixture
def impatience() -> Iterator[None]:
    """Waiting for more than two seconds is an error."""

    def stop(*_: object) -> None:
        raise TimeoutError(110, "waited too long")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 2)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("impatience")
@pytest.mark.parametrize(
    ("name", "make"),
    [
        pytest.param("published-ids.txt", os.mkfifo, id="a ledger that is a pipe"),
        pytest.param("wording.yaml", os.mkfifo, id="a word list that is a pipe"),
        pytest.param("published-ids.txt", lambda path: path.symlink_to("/etc/hostname"), id="a ledger that is a link"),
        pytest.param("wording.yaml", lambda path: path.symlink_to("/etc/hostname"), id="a word list that is a link"),
    ],
)
def test_the_files_beside_the_records_are_regular(tmp_path: Path, name: str, make: Callable[[Path], None]) -> None:
    """A pipe in the place of the ledger is not waited for, and what a link points to is neither read nor passed over."""

    def damage(root: Path) -> None:
        (root / "content" / name).unlink(missing_ok=True)
        make(root / "content" / name)

    assert [f"content/{name}:1:1: FILE02"] == form_problems(tmp_path, damage)


def test_a_root_may_lie_below_a_link_with_the_name_of_a_kind(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "figures").symlink_to(tmp_path / "data")
    copy_of_toy(tmp_path / "data")

    assert check_dossier(tmp_path / "figures" / "toy")[1] == []


def test_a_record_that_cannot_be_read_does_not_make_others_dangle(tmp_path: Path) -> None:
    """One broken file is one problem: those that name its id are not blamed."""
    root = copy_of_toy(tmp_path)
    (root / "content/actors/inkwell.yaml").write_text("name: [", encoding="utf-8")

    _, problems = check_dossier(root)

    assert [problem.as_text().split(" ")[0] + " " + problem.code for problem in problems] == ["content/actors/inkwell.yaml:2:1: YAML01"]


def test_all_problems_of_all_files_are_told_at_once_and_sorted(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    (root / "content/actors/inkwell.yaml").write_text("name: ''\ntpye: state\ntype: nation\n", encoding="utf-8")
    (root / "content/claims/x_y.yaml").write_text("", encoding="utf-8")
    (root / "content/places/dunmorrow.yaml").write_text("name: a\nname: b\nlatitude: &x 1\n", encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        read_dossier(root)

    told = [problem.as_text().split("\n")[0].split(" ")[:2] for problem in raised.value.problems]
    assert told == [
        ["content/actors/inkwell.yaml:1:7:", "FIELD06"],
        ["content/actors/inkwell.yaml:2:1:", "FIELD01"],
        ["content/actors/inkwell.yaml:3:7:", "FIELD07"],
        ["content/claims/x_y.yaml:1:1:", "FILE04"],
        ["content/places/dunmorrow.yaml:2:1:", "YAML12"],
        ["content/places/dunmorrow.yaml:3:11:", "YAML08"],
    ]


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("status: reveiwed", "Is “reviewed” meant? The values are: draft, reviewed, withdrawn."),
        ("statsu: draft", "Is “status” meant?"),
        ("lattitude: 1", "Is “latitude” meant?"),
    ],
)
def test_the_nearest_valid_name_is_suggested(tmp_path: Path, field: str, hint: str) -> None:
    root = copy_of_toy(tmp_path)
    with (root / "content/places/dunmorrow.yaml").open("a", encoding="utf-8") as file:
        file.write(field + "\n")

    _, problems = check_dossier(root)

    assert [hint] == [problem.hint for problem in problems]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (None, "FILE01", (1, 1)),
        ("site_url: https://x.example\n", "FILE07", (1, 1)),
        ("site_name: ''\n", "FILE07", (1, 1)),
        ("site_name: [a]\n", "FILE10", (1, 12)),
        ("a: b: c\n", "YAML01", (1, 5)),
    ],
)
def test_a_configuration_that_is_missing_or_broken_is_told(tmp_path: Path, text: str | None, code: str, place: tuple[int, int]) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        read_settings(tmp_path)

    (problem,) = raised.value.problems
    assert (problem.path, problem.line, problem.column, problem.code) == ("mkdocs.yml", *place, code)


def test_the_settings_of_the_toy_are_read() -> None:
    settings = read_settings(TOY)
    assert settings.name == "The lamp of Quill – a toy dossier"
    assert settings.edit_address == "https://example.org/lamp-of-quill.git/edit/main/"


def test_no_problem_names_a_place_outside_of_the_root(tmp_path: Path) -> None:
    """Paths are relative to the root, with forward slashes."""
    root = copy_of_toy(tmp_path)
    (root / "content/claims/x_y.yaml").write_text("", encoding="utf-8")
    (root / "seeds/x.txt").write_bytes(b"\xff")
    _, problems = check_dossier(root)
    assert all(re.fullmatch(r"(content|seeds)/[^\\:]+", problem.path) for problem in problems)
