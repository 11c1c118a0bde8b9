#!/usr/bin/env bash
# The service on loopback with the nation, its load from a process of its own: start, ranked answers, page size, durable single upserts.
#   benchmarks/service/run.sh [PLACES] [CANDIDATES] [SECONDS]     550000 places, 20000 candidates and 10 s a figure unless given
# The service is the published one, as offices run it. Both processes share the machine, so the callers' work is in every figure; processor times are the service's alone. KAUSA_BENCH_FOLDER keeps the store, to fill it once. Needs 4 GB of memory and 1 GB of disk at full size.
set -euo pipefail
cd "$(dirname "$0")/../.."
places=${1:-550000} candidates=${2:-20000} seconds=${3:-10}
kept=${KAUSA_BENCH_FOLDER:-}
folder=${kept:-$(mktemp -d)}
store="$folder/nation-$places-$candidates.db"
service=0
stop() { if [ "$service" -ne 0 ]; then kill "$service" 2> /dev/null || true; wait "$service" 2> /dev/null || true; service=0; fi; }
trap 'stop; [ -n "$kept" ] || rm -rf "$folder"' EXIT

dotnet build -c Release -v quiet --nologo benchmarks/service/Kausa.Service.Bench
dotnet publish -c Release -v quiet --nologo -o artifacts/published src/Kausa.Matching.Grpc
server=artifacts/published/Kausa.Matching.Grpc.dll
bench="dotnet artifacts/bin/Kausa.Service.Bench/release/Kausa.Service.Bench.dll"

start() { # starts the service and tells how long that took, until it serves
  : > "$folder/service.log"
  local begun now
  begun=$(date +%s%N)
  dotnet "$server" --store "$store" --grpcPort 0 --httpPort 0 --callsPerSecond 1000000 > "$folder/service.log" 2>&1 &
  service=$!
  until grep -q '^Serving' "$folder/service.log"; do kill -0 "$service" || { cat "$folder/service.log"; exit 1; }; sleep 0.05; done
  now=$(date +%s%N)
  export KAUSA_SERVICE_PID=$service
  url=$(sed -nE 's/^Serving .* at (http:[^ ]+) and .*/\1/p' "$folder/service.log")
  echo "start: $(((now - begun) / 1000000)) ms, $(awk '{ print ($14 + $15) * 10 }' "/proc/$service/stat") ms of processor time, $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$service/status") MiB resident"
}

if [ ! -f "$store" ]; then
  key() { dotnet "$server" key create --store "$store" --office nation --role "$@" | sed -nE 's/.*"secret": "(.*)".*/\1/p'; }
  key adviser > "$folder/adviser"
  key portal --office-places > "$folder/portal"
  start
  $bench fill "$url" "$(cat "$folder/adviser")" "$places" "$candidates"
  stop
  echo "store: $(du -m "$store" | cut -f1) MiB"
fi

start
$bench ask "$url" "$(cat "$folder/portal")" "$(cat "$folder/adviser")" "$seconds"
$bench write "$url" "$(cat "$folder/adviser")" "$seconds"
echo "memory at the end: $(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$service/status") MiB at most"
stop
# The same answers inside one process, without the wire; collected and recompiled as in the service (the threshold is hexadecimal).
DOTNET_gcServer=1 DOTNET_GCDynamicAdaptationMode=0 DOTNET_TC_CallCountingDelayMs=0 DOTNET_TC_CallCountThreshold=400 $bench inside "$store" nation "$seconds"
