# The only list of commands; CI calls the same ones. Needs Python >= 3.11 and make.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
SCENARIO ?= forum
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo serve work run test quick check fix draft bench train shots messages lock arch clean

help: ## list the recipes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) tools/bootstrap.py --venv $(VENV) --lock requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@$(PYTHON) tools/bootstrap.py --venv $(VENV) --lock requirements-dev.lock
	@touch $@

setup: $(VENV)/.installed ## make the environment (under a minute, twice harmless)

setup-dev: $(VENV)/.installed-dev ## the same with what tests and checks need

demo: setup ## a running summit with a drafted Chair's Summary
	@$(BIN)/palabre demo --scenario $(SCENARIO) --serve --host $(HOST) --port $(PORT)

serve: setup ## the server alone
	@$(BIN)/palabre serve --host $(HOST) --port $(PORT)

run: serve

work: setup ## the worker that sends what is due
	@$(BIN)/palabre work

draft: setup ## a Chair's Summary without a database: make draft FOLDER=... OUT=...
	@$(BIN)/palabre draft $(or $(FOLDER),scenarios/forum) --out $(or $(OUT),var/draft)

test: setup-dev ## every test this machine can run; says what it left out
	@$(BIN)/python tools/run_tests.py $(ARGS)

quick: setup-dev ## kernel, engines and stages only, a few seconds
	@$(BIN)/pytest tests/kernel tests/stages -n 2 -m "not slow" $(ARGS)

check: setup-dev ## format, lint, types, contracts, translations, migrations, tests
	@$(BIN)/python tools/check.py

fix: setup-dev ## format, import order, catalogues, OpenAPI file
	@$(BIN)/ruff format -q src tests tools benchmarks
	@$(BIN)/ruff check -q --fix src tests tools benchmarks || true
	@$(BIN)/python tools/messages.py extract
	@$(BIN)/palabre openapi --out docs/reference/openapi.json
	@$(BIN)/python tools/commands.py

messages: setup-dev ## extract and compile the translations
	@$(BIN)/python tools/messages.py extract

arch: setup-dev ## the contracts of the house
	@$(BIN)/lint-imports

bench: setup-dev ## measure import, draft, render and start-up
	@$(BIN)/python benchmarks/run.py $(ARGS)

train: setup-dev ## fit the models of discourse functions and of worth, measure them held out
	@OMP_NUM_THREADS=1 $(BIN)/python tools/discourse/train.py $(ARGS)
	@OMP_NUM_THREADS=1 $(BIN)/python tools/discourse/worth.py

shots: setup-dev ## screenshots of the main pages into docs/screenshots
	@$(BIN)/python tools/shots.py $(ARGS)

lock: setup-dev ## resolve the dependencies anew
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-dev.lock

clean: ## take away what was built; the data folder stays
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
