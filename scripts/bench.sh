#!/usr/bin/env bash
# Measures every suite and prints one table: method, N, median, how many times faster than the scalar reference, ns per pair, bytes allocated.
# Writes it with versions.txt under benchmarks/results/<cpu>/. Usage: scripts/bench.sh [filter ...]; without one all suites run.
# KAUSA_BENCH_PLACES lists the sizes of the national market (550000), KAUSA_BENCH_PEOPLE says how many people it has (20000). Times are processor times
# where the system tells them; even so let nothing else run meanwhile, since others take the caches.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export KAUSA_BENCH_PLACES=${KAUSA_BENCH_PLACES:-550000}
project=benchmarks/Kausa.Matching.Benchmarks
cpu=$(sed -nE 's/^model name[[:space:]]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
family=$(sed -nE 's/^cpu family[[:space:]]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)
name=$(printf '%s%s' "${cpu:-$(uname -m)}" "${family:+ family $family}" | tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9]+/-/g; s/^-|-$//g')
folder=benchmarks/results/$name
mkdir -p "$folder" artifacts/bench
[ "${KAUSA_NO_BUILD:-}" ] || dotnet build "$project" -c Release
before=$(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || true)
dotnet run -c Release --no-build --project "$project" -- table "$folder/benchmarks.md" \
  --artifacts artifacts/bench --filter "${@:-*}"
{
  echo "cpu: ${cpu:-unknown}${family:+, family $family}, $(getconf _NPROCESSORS_ONLN) cores"
  echo "system: $(. /etc/os-release 2>/dev/null && echo "${PRETTY_NAME:-}") $(uname -sm)"
  echo "sdk: $(dotnet --version)"
  echo "runtimes: $(dotnet --list-runtimes | sed -nE 's/^Microsoft.NETCore.App ([^ ]+).*/\1/p' | tail -n 1)"
  echo "commit: $(git rev-parse --short HEAD)$(git diff --quiet HEAD || echo ' with changes')"
  echo "places: $KAUSA_BENCH_PLACES"
  echo "people: ${KAUSA_BENCH_PEOPLE:-20000}"
  echo "load average before: $before; after: $(cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || true)"
} > "$folder/versions.txt"
echo
cat "$folder/versions.txt"
