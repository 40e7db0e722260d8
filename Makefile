# Every target sets up what it needs: `make run` works in a fresh clone on Debian with Python 3.11.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Installs what scanned pages need, where that can be done without asking for a password.
ROOT := $(if $(filter 0,$(shell id -u)),,sudo -n)
TESSERACT := { $(ROOT) apt-get update && $(ROOT) apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-ind; } >/dev/null 2>&1

.DEFAULT_GOAL := help
.PHONY: help run test check score bench mutations mutants golden schemas clean

help: ## Show these lines
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

run: $(READY) ## Read the five regulations of corpus/ and write results/ (JSON, Akoma Ntoso, HTML)
	@$(BIN)/thk parse corpus/*.txt -o results

test: $(READY) ## Run all tests
	@$(BIN)/python -m pytest

check: $(READY) ## Formatting, lint, types, import layers, then all tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest

score: $(READY) ## Measure against the hand-made gold and compare with the committed scores
	@$(BIN)/thk score

bench: $(READY) ## Measure speed (PDFS="a.pdf b.pdf" names PDFs to measure)
	@$(BIN)/python -m tests.bench.stages corpus $(PDFS)

mutations: $(READY) ## Break 2,000 references at random and see that each is found
	@THK_MUTATIONS=2000 $(BIN)/python -m pytest -s tests/checks/test_mutations.py

mutants: $(READY) ## Change the code at random and list what no test notices (N=100 SEED=0 PACKAGES="tree references rules")
	@$(BIN)/python -m tests.mutants -n $(or $(N),100) --seed $(or $(SEED),0) $(PACKAGES)

golden: $(READY) ## Rewrite the snapshots in tests/golden from the present output; read the diff before you commit
	@$(BIN)/thk parse corpus/*.txt --to json -o tests/golden

schemas: $(READY) ## Rewrite the JSON Schemas in output/ from the types
	@$(BIN)/python -m extractor.emit.record.schema
	@$(BIN)/python -m extractor.emit.rules.json

clean: ## Remove the environment and everything made
	@rm -rf $(VENV) results dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed. Say which one: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Python cannot make virtual environments here. Install the Debian package: sudo apt install python3-venv" >&2; exit 1; }
	@command -v tesseract >/dev/null && tesseract --list-langs 2>&1 | grep -qx ind || $(TESSERACT) \
	  || echo "Scanned pages need tesseract; the rest works without. Install it: sudo apt install tesseract-ocr tesseract-ocr-ind" >&2
	@test -x $(BIN)/python || { echo "Setting up $(VENV) (once; about a minute)"; $(PYTHON) -m venv $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@
