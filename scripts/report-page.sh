#!/usr/bin/env bash
# Looks at the page of every sample in a browser: axe-core, 360 px, 1280 px, A4, size, no request, no script, no id that is nobody's business.
# Installs what is missing: Chromium and poppler-utils by apt-get as root, axe-core and puppeteer-core from npm into tests/report-page; what is not to
# be had is counted as skipped and named. The last line is "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")/.."
suite=tests/report-page
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

skip() { echo "$1"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }

command -v node > /dev/null || skip "node is missing (20 or later)"
if ! { command -v chromium && command -v pdftotext; } > /dev/null && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
  { apt-get update -q || true; DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=60 install -y -q --no-install-recommends chromium poppler-utils fonts-dejavu-core; } > "$work/apt.log" 2>&1 || tail -3 "$work/apt.log"
fi
{ command -v chromium && command -v pdftotext; } > /dev/null || skip "chromium or pdftotext is missing; apt-get install chromium poppler-utils"
[ -d "$suite/node_modules/axe-core" ] || npm ci --prefix "$suite" --ignore-scripts --silent || skip "axe-core and puppeteer-core are not to be had from npm"

dotnet build -c Release -v quiet --nologo src/Kausa.Matching.Cli
kausa() { dotnet artifacts/bin/Kausa.Matching.Cli/release/kausa.dll "$@"; }

entries=()
page() { # name, market, candidates, report arguments...
  local name=$1 market=$2 candidates=$3
  shift 3
  kausa report --market "$market" --out "$work/${#entries[@]}.html" "$@" 2> "$work/report.log" || { cat "$work/report.log"; exit 1; }
  entries+=("{\"name\":\"$name\",\"file\":\"$work/${#entries[@]}.html\",\"candidates\":$candidates,\"market\":\"$market\"}")
}

for market in samples/*/; do
  market=${market%/}
  [ -f "$market/market.json" ] || continue
  count=$(($(wc -l < "$market/candidates.csv") - 1))
  person=$(sed -n 2p "$market/candidates.csv" | cut -d, -f1)
  company=$(sed -n 2p "$market/companies.csv" | cut -d, -f1)
  for lang in de en; do page "$(basename "$market") $lang" "$market" "$count" --lang "$lang"; done
  page "$(basename "$market") person" "$market" 1 --candidate "$person"
  page "$(basename "$market") company" "$market" 1 --company "$company" --lang en
  page "$(basename "$market") law overdue" "$market" 1 --candidate "$person" --as-of 2028-01-01
done

# Offices that have just begun: nothing at all, only people, only companies.
for size in "0 0 0" "4 0 0" "0 3 5"; do
  read -r people companies places <<< "$size"
  kausa market generate --candidates "$people" --companies "$companies" --places "$places" --out "$work/market-$people-$companies" 2> /dev/null
  page "$people people, $companies companies" "$work/market-$people-$companies" "$people"
done

# An office with three places for each person: its page must stay within its size, too.
kausa market generate --policy stuttgart --candidates 100 --places 300 --seed 3 --out "$work/market-large" 2> /dev/null
page "100 people, 300 places" "$work/market-large" 100

(IFS=,; echo "[${entries[*]}]") > "$work/pages.json"
node "$suite/page.mjs" "$(command -v chromium)" "$work/pages.json" | tee "$work/out" || true
last=$(tail -1 "$work/out")
if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
  echo "$last, 0 skipped"
  [ "${BASH_REMATCH[2]}" -eq 0 ] && [ "${BASH_REMATCH[1]}" -gt 0 ]
else
  echo "the suite ended early"
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi
