"""The doors: exit codes, what is printed where, and bad input told and never a traceback, with nothing changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from mkdocs.config.defaults import MkDocsConfig

from build_scripts.command_line import main
from build_scripts.link_records import link_records
from build_scripts.load_content import load_content
from build_scripts.quotations import bind
from build_scripts.read_dossier import check_dossier
from build_scripts.records import KINDS
from build_scripts.settings import MKDOCS_NAMES, Settings, read_settings
from build_scripts.starter_records import starter_record
from build_scripts.yaml_files import read_yaml
from tests.toy_changes import TOY, copy_of_toy, reading_each_record_once

NEW_TEXT = "A new voice.\nThe sea was flat on Tuesday, a fisher said. “I saw no lamp,” the fisher added.\n"


@pytest.fixture(autouse=True)
def _quick_reading() -> Iterator[None]:
    with reading_each_record_once():
        yield


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A copy of the toy dossier."""
    return copy_of_toy(tmp_path)


def dossier(root: Path, *arguments: str | Path) -> Result:
    """Runs a door; anything raised but a clean exit is a fault of the door."""
    result = CliRunner().invoke(main, ["--root", str(root), *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), f"{result.exception!r}\n{result.output}"
    assert "Traceback" not in result.output
    return result


def program(*arguments: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the program itself, as a user does."""
    command = [sys.executable, "-m", "build_scripts", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=120,
        check=False,
        env={**os.environ, **(environment or {})},
        cwd=TOY.parent.parent,
    )


def contents(root: Path) -> dict[str, bytes]:
    """Every file below a root, with its bytes."""
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def break_a_record(root: Path) -> None:
    """Two problems in two files."""
    for file in ("places/dunmorrow.yaml", "propositions/nights-are-dark.yaml"):
        path = root / "content" / file
        path.write_text(path.read_text("utf-8") + "flavour: salt\n", encoding="utf-8")


# check


def test_check_is_silent_where_nothing_is_wrong() -> None:
    result = dossier(TOY, "check")
    assert (result.exit_code, result.output) == (0, "")


def test_check_tells_every_problem_with_its_place_and_a_hint(toy: Path) -> None:
    break_a_record(toy)
    result = dossier(toy, "check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert re.fullmatch(r"content/places/dunmorrow\.yaml:\d+:1: FIELD01 There is no field “flavour” here\.", lines[0])
    assert lines[1].startswith("    hint: ")
    assert lines[-1] == "2 problems in 2 files"


def test_check_as_json_is_one_list(toy: Path) -> None:
    assert json.loads(dossier(toy, "check", "--format", "json").stdout) == []
    break_a_record(toy)
    result = dossier(toy, "check", "--format", "json")
    problems = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [problem["path"] for problem in problems] == ["content/places/dunmorrow.yaml", "content/propositions/nights-are-dark.yaml"]
    assert all(set(problem) == {"path", "line", "column", "code", "sentence", "hint"} for problem in problems)


def test_check_for_github_is_one_command_a_line(toy: Path) -> None:
    assert dossier(toy, "check", "--format", "github").stdout == ""
    break_a_record(toy)
    result = dossier(toy, "check", "--format", "github")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    assert all(re.fullmatch(r"::error file=content/\S+\.yaml,line=\d+,col=1,title=FIELD01::There is no field .*", line) for line in lines)


def test_an_unknown_format_is_told() -> None:
    result = dossier(TOY, "check", "--format", "yaml")
    assert result.exit_code == 2
    assert "'yaml'" in result.stderr


# bad roots


def root_that_is_missing(root: Path) -> Path:
    return root / "nowhere"


def root_that_is_empty(root: Path) -> Path:
    (root / "empty").mkdir()
    return root / "empty"


def root_that_is_a_file(root: Path) -> Path:
    return root / "mkdocs.yml"


def root_without_content(root: Path) -> Path:
    (root / "content").rename(root / "elsewhere")
    return root


def content_that_is_a_file(root: Path) -> Path:
    (root / "content").rename(root / "elsewhere")
    (root / "content").write_text("nothing")
    return root


def root_with_empty_content(root: Path) -> Path:
    (root / "content").rename(root / "elsewhere")
    (root / "content").mkdir()
    return root


def root_without_seeds(root: Path) -> Path:
    (root / "seeds").rename(root / "elsewhere")
    return root


def configuration(data: bytes | None) -> Callable[[Path], Path]:
    def change(root: Path) -> Path:
        (root / "mkdocs.yml").unlink()
        if data is not None:
            (root / "mkdocs.yml").write_bytes(data)
        return root

    return change


def configuration_that_is_a_folder(root: Path) -> Path:
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").mkdir()
    return root


def configuration_that_is_a_pipe(root: Path) -> Path:
    (root / "mkdocs.yml").unlink()
    os.mkfifo(root / "mkdocs.yml")
    return root


BAD_ROOTS = {
    "a root that is missing": root_that_is_missing,
    "a root that is empty": root_that_is_empty,
    "a root that is a file": root_that_is_a_file,
    "a root without content": root_without_content,
    "content that is a file": content_that_is_a_file,
    "content that is empty": root_with_empty_content,
    "a root without seeds": root_without_seeds,
    "no configuration": configuration(None),
    "an empty configuration": configuration(b""),
    "a configuration that is no YAML": configuration(b"site_name: [\n"),
    "a configuration that is not UTF-8": configuration(b"site_name: \xff\n"),
    "a configuration without a name": configuration(b"site_url: https://example.org/\n"),
    "a configuration that is a list": configuration(b"- site_name\n"),
    "a configuration that is nested deeply": configuration(b"site_name: " + b"[" * 50_000),
    "a configuration with a strange directive": configuration(b"%YAML 99999999999999999999.1\n---\nsite_name: x\n"),
    "a configuration that is a folder": configuration_that_is_a_folder,
}


@pytest.mark.parametrize("change", BAD_ROOTS.values(), ids=BAD_ROOTS)
def test_a_bad_root_is_told(change: Callable[[Path], Path], toy: Path) -> None:
    root = change(toy)
    result = dossier(root, "check")
    assert result.exit_code in {1, 2}
    assert (result.stdout + result.stderr).strip()


#: Roots that no door but `check` and those that show the site finds fault with.
ABOUT_CONFIGURATION = [name for name in BAD_ROOTS if "configuration" in name]


@pytest.mark.parametrize("name", [name for name in BAD_ROOTS if name not in ABOUT_CONFIGURATION])
@pytest.mark.parametrize(
    "command", [["coverage"], ["quote", "the lamp"], ["ledger"], ["pin"], ["survey", "text-post"]], ids=lambda command: command[0]
)
def test_a_bad_root_is_told_at_every_door_and_changes_nothing(name: str, command: list[str], toy: Path) -> None:
    root = BAD_ROOTS[name](toy)
    before = contents(toy)
    result = dossier(root, *command)
    assert result.exit_code in {1, 2}
    assert result.stderr.strip()
    assert contents(toy) == before


@pytest.mark.parametrize("name", BAD_ROOTS)
def test_a_bad_root_has_no_pages(name: str, toy: Path, tmp_path: Path) -> None:
    result = dossier(BAD_ROOTS[name](toy), "pages", tmp_path / "out")
    assert result.exit_code in {1, 2}
    assert result.stderr.strip()
    assert not (tmp_path / "out").exists()


def test_a_configuration_that_is_a_pipe_is_told_at_once(toy: Path) -> None:
    configuration_that_is_a_pipe(toy)
    command = [sys.executable, "-m", "build_scripts", "--root", toy, "check"]
    subprocess.run(command, capture_output=True, timeout=4, check=False, cwd=TOY.parent.parent)


def test_a_broken_configuration_is_told_together_with_the_records(toy: Path) -> None:
    break_a_record(toy)
    configuration(b"site_name: [\n")(toy)
    result = dossier(toy, "check")
    assert "mkdocs.yml" in result.output
    assert "FIELD01" in result.output


def test_a_broken_configuration_is_told_in_the_format_that_is_asked_for(toy: Path) -> None:
    configuration(None)(toy)
    assert [problem["path"] for problem in json.loads(dossier(toy, "check", "--format", "json").stdout)] == ["mkdocs.yml"]


SETTINGS = {
    "an address without a scheme": ("site_url: foo", "2:11: FILE10 site_url: “foo” is not an address."),
    "an address without a host": ("site_url: https:///x", "2:11: FILE10 site_url: “https:///x” is not an address."),
    "a report that would run a program": (
        "extra:\n  dossier:\n    report: javascript:alert(1)",
        "4:13: FILE10 extra.dossier.report: “javascript:alert(1)” is not an address.",
    ),
    "a report to nowhere": ("extra:\n  dossier:\n    report: nowhere", "4:13: FILE10 extra.dossier.report: “nowhere” is not an address."),
    "a repository that is no address": ("repo_url: data:text/html,x", "2:11: FILE10 repo_url: “data:text/html,x” is not an address."),
    "a way to edit that is no address": ("edit_uri: javascript:x", "2:11: FILE10 edit_uri: “javascript:x” is not an address."),
    "a script from elsewhere": ("extra_javascript:\n  - https://example.org/x.js", "FILE10 extra_javascript: the engine sets this itself."),
    "a menu": ("nav: 5", "2:6: FILE10 nav: the engine sets this itself."),
    "records elsewhere": ("docs_dir: docs", "2:11: FILE10 docs_dir: the records lie in content/, and nowhere else."),
    "another theme": ("theme: readthedocs", "2:8: FILE10 theme: the pages stand on material, and on no other theme."),
    "another theme, by its name": ("theme:\n  name: mkdocs", "FILE10 theme: the pages stand on material, and on no other theme."),
    "features that are no list": ("theme: {name: material, features: 5}", "FILE10 theme.features: “5” stands where a list"),
    "a dossier's settings that are none": ("extra: {dossier: 5}", "FILE10 extra.dossier: “5” stands where a list of settings belongs."),
    "a setting that there is not": ("extra: {dossier: {evnt: lamp-is-taken}}", "FILE10 extra.dossier.evnt: there is no such setting."),
    "an address with half a bracket": ("site_url: 'https://[bad/'", "2:11: FILE10 site_url: “https://[bad/” is not an address."),
    "a port that there is not": ("site_url: https://a.example:99999/", "2:11: FILE10 site_url: “https://a.example:99999/” is not an"),
    "a control character": ('copyright: "A\\aB"', "2:12: YAML05 U+0007 (a control or private character) does not belong in a setting."),
    "a number for words": ("copyright: 2031", "2:12: FILE10 copyright: “2031” is read as a number, a day or a yes or no, and not as"),
    "a list for words": ("site_author: [a, b]", "2:14: FILE10 site_author: a list stands where words are meant."),
    "settings for words": ("site_author: {a: b}", "2:14: FILE10 site_author: settings stand where words are meant."),
    "a list for settings": ("extra:\n  - a", "3:3: FILE10 extra: a list stands where settings by their names are meant."),
    "a list for the dossier's settings": ("extra: {dossier: [a]}", "2:18: FILE10 extra.dossier: a list stands where settings by"),
    "words from the surroundings": ("site_url: !ENV HOME", "2:11: FILE10 site_url: a tag, such as “!ENV”, or an alias stands here"),
    "another file": ("INHERIT: base.yml", "2:10: FILE10 INHERIT: the dossier's settings are read from this file alone."),
    "a setting that MkDocs does not know": ("copyrigth: Ours", "2:12: FILE10 copyrigth: MkDocs knows no such setting."),
    "an event that there is not": (
        "extra:\n  dossier:\n    event: lamp-is-takn",
        "4:12: FILE10 extra.dossier.event: “lamp-is-takn” is no record of events.",
    ),
    "an event that is no event": (
        "extra:\n  dossier:\n    event: quill",
        "4:12: FILE10 extra.dossier.event: “quill” is no record of events.",
    ),
    "a toll that is no figure": (
        "extra:\n  dossier:\n    toll: lamp-is-taken",
        "4:11: FILE10 extra.dossier.toll: “lamp-is-taken” is no record of figures.",
    ),
}


@pytest.mark.parametrize(("lines", "told"), SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("command", [["check"], ["pdf"]], ids=lambda command: command[0])
def test_a_setting_that_cannot_be_right_is_told_at_its_line(lines: str, told: str, command: list[str], toy: Path) -> None:
    configuration(f"site_name: Small\n{lines}\n".encode())(toy)
    result = dossier(toy, *command)
    assert result.exit_code == 1
    assert told in result.output
    assert "hint: " in result.output


def test_a_name_that_is_a_number_or_taken_from_elsewhere_is_told_for_what_it_is(toy: Path) -> None:
    for name, told in (("2031", "is read as a number"), ("!ENV [NAME, One]", "a tag, such as “!ENV”"), ("[One]", "a list stands")):
        configuration(f"site_name: {name}\n".encode())(toy)
        assert told in dossier(toy, "check").stdout
    configuration(b"INHERIT: base.yml\n")(toy)
    assert "has no site_name" not in dossier(toy, "check").stdout


def test_a_configuration_that_may_not_be_read_is_not_said_to_be_missing(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "mkdocs.yml":
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "mkdocs.yml:1:1: FILE08 The file cannot be read (Permission denied)." in dossier(toy, "check").stdout


def test_what_is_null_in_the_configuration_is_not_there(toy: Path) -> None:
    lines = "site_name: Small\nsite_url: null\nrepo_url: ~\nsite_author: null\ncopyright: ~\nsite_description:\n"
    configuration(lines.encode())(toy)
    assert dossier(toy, "check").output == ""
    assert read_settings(toy) == Settings("Small")


def test_mkdocs_knows_the_names_that_a_configuration_may_have() -> None:
    """The old names that it takes no longer are none of them."""
    names = {name for name, _ in MkDocsConfig()._schema}
    assert names - {"google_analytics", "pages"} == MKDOCS_NAMES


@pytest.mark.site
def test_a_plugin_that_there_is_not_is_told_with_its_line(toy: Path, tmp_path: Path) -> None:
    configuration(b"site_name: Small\nplugins: [nowhere]\n")(toy)
    result = dossier(toy, "build", "--site-dir", tmp_path / "site")
    assert result.exit_code == 1
    assert 'mkdocs.yml:2:10: FILE10 plugins: The "nowhere" plugin is not installed' in result.stderr


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "127.0.0.1:0", "127.0.0.1:²", "127.0.0.1", ":8000"])
def test_an_address_that_nothing_can_be_shown_at_is_told(address: str, toy: Path) -> None:
    result = dossier(toy, "serve", "--address", address)
    assert result.exit_code == 1
    assert "is not an address" in result.stderr


@pytest.mark.parametrize("moment", ["99999999999999", "1e5", "-5", "", "soon"])
def test_a_moment_that_is_none_is_told(moment: str, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    for arguments in (["pdf", "--only", "lamp-is-taken", "--output", tmp_path / "one.pdf"], ["build", "--site-dir", tmp_path / "site"]):
        result = dossier(toy, *arguments)
        assert result.exit_code == 1
        assert f"SOURCE_DATE_EPOCH is “{moment}”, and must be a whole number of seconds since 1970" in result.stderr


@pytest.mark.parametrize("moment", ["0", "4294967295"])
def test_the_first_and_the_last_moment_date_a_book(moment: str, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    assert dossier(toy, "pdf", "--only", "lamp-is-taken", "--output", tmp_path / "one.pdf").exit_code == 0


def test_settings_that_fit_are_taken(toy: Path) -> None:
    lines = "site_url: http://localhost:8000/x/\nextra:\n  dossier:\n    event: lamp-is-taken\n    toll: weight-of-the-lamp\n    report: mailto:a@b.example\n"
    configuration(f"site_name: Small\n{lines}".encode())(toy)
    assert dossier(toy, "check").exit_code == 0


def test_an_event_that_cannot_be_read_is_told_once(toy: Path) -> None:
    configuration(b"site_name: Small\nextra:\n  dossier:\n    event: lamp-is-taken\n")(toy)
    (toy / "content" / "events" / "lamp-is-taken.yaml").write_text("nothing: else\n", encoding="utf-8")
    assert "FILE10" not in dossier(toy, "check").output


# files that are not what they seem


def place_a_folder(root: Path) -> str:
    (root / "content" / "claims" / "folder.yaml").mkdir()
    (root / "content" / "claims" / "folder.yaml" / "inside.yaml").write_text("holder: quill\n")
    return "content/claims/folder.yaml"


def place_a_pipe(root: Path) -> str:
    os.mkfifo(root / "content" / "claims" / "pipe.yaml")
    return "content/claims/pipe.yaml"


def place_a_link(root: Path) -> str:
    (root / "content" / "claims" / "link.yaml").symlink_to(root / "content" / "claims" / "thistle-is-sorry.yaml")
    return "content/claims/link.yaml"


def place_a_dangling_link(root: Path) -> str:
    (root / "content" / "claims" / "link.yaml").symlink_to("nowhere.yaml")
    return "content/claims/link.yaml"


def place_a_linked_folder(root: Path) -> str:
    (root / "content" / "claims").rename(root / "claims")
    (root / "content" / "claims").symlink_to("../claims")
    return "content/claims"


def place_a_linked_folder_of_texts(root: Path) -> str:
    (root / "seeds").rename(root / "texts")
    (root / "seeds").symlink_to("texts")
    return "seeds"


def place_a_linked_content(root: Path) -> str:
    (root / "content").rename(root / "records")
    (root / "content").symlink_to("records")
    return "content"


def place_a_name_that_is_no_text(root: Path) -> str:
    (root / "content" / "claims" / os.fsdecode(b"\xff.yaml")).write_text("holder: quill\n")
    return "content/claims/"


def place_a_name_of_two_lines(root: Path) -> str:
    (root / "content" / "claims" / "two\nlines.yaml").write_text("holder: quill\n")
    return "content/claims/two"


def place_an_image(root: Path) -> str:
    (root / "content" / "claims" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    return "content/claims/picture.png"


def place_a_record_of_no_kind(root: Path) -> str:
    (root / "content" / "claim").mkdir()
    (root / "content" / "claim" / "one.yaml").write_text("holder: quill\n")
    return "content/claim/one.yaml"


def place_bytes_that_are_no_text(root: Path) -> str:
    (root / "content" / "claims" / "bytes.yaml").write_bytes(b"holder: \xff\xfe\x00\n")
    return "content/claims/bytes.yaml"


def place_an_empty_record(root: Path) -> str:
    (root / "content" / "claims" / "empty.yaml").write_bytes(b"")
    return "content/claims/empty.yaml"


def place_a_ledger_that_is_a_folder(root: Path) -> str:
    (root / "content" / "published-ids.txt").unlink()
    (root / "content" / "published-ids.txt").mkdir()
    return "content/published-ids.txt"


def place_a_ledger_that_is_no_text(root: Path) -> str:
    (root / "content" / "published-ids.txt").write_bytes(b"actors/\xff\n")
    return "content/published-ids.txt"


def place_a_wording_that_is_no_yaml(root: Path) -> str:
    (root / "content" / "wording.yaml").write_text("a: [\n")
    return "content/wording.yaml"


def place_a_text_that_is_no_text(root: Path) -> str:
    (root / "seeds" / "bytes.txt").write_bytes(b"\xff\xfe")
    return "seeds/bytes.txt"


STRANGE_FILES = [function for name, function in sorted(globals().items()) if name.startswith("place_a")]


@pytest.mark.parametrize("format_", ["text", "json", "github"])
@pytest.mark.parametrize("place", STRANGE_FILES, ids=lambda function: function.__name__.removeprefix("place_").replace("_", " "))
def test_a_strange_file_is_told_by_its_path(place: Callable[[Path], str], format_: str, toy: Path) -> None:
    path = place(toy)
    result = dossier(toy, "check", "--format", format_)
    assert result.exit_code == 1
    assert path in (result.stdout.replace("%3A", ":") if format_ == "github" else result.stdout)
    result.stdout.encode("utf-8")
    if format_ == "json":
        json.loads(result.stdout)


def test_a_record_that_cannot_be_read_is_told(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unreadable = toy / "content" / "claims" / "thistle-is-sorry.yaml"
    opened = Path.open

    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self == unreadable:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    result = dossier(toy, "check")
    assert result.exit_code == 1
    assert "content/claims/thistle-is-sorry.yaml:1:1: FILE08" in result.stdout


@pytest.mark.parametrize("folder", ["content", "content/claims", "seeds"])
def test_a_folder_that_can_be_listed_and_not_entered_is_told_file_by_file(folder: str, toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Path.stat

    def refuse(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if self.is_relative_to(toy / folder) and self != toy / folder:
            raise PermissionError(13, "Permission denied", str(self))
        return looked(self, follow_symlinks=follow_symlinks)

    break_a_record(toy)
    monkeypatch.setattr(Path, "stat", refuse)
    lines = dossier(toy, "check").stdout.splitlines()
    told = {
        "content": r"content/\S+:1:1: FILE0[18] ",
        "content/claims": r"content/claims/\S+:1:1: FILE08 ",
        "seeds": r"seeds/\S+:1:1: FILE08 ",
    }
    assert any(re.match(told[folder], line) for line in lines)
    assert re.fullmatch(r"\d+ problems in \d+ files", lines[-1])
    if folder != "content":
        assert any("FIELD01" in line for line in lines)


# new


def test_nothing_is_written_through_a_link(toy: Path, tmp_path: Path) -> None:
    place_a_linked_folder(toy)
    place_a_linked_folder_of_texts(toy)
    before = contents(toy)
    for arguments in (["new", "claims", "something-new"], ["add-source", text_file(tmp_path)]):
        result = dossier(toy, *arguments)
        assert result.exit_code == 1
        assert "is a symbolic link" in result.stderr
    assert {path: data for path, data in contents(toy).items() if not path.startswith("inbox/")} == before


@pytest.mark.parametrize("kind", KINDS)
def test_new_writes_a_record_of_which_only_the_values_are_missing(kind: str, toy: Path) -> None:
    result = dossier(toy, "new", kind, "something-new")
    assert result.exit_code == 0
    file = toy / "content" / kind / "something-new.yaml"
    assert result.stdout.strip() == str(file)
    _, problems = read_yaml(file.read_bytes(), "new")
    assert problems == []
    told = [problem for problem in check_dossier(toy)[1] if problem.path.endswith("something-new.yaml")]
    allowed = {"FIELD03", "FIELD04", "FIELD06", "FIELD09"}
    assert {problem.code for problem in told} <= allowed, [problem.as_text() for problem in told]
    assert told or kind == "explainers", "an empty record passes for a whole one"


@pytest.mark.parametrize("kind", KINDS)
def test_the_starter_of_a_kind_names_each_of_its_fields_and_parses_when_its_comments_are_opened(kind: str) -> None:
    text = starter_record(kind)
    names = {name for name in KINDS[kind].model_fields if name not in {"id", "sentences"}}
    assert names <= set(re.findall(r"^(?:# )?([a-z0-9_]+):", text, re.MULTILINE))


@pytest.mark.parametrize("identifier", ["", "Upper", "two words", "a--b", "-a", "a_b", "../../etc/passwd", "a" * 81, "é", "a/b", "a\n"])
def test_new_refuses_what_is_no_id(identifier: str, toy: Path) -> None:
    before = contents(toy)
    result = dossier(toy, "new", "actors", "--", identifier)
    assert result.exit_code == 1
    assert "is not an id" in result.stderr
    assert contents(toy) == before


@pytest.mark.parametrize(
    ("identifier", "why"),
    [
        ("ottoline-marsh", "is taken by content/actors/ottoline-marsh.yaml"),
        ("chair-marsh", "published before"),
        ("lamp-is-taken", "is taken by"),
    ],
)
def test_new_refuses_an_id_that_is_taken_or_was_published(identifier: str, why: str, toy: Path) -> None:
    before = contents(toy)
    result = dossier(toy, "new", "claims", identifier)
    assert result.exit_code == 1
    assert why in result.stderr
    assert contents(toy) == before


def test_new_refuses_the_id_of_a_record_that_cannot_be_read(toy: Path) -> None:
    (toy / "content" / "claims" / "broken.yaml").write_text("holder: [\n")
    result = dossier(toy, "new", "actors", "broken")
    assert result.exit_code == 1
    assert "is taken" in result.stderr


def test_new_refuses_a_kind_that_there_is_not(toy: Path) -> None:
    assert dossier(toy, "new", "rumours", "a-rumour").exit_code == 2


@pytest.mark.parametrize("change", [root_that_is_missing, root_that_is_empty])
def test_new_makes_no_dossier_where_there_is_none(change: Callable[[Path], Path], toy: Path) -> None:
    root = change(toy)
    assert dossier(root, "new", "actors", "somebody").exit_code == 1
    assert not (root / "content").exists()


# add-source


def text_file(folder: Path, name: str = "new-voice.txt", data: bytes = NEW_TEXT.encode()) -> Path:
    """A file that an editor has got from somewhere."""
    (folder / "inbox").mkdir(exist_ok=True)
    file = folder / "inbox" / name
    file.write_bytes(data)
    return file


def test_add_source_takes_a_text_byte_for_byte_and_writes_its_record(toy: Path, tmp_path: Path) -> None:
    before = contents(toy)
    result = dossier(toy, "add-source", text_file(tmp_path))
    assert result.exit_code == 0, result.output
    after = contents(toy)
    assert set(after) - set(before) == {"seeds/new-voice.txt", "content/sources/new-voice.yaml"}
    assert after["seeds/new-voice.txt"] == NEW_TEXT.encode()
    assert {name: after[name] for name in before} == before
    record, problems = read_yaml(after["content/sources/new-voice.yaml"], "new")
    assert problems == []
    assert record is not None
    assert record.fields["sha256"] == hashlib.sha256(NEW_TEXT.encode()).hexdigest()
    told = {problem.code for problem in check_dossier(toy)[1] if "new-voice" in problem.path}
    assert told == {"FIELD04"}, told


def test_a_source_that_was_added_needs_only_its_outlet_to_be_whole(toy: Path, tmp_path: Path) -> None:
    dossier(toy, "add-source", text_file(tmp_path))
    record = toy / "content" / "sources" / "new-voice.yaml"
    record.write_text(record.read_text("utf-8").replace("outlet: null", "outlet: radio-quill"), encoding="utf-8")
    assert {problem.code for problem in check_dossier(toy)[1]} == {"RULE33"}


def test_words_of_a_source_that_was_just_added_are_found(toy: Path, tmp_path: Path) -> None:
    """Whose voice it is can be filled in later."""
    dossier(toy, "add-source", text_file(tmp_path))
    for other in (toy / "content" / "sources").glob("text-*.yaml"):
        other.unlink()
    (found,) = quoted(dossier(toy, "quote", " ".join(NEW_TEXT.split()[:4])))
    assert found["source"] == "new-voice"


def test_add_source_takes_a_text_with_a_byte_order_mark(toy: Path, tmp_path: Path) -> None:
    """The mark stays in the file, and in no sentence."""
    data = ("\ufeff" + NEW_TEXT).encode()
    assert dossier(toy, "add-source", text_file(tmp_path, data=data)).exit_code == 0
    assert (toy / "seeds" / "new-voice.txt").read_bytes() == data
    record = toy / "content" / "sources" / "new-voice.yaml"
    record.write_text(record.read_text("utf-8").replace("outlet: null", "outlet: radio-quill"), encoding="utf-8")
    text = check_dossier(toy)[0].texts["new-voice"]
    assert text.sentences_in_scope == text.sentences
    assert text.sentences[0].start == 1


HEADLINE = "Mayor denies that the warning of a flood was ignored"
REPEATED = {
    "a headline twice": f"{HEADLINE}\n\n{HEADLINE}\n\nThe mayor said on Monday that no warning had come. It rained.\n",
    "a last line twice": "Short.\n\nEnd\n\nmore\n\nEnd\n",
    "a text twice": "The sea was flat. The lamp shone.\nThe sea was flat. The lamp shone.\n",
    "one word": "Lamp.\n",
}


@pytest.mark.parametrize("text", REPEATED.values(), ids=REPEATED)
def test_the_ends_of_a_source_that_was_added_stand_once(text: str, toy: Path, tmp_path: Path) -> None:
    assert dossier(toy, "add-source", text_file(tmp_path, data=text.encode())).exit_code == 0
    record = toy / "content" / "sources" / "new-voice.yaml"
    record.write_text(record.read_text("utf-8").replace("outlet: null", "outlet: radio-quill"), encoding="utf-8")
    assert {problem.code for problem in check_dossier(toy)[1]} <= {"RULE33"}


def test_sentences_are_split_alike_when_a_source_is_added_and_when_it_is_pinned(toy: Path, tmp_path: Path) -> None:
    text = "Der 3. März war ruhig, sagte z. B. Herr Dr. Fink. Am 4. kam der Wind.\n"
    assert dossier(toy, "add-source", text_file(tmp_path, data=text.encode()), "--language", "de-AT").exit_code == 0
    assert dossier(toy, "pin").output == ""


def test_add_source_makes_an_id_of_the_file_name(toy: Path, tmp_path: Path) -> None:
    dossier(toy, "add-source", text_file(tmp_path, "003_New Voice (2).txt".replace(" ", "_").replace("(", "").replace(")", "")))
    assert (toy / "content" / "sources" / "003-new-voice-2.yaml").is_file()


def test_add_source_takes_an_id(toy: Path, tmp_path: Path) -> None:
    dossier(toy, "add-source", text_file(tmp_path), "--id", "text-voice")
    assert (toy / "content" / "sources" / "text-voice.yaml").is_file()


REFUSED_TEXTS = {
    "a text that is not UTF-8": ("new-voice.txt", b"A lamp, \xe9teinte\n", [], "is not UTF-8"),
    "a text in UTF-16": ("new-voice.txt", "A lamp".encode("utf-16"), [], "is not UTF-8"),
    "an empty text": ("new-voice.txt", b"", [], "holds no text"),
    "a text of white space": ("new-voice.txt", b" \n\t\n", [], "holds no text"),
    "a text that is too large": ("new-voice.txt", b"lamp " * 500_000, [], "is larger than"),
    "a text that is there under another name": ("copy.txt", None, [], "holds the same text already"),
    "an id that is none": ("new-voice.txt", NEW_TEXT.encode(), ["--id", "New Voice"], "is not an id"),
    "a file name that makes no id": ("№.txt", NEW_TEXT.encode(), [], "is not an id"),
    "a file name that another text has": ("000_gazette.txt", NEW_TEXT.encode(), ["--id", "text-voice"], "exists"),
}


@pytest.mark.parametrize(("name", "data", "options", "why"), REFUSED_TEXTS.values(), ids=REFUSED_TEXTS)
def test_add_source_refuses(name: str, data: bytes | None, options: list[str], why: str, toy: Path, tmp_path: Path) -> None:
    file = text_file(tmp_path, name, data if data is not None else (toy / "seeds" / "000_gazette.txt").read_bytes())
    before = contents(toy)
    result = dossier(toy, "add-source", file, *options)
    assert result.exit_code == 1
    assert why in result.stderr
    assert contents(toy) == before


#: What would leave a dossier that `check` refuses.
MORE_REFUSED_TEXTS = {
    "an id that another source has": ("new-voice.txt", ["--id", "text-gazette"]),
    "an id that a record of another kind has": ("new-voice.txt", ["--id", "ottoline-marsh"]),
    "an id that was published": ("new-voice.txt", ["--id", "chair-marsh"]),
    "a text that is there, under another id": ("000_gazette.txt", ["--id", "text-again"]),
    "a file name with a space": ("new voice.txt", ["--id", "new-voice"]),
    "a hidden file": (".new-voice.txt", ["--id", "new-voice"]),
    "a language that is none": ("new-voice.txt", ["--language", "x: y"]),
}


@pytest.mark.parametrize(("name", "options"), MORE_REFUSED_TEXTS.values(), ids=MORE_REFUSED_TEXTS)
def test_add_source_refuses_what_check_would_refuse(name: str, options: list[str], toy: Path, tmp_path: Path) -> None:
    gazette = (toy / "seeds" / "000_gazette.txt").read_bytes()
    file = text_file(tmp_path, name, gazette if name.startswith("000") else NEW_TEXT.encode())
    before = contents(toy)
    result = dossier(toy, "add-source", file, *options)
    assert result.exit_code == 1
    assert contents(toy) == before


def test_a_text_that_overlaps_another_is_taken_and_its_overlap_told(toy: Path, tmp_path: Path) -> None:
    shared = "At least 37 boats stayed in harbour on Saturday, harbour master Pell Grieve said."
    result = dossier(toy, "add-source", text_file(tmp_path, data=f"Boats.\n{shared}\nThe sea was flat.\n".encode()))
    assert result.exit_code == 0
    assert "text-gazette" in result.stdout


def test_a_file_that_is_missing_is_told(toy: Path) -> None:
    assert dossier(toy, "add-source", toy / "nowhere.txt").exit_code == 2


# quote


def quoted(result: Result) -> list[dict[str, str]]:
    """The quotes that are printed, read as an editor's YAML reader reads them."""
    assert result.exit_code == 0, result.output
    return list(yaml.safe_load(result.stdout))


@pytest.mark.parametrize(
    ("words", "source", "role"),
    [
        ("The lamp weighs about 2.5 tonnes.", "text-gazette", "own_reporting"),
        ("Sometimes a lamp is only mislaid", "text-ledger", "own_reporting"),
        ("dark nights of our neighbours", "text-gazette", "quoted_speech"),
        ("or a footprint.", "text-ledger", "own_reporting"),
        ("called Перо, and", "text-post", "own_reporting"),
        ('"Somebody   has carried off', "text-gazette", "quoted_speech"),
        ("2*3*4 __init__ <b>dark</b>", "text-post", "own_reporting"),
    ],
)
def test_words_that_stand_once_are_printed_as_a_quote_that_binds(words: str, source: str, role: str, toy: Path) -> None:
    (found,) = quoted(dossier(toy, "quote", words))
    assert (found["source"], found["role"]) == (source, role)
    assert set(found) == {"source", "exact", "role"}
    linked, _ = link_records(load_content(toy)[0])
    assert isinstance(bind(linked.texts[source].quotable, [found["exact"]]), tuple)


@pytest.mark.parametrize(
    "words", ["the lamp", "said", "Inkwell", "Feather News Agency", "the council", "on Saturday", "lamp,”", "Night Moths"]
)
def test_words_that_stand_often_are_printed_with_what_makes_each_place_the_only_one(words: str, toy: Path) -> None:
    found = quoted(dossier(toy, "quote", words))
    assert len(found) > 1
    linked, _ = link_records(load_content(toy)[0])
    places = []
    for entry in found:
        place = bind(linked.texts[entry["source"]].quotable, [entry["exact"]], entry.get("prefix"), entry.get("suffix"))
        assert isinstance(place, tuple), (entry, place)
        places.append((entry["source"], place))
    assert len(set(places)) == len(places)


def test_the_line_of_each_place_is_told(toy: Path) -> None:
    result = dossier(toy, "quote", "weighs about 2.5 tonnes")
    assert result.stdout.startswith("# seeds/000_gazette.txt, line 8\n")


def test_words_that_stand_nowhere_are_told_with_the_nearest_passage(toy: Path) -> None:
    result = dossier(toy, "quote", "The lamp weighs nearly 2.5 tons")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "in text-gazette: “The lamp weighs about 2.5 tonnes" in result.stderr


@pytest.mark.parametrize("words", ["Knead 500 g of flour", "This page keeps biscuits"])
def test_words_out_of_scope_are_no_quote(words: str, toy: Path) -> None:
    assert dossier(toy, "quote", words).exit_code == 1


@pytest.mark.parametrize("words", ["", " ", ".", "“", "\n", "x" * 100_000, "ight Mot", "\0", "Перо منارة", "a" * 30, "[[", "--"])
def test_words_that_cannot_be_quoted_are_told(words: str, toy: Path) -> None:
    result = dossier(toy, "quote", "--", words)
    assert result.exit_code == 1
    assert "stand in no passage in scope" in result.stderr


def test_words_that_nothing_makes_the_only_ones_are_not_printed_as_a_quote(toy: Path, tmp_path: Path) -> None:
    dossier(toy, "add-source", text_file(tmp_path, data=b"Up.\nThe lamp shone.\nThe lamp shone.\nDown.\n"))
    record = toy / "content" / "sources" / "new-voice.yaml"
    record.write_text(record.read_text("utf-8").replace("outlet: null", "outlet: radio-quill"), encoding="utf-8")
    linked, _ = link_records(load_content(toy)[0])
    for entry in quoted(dossier(toy, "quote", "The lamp shone.")):
        place = bind(linked.texts[entry["source"]].quotable, [entry["exact"]], entry.get("prefix"), entry.get("suffix"))
        assert isinstance(place, tuple), entry


# pin


def test_pin_changes_nothing_but_the_pins_and_nothing_the_second_time(toy: Path) -> None:
    record = toy / "content" / "sources" / "text-gazette.yaml"
    pinned = record.read_text("utf-8")
    without = "".join(line for line in pinned.splitlines(keepends=True) if not line.startswith("sentences:"))
    record.write_text(without, encoding="utf-8")
    assert dossier(toy, "pin").exit_code == 0
    again = record.read_text("utf-8")
    assert "".join(line for line in again.splitlines(keepends=True) if not line.startswith("sentences:")) == without
    assert sorted(again.splitlines()) == sorted(pinned.splitlines())
    before = contents(toy)
    result = dossier(toy, "pin")
    assert (result.exit_code, result.output) == (0, "")
    assert contents(toy) == before


def test_pin_does_nothing_where_the_pins_are_right(toy: Path) -> None:
    before = contents(toy)
    assert dossier(toy, "pin").output == ""
    assert contents(toy) == before


#: Ways to write a source's record that `pin` must leave as they are.
PINNED = {
    "a comment and blank lines at the end": lambda text: text + "\n\n# the end\n\n",
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "pins over two lines": lambda text: text.replace("[0, 46, ", "[0,\n  46, "),
    "pins one a line": lambda text: re.sub(
        r"^sentences: \[(.*)\]$", lambda match: "sentences:\n" + "\n".join(f"  - {number}" for number in match[1].split(", ")), text, flags=re.MULTILINE
    ),
    "a mark of the document's end": lambda text: text.rstrip("\n") + "\n...\n",
    "pins in the middle": lambda text: text,
    "text that looks like pins": lambda text: text.replace("\nsummary:", "\nnotes: |-\n  One.\n\n  sentences: [1]\nsummary:", 1).replace("notes: >-\n  The", "truncated: >-\n  The"),
}  # fmt: skip


@pytest.mark.parametrize("write", PINNED.values(), ids=PINNED)
def test_pin_leaves_the_rest_as_it_was(write: Callable[[str], str], toy: Path) -> None:
    record = toy / "content" / "sources" / "text-gazette.yaml"
    written = write(record.read_text("utf-8"))
    record.write_bytes(written.encode("utf-8"))
    assert dossier(toy, "pin").exit_code == 0
    after = record.read_bytes().decode("utf-8")

    def rest(text: str) -> str:
        return re.sub(r"^sentences:.*(?:\r?\n[ -].*)*\r?\n", "", text, count=1, flags=re.MULTILINE)

    assert rest(after) == rest(written)
    assert check_dossier(toy)[1] == []


# ledger


def test_the_ledger_takes_every_record_in_and_none_out(toy: Path) -> None:
    file = toy / "content" / "published-ids.txt"
    former = {f"{record.kind}/{identifier}" for record in check_dossier(toy)[0].records.values() for identifier in record.formerly}
    assert former
    file.write_text("\n".join(sorted(former)), encoding="utf-8")
    result = dossier(toy, "ledger")
    assert result.exit_code == 0, result.output
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    records = {f"{path.parent.name}/{path.stem}" for path in toy.glob("content/*/*.yaml")}
    assert lines == sorted(records | former)
    assert f"{len(records)} new ids in" in result.stdout


def test_the_ledger_is_the_same_the_second_time(toy: Path) -> None:
    dossier(toy, "ledger")
    before = contents(toy)
    result = dossier(toy, "ledger")
    assert "0 new ids in" in result.stdout
    assert contents(toy) == before


def test_the_ledger_is_not_touched_while_a_problem_stands(toy: Path) -> None:
    break_a_record(toy)
    before = contents(toy)
    result = dossier(toy, "ledger")
    assert result.exit_code == 1
    assert "FIELD01" in result.stderr
    assert contents(toy) == before


# pages


def test_pages_are_not_written_while_a_problem_stands(toy: Path, tmp_path: Path) -> None:
    break_a_record(toy)
    result = dossier(toy, "pages", tmp_path / "out")
    assert result.exit_code == 1
    assert "FIELD01" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [["pages", "OWN"], ["build", "--site-dir", "OWN"]], ids=lambda arguments: arguments[0])
def test_a_folder_of_somebody_else_is_refused_and_left_as_it_is(arguments: list[str], toy: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    for path in (".git/config", "index.md", "index.html", "notes/thesis.md"):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_text("precious", encoding="utf-8")
    before = contents(own)
    result = dossier(toy, *[str(own) if argument == "OWN" else argument for argument in arguments])
    assert result.exit_code == 1
    assert "was not made by this command" in result.stderr
    assert contents(own) == before


@pytest.mark.parametrize("folder", [".", "content", "seeds/pages"])
def test_pages_never_take_the_place_of_the_dossier(folder: str, toy: Path) -> None:
    (toy / "index.md").write_text("mine", encoding="utf-8")
    before = contents(toy)
    result = dossier(toy, "pages", toy / folder)
    assert result.exit_code == 1
    assert "Name another folder." in result.stderr
    assert contents(toy) == before


# survey, sample, without


def test_survey_of_a_source_that_there_is_not_is_told(toy: Path) -> None:
    result = dossier(toy, "survey", "text-nowhere")
    assert result.exit_code == 1
    assert "text-nowhere" in result.stderr


def test_the_same_seed_draws_the_same_sample() -> None:
    first, again, other = (dossier(TOY, "sample", "--count", "3", "--seed", seed).stdout for seed in ("1", "1", "2"))
    assert first == again != other
    assert first.strip()


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_a_sample_of_no_number_is_told(count: str) -> None:
    assert dossier(TOY, "sample", "--count", count).exit_code == 2


def test_without_a_source_tells_what_rests_on_it_and_changes_nothing(toy: Path) -> None:
    before = contents(toy)
    result = dossier(toy, "without", "text-ledger")
    assert result.exit_code == 0
    assert "lumen-thinks-of-melting" in result.stdout
    assert contents(toy) == before


@pytest.mark.parametrize("identifier", ["nowhere", "ottoline-marsh#quote-1", ""])
def test_without_something_else_is_told(identifier: str) -> None:
    assert dossier(TOY, "without", identifier).exit_code == 1


# the program itself


def test_the_program_is_silent_on_the_toy_and_exits_0() -> None:
    run = program("--root", TOY, "check")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_the_program_tells_a_missing_root_in_one_breath() -> None:
    run = program("--root", "/nowhere/at/all", "check")
    assert run.returncode in {1, 2}
    assert "Traceback" not in run.stderr
    assert run.stderr.strip() or run.stdout.strip()


def test_the_program_lists_its_doors() -> None:
    run = program("--help")
    assert run.returncode == 0
    assert {"check", "build", "serve", "pages", "coverage", "quote", "new", "add-source", "pin", "ledger"} <= set(run.stdout.split())


def test_a_pipe_that_closes_early_is_no_fault(toy: Path) -> None:
    for number in range(400):
        (toy / "content" / "claims" / f"broken-{number}.yaml").write_text("a: 1\nb: 2\n", encoding="utf-8")
    command = f"{sys.executable} -m build_scripts --root {toy} check | head -n 1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False, cwd=TOY.parent.parent)
    assert len(run.stdout.splitlines()) == 1
    assert "Traceback" not in run.stderr
    assert "BrokenPipe" not in run.stderr


@pytest.mark.parametrize(
    "encoding",
    [
        "ascii",
        "cp1252",
        "latin-1",
    ],
)
def test_a_terminal_of_another_encoding_is_no_fault(encoding: str, toy: Path) -> None:
    break_a_record(toy)
    (toy / "content" / "actors" / "inkwell.yaml").write_text("name: Перо\npart_of: [\n", encoding="utf-8")
    run = program("--root", toy, "check", environment={"PYTHONIOENCODING": encoding})
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "3 problems" in run.stdout or "problems in" in run.stdout


def test_a_file_of_citations_may_begin_with_a_byte_order_mark(toy: Path, tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig"):
        (tmp_path / "cited.txt").write_text("inkwell-has-the-lamp\n", encoding=encoding)
        assert "unknown" not in dossier(toy, "verify-citation", tmp_path / "cited.txt").stdout
