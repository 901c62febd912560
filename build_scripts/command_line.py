"""The doors: `dossier` on the command line. Each command reads, calls one room, prints, and says by its exit code how it went.

The only room that imports click.
"""

from __future__ import annotations

import datetime as dt
import functools
import gc
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from . import starter_records
from .analysis.coverage import coverage_of, words_quoted
from .content_files import LEDGER
from .dossier import Dossier
from .find_quote import find_quotes, nearest_quote
from .identifiers import record_path
from .ledger import ledger_text
from .link_records import link_records
from .load_content import load_content
from .nearest_names import nearest_name
from .new_records import dossier_with, new_record, new_source, with_unfinished_sources, write_new
from .numbers_in_text import main_language
from .printed_texts import are_all_surely_set
from .problems import BuildFault, ContentError, Problem, count_of, problems_as_github, problems_as_json, problems_as_text
from .read_dossier import check_dossier, check_settings, read_configured, read_dossier
from .records import KINDS
from .seed_texts import split_sentences
from .settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def _telling_problems(command: Command) -> Command:
    """Runs a command; content that cannot be published, or what cannot be made, is told on standard error, with exit code 1."""

    @functools.wraps(command)
    def wrapped(*arguments: Any, **options: Any) -> Any:
        try:
            with _ended_in_order():
                return command(*arguments, **options)
        except ContentError as error:
            click.echo(problems_as_text(error.problems), err=True)
            sys.exit(1)
        except BuildFault as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except OSError as error:
            click.echo(f"{error.filename or ''}: {error.strerror or error}", err=True)
            sys.exit(1)

    return wrapped  # type: ignore[return-value]


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Lets a command that is told to end, or whose terminal is closed, put away what it has begun, as after Ctrl-C."""

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def collect_seldom() -> None:
    """Lets Python look for garbage seldom: a dossier is read whole and kept to the end, and looking finds nothing."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    show_default="the folder you are in",
    help="The dossier: a folder with content/, seeds/ and mkdocs.yml.",
)
@click.version_option(package_name="citable-dossier")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """A citable dossier: records in YAML, checked against their sources, as a site and as data."""
    context.obj = root
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What a terminal cannot show is written as an escape.
            stream.reconfigure(errors="backslashreplace")


def _unprintable(dossier: Dossier, settings: Settings) -> list[Problem]:
    """Letters that the book cannot print; its typefaces are opened only where a text has unusual ones."""
    if are_all_surely_set(dossier, settings):
        return []
    from .book import unprintable

    try:
        return unprintable(dossier, settings)
    except BuildFault as error:
        click.echo(f"Whether the book has type for every letter was not looked at: {error}", err=True)
        return []


@main.command()
@click.option("--format", "format_", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.pass_obj
@_telling_problems
def check(root: Path, format_: str) -> None:
    """Tells every problem, sorted by file, each with a hint; silent where there is none."""
    dossier, problems = check_dossier(root)
    settings, found = check_settings(root, dossier)
    letters = _unprintable(dossier, settings) if settings is not None else []
    problems = sorted({*problems, *found, *letters})
    shape = {"text": problems_as_text, "json": problems_as_json, "github": problems_as_github}[format_]
    written = shape(problems)
    if written:
        click.echo(written)
    if problems:
        sys.exit(1)


@main.command()
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Where the site goes; `site` below the root unless given.",
)
@click.option(
    "--dist-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Where the offline archive goes; `dist` below the root unless given. With --site-dir alone there is none.",
)
@click.pass_obj
@_telling_problems
def build(root: Path, site_dir: Path | None, dist_dir: Path | None) -> None:
    """Builds the whole site into a new folder and swaps it in when it is whole; bad content leaves the last one as it was.

    The same site is packed into one archive for use without a network.
    """
    from .mkdocs_adapter import build_site
    from .offline_bundle import bundle_name, write_bundle

    target = site_dir or root / "site"
    linked = build_site(root, target)
    click.echo(f"The site is in {target}.")
    if dist_dir is not None or site_dir is None:
        bundle = write_bundle(target, dist_dir or root / "dist", bundle_name(*linked))
        click.echo(f"The same for use without a network is {bundle}.")


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port.")
@click.pass_obj
@_telling_problems
def serve(root: Path, address: str) -> None:
    """Shows the site, and every edit at once; a problem is told and the preview lives on."""
    from .mkdocs_adapter import serve_site

    serve_site(root, address)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
@_telling_problems
def pages(root: Path, folder: Path) -> None:
    """Writes the Markdown pages into FOLDER, for reading, comparing, or another generator."""
    from .exports import data_files, shown_files
    from .render_pages import render_pages
    from .write_pages import write_pages

    dossier, settings = read_configured(root)
    written = write_pages(render_pages(dossier, settings, shown_files(data_files(dossier, settings))), folder, root)
    click.echo(f"{count_of(written, 'page')} in {folder}")


