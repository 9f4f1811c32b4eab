# Two commands matter: `make run` opens the window, `make test` runs every test.
# Both do all the set-up first, and again only when pyproject.toml has changed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out

export LOOKSMITH_OUT := $(OUT)

.PHONY: run test suite bench lint format clean system system-tests

run: $(VENV)/.ready
	@packaging/run.sh "$(BIN)" "$(OUT)"

# mypy works on one core: beside it the kernels are compiled and the tests begin.
test: $(VENV)/.installed-test
	$(MAKE) --jobs=2 lint suite

# Halves that take from each other what is left keep both workers busy to the end.
suite: $(VENV)/.ready-test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n 2 --dist worksteal

bench: $(VENV)/.ready-test
	@mkdir -p $(OUT)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/benchmarks \
	  -o addopts= --benchmark-only --benchmark-columns=min,median,max,rounds \
	  --benchmark-json=$(OUT)/benchmarks.json

lint: $(VENV)/.installed-test
	$(BIN)/ruff check app tests
	$(BIN)/ruff format --check app tests
	$(BIN)/mypy

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix app tests
	$(BIN)/ruff format app tests

system:
	@packaging/linux/system-libraries.sh

system-tests:
	@packaging/linux/system-libraries.sh tests

$(VENV)/bin/python: | system
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.ready: pyproject.toml | system $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -e .
	$(BIN)/python -m looksmith.warm
	@touch $@

# Of ten thousand modules the tests import two thousand: each is compiled by then.
$(VENV)/.installed-test: pyproject.toml | system-tests $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --no-compile -e '.[test]'
	@touch $@

$(VENV)/.ready-test: $(VENV)/.installed-test
	$(BIN)/python -m looksmith.warm
	@touch $@

clean:
	rm -rf $(VENV) $(OUT) build dist app/*.egg-info
