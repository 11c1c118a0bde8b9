#!/usr/bin/env bash
# Runs the clients of examples/ against the service as it is published, its packages those of its lock, with its sample: python3-grpcio, @grpc/grpc-js and the portal page in headless Chromium. Python and Node must print the same digest, and name the reason when the key is wrong; the page must show 20 places with their four reasons in German and in English; words that are no occupation and a way that is not known are told. check_plan.py must prove plans of the command line by their certificates, and refuse one that was changed. KAUSA_SCREENSHOTS=DIR keeps pictures of the page.
# Installs what is missing (npm packages beside the foreign clients, python3-grpcio and Chromium by apt-get as root); a client whose library is not to be had is counted as skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
suites=tests/foreign-clients
passed=0 failed=0 skipped=0

[ -d "$suites/node_modules/@grpc/grpc-js" ] || npm ci --prefix "$suites" --ignore-scripts --silent
ln -sfn "../../$suites/node_modules" examples/node/node_modules
has_grpcio() { /usr/bin/python3 -c 'import grpc, google.protobuf' 2> /dev/null; }
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
missing=()
has_grpcio || missing+=(python3-grpcio python3-protobuf)
browser > /dev/null || missing+=(chromium fonts-dejavu-core)
if [ "${#missing[@]}" -gt 0 ] && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
  { apt-get update -q || true; DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=60 install -y -q --no-install-recommends "${missing[@]}"; } > "$work/apt.log" 2>&1 || tail -3 "$work/apt.log"
fi

dotnet publish -c Release -v quiet --nologo -p:RestoreLockedMode=true -o artifacts/published src/Kausa.Matching.Grpc
# The sample, and the sample as it is when no company and no place has told where it is.
mkdir -p "$work/nowhere/samples"
cp -r samples/stuttgart "$work/nowhere/samples/"
blank() { awk -F, -v OFS=, 'NR == 1 { for (n = 1; $n != "postal_code"; n++) {} } NR > 1 { $n = "" } 1' "samples/stuttgart/$1" > "$work/nowhere/samples/stuttgart/$1"; }
blank companies.csv
blank places.csv
binary=$PWD/artifacts/published/Kausa.Matching.Grpc.dll
running=()
trap 'kill "${running[@]}" 2> /dev/null || true; wait 2> /dev/null || true; rm -rf "$work" examples/node/node_modules' EXIT
start() { # working folder, name of its log
  (cd "$1" && exec dotnet "$binary" --sample stuttgart --store "$work/$2.db" --grpcPort 0 --httpPort 0) > "$work/$2.log" 2>&1 &
  local service=$!
  running+=("$service")
  for _ in $(seq 600); do grep -q 'Stop with' "$work/$2.log" && break; kill -0 "$service" 2> /dev/null || break; sleep 0.1; done
  [ -n "$(address "$2")" ] && [ -n "$(key "$2")" ] || { echo "the service does not start:"; cat "$work/$2.log"; echo "0 passed, 1 failed, 0 skipped"; exit 1; }
}
address() { sed -nE 's/^ *gRPC +http:\/\/(.*)$/\1/p' "$work/$1.log"; }
web() { sed -nE 's/^ *gRPC-Web, health +(.*)$/\1/p' "$work/$1.log"; }
key() { sed -nE "s/^ *portal's key +(.*)$/\1/p" "$work/$1.log"; }
start . service
start "$work/nowhere" nowhere

holds() { # title, command...
  local title=$1
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $title"; fi
}
digest() { sed -nE 's/^digest ([0-9a-f]{64}), synthetic$/\1/p' "$1"; }
places() { grep -cE '^ *[0-9]+ [^,]+, .*[0-9] min: .' "$1"; }
unsaid() { grep -nwE 'undefined|null|NaN' "$@"; }
# How many places a page shows, and how many of them without exactly four reasons.
shown() { grep -oE '<h2|class="reason"' "$1" | awk '/h2/ { if (n && r != 4) bad++; n++; r = 0; next } { r++ } END { if (n && r != 4) bad++; print n + 0, bad + 0 }'; }
refused() { grep -q '^UNAUTHENTICATED: .*not known here' "$1"; }

client() { # name, command...
  local name=$1
  shift
  echo "== $name"
  "$@" "$(address service)" "$(key service)" 70173 "Tischler oder Maler" > "$work/$name.txt" 2> "$work/$name.err" || true
  head -4 "$work/$name.txt"
  cat "$work/$name.err"
  "$@" "$(address nowhere)" "$(key nowhere)" 70173 asdfgh > "$work/$name.unknown" 2>> "$work/$name.err" || true
  "$@" "$(address service)" km_00000000_wrong 70173 Tischler > /dev/null 2> "$work/$name.refused" || true
  holds "$name prints five ranked places" test "$(places "$work/$name.txt")" -eq 5
  holds "$name prints a digest" test -n "$(digest "$work/$name.txt")"
  holds "$name says that words name no occupation" grep -q '^no occupation is known for "asdfgh"' "$work/$name.unknown"
  holds "$name says that a way is not known" test "$(grep -cE '^ *[0-9]+ [^,]+, way not known: .' "$work/$name.unknown")" -eq 5
  holds "$name prints no value that is none" test -z "$(unsaid "$work/$name.txt" "$work/$name.unknown")"
  holds "$name says why a wrong key is refused" refused "$work/$name.refused"
}

