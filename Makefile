# Two commands do everything: `make render` and `make test`. Both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SAMPLE := issues/2020-09-29

.PHONY: help render test test-press check bench wheel clean

help:
	@echo "make render      set up .venv and render the sample issue to output/"
	@echo "make test        set up .venv and run the tests"
	@echo "make test-press  the tests that need outside programs and Debian's fonts (see CONTRIBUTING.md)"
	@echo "make check       ruff (rules and format) and mypy --strict"
	@echo "make bench       the benchmarks, side by side with Typst"

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(READY)

render: $(READY)
	$(BIN)/layout render $(SAMPLE) -o output/2020-09-29.pdf --png

test: $(READY)
	$(BIN)/python -m pytest -n 2 -m "not press"

test-press: $(READY)
	$(BIN)/python -m pytest -n 2 -m press

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict -p layout
	$(BIN)/mypy --strict fonts/build.py layout/press/icc/build.py issues/art benchmarks tests

bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/run.py

wheel: $(READY)
	$(BIN)/python -m build --wheel --outdir dist .

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find output -type f ! -name .gitkeep -delete
