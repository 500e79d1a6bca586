# Everything a newcomer needs: `make run` and `make test`. Each target prepares what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# Browser and server tests wait a good part of their time: two processes more than there are cores.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 2)')

# Dozens of processes import the same modules: their bytecode is kept, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-full golden check format audit bench bench-full lock setup clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Intakt needs Python 3.11 or newer; set PYTHON=python3.x")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "python3 has no venv module: install it (Debian: apt-get install python3-venv)" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(STAMP) ## make .venv with the locked dependencies

run: $(STAMP) ## serve Intakt on this machine
	$(BIN)/intakt serve

test: $(STAMP) ## the whole suite at reduced size
	@sh tests/browser.sh
	@$(BIN)/python -m tests.node
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not full"

test-full: $(STAMP) ## the suite at full size
	@sh tests/browser.sh
	@$(BIN)/python -m tests.node
	INTAKT_TEST_SIZE=full $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

golden: $(STAMP) ## write the digests of the golden plans again
	$(BIN)/python -m tests.golden.plans

check: $(STAMP) ## lint, format, types, import contracts, library, docs
	$(BIN)/ruff check src tests bench clients/python
	$(BIN)/ruff format --check src tests bench clients/python
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/intakt library check src/intakt/library
	$(BIN)/python -m pytest tests/architecture

format: $(STAMP) ## rewrite the code in the house format
	$(BIN)/ruff check --fix src tests bench clients/python
	$(BIN)/ruff format src tests bench clients/python

audit: $(STAMP) ## known vulnerabilities of the dependencies
	$(BIN)/pip-audit --require-hashes -r requirements.lock

bench: $(STAMP) ## the benchmarks at reduced size
	$(BIN)/python -m bench

bench-full: $(STAMP) ## the benchmarks at full size
	$(BIN)/python -m bench --full

lock: $(STAMP) ## pin the dependencies again
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --extra dev --quiet --custom-compile-command "make lock" requirements.in pyproject.toml -o requirements.lock

clean: ## remove what the targets made
	rm -rf $(VENV) clients/javascript/node_modules clients/javascript/test/react-18/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
