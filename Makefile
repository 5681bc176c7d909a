# Every target sets up what it needs, once, in .venv. Start with `make demo`.
.DEFAULT_GOAL := help
.SECONDARY:
.PHONY: help demo lab masters lessons pictures site test test-all test-rest test-exhaustive test-notebooks test-unit \
	test-backends test-jax test-torch test-torch-if-at-hand test-lowest test-newest test-colab release-check dist bench lint clean

# The first Python on the path for which TensorFlow is built; `make PYTHON=/path/to/python` names
# another.
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c '$(FITS)' 2>/dev/null \
	&& echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
LOWEST := .venv-lowest
NEWEST := .venv-newest
COLAB := .venv-colab
VERSIONS := requirements.txt constraints.txt pyproject.toml
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt
UV := $(BIN)/uv pip install -q --python $(BIN)/python --cache-dir $(VENV)/.uv -c constraints.txt
DEMO_STEPS ?= 4000
# Two workers; what one file's tests share is made once, by the worker that has the file.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile
# Where boxes are tried a third one, on two cores too: somebody always waits for a box.
PYTEST_WITH_BOXES := $(PYTEST) -n 3
ON_EVERY_BACKEND := tests/contract tests/unit/adversarial tests/unit/models/test_vae.py \
	tests/unit/test_layers.py $(addprefix tests/unit/animation/test_animation_,recorder.py field.py)

RIGHT_ANSWERS := $(addprefix tests/exercises/test_right_answers.py::, \
	test_the_masters_answer_is_right_with_the_public_seeds test_another_right_answer_is_right_too)

# What every set of versions has to bear.
RELEASED := -n 2 --dist loadfile -m "not exhaustive" tests/unit tests/contract \
	notebooks/masters/01_autoencoders.ipynb

export TF_CPP_MIN_LOG_LEVEL ?= 2

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/.kit ## train a GAN on digits and leave its training animation in runs/demo
	@rm -rf runs/demo
	$(BIN)/gankit train dcgan --data mnist --steps $(DEMO_STEPS) --out runs/demo

lab: $(VENV)/.kit ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=notebooks

masters: $(VENV)/.kit-instructor ## after a master was changed: record its outputs, build what students get
	$(BIN)/gankit release --record

lessons: $(VENV)/.kit-instructor ## run the solved lessons at lesson scale into build/lessons: 90 minutes on two cores
	$(BIN)/python -m docs.site.lessons

pictures: $(VENV)/.kit-instructor ## the README's pictures: of what is kept in build, else trained
	$(BIN)/python -m docs.site.pictures

site: $(VENV)/.kit-site ## the web site in build/site: lessons as they ran, every public function
	$(BIN)/python -m docs.site.build

test: lint ## ruff, the notebooks, and one of each kind of everything else
	$(PYTEST_WITH_BOXES) -m "not exhaustive"

test-all: test test-rest ## everything: every attack, every lesson, JAX, and PyTorch if it is at hand

test-rest: test-exhaustive test-jax test-torch-if-at-hand

test-exhaustive: $(VENV)/.kit-test
	$(PYTEST_WITH_BOXES) -m exhaustive

test-notebooks: $(VENV)/.kit-test ## nbval over every notebook; student notebooks against their masters
	$(PYTEST) tests/notebooks $(wildcard notebooks)

test-unit: $(VENV)/.kit-test ## the unit tests alone
	$(PYTEST) -m "not exhaustive" tests/unit

test-backends: test-jax test-torch ## models, heart and recorders on JAX and PyTorch

test-torch: MORE := $(RIGHT_ANSWERS)
test-jax test-torch: test-%: $(VENV)/.kit-test $(VENV)/.kit-%
	KERAS_BACKEND=$* $(PYTEST) -m "not exhaustive" $(ON_EVERY_BACKEND) $(MORE)

test-torch-if-at-hand: $(VENV)/.kit-test
	@if $(BIN)/python -c 'import torch' 2>/dev/null; then $(MAKE) test-torch; else \
		echo "PyTorch is not at hand: its contract is left out (make test-torch installs it)"; fi

test-lowest: $(LOWEST)/.kit ## unit tests, contract and lesson 01 with the oldest versions allowed
	$(LOWEST)/bin/python -m pytest $(RELEASED)

test-newest: $(NEWEST)/.kit ## the same with the newest versions allowed
	$(NEWEST)/bin/python -m pytest $(RELEASED)

test-colab: $(COLAB)/.kit ## the first cell of a lesson, and unit tests, with what Colab brings
	$(COLAB)/bin/python .ci/first_cell.py
	$(COLAB)/bin/python -m pytest -m "not exhaustive" -p no:nbval -o addopts="-ra --strict-markers" \
		$(addprefix tests/unit/,models metrics animation data runs test_losses.py)

