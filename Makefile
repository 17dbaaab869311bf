# newsmill: `make run` sets everything up and mills the sample, `make test` sets everything up and tests.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
UV := uv==0.13.9

.PHONY: setup run test test-all check bench lock clean

setup: $(READY)

run: $(READY)
	@$(BIN)/newsmill run data/sample

test: $(READY)
	$(BIN)/python -m pytest -m "not long" -n 2 --dist loadfile

test-all: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python tests/bench/run.py

# The lock: exact versions for every platform and Python that pyproject.toml allows.
lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --extra test --universal --upgrade --no-header --no-annotate --output-file constraints.txt

clean:
	rm -rf .venv data/lake build *.egg-info

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newsmill needs Python 3.11 or later; this is $$($(PYTHON) --version). Name another with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check '$(UV)' || echo "uv is not to be had; pip takes its place"
	@if [ -x $(BIN)/uv ]; \
	then $(BIN)/uv pip install --python $(BIN)/python --quiet --compile-bytecode --constraint constraints.txt --editable '.[test]'; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'; fi
	@$(BIN)/python -m compileall -q schemas transforms flows
	@echo "preparing Prefect's database, once"
	@$(BIN)/python -m flows.server prepare
	@touch $(READY)
