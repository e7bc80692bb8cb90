# `make demo`: the main job on a sample library. `make test`: everything that is checked.
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
DEMO ?= demo-library
SOAK_S ?= 10800
FUZZ_SECONDS ?= 600

.PHONY: demo gui test soak lint fuzz screenshots translations clean
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	@$(VENV)/bin/blipdesk demo "$(DEMO)"

gui: $(VENV)/.installed
	@$(VENV)/bin/blipdesk gui --demo

test: lint
	@$(PY) tools/require_system_packages.py
	@QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 $(PY) -m pytest -m "not slow" --numprocesses 2 --dist loadfile $(PYTEST_ARGS)

# Kills, planted faults, power cuts, then large folders; SOAK_S is how long one is disturbed at last.
soak: $(VENV)/.installed-dev
	@BLIPDESK_SOAK_S=$(SOAK_S) $(PY) -m pytest -v -s --durations=12 tests/crash tests/end2end/test_hanging_disk.py tests/end2end/test_watch_soak.py

lint: $(VENV)/.installed-dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

fuzz: $(VENV)/.installed-dev
	@$(PY) -m tests.property.metadata_fuzzer $(FUZZ_SECONDS) $(wildcard ../shared/corpora/*)

screenshots: $(VENV)/.installed
	@QT_QPA_PLATFORM=offscreen $(PY) tools/screenshots.py

translations: $(VENV)/.installed
	@$(PY) tools/translations.py

clean:
	rm -rf $(VENV) "$(DEMO)" .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "BlipDesk needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...")'
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --upgrade pip

$(VENV)/.installed: $(PY) pyproject.toml constraints.txt
	@echo "Installing BlipDesk and what it needs into $(VENV) (the first time this downloads PyTorch) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(PIP) --group dev
	@touch $@
