#!/usr/bin/env bash
# Why this exists: the suite needs a browser, a Java machine, Node and the locked
# packages of tests/browser; proof/setup.sh, called at the end, does the same for the
# proof of forms. This installs what is missing and can be installed
# (Debian packages when run by root, then `npm ci`), and nothing else from anywhere.
# What it cannot install it names in plain words, all at once, and it fails: a test
# that was left out must never look like a test that passed.
# Run again when all is there, it only looks, in about a second.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
browser_tests="$here/browser"
chromium="${CHROMIUM:-/usr/bin/chromium}"
least_node="20.19"
least_java="17"

source "$here/packages.sh"

node_version() { node --version | sed 's/^v//'; }
java_version() { java -version 2>&1 | sed -n '1s/.*version "\([0-9.]*\).*/\1/p'; }
# Arabic must be drawn with real letters, or the right-to-left checks measure boxes.
has_arabic_font() { has fc-list && [ -n "$(fc-list :lang=ar family)" ]; }

look_for_packages() {
  missing=()
  # A browser named by CHROMIUM is the caller's own: no package would put it there.
  [ -n "${CHROMIUM:-}" ] || [ -x "$chromium" ] || missing+=(chromium)
  has java || missing+=(default-jre-headless)
  has node || missing+=(nodejs)
  has npm || missing+=(npm)
  has_arabic_font || missing+=(fontconfig fonts-dejavu-core)
}

check_programs() {
  [ -x "$chromium" ] || problems+=("No browser at $chromium: install Chromium, or say where it is with CHROMIUM=/path.")
  if ! has java; then
    problems+=("No «java»: the HTML checker needs a Java $least_java machine or newer.")
  elif ! at_least "$least_java" "$(java_version)"; then
    problems+=("Java is $(java_version): the HTML checker needs $least_java or newer.")
  fi
  if ! has node; then
    problems+=("No «node»: the browser tests need Node $least_node or newer.")
  elif ! at_least "$least_node" "$(node_version)"; then
    problems+=("Node is $(node_version): the browser tests need $least_node or newer.")
  fi
  has npm || problems+=("No «npm»: it installs the locked packages of tests/browser.")
  has_arabic_font || problems+=("No font draws Arabic: install a package such as fonts-dejavu-core.")
  has cargo || problems+=("No «cargo»: install the Rust version that Cargo.toml names (rust-version).")
  if has cargo; then
    cargo fmt --version >/dev/null 2>&1 || problems+=("«cargo fmt» is missing: rustup component add rustfmt")
    cargo clippy --version >/dev/null 2>&1 || problems+=("«cargo clippy» is missing: rustup component add clippy")
  fi
}

# The copy of the lock made after the last good `npm ci` says whether it must run again.
install_node_packages() {
  local done_lock="$browser_tests/node_modules/.installed-lock.json" log
  cmp -s "$browser_tests/package-lock.json" "$done_lock" && return
  echo "setup: npm ci in tests/browser"
  log="$(mktemp)"
  if (cd "$browser_tests" && npm ci) >"$log" 2>&1; then
    cp "$browser_tests/package-lock.json" "$done_lock"
  else
    tail -n 15 "$log" >&2
    problems+=("«npm ci» failed in tests/browser (its last lines are above): it must reach a package registry once.")
  fi
  rm -f "$log"
}

look_for_packages
if [ "${#missing[@]}" -gt 0 ]; then install_packages; fi
check_programs
if has node && has npm; then install_node_packages; fi
bash "$here/proof/setup.sh" || problems+=("The proof of forms lacks what is said above.")

if [ "${#problems[@]}" -gt 0 ]; then
  echo "setup: the tests cannot run here yet:" >&2
  printf '  - %s\n' "${problems[@]}" >&2
  exit 1
fi
