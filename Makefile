# `make` prints this menu. PORT (default 8000) and MYPAGE_VAR (default var/) are taken from the environment.
.DEFAULT_GOAL := menu
.PHONY: menu run test fast check fix seed docs bench trial screens requirements
PYTHON := .venv/bin/python

menu: ## this menu
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

run: ## set everything up and start the demo service in the foreground
	@exec scripts/run

test: ## every check and every test on both databases and in a browser; WITHOUT=browser,postgres leaves parts out
	@exec scripts/suite

fast: ## rules and units only, in seconds
	@exec scripts/suite --only=units

check: test ## the same as test

fix: ## let ruff mend and format what it can
	@scripts/setup test
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

seed: ## the statements of the seed document and the tests that prove them
	@scripts/setup test
	@$(PYTHON) scripts/seed_report.py

docs: ## write docs/rules.md and docs/states.md anew from the code
	@scripts/setup test
	@$(PYTHON) scripts/generated_docs.py

bench: ## measure the speed that docs/performance.md tells of
	@scripts/setup test
	@scripts/need wrk
	@exec $(PYTHON) -m bench

trial: ## the long trials (browser matrix, kills, stalls, load); the result is added to docs/trials.md
	@exec scripts/trial

screens: ## a picture of every page for every kind of user, at 390 and 1280 px, into MYPAGE_VAR/screens/
	@scripts/setup test
	@scripts/need chromium fonts
	@exec $(PYTHON) scripts/screens.py

requirements: ## compile requirements/*.txt from pyproject.toml
	@exec scripts/requirements
