# Every target says what it does; `make help` lists them. PORT, SEARCH, RESET and ARGS may follow a target.
PORT   ?= 8000
SEARCH ?=
RESET  ?=
ARGS   ?=

PYTHON     := .venv/bin/python
MANAGE     := $(PYTHON) manage.py
PYTEST     := $(PYTHON) -m pytest -n 2 --dist loadgroup
CODE       := portal casework publications search tests bench setup showing manage.py
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
LOCK       := CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --generate-hashes --no-emit-index-url \
              --no-emit-find-links --no-emit-trusted-host --strip-extras --allow-unsafe

setup demo: export DJANGO_SETTINGS_MODULE := portal.settings.demo
setup demo: export ATHAR_BASE_URL := http://localhost:$(PORT)
ifeq ($(SEARCH),elasticsearch)
setup demo: export ATHAR_SEARCH_ENGINE := elasticsearch
setup demo: export ATHAR_ELASTICSEARCH_URL := http://127.0.0.1:19200
endif

.DEFAULT_GOAL := help
# A catalogue with an error is no catalogue: a half-made one would break every page of its language.
.DELETE_ON_ERROR:
.PHONY: help demo setup catalogues python-dev test test-deep check messages bench lock audit sbom mutate screens walk pictures clean

help: ## Lists what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: setup ## Serves a filled site on http://localhost:8000 (PORT=8123, SEARCH=elasticsearch, RESET=1)
	@sh setup/serve.sh $(PORT)

setup: ## Does the part of `demo` before serving: packages, keys, database, content, invented people
	@SEARCH=$(SEARCH) sh setup/debian.sh demo
	@sh setup/python.sh
	@$(MAKE) --no-print-directory catalogues
	@$(if $(filter elasticsearch,$(SEARCH)),$(MANAGE) search_node start)
	@$(MANAGE) demo_prepare $(if $(RESET),--reset)

catalogues: $(CATALOGUES)

%.mo: %.po
	@msgfmt --check --output-file=$@ $<

python-dev:
	@sh setup/python.sh dev

test: ## Runs every test against real servers that it starts and stops (ARGS="-k name" narrows)
	@sh setup/debian.sh test
	@$(MAKE) --no-print-directory python-dev catalogues
	@$(PYTEST) $(ARGS)

test-deep: ## Runs the tests with their full matrices and many more examples
	@sh setup/debian.sh test
	@$(MAKE) --no-print-directory python-dev catalogues
	@ATHAR_HYPOTHESIS=deep $(PYTEST) -m "deep or not deep" $(ARGS)

check: python-dev catalogues ## Checks format, lint, types, imports, templates, catalogues and migrations
	.venv/bin/ruff format --check $(CODE)
	.venv/bin/ruff check $(CODE)
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(if $(shell grep -F '[tool.djlint]' pyproject.toml),.venv/bin/djlint --check --lint portal casework publications search)
	$(PYTHON) -m setup.floors
	$(PYTHON) -m pytest -q tests/project/test_catalogues.py
	$(PYTHON) -m setup.catalogues
	DJANGO_SETTINGS_MODULE=portal.settings.dev $(MANAGE) makemigrations --check --dry-run

messages: python-dev ## Collects translatable strings into locale/*/LC_MESSAGES/django.po
	.venv/bin/django-admin makemessages --locale ar --locale ku --locale tr --locale de --locale fr --no-wrap --add-location file \
		--ignore .venv --ignore var --ignore tests --ignore bench --settings portal.settings.dev --pythonpath .

bench: ## Measures the figures of the design and writes bench/results.json (ARGS="names pages" picks)
	@sh setup/debian.sh test
	@$(MAKE) --no-print-directory python-dev catalogues
	@$(PYTHON) -m bench $(ARGS)

lock: python-dev ## Writes the locks anew: requirements/*.txt and the jars.sha256 of search/node and tests/pdfua (ARGS=--upgrade)
	$(LOCK) $(ARGS) --output-file=requirements/base.txt requirements/base.in
	$(LOCK) $(ARGS) --output-file=requirements/dev.txt requirements/dev.in
	$(PYTHON) -m search.node_layout
	$(PYTHON) -m tests.pdfua.checker

audit: python-dev ## Looks up known holes in every locked package; fails when it could not (needs pypi.org)
	@$(PYTHON) -m setup.audit

sbom: python-dev ## Writes the bill of materials of a release: var/sbom.cdx.json
	@$(PYTHON) -m setup.sbom var/sbom.cdx.json

mutate: ## Switches each protection off in a copy and expects its test to fail (ARGS="a-05 z-03" picks)
	@sh setup/debian.sh test
	@$(MAKE) --no-print-directory python-dev catalogues
	@$(PYTHON) -m tests.mutation $(ARGS)

screens: ## Takes a picture of every page in every language and size: var/screens/index.html (ARGS="home case" picks)
	@sh setup/debian.sh test
	@$(MAKE) --no-print-directory python-dev catalogues
	@$(PYTHON) -m tests.screens $(ARGS)

walk: ## Walks through a fresh demo in Chromium and leaves an album in var/walk/ (ARGS=--headed to watch it)
	@sh setup/debian.sh test
	@$(MAKE) --no-print-directory python-dev catalogues
	@$(PYTHON) -m showing.walk $(ARGS)

pictures: ## Takes the pictures of the README anew, from a fresh demo: docs/pictures/*.png
	@sh setup/debian.sh test
	@$(MAKE) --no-print-directory python-dev catalogues
	@$(PYTHON) -m showing.pictures

clean: ## Removes what was built, keeps the demo's data and keys
	@[ ! -x $(PYTHON) ] || $(MANAGE) search_node stop
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache var/elasticsearch var/verapdf var/test var/static
	find portal casework publications search tests bench showing -name __pycache__ -prune -exec rm -rf {} +
	rm -f $(CATALOGUES)
