# Thin: each target a line or two. PYTHON is any Python from 3.11 on; all else lives in .venv.
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11,$(shell \
	$(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(p))))
BIN := .venv/bin
# As the build hook and pip do with what is installed.
COMPILE = $(BIN)/python -m audit.render.templates && $(BIN)/python -m audit.compile && \
	$(BIN)/python -m compileall -q audit reports/templates/compiled
INSTALL = $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt

.PHONY: audit test lint bench docs samples goldens evaluate judge reference cards ecosystem ecosystem-update senses mutate
.PHONY: screenshot release strangers hashes fuzz faults clean

audit: .venv/.stamp-audit
	@$(BIN)/audit check seeds --exit-zero --format terminal --output html=reports/out/ --output json=reports/out/seeds.json
	@echo; echo "Scorecards as pages: reports/out/index.html. As data: reports/out/seeds.json"

test: .venv/.stamp-test
	$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

lint: .venv/.stamp-test
	$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet . && $(BIN)/mypy && $(BIN)/lint-imports

# What everything costs, beside other libraries in the same run: docs/performance.md. The other scripts there look closer.
bench: .venv/.stamp-test
	@$(COMPILE)
	PYTHONPATH=tests $(BIN)/python tests/benchmarks/performance.py $(if $(LARGE),--large)

# How often it is right, on labelled articles beside the checkout. ARGS=--write keeps the figures for the gate.
evaluate: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/evaluation/measure.py $(ARGS)

# Hits of the rules for readers (ARGS='export FILE'), and what their verdicts amount to (ARGS=table): docs/evaluation.md
judge: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/evaluation/judging.py $(ARGS)

# What usual articles have of each quantity (articles beside the checkout): rules/reference/shipped.json, no text.
reference: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/evaluation/build_reference.py

# What the numbers of a card are worth, on the same articles. ARGS=--write keeps the figures.
cards: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/evaluation/cards.py $(ARGS)

# What a change of the code or the rules does to real articles (beside the checkout). Exits 1 when it does anything.
ecosystem: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/ecosystem.py $(ARGS)

ecosystem-update: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/ecosystem.py --update $(ARGS)

# In what senses the entries of the word lists stand in real articles: make senses DATA=articles.jsonl ARGS=loaded-words
senses: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/senses.py $(foreach d,$(DATA),--data $(d)) $(ARGS)

# How many small faults the tests notice (most of an hour on two cores). Exits 1 under 75%. ARGS='--only audit/score'
mutate: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/mutation/run.py $(ARGS)

# Every harness for so many minutes, or those named: make fuzz MINUTES=30 ARGS='config pack'. Counts: build/fuzz/log.txt.
MINUTES ?= 5
fuzz: .venv/.stamp-test
	-@$(INSTALL) -e '.[fuzz]'
	@PYTHONPATH=.:tests $(BIN)/python -m fuzz.run $(MINUTES) $(ARGS)

# Runs that are ended at random moments, so many times a signal: make faults TIMES=20. Prints counts.
TIMES ?= 20
faults: .venv/.stamp-test
	@PYTHONPATH=.:tests $(BIN)/python -m faults.moments $(TIMES)

# Made from the code and from seeds/: JSON schemas and sample scorecards. Read the diff before you commit it.
samples: .venv/.stamp-audit
	$(BIN)/python tests/regenerate.py
	@$(COMPILE)

# Marks in tests/goldens what is known wrong, and the figures. Read the diff before you commit it.
goldens: .venv/.stamp-test
	@PYTHONPATH=tests $(BIN)/python tests/golden.py $(ARGS)

# The picture in README.md, taken of a sample page in Chromium. Not compared by a test: fonts differ between machines.
screenshot: .venv/.stamp-test
	$(BIN)/python tests/screenshot.py

# The pages that are made from the code, and the site of all of them: site/index.html. Read the diff of docs/.
docs: .venv/.stamp-docs
	$(BIN)/python tests/regenerate.py docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

# dist/: sdist, wheel, bill of materials, checksums, from a clean tree, built twice to the same bytes.
release: .venv/.stamp-test
	@$(INSTALL) -e '.[release]'
	@$(BIN)/python tests/packaging/release.py

# Installs the wheel as strangers do, by pip, pipx and uv on each Python there is, and uses it. ARGS='--python 3.13'
strangers: .venv/.stamp-test
	@$(INSTALL) -e '.[release]'
	@$(BIN)/python tests/packaging/bare.py $(ARGS)

# hashes.txt, by which CI knows the packages of the default install again. After a change of constraints.txt.
hashes: .venv/.stamp-test
	$(BIN)/python tests/packaging/hashes.py

clean:
	rm -rf .venv reports/out site build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.stamp-audit: constraints.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "audit needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(INSTALL) -e '.[serve]'
	@$(COMPILE)
	@touch $@

.venv/.stamp-test: .venv/.stamp-audit
	$(INSTALL) -e '.[test]'
	@touch $@

.venv/.stamp-docs: .venv/.stamp-audit
	$(INSTALL) -e '.[docs]'
	@touch $@
