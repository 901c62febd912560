"""What several tests share: the two dossiers, their built sites, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import started_chromium
from tests.browser.local_server import served
from tests.built_sites import ROOTS, BuiltSite, built_site


@pytest.fixture(scope="session")
def toy_root() -> Path:
    """The root of the invented dossier, on which the engine is proved."""
    return ROOTS["toy"]


@pytest.fixture(scope="session")
def real_root() -> Path:
    """The root of the real dossier."""
    return ROOTS["real"]


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A temporary folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session", params=[pytest.param(name, marks=pytest.mark.site) for name in ROOTS])
def site(request: pytest.FixtureRequest, shared_folder: Path) -> BuiltSite:
    """Each of the two dossiers, built: a test that asks for it runs for both."""
    return built_site(request.param, shared_folder)


@pytest.fixture(scope="session")
def toy_site(shared_folder: Path) -> BuiltSite:
    """The invented dossier, built."""
    return built_site("toy", shared_folder)


@pytest.fixture(scope="session")
def real_site(shared_folder: Path) -> BuiltSite:
    """The real dossier, built."""
    return built_site("real", shared_folder)


@pytest.fixture(scope="session")
def home(site: BuiltSite) -> Iterator[str]:
    """The address of the site's home on a server of this machine, ending in `/`."""
    with served(site.folder, site.prefix) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A started browser; take a new context for each visit (`tests.browser.visits.visit`)."""
    with started_chromium() as browser:
        yield browser
