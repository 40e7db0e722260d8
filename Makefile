# Every target sets up what it needs: `make run` works in a fresh clone on Debian with Python 3.11.
PYTHON ?= python3
# What is compiled is kept, also where the environment says otherwise: the tests start hundreds of processes, and each
# would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# A file goes to one worker, so that what it prepares for all its tests is prepared once; they go in the order that
# tests/conftest.py gives them.
PARALLEL := -n auto --dist loadfile --no-loadscope-reorder
# The files with tests of this lane alone: the others need not be imported for it.
PERF = -m perf $$(grep -rl --include='test_*.py' 'mark\.perf' tests)
# Everything that THK needs, to run and to develop, each release with its hashes: a requirements file and not
# pylock.toml, because pip 23, which comes with Debian's Python 3.11, installs from the first and not from the second.
LOCK := requirements.lock
# Environments beside the first: one with the newest releases, one for the tools that write the lock.
LATEST := .venv-latest
LOCKING := .venv-lock
PIP := -m pip --quiet --disable-pip-version-check
# Installs what scanned pages need, where that can be done without asking for a password.
ROOT := $(if $(filter 0,$(shell id -u)),,sudo -n)
TESSERACT := { $(ROOT) apt-get update && $(ROOT) apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-ind; } >/dev/null 2>&1
FAILED := { echo "The packages could not be installed; the reason stands above. They come from the internet: if the connection broke, type the same command again; what was downloaded is kept." >&2; exit 1; }

define NEW_PYTHON
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || { echo "Python 3.11 or newer is needed. Say which one: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
  || { echo "Python cannot make virtual environments here. Install the Debian package: sudo apt install python3-venv" >&2; exit 1; }
endef

.DEFAULT_GOAL := help
.PHONY: help run desk test test-fast test-latest perf check score bench bench-store kills mutations mutants golden schemas lock clean

help: ## Show these lines
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-20s%s\n", $$1, $$2 }'

run: $(READY) ## Read the five regulations of corpus/ and write results/ (JSON, Akoma Ntoso, HTML)
	@$(BIN)/thk parse corpus/*.txt -o results

desk: $(READY) ## Open the desk in the browser (stop it with Ctrl-C)
	@$(BIN)/thk serve

test: $(READY) ## Run all tests
	@$(BIN)/python -m pytest $(PARALLEL)

test-fast: $(READY) ## Run the tests without pictures, hostile files, browser, other programs, other regulations and times
	@$(BIN)/python -m pytest $(PARALLEL) -m "not perf and not ocr and not hostile and not browser and not server and not process and not shared"

perf: $(READY) ## Run the tests that compare times
	@$(BIN)/python -m pytest $(PERF)

test-latest: ## Run all tests with the newest releases of everything instead of the locked ones
	$(NEW_PYTHON)
	@echo "Making the environment $(LATEST)"
	@$(PYTHON) -m venv --clear $(LATEST)
	@echo "Installing the newest release of every package"
	@$(LATEST)/bin/python $(PIP) install -e ".[all,dev]" || $(FAILED)
	@$(LATEST)/bin/python -m pytest $(PARALLEL)

check: $(READY) ## Formatting, lint, types, import layers, then all tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

score: $(READY) ## Measure against the hand-made gold and compare with the committed scores
	@$(BIN)/thk score

bench: $(READY) ## Measure speed (PDFS="a.pdf b.pdf" names PDFs to measure)
	@$(BIN)/python -m tests.bench.stages corpus $(PDFS)

bench-store: $(READY) ## Measure how a made collection grows and answers (N=1000 files)
	@$(BIN)/python -m tests.bench.collection $(or $(N),1000)

mutations: $(READY) ## Break 2,000 references at random and see that each is found
	@THK_MUTATIONS=2000 THK_MARKERS=1000 THK_LINE_MUTATIONS=3000 THK_AMENDMENTS=500 $(BIN)/python -m pytest -s \
		tests/checks/test_mutations.py tests/checks/test_lost_markers.py tests/tree/test_line_mutations.py \
		tests/changes/test_synthetic_amendments.py

kills: $(READY) ## Kill a run of thk ingest twenty times and see that the finished collection is whole
	@THK_KILLS=20 $(BIN)/python -m pytest tests/collection/test_killed.py

mutants: $(READY) ## Change the code at random and list what no test notices (N=100 SEED=0 PACKAGES="tree references rules")
	@$(BIN)/python -m tests.mutants -n $(or $(N),100) --seed $(or $(SEED),0) $(PACKAGES)

golden: $(READY) ## Rewrite the snapshots in tests/golden from the present output; read the diff before you commit
	@$(BIN)/python -m tests.snapshots

schemas: $(READY) ## Rewrite the JSON Schemas in output/ from the types
	@$(BIN)/python -m extractor.emit.record.schema
	@$(BIN)/python -m extractor.emit.rules.json
	@$(BIN)/python -m extractor.emit.parameters.yaml

lock: ## Lock the newest release of every dependency, with its hashes, in requirements.lock
	$(NEW_PYTHON)
	@echo "Making the environment $(LOCKING)"
	@$(PYTHON) -m venv --clear $(LOCKING)
	@$(LOCKING)/bin/python $(PIP) install uv || $(FAILED)
	@echo "Choosing releases"
	@$(LOCKING)/bin/uv pip compile pyproject.toml --output-file $(LOCKING)/lock --quiet --no-config --all-extras \
	  --universal --python-version 3.11 --only-binary :all: --generate-hashes --no-header --no-emit-index-url --no-emit-find-links || $(FAILED)
	@echo "Downloading them once, to see that pip can and how much it is"
	@$(LOCKING)/bin/python $(PIP) download --require-hashes --only-binary :all: -r $(LOCKING)/lock -d $(LOCKING)/wheels || $(FAILED)
	@{ echo "# Made by \`make lock\`, for CPython 3.11 and newer."; \
	  echo "# Download: $$(ls $(LOCKING)/wheels | wc -l) packages (about $$(du -sm $(LOCKING)/wheels | cut -f1) MB, once)"; \
	  cat $(LOCKING)/lock; } > $(LOCK)
	@rm -rf $(LOCKING)
	@sed -n 's/^# Download: /$(LOCK): /p' $(LOCK)

clean: ## Remove the environments and everything made
	@rm -rf $(VENV) $(LATEST) $(LOCKING) results dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): pyproject.toml $(LOCK)
	$(NEW_PYTHON)
	@command -v tesseract >/dev/null && tesseract --list-langs 2>&1 | grep -qx ind \
	  || { $(ROOT) true 2>/dev/null && echo "Installing tesseract, which reads scanned pages" && $(TESSERACT); } \
	  || echo "Scanned pages need tesseract; the rest works without. Install it: sudo apt install tesseract-ocr tesseract-ocr-ind" >&2
	@$(BIN)/python -m pip --version >/dev/null 2>&1 \
	  || { echo "Making the environment $(VENV)"; $(PYTHON) -m venv --clear $(VENV); }
	@echo "Downloading and installing $$(sed -n 's/^# Download: //p' $(LOCK))"
	@$(BIN)/python $(PIP) install --require-hashes --only-binary :all: -r $(LOCK) || $(FAILED)
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation -e . || $(FAILED)
	@touch $@
