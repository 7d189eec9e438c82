# Two commands are enough on a fresh machine: `make demo` and `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test check format bench eval clean browser

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .venv/.stamps
DEMO_DATA := $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/ventanilla/demo
UI := assist/ui
UI_SOURCES := $(shell find $(UI) -path $(UI)/node_modules -prune -o -path $(UI)/dist -prune -o -type f \
	-not -name '*.py' -not -name '*.pyc' -print 2>/dev/null)
export PATH := $(CURDIR)/$(BIN):$(PATH)

help:  ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(STAMPS)/python $(STAMPS)/ui $(STAMPS)/model  ## install what is missing: Python, interface, embedding model

demo: setup  ## crawl two demonstration sites and propose a cited reply
	ventanilla demo $(DEMO_ARGS)

test: setup browser  ## run all the tests, with coverage of the five packages
	cd $(UI) && npm test --silent
	.ci/test $(TEST_ARGS)

check: setup  ## format, lint, types, import contracts
	.ci/check

format: $(STAMPS)/python  ## rewrite the code in the house format
	ruff format . && ruff check --fix .

bench: setup  ## measure retrieval and speed beside the peers
	python -m eval.benchmarks $(BENCH_ARGS)

eval: setup  ## measure consistency and answers on the demonstration, with a report
	ventanilla demo --once
	ventanilla eval consistency eval/datasets/consistency.jsonl --data-dir $(DEMO_DATA) $(EVAL_ARGS)
	ventanilla eval answers eval/datasets/answers.jsonl --data-dir $(DEMO_DATA) $(EVAL_ARGS)

browser: $(STAMPS)/python
	.ci/install-chromium

clean:  ## remove what setup and the tests made in this folder
	rm -rf .venv $(UI)/node_modules $(UI)/dist .coverage .pytest_cache .mypy_cache .ruff_cache

$(STAMPS)/python: pyproject.toml .ci/constraints.txt .ci/install-python
	PYTHON=$(PYTHON) .ci/install-python
	mkdir -p $(STAMPS) && touch $@

$(STAMPS)/ui: $(STAMPS)/python $(UI_SOURCES) .ci/install-ui
	.ci/install-ui
	touch $@

$(STAMPS)/model: $(STAMPS)/python
	ventanilla init
	touch $@
