# Balise : toutes les commandes du projet. « make help » les énumère.

.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
INSTALLED := .venv/.installe
LAUNCH := $(BIN)/python -m bot.runtime.launch
VALIDATION := .outils/validation.log
PHRASES := .outils/phrases.log
RELOCKED := .outils/requirements.lock
# Where whole dialogues are tried.
DIALOGUES := tests/server/test_dialogues.py

.PHONY: help install lock lock-check lint test train widget run telegram cluster shell explain evaluate audit sbom clean

help: ## Énumérer ces commandes
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | while IFS='	' read -r name what; do printf '  make %-10s %s\n' "$$name" "$$what"; done

$(INSTALLED): requirements.lock .python-version tools/setup.sh
	@tools/setup.sh

install: $(INSTALLED) ## Préparer .venv avec les paquets de requirements.lock
	@echo 'Les paquets sont en place.'

COMPILE = UV_PYTHON_DOWNLOADS=never "$$uv" pip compile pyproject.toml --group dev \
	--python-version 3.10 --python-platform x86_64-manylinux_2_28 \
	--generate-hashes --no-emit-index-url --no-header -q

lock: ## Récrire requirements.lock d'après pyproject.toml (OPTIONS=--upgrade pour tout rajeunir)
	@uv=$$(tools/setup.sh uv) && $(COMPILE) $(OPTIONS) -o requirements.lock

# The versions of the lock are kept as long as pyproject.toml admits them: only a change there shows.
lock-check: $(INSTALLED)
	@cp requirements.lock $(RELOCKED)
	@uv=$$(tools/setup.sh uv) && $(COMPILE) -o $(RELOCKED)
	@cmp -s requirements.lock $(RELOCKED) || \
		{ echo 'requirements.lock ne correspond plus à pyproject.toml : lancez « make lock ».'; exit 1; }

lint: $(INSTALLED) lock-check ## Vérifier le verrou, le code, les phrases et les fichiers de Rasa
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --strict --no-error-summary bot actions benchmarks tools
	@$(BIN)/pytest -q --no-header tests/nlu/test_data.py >$(PHRASES) 2>&1 || { cat $(PHRASES); exit 1; }
	@$(BIN)/python -m bot.runtime.rasa_command data validate --fail-on-warnings >$(VALIDATION) 2>&1 || \
		{ grep -vE 'is not used in any story| INFO |Processed story blocks|Deprecat|pkg_resources' $(VALIDATION); exit 1; }
	@echo 'Code, phrases et fichiers de Rasa : rien à redire.'

test: widget ## Passer les essais
	@$(BIN)/pytest tests

train: $(INSTALLED) ## Entraîner le modèle si ce dont il dépend a changé
	@$(LAUNCH) train

widget: $(INSTALLED) ## Construire la fenêtre du site si ses sources ont changé
	@tools/widget.sh

run: widget ## Servir Balise sur cette machine (BALISE_PORT=… et BALISE_PORT_ACTIONS=… changent les ports)
	@$(LAUNCH) run

# Telegram brings messages to an address or lets them be fetched, never both.
telegram: override export BALISE_TELEGRAM_URL :=
telegram: widget ## Comme run, et sur Telegram sans adresse publique (BALISE_TELEGRAM_JETON=…)
	@$(LAUNCH) telegram

cluster: widget ## Comme run, à plusieurs serveurs derrière nginx (BALISE_DATABASE_URL=… et BALISE_REDIS_URL=…)
	@$(LAUNCH) cluster

shell: $(INSTALLED) ## Parler avec Balise dans le terminal
	@$(LAUNCH) shell

# Through the environment, as it was typed: no shell and no make reads quotes, apostrophes or "$" in it again.
explain: override export MESSAGE := $(value MESSAGE)
explain: override export AVANT := $(value AVANT)
explain: $(INSTALLED) ## Montrer comment Balise comprend et répond : MESSAGE="…" (AVANT="…|…" : dit auparavant)
	@$(LAUNCH) explain

evaluate: $(INSTALLED) ## Mesurer la compréhension (rapports/) et jouer les dialogues
	@$(LAUNCH) evaluate
	@$(BIN)/pytest $(DIALOGUES)

# pip-audit lives apart: what checks the packages shall not be one of them.
AUDIT = tool run --quiet --python $(BIN)/python pip-audit==2.9.0 --disable-pip --progress-spinner off
AUDITED := .outils/audit

audit: $(INSTALLED) ## Chercher les vulnérabilités connues des paquets Python (il faut le réseau)
	@rm -f $(AUDITED).json
	@uv=$$(tools/setup.sh uv) && "$$uv" $(AUDIT) -r requirements.lock -f json -o $(AUDITED).json 2>$(AUDITED).log || :
	@$(BIN)/python -m tools.audit $(AUDITED).json $(AUDITED).log

sbom: $(INSTALLED) ## Écrire la nomenclature des paquets, en CycloneDX (rapports/)
	@$(BIN)/python -m tools.sbom

clean: ## Enlever ce qui se refait : .venv, outils, modèles, rapports, caches (pas donnees/)
	@rm -rf .venv .outils .rasa models rapports widget/dist widget/node_modules tests/telegram/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
