"""A folder is replaced only where it was made by the engine, only as a whole, and nothing of the work is left beside it."""

from __future__ import annotations

import fcntl
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from build_scripts import new_folder as room
from build_scripts.new_folder import FolderRefused, MadeFolder, new_folder
from tests.toy_changes import TOY, copy_of_toy

MADE = MadeFolder("SUMS", ("index.html",))


def make(target: Path, text: str = "new", root: Path | None = None) -> None:
    """A folder of one page and its list."""
    with new_folder(target, MADE, root) as folder:
        (folder / "index.html").write_text(text, encoding="utf-8")
        (folder / "SUMS").write_text("0  index.html\n", encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def names(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {path.name for path in folder.iterdir()}


def test_a_folder_that_was_made_here_is_replaced(tmp_path: Path) -> None:
    make(tmp_path / "site", "old")
    (tmp_path / "site" / ".DS_Store").write_bytes(b"")
    make(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "new"
    assert names(tmp_path) == {"site"}


FOREIGN = {
    "a page without a list": {"index.html": "mine", "thesis.pdf": "precious"},
    "a list of its own": {"index.html": "mine", "SUMS": "0  other.html\n"},
    "a file that the list does not name": {"index.html": "", "SUMS": "0  index.html\n", "notes/thesis.md": "precious"},
    "a version control": {"index.html": "", "SUMS": "0  index.html\n0  .git/config\n", ".git/config": "git"},
    "a version control that lies elsewhere": {"index.html": "", "SUMS": "0  index.html\n", ".git": "gitdir: elsewhere"},
}


@pytest.mark.parametrize("files", FOREIGN.values(), ids=FOREIGN)
def test_a_folder_with_files_of_others_is_refused_and_left_as_it_is(files: dict[str, str], tmp_path: Path) -> None:
    for path, text in files.items():
        (tmp_path / "own" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / path).write_text(text, encoding="utf-8")
    before = tree(tmp_path)
    with pytest.raises(FolderRefused):
        make(tmp_path / "own")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("target", [".", "..", "content", "content/claims", "seeds", "seeds/site", "by-a-link/out"])
def test_the_dossier_itself_is_never_replaced(target: str, tmp_path: Path) -> None:
    root = tmp_path / "around" / "root"
    for folder in ("content", "seeds"):
        (root / folder).mkdir(parents=True)
        (root / folder / "one.txt").write_text("precious", encoding="utf-8")
    (root / "by-a-link").symlink_to("content")
    before = tree(tmp_path)
    with pytest.raises(FolderRefused):
        make(root / target, root=root)
    assert tree(tmp_path) == before
    make(root / "site", root=root)


@pytest.mark.parametrize("fault", [KeyboardInterrupt, SystemExit, PermissionError])
@pytest.mark.parametrize("which", [1, 2])
def test_whatever_stops_the_swap_the_old_folder_stands(fault: type[BaseException], which: int, tmp_path: Path) -> None:
    make(tmp_path / "site", "old")
    before = tree(tmp_path)
    renamed, rename = [], Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if self.name != "mark":
            renamed.append(self)
        if len(renamed) == which:
            renamed.append(self)
            raise fault
        return rename(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", stopped)
        with pytest.raises(fault):
            make(tmp_path / "site")
    assert tree(tmp_path) == before
    assert names(tmp_path) == {"site"}


def leftover(parent: Path, of: str, *, has_old: bool) -> Path:
    """What a run that was killed leaves."""
    workshop = parent / f".{of}-abcd"
    (workshop / "new").mkdir(parents=True)
    if has_old:
        make(parent / of, "old")
        (parent / of).rename(workshop / "old")
    (workshop / room._MARK).write_text(of, encoding="utf-8")
    return workshop


def test_what_a_killed_run_left_is_removed_by_the_next_and_the_old_folder_put_back_first(tmp_path: Path) -> None:
    leftover(tmp_path, "site", has_old=True)
    with pytest.raises(ZeroDivisionError), new_folder(tmp_path / "site", MADE):
        raise ZeroDivisionError
    assert names(tmp_path) == {"site"}
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "old"


def test_what_a_run_that_lives_works_in_is_left_alone_and_so_is_what_is_not_ours(tmp_path: Path) -> None:
    other, living = leftover(tmp_path, "site-2", has_old=False), leftover(tmp_path, "site", has_old=False)
    (tmp_path / ".site-notes").mkdir()
    with (living / room._MARK).open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        make(tmp_path / "site")
    assert names(tmp_path) == {"site", living.name, other.name, ".site-notes"}


@pytest.mark.site
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_build_that_is_told_to_end_leaves_nothing_behind(number: signal.Signals, tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    before = names(root)
    command = [sys.executable, "-m", "build_scripts", "--root", str(root), "build"]
    with subprocess.Popen(command, cwd=TOY.parent.parent, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        for _ in range(600):
            if any(root.glob(f".site-*/{room._MARK}")):
                break
            time.sleep(0.1)
        run.send_signal(number)
        _, told = run.communicate(timeout=60)
    assert run.returncode != 0
    assert b"Traceback" not in told
    assert names(root) == before