@main.command()
@click.option("--only", metavar="ID", default=None, help="Prints one record: a question with who says what on it, or any other.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Where the PDF goes; `dossier.pdf`, or the record's id, in the folder you are in unless given.",
)
@click.pass_obj
@_telling_problems
def pdf(root: Path, only: str | None, output: Path | None) -> None:
    """Prints the dossier as a book, or one record of it, as a PDF."""
    from .book import book_pdf

    dossier, settings = read_configured(root)
    if only is not None and only not in dossier.records:
        raise click.ClickException(f"There is no record “{only}”.")
    printed = book_pdf(dossier, settings, only)
    target = output or Path(f"{only or 'dossier'}.pdf")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(printed)
    click.echo(f"The {'book' if only is None else 'record'} is in {target}.")


@main.command()
@click.argument("source", required=False)
@click.option("--all", "show_all", is_flag=True, help="Shows the used and ignored sentences too, not only the open ones.")
@click.pass_obj
@_telling_problems
def coverage(root: Path, source: str | None, show_all: bool) -> None:
    """Tells of each sentence in scope what has become of it; exit code 1 where one is open.

    It is used by records, ignored with a reason, quoted by withdrawn records alone, or open.
    """
    dossier = _linked(root)
    if source is not None and source not in dossier.texts:
        raise click.ClickException(f"There is no source “{source}”. The sources are: {', '.join(dossier.texts)}.")
    handled = total = 0
    for identifier in [source] if source else list(dossier.texts):
        found = coverage_of(dossier, identifier)
        used, ignored, withdrawn, left = (found.count(state) for state in ("used", "ignored", "withdrawn", "open"))
        fallen = f"{withdrawn} quoted by withdrawn records alone, " if withdrawn else ""
        quoted, in_scope = words_quoted(dossier, identifier)
        click.echo(
            f"{identifier}: {count_of(len(found.sentences), 'sentence')} in scope: {used} used, {ignored} ignored, {fallen}{left} open; "
            f"{quoted:,} of {count_of(in_scope, 'word')} quoted"
        )
        for sentence in found.sentences:
            if show_all or source or sentence.state == "open":
                words = " ".join(dossier.texts[identifier].text[sentence.span.start : sentence.span.end].split()[:10])
                why = ", ".join(sentence.records) or sentence.reason
                click.echo(f"  s{sentence.number:03} line {sentence.line} {sentence.state:9} “{words} …”" + (f"  {why}" if why else ""))
        handled += len(found.sentences) - left
        total += len(found.sentences)
    share = 100 if handled == total else min(99, round(100 * handled / total))  # 100 % is all, and nothing less
    click.echo(f"{handled} of {total} sentences handled ({share} %)")
    if handled < total:
        sys.exit(1)


@main.command()
@click.argument("words")
@click.pass_obj
@_telling_problems
def quote(root: Path, words: str) -> None:
    """Finds WORDS in the source texts and prints the YAML for the quote."""
    dossier = _linked(root)
    found = find_quotes(dossier, words)
    for place in found:
        click.echo(f"# seeds/{place.file}, line {place.line}\n{place.yaml}")
    if not found:
        near = nearest_quote(dossier, words)
        click.echo(
            "These words stand in no passage in scope." + (f" The nearest passage, in {near[0]}: “{near[1]}”" if near else ""), err=True
        )
        sys.exit(1)


@main.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("identifier")
@click.pass_obj
@_telling_problems
def new(root: Path, kind: str, identifier: str) -> None:
    """Writes an empty record of KIND, named IDENTIFIER, to fill in."""
    file = record_path(kind, identifier)
    write_new(root, {file: new_record(load_content(root)[0], kind, identifier).encode("utf-8")})
    click.echo(str(root / file))


@main.command("add-source")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--id", "identifier", default=None, help="The id of the new source; made from the file's name unless given.")
@click.option("--language", default="en", show_default=True)
@click.pass_obj
@_telling_problems
def add_source(root: Path, file: Path, identifier: str | None, language: str) -> None:
    """Takes FILE into seeds/, byte for byte, and writes its source record to fill in."""
    content, _ = load_content(root)
    taken = new_source(content, file.name, file.read_bytes(), identifier, language)
    write_new(root, {f"seeds/{file.name}": taken.data, taken.loaded.path: taken.yaml.encode("utf-8")})
    name = taken.loaded.record.id
    click.echo(f"{root / taken.loaded.path}\nFill it in; `dossier check` tells what is missing, `dossier survey {name}` what is new in it.")
    _tell_survey(dossier_with(content, taken), name)


