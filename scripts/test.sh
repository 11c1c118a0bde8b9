#!/usr/bin/env bash
# All that CI does. Usage: scripts/test.sh [step ...]; without a step every step runs, in this order:
#   restore  build  format  tests  hardware  clients  examples  workbook  report  lab  bench  budgets
# The last line is "N passed, N failed, N skipped": single tests of the test projects, and one for each other check.
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0 failed=0 skipped=0

say() { printf '\n== %s (after %d s)\n' "$*" "$SECONDS"; }

# One check that either holds or does not.
check() {
  local title=$1
  shift
  say "$title: $*"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $title"; fi
}

# A test run; its single tests are counted from the .trx files it writes.
tests() {
  local title=$1
  shift
  say "$title: $*"
  local folder="$results/$title" before=$failed line
  "$@" --logger trx --results-directory "$folder"
  local code=$?
  while read -r line; do
    passed=$((passed + $(attribute passed "$line")))
    failed=$((failed + $(attribute failed "$line") + $(attribute error "$line")))
    skipped=$((skipped + $(attribute notExecuted "$line")))
  done < <(grep -rhoE '<Counters [^>]*>' "$folder" 2>/dev/null)
  if [ "$code" -ne 0 ] && [ "$failed" -eq "$before" ]; then failed=$((failed + 1)); echo "FAILED: $title (exit code $code)"; fi
  if ! grep -rqE '<Counters [^>]*executed="[1-9]' "$folder" 2>/dev/null; then failed=$((failed + 1)); echo "FAILED: $title ran no test"; fi
}

attribute() {
  local value
  value=$(printf '%s' "$2" | sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p")
  echo "${value:-0}"
}

# A script that reports "N passed, N failed, N skipped" in its last line.
counted() {
  local title=$1
  shift
  say "$title: $*"
  local log="$results/$title.log" last code
  "$@" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  last=$(tail -n 1 "$log" | sed -nE 's/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p')
  if [ -z "$last" ]; then failed=$((failed + 1)); echo "FAILED: $title gave no count"; return; fi
  read -r p f s <<< "$last"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  if [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then failed=$((failed + 1)); echo "FAILED: $title (exit code $code)"; fi
}

# The tests marked Category=Digest again: the same bits whatever vectors the processor offers, and in Debug.
hardware() {
  local project=tests/Kausa.Matching.Tests knob
  for knob in DOTNET_EnableAVX512 DOTNET_EnableAVX2 DOTNET_EnableHWIntrinsic; do
    tests "digests-$knob-0" env "$knob=0" dotnet test "$project" -c Release --no-build --filter Category=Digest
  done
  tests digests-Debug dotnet test "$project" -c Debug --filter Category=Digest
}

step() {
  case $1 in
    restore) check restore dotnet restore Kausa.sln ;;
    build) check build dotnet build Kausa.sln -c Release --no-restore ;;
    format) check format dotnet format Kausa.sln --no-restore --verify-no-changes --exclude artifacts ;;
    tests) tests tests dotnet test Kausa.sln -c Release ;;
    hardware) hardware ;;
    clients) if [ -x scripts/foreign-clients.sh ]; then counted clients scripts/foreign-clients.sh; fi ;;
    examples) counted examples scripts/examples.sh ;;
    workbook) counted workbook scripts/workbook-libreoffice.sh ;;
    report) counted report scripts/report-page.sh ;;
    lab) counted lab scripts/lab-peers.sh ;;
    bench) check bench dotnet run -c Release --no-build --project benchmarks/Kausa.Matching.Benchmarks -- --inProcess --job dry --filter '*' --artifacts artifacts/bench ;;
    budgets) check budgets dotnet run -c Release --no-build --project benchmarks/Kausa.Matching.Benchmarks -- budgets benchmarks/budgets.json ;;
    *) echo "unknown step '$1'"; exit 2 ;;
  esac
}

for name in "${@:-restore build format tests hardware clients examples workbook report lab bench budgets}"; do
  for single in $name; do step "$single"; done
done

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
