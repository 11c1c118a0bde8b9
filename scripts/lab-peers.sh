#!/usr/bin/env bash
# Compares the lab with independent implementations in Python: measures with NumPy, learning with XGBoost.
# Needs Debian's python3-numpy and python3-xgboost; they are installed with apt when missing. The last line is "N passed, N failed, N skipped".
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
python=/usr/bin/python3
passed=0 failed=0

finish() {
  echo "$passed passed, $failed failed, 0 skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# One script; its last line is a count.
peer() {
  local last
  "$python" "$@" 2>&1 | tee "$folder/log"
  last=$(tail -n 1 "$folder/log" | sed -nE 's/^([0-9]+) passed, ([0-9]+) failed, 0 skipped$/\1 \2/p')
  if [ -z "$last" ]; then failed=$((failed + 1)); echo "FAILED: $1 gave no count"; return; fi
  passed=$((passed + ${last% *})) failed=$((failed + ${last#* }))
}

if ! "$python" -c 'import numpy, xgboost' 2> /dev/null; then
  echo "numpy or xgboost is missing: installing Debian's python3-numpy and python3-xgboost with apt-get"
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
  if ! { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends python3-numpy python3-xgboost; } > /dev/null; then
    echo "FAILED: the packages cannot be installed here; install them by hand and run this script again"
    failed=1
    finish
  fi
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! dotnet build src/Kausa.Matching.Cli -c Release -v quiet > "$folder/build.log" 2>&1; then
  cat "$folder/build.log"
  failed=1
  finish
fi

kausa=artifacts/bin/Kausa.Matching.Cli/release/kausa.dll
peer tests/lab-peers/measures.py "$kausa" "$folder"
peer tests/lab-peers/matching.py "$kausa" "$folder"
peer tests/lab-peers/lists.py "$kausa" "$folder"
peer tests/lab-peers/learning.py "$kausa" "$folder"
peer tests/lab-peers/outcomes.py "$kausa" "$folder"
finish