client node node examples/node/rank.mjs
if has_grpcio; then
  protoc=$(ls "${NUGET_PACKAGES:-$HOME/.nuget/packages}"/grpc.tools/2.50.0/tools/linux_x64/protoc)
  "$protoc" -I protos -I "${protoc%/tools/*}/build/native/include" --python_out="$work" protos/kausa/matching/v1/*.proto
  client python env PYTHONPATH="$work" /usr/bin/python3 examples/python/rank.py
  holds "both print the same digest" test "$(digest "$work/node.txt")" = "$(digest "$work/python.txt")"
else
  echo "== python: python3-grpcio is not installed; apt-get install python3-grpcio"
  skipped=$((skipped + 1))
fi

# A plan, checked by its certificate and nothing of ours; and one in which two people changed places, which must not pass.
echo "== plan"
kausa() { dotnet run -c Release --project src/Kausa.Matching.Cli -- "$@"; }
for objective in stable best-total most-placed; do
  kausa allocate --market samples/stuttgart --objective "$objective" --out "$work/$objective.json" --certificate "$work/$objective.proof.json" > /dev/null 2> "$work/plan.err" || cat "$work/plan.err"
  holds "check_plan.py proves the plan ($objective)" python3 examples/python/check_plan.py "$work/$objective.json" "$work/$objective.proof.json"
  python3 -c 'import json, sys; plan = json.load(open(sys.argv[1])); pairs = plan["pairs"]; pairs[0]["place"], pairs[1]["place"] = pairs[1]["place"], pairs[0]["place"]; json.dump(plan, open(sys.argv[2], "w"))' "$work/$objective.json" "$work/changed.json"
  holds "check_plan.py refuses a plan that was changed ($objective)" test "$(python3 examples/python/check_plan.py "$work/changed.json" "$work/$objective.proof.json" > /dev/null; echo $?)" -eq 5
done

if browser=$(browser); then
  echo "== portal page"
  : > "$work/pages.log"
  python3 -u -m http.server 0 --bind 127.0.0.1 > "$work/pages.log" 2>&1 &
  running+=($!)
  for _ in $(seq 100); do grep -q 'port' "$work/pages.log" && break; sleep 0.1; done
  port=$(sed -nE 's/.*port ([0-9]+).*/\1/p' "$work/pages.log" | head -1)
  page() { echo "http://127.0.0.1:$port/examples/portal/index.html?server=$(web "$1")&key=$(key "$1")"; }
  look() { "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$work/profile" --virtual-time-budget=15000 "$@" 2> "$work/browser.log"; }
  for lang in de en; do
    look --dump-dom "$(page service)&lang=$lang" > "$work/page.$lang.html" || true
    holds "the page ($lang) shows 20 places with four reasons each" test "$(shown "$work/page.$lang.html")" = "20 0"
    holds "the page ($lang) says that people and companies are invented" grep -q 'synthetic' "$work/page.$lang.html"
    look --dump-dom "$(page nowhere)&lang=$lang&words=asdfgh" > "$work/none.$lang.html" || true
    holds "the page ($lang) shows no value that is none" test -z "$(unsaid "$work/page.$lang.html" "$work/none.$lang.html")"
  done
  holds "the page is in German" grep -q '<html lang="de">' "$work/page.de.html"
  holds "the page is in English" grep -q '<html lang="en">' "$work/page.en.html"
  holds "the page says in German that words name no occupation" grep -q 'Kein Beruf zu diesen Worten bekannt' "$work/none.de.html"
  holds "the page says in English that words name no occupation" grep -q 'No occupation is known for these words' "$work/none.en.html"
  holds "the page says in German that a way is not known" test "$(grep -o '>Weg nicht bekannt ·' "$work/none.de.html" | wc -l)" -eq 20
  holds "the page says in English that a way is not known" test "$(grep -o '>way not known ·' "$work/none.en.html" | wc -l)" -eq 20
  if [ -n "${KAUSA_SCREENSHOTS:-}" ]; then look --window-size=900,1400 --screenshot="$KAUSA_SCREENSHOTS/portal.png" "$(page service)" || true; fi
else
  echo "== portal page: Chromium is not installed; apt-get install chromium"
  skipped=$((skipped + 1))
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
