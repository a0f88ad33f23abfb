# Everything here sets itself up: Python 3.11 or later and make are all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: help demo demo-zh demo-en test search check format docs docs-generated bench compiled clean

help:  ## show what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.demo  ## run the main job on examples/gift-shop, in your locale's language
	@$(BIN)/python examples/demo.py

demo-zh: $(VENV)/.demo  ## 用中文跑一遍示例
	@$(BIN)/python examples/demo.py --lang zh

demo-en: $(VENV)/.demo  ## the same in English
	@$(BIN)/python examples/demo.py --lang en

test: $(VENV)/.dev  ## run all tests
	@$(BIN)/python -m pytest -v -n $(WORKERS) --dist worksteal $(ARGS)

search: $(VENV)/.dev  ## run the property tests on examples drawn anew, as often as you like
	@$(BIN)/python -m pytest -n $(WORKERS) -m hypothesis --hypothesis-profile=random $(ARGS)

check: $(VENV)/.dev  ## what a change must pass: lint, format, types, generated docs, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check
	@$(MAKE) --no-print-directory test

format: $(VENV)/.dev  ## format the code and make safe lint fixes
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.docs  ## build the documentation site into out/docs, warnings are errors
	$(BIN)/python docs/generate.py
	$(BIN)/sphinx-build -W --keep-going -q -b html docs out/docs
	@echo "out/docs/index.html"

docs-generated: $(VENV)/.dev  ## write the generated pages and README sections anew
	$(BIN)/python docs/generate.py

bench: $(VENV)/.dev  ## run the benchmarks that need no data of their own (see benchmarks/README.md)
	@for script in speed report forecast; do echo "== benchmarks/$$script.py"; $(BIN)/python benchmarks/$$script.py || exit 1; done

compiled: $(VENV)/.dev  ## build a wheel with compiled reading into out/compiled and test it (C compiler, 5-10 minutes)
	rm -rf out/compiled
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m build --outdir out/compiled .  # by way of the sdist: nothing is left here
	$(PYTHON) -m venv out/compiled/venv
	out/compiled/venv/bin/python -m pip install --quiet --disable-pip-version-check "$$(ls $(CURDIR)/out/compiled/*.whl)[dev]"
	out/compiled/venv/bin/pytest -n $(WORKERS) --dist worksteal $(ARGS)

clean:  ## remove what was built, and the virtual environment
	rm -rf out build dist $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A stamp per kind of installation: done again only when pyproject.toml has changed.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "okr-ai needs Python 3.11 or later; say which one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "python3 -m venv failed; on Debian or Ubuntu: apt install python3-venv" >&2; exit 2; }
	@touch $@

# pip's own list of what it collects is the progress; its errors go to the terminal as they are.
install = echo "Installing okr-ai ($(1)) into $(VENV), once; this takes a minute or two:"; \
	{ $(BIN)/python -m pip install --disable-pip-version-check --progress-bar off -e '$(2)'; echo $$? > $(VENV)/.status; } | \
	awk '/^Collecting/ {print "  " $$2; fflush()}'; \
	test "$$(cat $(VENV)/.status)" = 0 && touch $@

$(VENV)/.demo: pyproject.toml | $(VENV)/.python
	@$(call install,the tool,.)

$(VENV)/.dev: pyproject.toml | $(VENV)/.python
	@$(call install,with what its tests need,.[dev]) && touch $(VENV)/.demo

$(VENV)/.docs: pyproject.toml | $(VENV)/.python
	@$(call install,with what its documentation needs,.[dev$(comma)docs]) && touch $(VENV)/.dev $(VENV)/.demo

comma := ,
