# One word runs everything. Each target does its own set-up; `make` alone lists them.

PYTHON ?= python3
ROOT ?= .
WORKERS ?= 2

BIN := .venv/bin
DOSSIER := $(BIN)/dossier --root $(ROOT)

SITE_READY := .venv/.ready-for-site
TESTS_READY := .venv/.ready-for-tests
NODE_READY := node_modules/.ready
SITE_LOCK := requirements/runtime.txt
TESTS_LOCK := requirements/development.txt

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The browser's packages must not try to fetch a browser of their own.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site check pdf serve test lint format browser setup lock bench screenshots lighthouse clean distclean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITE_READY) $(NODE_READY) ## make the whole site: site/ (checks the records first)
	$(DOSSIER) build

check: $(SITE_READY) ## tell every problem in the records, as path:line:col
	$(DOSSIER) check

pdf: $(SITE_READY) $(NODE_READY) ## print the book alone: dist/dossier.pdf
	$(DOSSIER) pdf --output dist/dossier.pdf

serve: $(SITE_READY) $(NODE_READY) ## live preview at a local address: edit a record, see the page
	$(DOSSIER) serve

test: $(TESTS_READY) $(NODE_READY) browser ## the whole proof: style, types, imports, tests, links, browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal

lint: $(TESTS_READY) ## style, types and imports alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(TESTS_READY) ## put the Python files into their house form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

bench: $(TESTS_READY) ## time loading and rendering with 100, 1,000 and 5,000 invented records
	$(BIN)/python -m tests.benchmark

screenshots: $(TESTS_READY) $(NODE_READY) browser ## pictures of the built pages into build/screenshots/
	$(BIN)/python -m tests.browser.screenshots

lighthouse: $(TESTS_READY) $(NODE_READY) browser ## Lighthouse's marks for a few pages of the real site
	$(BIN)/python -m tests.browser.lighthouse

setup: $(SITE_READY) $(TESTS_READY) $(NODE_READY) ## install everything but the browser, from the locks

browser: ## find Chromium and biber, or install Debian's
	@bash tests/browser/install_program.sh chromium --no-sandbox
	@bash tests/browser/install_program.sh biber

lock: $(TESTS_READY) ## choose the newest versions and write the locks anew
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(LOCK_OPTIONS) --output-file $(SITE_LOCK) requirements/runtime.in requirements/build.in
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile $(LOCK_OPTIONS) --output-file $(TESTS_LOCK) requirements/development.in
	npm update --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

clean: ## remove what was made: the site, the pictures, the caches
	rm -rf site dist build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find build_scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove the set-up as well
	rm -rf .venv node_modules *.egg-info

# What the locks say, and nothing else; no address of any registry goes into a lock.
LOCK_OPTIONS := --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

$(SITE_READY): $(SITE_LOCK) requirements/runtime.in pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r $(SITE_LOCK)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTS_READY): $(TESTS_LOCK) $(SITE_READY)
	$(BIN)/python -m pip install --quiet --require-hashes -r $(TESTS_LOCK)
	@touch $@

# Fonts, the outlines of the world and the HTML checker; --ignore-scripts: nothing of theirs runs at install.
$(NODE_READY): package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
