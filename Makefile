# What can be asked of the project, by name. Each step stands alone, so that a person
# can run the one that failed; `make test` is all of them, in order, cheapest first.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.PHONY: demo test setup format lint unit program twice browser-selftest browser forms nu proof-selftest proof bench

# The program as the unit tests compile it: typst is compiled once for all of them.
PROGRAM := $(or $(CARGO_TARGET_DIR),target)/debug/trousseau
SECOND := $(or $(CARGO_TARGET_DIR),target)/second-build
ELSEWHERE := $(or $(CARGO_TARGET_DIR),target)/elsewhere
PROOF := tests/proof/.tools/venv/bin/python -B tests/proof

# Builds the demonstration network into public/.
demo:
	cargo run --locked --quiet --release -- build

test: setup format lint unit twice browser-selftest browser forms nu proof-selftest proof

setup:
	bash tests/setup.sh

format:
	cargo fmt --check

lint:
	cargo clippy --locked --all-targets -- -D warnings

unit:
	cargo test --locked

program:
	cargo test --locked --no-run

# The same input gives the same bytes: two builds from nothing, in two folders, time zones and locales.
twice: program
	rm -rf public $(SECOND) $(ELSEWHERE) .trousseau
	$(PROGRAM) build
	mkdir -p $(SECOND) $(ELSEWHERE)
	cp -R content themes site-config.yaml $(ELSEWHERE)
	TZ=Pacific/Kiritimati LC_ALL=C $(PROGRAM) build --quiet --root $(ELSEWHERE) --output $(SECOND)
	diff -rq $(SECOND) public

# Proves that each check of the browser suite can fail.
browser-selftest: setup
	cd tests/browser && npm run --silent selftest

browser: setup
	cd tests/browser && npm run --silent test

# Each form filled in by keyboard with the network cut, and what it leaves behind.
forms: setup
	cd tests/browser && npm run --silent forms

nu: setup
	cd tests/browser && npm run --silent nu

# Proves that each check of the proof can fail, on the portal that was built last.
proof-selftest: setup
	$(PROOF)/selftest.py --portal public

# PDFs and office documents: judged, held against the pages, filled and read back by foreign tools.
proof: setup program
	$(PROOF)/run.py --portal public --trousseau $(PROGRAM)

# What the work costs, beside the least that it can cost and beside another tool.
bench:
	bash benches/run.sh
