# Everything a maintainer needs. `make run` and `make test` set up by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The largest set first and the others held to it: what is tested is what runs.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate pyproject.toml
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Bytecode is written, whatever the surroundings say: every process a test starts would compile all of it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup run test loot check docs cijfers brieven bench bench-land bewijs tweede site sbom notes release lock clean

setup: $(VENV)/run.stamp  ## only what real use needs

run: $(VENV)/proef.stamp  ## start; without a token: the try-out on http://127.0.0.1:8080
	@$(BIN)/ketenbot

test: $(VENV)/dev.stamp  ## all tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

loot: $(VENV)/dev.stamp  ## the drawn tests with examples that nobody tried yet; what fails is a finding
	KETENBOT_LOOT=1 $(BIN)/python -m pytest -n 2 --dist worksteal -m hypothesis

check: $(VENV)/dev.stamp  ## lint, types, imports, content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python -m knowledge.controle --op $$(date +%Y-%m-%d)
	@$(BIN)/python -m bot.cli.calendar_end

docs: $(VENV)/dev.stamp  ## what follows from the code: docs/onderdelen.md, docs/kruisingen.md, docs/beloften.md, docs/systemen.md, what an answer may lead to
	$(BIN)/python -m tests.rooms.page
	$(BIN)/python -m tests.rooms.beloften

cijfers: $(VENV)/dev.stamp  ## how full the folders are, what a procedure costs, what one press takes
	@$(BIN)/python -m tests.rooms.cijfers

brieven: $(VENV)/dev.stamp  ## papers of example cases, by LibreOffice to PDF and looked at; needs LibreOffice and poppler
	@$(BIN)/python -m tests.herverdeling.brieven

bench: $(VENV)/bench.stamp  ## speed against the peers, as ratios within one run
	$(BIN)/python -m tests.bench

bench-land: $(VENV)/dev.stamp  ## a country of 400,000 cases beside a small one; some minutes
	$(BIN)/python -m tests.bench.land

bewijs: $(VENV)/dev.stamp  ## the drills of trust: kills, a full disk, going back to a copy; a quarter of an hour at most
	$(BIN)/python -m tests.faults.bewijs

tweede: $(VENV)/tweede.stamp  ## a second opinion on the guard, by a library; minutes the first time
	$(BIN)/python -m tests.guard.tweede

site: $(VENV)/release.stamp  ## the pages of docs/ as a site in build/site; a warning is a fault
	$(BIN)/mkdocs build --strict --quiet

sbom: $(VENV)/release.stamp  ## what runs in this version (CycloneDX) in build/sbom.json
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --mc-type application --output-reproducible \
		--output-file build/sbom.json requirements/run.txt

notes: $(VENV)/release.stamp  ## what the next release would say
	@$(BIN)/towncrier build --draft

release: site sbom  ## the notes of the version in bot/__init__.py into CHANGELOG.md
	$(BIN)/towncrier build --yes

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/proef.stamp: requirements/proef.txt $(VENV)/run.stamp
	$(PIP) install --require-hashes -r requirements/proef.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/release.stamp: requirements/release.txt $(VENV)/dev.stamp
	$(PIP) install --require-hashes -r requirements/release.txt
	@touch $@

$(VENV)/tweede.stamp: requirements/tweede.txt $(VENV)/dev.stamp
	$(PIP) install --require-hashes -r requirements/tweede.txt
	@touch $@

$(VENV)/bench.stamp: requirements/bench.txt $(VENV)/dev.stamp
	$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

lock: | $(VENV)/bin/python  ## renew the lock files (hashes, no addresses) for every Python we support
	$(PIP) install uv
	$(LOCK) --group build --group dev --group bench --output-file requirements/bench.txt
	$(LOCK) --group build --group dev --group release --constraint requirements/bench.txt --output-file requirements/release.txt
	$(LOCK) --group build --group dev --group tweede --constraint requirements/bench.txt --output-file requirements/tweede.txt
	$(LOCK) --group build --group dev --constraint requirements/bench.txt --output-file requirements/dev.txt
	$(LOCK) --group build --group proef --constraint requirements/bench.txt --output-file requirements/proef.txt
	$(LOCK) --group build --constraint requirements/bench.txt --output-file requirements/run.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
