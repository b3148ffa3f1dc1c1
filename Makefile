# make site, make test: all that is needed, on any machine with Python 3.11 or newer, git and make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
export NO_MKDOCS_2_WARNING := 1

.PHONY: package environment site briefs test check review schemas serve bench coverage evidence fidelity recognition fuzz lint lock clean

site: site/.whole
	@echo "The site is in $(CURDIR)/site. To look at it, run 'make serve' and go to the address that it prints."

# built again only when a file that it is made from is newer than the stamp that is written last, so that a site that is cut
# off never counts as built; never with --quiet, under which MkDocs counts no warnings
site/.whole: $(READY) mkdocs.yml $(shell find seeds docs briefs hooks -type f -not -path '*/__pycache__/*' -not -name 'original.*' 2>/dev/null)
	@echo "Building the site …"
	@mkdir -p .cache
	@$(BIN)/mkdocs build --strict >.cache/build.log 2>&1 || { cat .cache/build.log; exit 1; }

# all briefs, and the fact sheets of all entities, sources and comparisons, as PDF; only what changed is set again
briefs: $(READY)
	@$(BIN)/briefbook brief --all --sheets --out $(or $(OUT),print)

test: $(READY)
	@$(BIN)/python -m pytest -q

# everything that is wrong with the book, with file, line and column
check: $(READY)
	@$(BIN)/briefbook check

# all that a pull request is told: what is wrong, what changes against BASE, then the linters, the tests and the site; what
# fails keeps nothing else from being looked at
BASE ?= origin/main
review: $(READY)
	@$(MAKE) --no-print-directory --keep-going check difference lint test site

# what this tree changes against BASE, in the words of the subject
difference: $(READY)
	@$(BIN)/briefbook diff $(BASE)

environment: $(READY)

# for editors with YAML's language server: what may stand in each file, with this book's ids (.vscode/settings.json names them)
schemas: $(READY)
	@$(BIN)/briefbook schemas

serve: $(READY)
	@$(BIN)/mkdocs serve

# beside the engines that others would take, which stand in a lock of their own
bench: $(READY) .venv/ready-bench
	@$(BIN)/python tests/bench.py
	@$(BIN)/python tests/bench_recognition.py

.venv/ready-bench: $(READY) requirements-bench.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

# what stands on the shelf, source by source
coverage: $(READY)
	@$(BIN)/python tests/report.py

# how faithfully the originals are read, against a truth made by hand (needs the originals)
fidelity: $(READY)
	@$(BIN)/python tests/fidelity.py

# how well names are found, against labels made by hand (needs the originals)
recognition: $(READY)
	@$(BIN)/python tests/recognition.py

# how many false statements and sentences are caught, by kind, and how many true ones pass, on the shelf and on two other books
evidence: $(READY)
	@$(BIN)/python tests/evidence.py

# what a stranger may send, at random, for as many minutes of each sort
MINUTES ?= 10
fuzz: $(READY)
	@BRIEFBOOK_FUZZ=$(MINUTES) $(BIN)/python -m pytest -q -s tests/test_fuzz.py

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

# the environment: exactly the locked packages, checked by their hashes, then this project itself
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Briefbook needs Python 3.11 or newer; say which with: make PYTHON=python3.12 site")'
	@test -x $(BIN)/python || { echo "Making the environment in .venv (once, about a minute) …"; $(PYTHON) -m venv .venv; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# for maintainers: choose new versions (needs uv)
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade --extra test --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --constraint requirements.lock --extra bench pyproject.toml -o requirements-bench.lock

# what is published: a source package and a wheel, checked as the index of packages checks them (needs uv)
package:
	uv build --quiet --out-dir dist
	uvx --quiet twine check --strict dist/*

clean:
	rm -rf .venv site print .cache build dist *.egg-info hooks/*.egg-info
