# What can be asked of the project, by name. Each step stands alone, so that a person
# can run the one that failed; `make test` is all of them, in order, cheapest first.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.PHONY: demo test setup format lint unit twice browser-selftest browser nu

TROUSSEAU := cargo run --locked --quiet --release -- build
FIRST := $(or $(CARGO_TARGET_DIR),target)/first-build

# Builds the demonstration network into public/.
demo:
	$(TROUSSEAU)

test: setup format lint unit twice browser-selftest browser nu

setup:
	bash tests/setup.sh

format:
	cargo fmt --check

lint:
	cargo clippy --locked --all-targets -- -D warnings

unit:
	cargo test --locked

# The same input gives the same bytes: two builds from nothing, compared file by file.
twice:
	rm -rf public $(FIRST)
	$(TROUSSEAU)
	mkdir -p $(dir $(FIRST))
	mv public $(FIRST)
	$(TROUSSEAU)
	diff -rq $(FIRST) public

# Proves that each check of the browser suite can fail.
browser-selftest: setup
	cd tests/browser && npm run --silent selftest

browser: setup
	cd tests/browser && npm run --silent test

nu: setup
	cd tests/browser && npm run --silent nu
