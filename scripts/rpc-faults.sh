#!/usr/bin/env bash
# Breaks the layer in every way listed in tests/Kausa.Rpc.Tests/faults.json, one at a time, in a copy outside the tree, and expects the named test to fail.
#   scripts/rpc-faults.sh [TEXT]   only faults whose name contains TEXT
set -euo pipefail
cd "$(dirname "$0")/.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"
cd "$copy"
project=tests/Kausa.Rpc.Tests
tests=artifacts/bin/Kausa.Rpc.Tests/release
quick=(-c Release -v quiet --nologo -p:TreatWarningsAsErrors=false -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false)
dotnet build "${quick[@]}" "$project" > /dev/null
count=$(python3 -c 'import json; print(len(json.load(open("tests/Kausa.Rpc.Tests/faults.json"))))')
caught=0 missed=0
for i in $(seq 0 $((count - 1))); do
  read -r name < <(python3 -c 'import json, sys; print(json.load(open("tests/Kausa.Rpc.Tests/faults.json"))[int(sys.argv[1])]["name"])' "$i")
  [[ $name == *"${1:-}"* ]] || continue
  test=$(python3 - "$i" <<'PY'
import json, shutil, sys
fault = json.load(open("tests/Kausa.Rpc.Tests/faults.json"))[int(sys.argv[1])]
shutil.copy(fault["file"], "whole.txt")
text = open(fault["file"]).read()
assert text.count(fault["find"]) == 1, fault["name"]
open(fault["file"], "w").write(text.replace(fault["find"], fault["put"]))
open("whole.path", "w").write(fault["file"])
print(fault["test"])
PY
)
  # Only the layer is built again; the tests stay as they are.
  if ! dotnet build "${quick[@]}" --no-restore src/Kausa.Rpc.AspNetCore > build.log 2>&1; then
    missed=$((missed + 1))
    echo "BROKEN  $name: the fault does not compile"
    grep -m1 error build.log || true
  else
    cp artifacts/bin/Kausa.Rpc.AspNetCore/release/Kausa.Rpc*.dll "$tests"
    timeout 180 dotnet test "$tests/Kausa.Rpc.Tests.dll" --nologo --filter "FullyQualifiedName~$test" > test.log 2>&1 && code=0 || code=$?
    # Red is a failed test, a host that died, or one that hangs; a run without any result is none of these.
    if [ "$code" -eq 124 ] || { [ "$code" -ne 0 ] && grep -qE 'Failed: +[1-9]|Test Run Aborted' test.log; }; then
      caught=$((caught + 1))
      echo "caught  $name: $test"
    else
      missed=$((missed + 1))
      echo "MISSED  $name: $test"
      tail -3 test.log
    fi
  fi
  cp whole.txt "$(cat whole.path)"
done
echo "$caught passed, $missed failed, 0 skipped"
[ "$missed" -eq 0 ] && [ "$caught" -gt 0 ]
