# `make help` lists the commands. Everything they need is installed into .venv from hashed requirements.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1
# Python buffers what it prints when a log is read later; a build log should appear as it happens.
export PYTHONUNBUFFERED = 1

.PHONY: help serve build test lint bench spell clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

serve: .venv/site ## build the site and serve it live on 127.0.0.1:8000 (another port: make serve PORT=8001)
	@$(BIN)/python -m macros port $(PORT)
	$(BIN)/python -m mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

build: .venv/site ## build the site strictly into site/
	$(BIN)/python -m mkdocs build --strict --quiet --site-dir site

test: .venv/dev ## run every test, the browser's included
	$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest

lint: .venv/dev ## check the data, the Python, the style and the reading ease
	$(BIN)/python -m macros check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.reading

spell: .venv/dev ## check every word of the pages and the data
	$(BIN)/python -m tests.spelling

bench: .venv/dev ## measure build time, script weight and answer time, as ratios of one run
	$(BIN)/python -m tests.chromium
	$(BIN)/python -m tests.bench

clean: ## remove everything that the other commands made
	rm -rf .venv .cache site .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/site: requirements.txt
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer with venv is needed (Debian, Ubuntu: apt install python3-venv). Another interpreter: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: .venv/site requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