release-check: test-lowest test-newest test-colab dist ## all three, and what is handed on, used alone
	$(BIN)/python .ci/wheel_alone.py

dist: $(VENV)/.kit-release ## wheel, source and the course's archive in dist/
	rm -rf dist
	$(BIN)/python -m build --outdir dist .
	git archive --format=zip --prefix=gankit-course/ --output=dist/gankit-course.zip HEAD \
		LICENSE README.md requirements.txt constraints.txt pyproject.toml gankit notebooks data docs

bench: $(VENV)/.kit-test ## measure speed against peers, and every exercise by its wrong answers
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.exercises

lint: $(VENV)/.kit-test ## ruff: format and rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

clean: ## remove the environment and the caches; runs/ stays
	rm -rf $(VENV) $(LOWEST) $(NEWEST) $(COLAB) build dist *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "gankit needs Python 3.11, 3.12 or 3.13, and finds none. Cure: install one (python.org," \
			"or your system's packages), or say make PYTHON=/path/to/python"; exit 1; fi
	@$(PYTHON) -c '$(FITS)' || { \
		echo "gankit needs Python 3.11, 3.12 or 3.13 (there is no TensorFlow for newer ones), not" \
			"$$($(PYTHON) -V 2>&1). Cure: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment. Cure: sudo apt install python3-venv"; \
		exit 1; }
	@[ "$$(uname -sm)" != "Darwin x86_64" ] || { \
		echo "There is no TensorFlow above 2.16 for Macs with an Intel processor, and gankit needs" \
			"2.18. Cure: another machine, or a notebook service, see docs/install.md"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# OpenCV's usual build needs the system's libGL; a bare server has none and gets the headless build.
define install
$(PIP) -e "$(1)"
@$(BIN)/python -c 'import cv2' 2>/dev/null || { \
	echo "OpenCV does not load here (no libGL?): taking opencv-python-headless instead"; \
	$(BIN)/python -m pip uninstall --quiet --yes opencv-python && \
	$(PIP) --force-reinstall --no-deps opencv-python-headless && \
	$(BIN)/python -c 'import cv2'; }
endef

# uv installs in a quarter of pip's processor time, and leaves compiling to the first import. It is
# not asked where pip has been told of another index; what it could not do, pip does.
$(VENV)/.kit: $(VENV)/.python $(VERSIONS)
	@echo "Installing the requirements into $(VENV), once; this takes a minute or more"
	@$(BIN)/python -m pip config list | grep -q "[.]index-url" \
		|| { $(PIP) uv && $(UV) -r requirements.txt; } 2>/dev/null || true
	@rm -rf $(VENV)/.uv
	$(call install,.)
	@touch $@

# Compiled whole, since the environment can only be read in a box of the grader.
$(VENV)/.kit-%: $(VENV)/.kit
	$(call install,.[$*])
	@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true
	@touch $@

# uv finds the oldest versions that the ranges allow, and says whether the constraints can be
# installed on the oldest Python.
$(LOWEST)/.kit: $(VENV)/.python $(VERSIONS)
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip install -qq --disable-pip-version-check uv
	$(LOWEST)/bin/uv pip compile -q --no-deps --python-version 3.11.0 constraints.txt -o /dev/null
	$(LOWEST)/bin/uv pip compile -q --resolution lowest-direct --python $(LOWEST)/bin/python --extra test \
		pyproject.toml -o $(LOWEST)/versions.txt
	$(LOWEST)/bin/uv pip install -q --python $(LOWEST)/bin/python --no-deps -e . \
		-r $(LOWEST)/versions.txt
	@touch $@

$(NEWEST)/.kit: $(VENV)/.python $(VERSIONS)
	$(PYTHON) -m venv $(NEWEST)
	$(NEWEST)/bin/python -m pip install -qq --disable-pip-version-check uv
	$(NEWEST)/bin/uv pip install -q --python $(NEWEST)/bin/python --upgrade -e ".[test]"
	@touch $@

# Without the package itself: that is what the first cell of a lesson brings.
$(COLAB)/.kit: $(VENV)/.python .ci/colab.txt
	$(PYTHON) -m venv $(COLAB)
	$(COLAB)/bin/python -m pip install -qq --disable-pip-version-check uv
	$(COLAB)/bin/uv pip install -q --python $(COLAB)/bin/python -r .ci/colab.txt \
		nbclient pytest pytest-timeout hypothesis
	@touch $@
