#!/usr/bin/env bash
# Compares the lab with independent implementations in Python: measures with NumPy.
# Needs Debian's python3-numpy; it is installed with apt when missing. The last line is "N passed, N failed, N skipped".
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
python=/usr/bin/python3

if ! "$python" -c 'import numpy' 2> /dev/null; then
  echo "numpy is missing: installing Debian's python3-numpy with apt-get"
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo -n"
  if ! { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends python3-numpy; } > /dev/null; then
    echo "FAILED: python3-numpy cannot be installed here; install it by hand and run this script again"
    echo "0 passed, 1 failed, 0 skipped"
    exit 1
  fi
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! dotnet build src/Kausa.Matching.Cli -c Release -v quiet > "$folder/build.log" 2>&1; then
  cat "$folder/build.log"
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

"$python" tests/lab-peers/measures.py artifacts/bin/Kausa.Matching.Cli/release/kausa.dll "$folder"
