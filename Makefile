# Hearout. `make demo` runs the main job, `make test` the tests; both set themselves up.
# Paths may hold spaces, so everything is relative to this folder and quoted.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
unexport PYTHONDONTWRITEBYTECODE
export PYTHONHASHSEED ?= random

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# How many test processes: one a processor.
JOBS ?= auto

.PHONY: help demo test check bench torture messages pins clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

demo: $(VENV)/core ## the main job on examples/forum-retrospective, then a server to look at, until Ctrl-C
	@$(BIN)/hearout run examples/forum-retrospective --out out/demo
	@$(BIN)/python -c 'from pathlib import Path; print("The summary:", (Path("out/demo/public/summary.html")).resolve().as_uri())'
	@if [ -t 1 ] && [ -z "$${CI:-}" ]; then exec $(BIN)/hearout demo; else exec $(BIN)/hearout demo --once; fi

test: $(VENV)/test ## the tests, fast ones first
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m "not slow and not torture"
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m "slow and not torture"
	@echo 'The tests of the web once more, on PostgreSQL:'
	@HEAROUT_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m "not slow and not torture" -rs tests/web

check: $(VENV)/test ## lint, types, import contracts, docs true
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m pytest -n 0 tests/conventions

bench: $(VENV)/core .venv-bench/done ## tables of speed and size, beside a peer in the same run
	@bash requirements/system.sh --optional wrk
	@HEAROUT_BENCH_PYTHON="$(CURDIR)/$(BIN)/python" HEAROUT_BENCH_DATA="$${HEAROUT_BENCH_DATA:-$(wildcard ../shared/data)}" .venv-bench/bin/python -m benchmarks

torture: $(VENV)/test ## the long fuzz and kill runs
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m torture

messages: $(VENV)/test ## collect the texts to be translated, and compile their translations
	@bash requirements/system.sh gettext
	@cd src/hearout && export DJANGO_SETTINGS_MODULE=hearout.web.config.settings && \
	  ../../$(BIN)/python -m django makemessages --locale de --locale fr --locale ar --no-location --no-wrap --no-obsolete --ignore 'publish/*' && \
	  ../../$(BIN)/python -m django compilemessages --verbosity 0

pins: $(VENV)/test ## write requirements/*.txt anew from pyproject.toml
	@$(BIN)/python -m pip install -q uv
	@for set in "core:" "test:--extra test --extra check --extra postgres" "ner:--extra ner" "bench:requirements/bench.in --extra ner"; do \
	  $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --upgrade \
	    requirements/build.in pyproject.toml $${set#*:} -o "requirements/$${set%%:*}.txt"; done

clean: ## remove what the targets made
	@rm -rf $(VENV) .venv-bench out build *.egg-info src/*.egg-info .mypy_cache .ruff_cache .hypothesis

# ---- set-up: one marker file a set of pins, renewed when the pins change ----

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Hearout needs Python 3.11 or newer. Name it: make demo PYTHON=python3.12'; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || bash requirements/system.sh python3-venv
	@$(PYTHON) -m venv $(VENV)

define install
	@echo 'Installing pinned packages ($(1)); this is done once.'
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/$(1).txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
endef

$(VENV)/core: requirements/core.txt pyproject.toml | $(VENV)/bin/python
	$(call install,core)

$(VENV)/test: requirements/test.txt pyproject.toml | $(VENV)/bin/python
	$(call install,test)
	@touch $(VENV)/core
	@bash requirements/system.sh --optional chromium postgresql default-jre-headless gettext

# The peers are heavy and only measured beside, so they live apart from what runs and tests Hearout.
.venv-bench/done: requirements/bench.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m venv .venv-bench
	@echo 'Installing pinned packages (bench); this is done once.'
	@.venv-bench/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@.venv-bench/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
