#!/usr/bin/env bash
# Why this exists: one command measures everything. It compiles the bench as the program is compiled, installs the
# maker of PDFs that ours is held against (from PyPI, by content), and prints the tables.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tools="$here/.tools"
bash "$here/../tests/proof/setup.sh"
cargo build --locked --quiet --release --example bench
bench="${CARGO_TARGET_DIR:-$here/../target}/release/examples/bench"

if ! cmp -s "$here/requirements.txt" "$tools/requirements.done"; then
  mkdir -p "$tools"
  python3 -m venv --clear "$tools/venv"
  "$tools/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary=:all: -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$tools/requirements.done"
fi
"$tools/venv/bin/weasyprint" --version >/dev/null || {
  echo "bench: WeasyPrint needs the Pango library: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" >&2
  exit 1
}

"$bench" forms
"$here/../tests/proof/.tools/venv/bin/python" -B "$here/papers.py" --bench "$bench" --weasyprint "$tools/venv/bin/weasyprint"