@main.command()
@click.argument("source")
@click.pass_obj
@_telling_problems
def survey(root: Path, source: str) -> None:
    """Tells what to look at in SOURCE: words that other sources print too, what may be another story, what no record quotes yet."""
    dossier = _linked(root)
    if source not in dossier.texts:
        raise click.ClickException(f"There is no source “{source}” whose text and scope can be read; `dossier check` says why.")
    _tell_survey(dossier, source)


def _tell_survey(dossier: Dossier, source: str) -> None:
    from .source_survey import survey as survey_of

    for finding in survey_of(dossier, source) if source in dossier.texts else ():
        click.echo(f"  line {finding.line}: {finding.sentence}")


@main.command()
@click.option("--count", type=click.IntRange(1), default=40, show_default=True, help="How many records.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed, the same records.")
@click.pass_obj
@_telling_problems
def sample(root: Path, count: int, seed: int) -> None:
    """Draws records at random, each with its words and the sentences around them, to be checked by hand against the sources."""
    from .sample_records import sample_of

    for text in sample_of(read_dossier(root), count, seed):
        click.echo(text)


@main.command()
@click.pass_obj
@_telling_problems
def pin(root: Path) -> None:
    """Writes into each source where its sentences begin, so that no library can move them unseen."""
    dossier = _linked(root)
    for identifier, text in dossier.texts.items():
        file = root / record_path("sources", identifier)
        starts = [span.start for span in split_sentences(text.text, main_language(text.record.language))]
        if list(text.record.sentences) != starts:
            # As bytes: the ends of lines stay as they are.
            file.write_bytes(starter_records.with_pins(file.read_bytes().decode("utf-8"), starts).encode("utf-8"))
            click.echo(f"{file}: {count_of(len(starts), 'sentence')}")


@main.command()
@click.pass_obj
@_telling_problems
def ledger(root: Path) -> None:
    """Adds the ids of all records to the ledger of published ids; takes none out."""
    dossier = read_dossier(root)
    file = root / "content" / LEDGER
    before = set(dossier.published_ids)
    file.write_text(ledger_text(dossier), encoding="utf-8")
    click.echo(f"{count_of(len({(r.kind, r.id) for r in dossier.records.values()} - before), 'new id')} in {file}")


@main.command()
@click.argument("identifier", required=False)
@click.option("--style", default="apa", show_default=True, help="apa, chicago, chicago-notes, mla, or the name of a CSL style.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "sentence", "bibtex", "ris", "csl-json"]), default="text", show_default=True
)
@click.option("--original", is_flag=True, help="Cites the source texts that the record rests on, and not the record.")
@click.pass_obj
@_telling_problems
def cite(root: Path, identifier: str | None, style: str, format_: str, original: bool) -> None:
    """Prints a citation of the record IDENTIFIER, or of the whole dossier."""
    from .citations.styles import UnknownStyle, formatted
    from .page_views.cite_boxes import WRITERS, originals_of, references_to
    from .page_views.lookup import Lookup

    lookup = Lookup(*read_configured(root))
    if identifier is not None and identifier not in lookup.dossier.records:
        near = nearest_name(identifier, lookup.dossier.records)
        raise click.ClickException(f"There is no record “{identifier}”.{f' Is “{near}” meant?' if near else ''}")
    if format_ == "sentence":
        if identifier is None:
            raise click.ClickException("A sentence is about one record; name it.")
        safe = lookup.sentence_on(lookup.dossier.records[identifier])
        click.echo(f"{safe.short}\n{safe.middle}\n{safe.full}")
        return
    references = originals_of(lookup, identifier) if original else references_to(lookup, identifier)
    if not references:
        raise click.ClickException("The record quotes no source text.")
    try:
        click.echo(
            WRITERS[format_](*references) if format_ in WRITERS else "\n".join(formatted(style, one) for one in references),
            nl=format_ == "text",
        )
    except UnknownStyle as error:
        raise click.ClickException(str(error)) from error


@main.command("verify-citation")
@click.argument("file", type=click.File("r", encoding="utf-8-sig"))
@click.pass_obj
@_telling_problems
def verify_citation(root: Path, file: TextIO) -> None:
    """Tells of each citation in FILE (BibTeX, RIS, CSL-JSON, or addresses) whether it still holds; exit code 1 where one does not."""
    from .citations.references import site_address
    from .citations.states import HOLDING
    from .citations.verifying import checked, cited_states
    from .page_views.changes import difference_in_words
    from .page_views.lookup import Lookup

    lookup = Lookup(*read_configured(root))
    try:
        found = [checked(lookup.known_states, cited) for cited in cited_states(file.read())]
    except ValueError as error:
        raise click.ClickException(f"{file.name}: {error}") from error
    for citation in found:
        click.echo(f"{citation.cited.label}: {citation.judgement.verdict}. {citation.sentence}")
        for edition, path in citation.judgement.pages:
            click.echo(f"  {edition}: {site_address(lookup.settings, path) or path}")
        for difference in citation.judgement.differences:
            kind = lookup.known_states.records[citation.record].kind
            click.echo(f"  {difference_in_words(lookup, kind, difference).plain}")
    if not all(citation.judgement.verdict in HOLDING for citation in found):
        sys.exit(1)


