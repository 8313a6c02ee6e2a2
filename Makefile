PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install site test check bench clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/'

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(STAMP)

install: $(STAMP) ## make .venv/ with everything pinned in constraints.txt

site: $(STAMP) ## build the pages of the shipped cluster into site/
	$(BIN)/cluster-graph site -i data/yamagata -o site

check: $(STAMP) ## lint, types and the floors that imports may cross
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check ## all checks and tests
	$(BIN)/pytest -n auto --dist loadfile

bench: $(STAMP) ## timings, as ratios measured side by side
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/scale.py
	$(BIN)/python benchmarks/coverage_scale.py
	$(BIN)/python benchmarks/network_projection.py
	$(BIN)/python benchmarks/network_scale.py 1000 10000

clean: ## remove what was made here
	rm -rf $(VENV) site out
