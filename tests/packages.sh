# Why this exists: both setups (tests/setup.sh and tests/proof/setup.sh) ask the machine for
# Debian packages in the same way. Each sources this file, fills `missing` with what it lacks,
# and reads in `problems` what could not be done.

missing=()   # Debian packages to install
problems=()  # sentences for the person who reads

has() { command -v "$1" >/dev/null 2>&1; }

# at_least 20.19 20.9.1: is the second version at least the first?
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

install_packages() {
  local install=(apt-get install --no-install-recommends)
  if ! has apt-get; then
    problems+=("These programs are missing and this is not a Debian system, so install them yourself: ${missing[*]}.")
  elif [ "$(id -u)" -ne 0 ]; then
    problems+=("These Debian packages are missing and only root can install them: ${install[*]} ${missing[*]}")
  else
    echo "setup: installing ${missing[*]}"
    local log wait=(-o DPkg::Lock::Timeout=300)
    log="$(mktemp)"
    if ! { apt-get "${wait[@]}" update && DEBIAN_FRONTEND=noninteractive "${install[@]}" "${wait[@]}" -y "${missing[@]}"; } >"$log" 2>&1; then
      tail -n 15 "$log" >&2
      problems+=("apt-get could not install: ${missing[*]} (its last lines are above).")
    fi
    rm -f "$log"
  fi
}
