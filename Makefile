# Every command of the project. Bare `make` prints them.
SHELL      := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON     ?= python3
VENV       := .venv
PY         := $(VENV)/bin/python
SITE       := $(VENV)/.site
DEV        := $(VENV)/.dev
BUILD      := _build
# Warnings about somebody's notes do not fail a build; SPHINXOPTS="-W --keep-going" makes them.
SPHINXOPTS ?=
# `make html NOTES=folder` reads the notes from another folder.
NOTES      ?=
NOTES_DIR  := $(if $(NOTES),$(shell cd "$(NOTES)" 2>/dev/null && pwd))
$(if $(NOTES),$(if $(NOTES_DIR),,$(error there is no folder "$(NOTES)" of notes)))
SOURCE     := -c . $(if $(NOTES),-D "summit_notes_dir=$(NOTES_DIR)")
JOBS       ?= auto
# `make live` serves here.
PORT       ?= 8000
SPHINX      = $(PY) -m sphinx -j $(JOBS) $(SPHINXOPTS) -d $(BUILD)/doctrees/$@ $(SOURCE) docs
SUMMIT      = $(PY) -m summitnotes

.PHONY: help
help:  ## print these lines
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 14

# The environment of the checkout: made when it is missing or older than the lists of packages.
INSTALL     = $(PY) -m pip install --quiet --disable-pip-version-check -r
$(SITE): requirements.txt constraints.txt
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(INSTALL) requirements.txt
	@$(PY) -c "import pathlib, site; pathlib.Path(site.getsitepackages()[0], 'summitnotes.pth').write_text(str(pathlib.Path('_ext').resolve()) + '\n')"
	@touch $@

$(DEV): requirements-dev.txt $(SITE)
	@$(INSTALL) requirements-dev.txt
	@touch $@

.PHONY: html
html: $(SITE)  ## build the site (NOTES=folder: with the notes of another folder)
	@$(SPHINX) $(BUILD)/html -b html
	@echo "The site is at $(BUILD)/html/index.html"

.PHONY: epub
epub: $(SITE)  ## build the site as an e-book
	@$(SPHINX) $(BUILD)/epub -b epub
	@echo "The e-book is in $(BUILD)/epub"

.PHONY: pdf
pdf: $(SITE)  ## build the site as a PDF, where TeX Live is installed
	@command -v latexmk >/dev/null || { echo "make pdf needs TeX Live with latexmk (Debian: apt-get install latexmk texlive-xetex texlive-latex-extra)"; exit 1; }
	@$(SPHINX) $(BUILD)/latex -b latex
	@$(MAKE) --no-print-directory -C $(BUILD)/latex all-pdf
	@echo "The PDF is in $(BUILD)/latex"

.PHONY: live
live: $(DEV)  ## build, serve and rebuild at every change (PORT=8000)
	@exec $(VENV)/bin/python -m sphinx_autobuild --port $(PORT) $(SOURCE) --watch _ext --watch _static -d $(BUILD)/doctrees/live docs $(BUILD)/live

.PHONY: linkcheck
linkcheck: $(SITE)  ## look for dead links; never fails
	@$(SPHINX) $(BUILD)/linkcheck -b linkcheck || true
	@echo "The report is $(BUILD)/linkcheck/output.txt"

.PHONY: audit
audit: $(SITE)  ## account for every line and word of every notes file
	@$(SUMMIT) audit $(if $(NOTES),--notes "$(NOTES_DIR)")

.PHONY: freeze
freeze: $(SITE)  ## write the talks found into event.yml: make freeze EVENT=2026-10-lyon
	@test -n "$(EVENT)" || { echo "which event? make freeze EVENT=2026-10-lyon"; exit 2; }
	@$(SUMMIT) freeze "$(EVENT)" $(if $(NOTES),--notes "$(NOTES_DIR)")

.PHONY: new
new: $(SITE)  ## start an event: make new EVENT="Lyon 2026"
	@test -n "$(EVENT)" || { echo "which event? make new EVENT=\"Lyon 2026\""; exit 2; }
	@$(SUMMIT) new event "$(EVENT)"

# Tests that mostly wait for other programs: they run beside the rest, and what they said comes last.
BESIDE      = tests/browser tests/docs
.PHONY: test
test: $(DEV)  ## run the tests
	@$(PY) -m pytest -q -p no:cacheprovider $(BESIDE) > $(VENV)/.tests-beside 2>&1 & beside=$$!; failed=0; \
	$(PY) -m pytest -q $(addprefix --ignore=,$(BESIDE)) || failed=1; \
	wait $$beside || failed=1; cat $(VENV)/.tests-beside; exit $$failed

.PHONY: trust
trust: $(DEV)  ## try broken and hostile notes, edits, kills and damage at length
	@SUMMIT_THOROUGH=1 SUMMIT_SEQUENCES=200 SUMMIT_EDITS=10 SUMMIT_KILLS=50 SUMMIT_DAMAGES=100 SUMMIT_MUTANTS=1000 $(PY) -m pytest -q tests/trust tests/browser

.PHONY: lint
lint: $(DEV)  ## check style, types, imports, and the source of the documentation
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-cache --no-logo
	@$(VENV)/bin/sphinx-lint --enable all --disable line-too-long --ignore docs/notes -- docs README.md CONTRIBUTING.md CHANGELOG.md

.PHONY: check
check: $(SITE)  ## print what a build would warn about, without building
	@$(SUMMIT) lint $(if $(NOTES),--notes "$(NOTES_DIR)")

.PHONY: messages
messages: $(SITE)  ## collect the words of the interface for translators (LANGUAGE=de: begin a language)
	@$(PY) tools/collect_messages.py $(LANGUAGE)

.PHONY: bench
bench: $(DEV)  ## measure cost, as ratios of one run (NOTES_COUNT=1000, ROUNDS=3; BENCH_PEERS=1: others, too)
	@$(if $(BENCH_PEERS),$(INSTALL) requirements-bench.txt)
	@$(PY) -m tests.bench --notes $(or $(NOTES_COUNT),300) --rounds $(or $(ROUNDS),3)

.PHONY: bench-quick
bench-quick: $(DEV)  ## measure the same on few notes
	@$(PY) -m tests.bench --quick

.PHONY: bench-stages
bench-stages: $(DEV)  ## show where the time of a build goes
	@$(INSTALL) requirements-bench.txt
	@$(PY) -m tests.bench --stages --notes $(or $(NOTES_COUNT),100)

.PHONY: screenshots
screenshots: $(DEV) html  ## take the pictures of the documentation, with Chromium
	@$(PY) -m tests.browser.screenshots

.PHONY: clean
clean:  ## remove everything that was built
	@rm -rf $(BUILD) .mypy_cache .ruff_cache .pytest_cache .hypothesis
