#!/usr/bin/env bash
# A day's results over the wire: streamed in, durable, and everybody they touch re-ranked before and after. Figures as JSON, the last lines.
#   benchmarks/service/assess.sh [ASSESSMENTS] [PLACES] [CANDIDATES]     10000 results, 50000 places and 10000 candidates unless given
# The service is the published one. Service and caller share the machine. The market is warm before the clock starts: one ranking is asked first.
set -euo pipefail
cd "$(dirname "$0")/../.."
assessments=${1:-10000} places=${2:-50000} candidates=${3:-10000}
folder=$(mktemp -d)
service=0
stop() { if [ "$service" -ne 0 ]; then kill "$service" 2> /dev/null || true; wait "$service" 2> /dev/null || true; service=0; fi; }
trap 'stop; rm -rf "$folder"' EXIT

if [ -z "${KAUSA_BENCH_NO_BUILD:-}" ]; then
  dotnet build -c Release -v quiet --nologo benchmarks/service/Kausa.Service.Bench
  dotnet publish -c Release -v quiet --nologo -o artifacts/published src/Kausa.Matching.Grpc
fi
server=artifacts/published/Kausa.Matching.Grpc.dll
bench="dotnet artifacts/bin/Kausa.Service.Bench/release/Kausa.Service.Bench.dll"
dotnet "$server" key create --store "$folder/store.db" --office nation --role adviser | sed -nE 's/.*"secret": "(.*)".*/\1/p' > "$folder/adviser"
dotnet "$server" --store "$folder/store.db" --grpcPort 0 --httpPort 0 --callsPerSecond 1000000 > "$folder/service.log" 2>&1 &
service=$!
until grep -q '^Serving' "$folder/service.log"; do kill -0 "$service" || { cat "$folder/service.log"; exit 1; }; sleep 0.05; done
export KAUSA_SERVICE_PID=$service
url=$(sed -nE 's/^Serving .* at (http:[^ ]+) and .*/\1/p' "$folder/service.log")
key=$(cat "$folder/adviser")
$bench fill "$url" "$key" "$places" "$candidates"
$bench assess "$url" "$key" "$assessments"
