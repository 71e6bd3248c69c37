#!/usr/bin/env bash
# Builds the wheel and the sdist, installs each into a fresh environment under target/, and tests them.
#
#   python/test.sh            all but the engines
#   python/test.sh --engines  Spark (needs Java 17) and datatrove too
#
# PROFILE names the cargo profile (release); PYTHON the interpreter. Needs no network but PyPI and
# crates.io.
set -euo pipefail
cd "$(dirname "$0")"
root="$(cd .. && pwd)"
target="${CARGO_TARGET_DIR:-$root/target}"
work="$target/python"
profile="${PROFILE:-release}"
engines="${1:-}"

step() { printf '\n== %s\n' "$*"; "$@"; }

# Only what this run built.
rm -rf "$work/dist" "$work/sdist"
for venv in wheel sdist; do
    "${PYTHON:-python3}" -m venv --clear "$work/$venv-venv"
done
bin="$work/wheel-venv/bin"
export PIP_DISABLE_PIP_VERSION_CHECK=1
step "$bin/pip" install --quiet "maturin>=1.9.4,<2" pytest mypy

step "$bin/maturin" build --locked --profile "$profile" --out "$work/dist"
step "$bin/pip" install --quiet "$(echo "$work"/dist/dehusk-*.whl)[arrow]"
# The program `pytest`, unlike `python -m pytest`, does not put the package's sources on the path.
step "$bin/pytest" -q -m "not engine"
# In a folder without the package's sources, which `python -m` would put on the path.
step env -C "$work" "$bin/python" -m mypy.stubtest dehusk --concise --ignore-missing-stub \
    --allowlist "$root/python/tests/stubtest.txt"

# The sdist must build from nothing but itself, to the same results, not as fast ones.
step "$bin/maturin" sdist --out "$work/sdist"
step env CARGO_TARGET_DIR="$work/sdist-target" MATURIN_PEP517_ARGS="--profile $profile" \
    "CARGO_PROFILE_${profile^^}_OPT_LEVEL=1" \
    "$work/sdist-venv/bin/pip" install --quiet "$(echo "$work"/sdist/dehusk-*.tar.gz)" pytest
# Without pyarrow, too: what needs it is left out there.
step "$work/sdist-venv/bin/pytest" -q -m "not engine"

if [ "$engines" = --engines ]; then
    step "$bin/pip" install --quiet pyspark "pandas<3" datatrove orjson warcio
    step "$bin/pytest" -q -m engine --durations=0
fi