@main.command()
@click.argument("name")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day of the edition; today unless given.")
@click.pass_obj
@_telling_problems
def edition(root: Path, name: str, day: dt.datetime | None) -> None:
    """Freezes the whole record set as edition NAME, such as 2019-1, for good: an edition is never overwritten."""
    from .editions import edition_of, edition_path, edition_text, is_edition_name

    if not is_edition_name(name):
        raise click.ClickException(f"“{name}” does not name an edition: lower-case words or numbers joined by hyphens, such as 2019-1.")
    dossier = read_dossier(root)
    date = (day.date() if day else dt.datetime.now(dt.UTC).date()).isoformat()
    latest = dossier.editions[-1] if dossier.editions else None
    if latest and date < latest.date:
        raise click.ClickException(f"Edition {latest.name} is of {latest.date}; a new one cannot be of an earlier day.")
    frozen = edition_of(name, date, dossier.frozen_records)
    file = root / edition_path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(edition_text(frozen))
    except FileExistsError as error:
        raise click.ClickException(f"There is an edition {name} already; an edition is never overwritten. Choose another name.") from error
    click.echo(f"{file}: {count_of(len(frozen.records), 'record')}, {frozen.sha256}")


@main.command()
@click.option("--changes", type=click.IntRange(15), default=500, show_default=True, help="How many changes are tried.")
@click.option("--seed", type=int, default=1, show_default=True, help="The plan's seed: the same seed, the same changes.")
@click.pass_obj
@_telling_problems
def mutate(root: Path, changes: int, seed: int) -> None:
    """Corrupts the content on purpose, one change at a time and in memory only, and says what share the checks catch."""
    from .mutations import ALWAYS_CAUGHT, LEAST_OVER_ALL, missing_knowledge, mutation_score

    content, problems = load_content(root)
    if problems:
        raise ContentError(problems)
    with click.progressbar(length=changes, file=sys.stderr, label="changes") as bar:
        score = mutation_score(content, changes, seed, lambda: bar.update(1))
    for name, tried in score.tried.items():
        must = " (all must be)" if name in ALWAYS_CAUGHT else ""
        click.echo(f"{name}: {score.caught.get(name, 0)} of {tried} caught{must}")
    for kind, (caught, tried) in score.by_kind.items():
        click.echo(f"in {kind}: {caught} of {tried} caught")
    for mutation in score.survivors:
        click.echo(f"not caught, {mutation.name}: {mutation.as_text}\n    a rule would have to know {missing_knowledge(mutation)}")
    total = sum(score.tried.values())
    click.echo(f"{sum(score.caught.values())} of {total} changes caught ({100 * score.share:.1f} %)")
    always = all(score.caught.get(name, 0) == score.tried.get(name, 0) for name in ALWAYS_CAUGHT)
    if not always or score.share < LEAST_OVER_ALL:
        sys.exit(1)


@main.command()
@click.argument("identifier")
@click.pass_obj
@_telling_problems
def without(root: Path, identifier: str) -> None:
    """Tells what would lose its only origin, or all support, if IDENTIFIER were withdrawn; changes nothing.

    IDENTIFIER is a source, a claim or another record with quotes, an occasion (all that was said on it), an actor (all
    that they say or pass on), or one quote, as in some-claim#quote-2.
    """
    from .analysis.origins import Origins
    from .analysis.withdrawals import blast_radius

    dossier = read_dossier(root)
    try:
        found = blast_radius(dossier, Origins(dossier), identifier)
    except KeyError:
        message = f"“{identifier}” is no record of this dossier, and no quote of one (some-claim#quote-2)."
        raise click.ClickException(message) from None
    for heading, ids in (
        ("Statements that rest on it alone", found.lost_statements),
        ("Other records that rest on it alone", found.lost_records),
        ("Propositions that nobody would hold any more", found.unsupported),
        ("Propositions that would keep one origin only", found.single_origin),
        ("Values of figures that rest on it alone", tuple(f"{figure}, value {number + 1}" for figure, number in found.lost_values)),
    ):
        click.echo(f"{heading}: {len(ids)}")
        for affected in ids:
            click.echo(f"  {affected}")


def _linked(root: Path) -> Dossier:
    """The dossier as far as it can be linked: for the tools that help to mend it."""
    content, _ = load_content(root)
    dossier, _ = link_records(with_unfinished_sources(root, content))
    if not dossier.texts:
        read_dossier(root)
        raise click.ClickException("The dossier has no source whose text can be read.")
    return dossier
