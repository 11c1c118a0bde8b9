#!/usr/bin/env bash
# Runs clients that nobody here wrote against the interop host: python3-grpcio, @grpc/grpc-js, gRPC-Web from npm, a plain HTTP/2 client; then attackers in processes of their own, and SIGTERM;
# then python3-grpcio, @grpc/grpc-js and attackers against the matching service itself with its sample.
# Installs what is missing (npm packages into tests/foreign-clients, python3-grpcio by apt-get as root); a suite whose client is not to be had is counted as skipped and named.
set -euo pipefail
cd "$(dirname "$0")/.."
suites=tests/foreign-clients
log=$(mktemp)

command -v node > /dev/null || { echo "node is missing (20 or later)"; exit 1; }
[ -d "$suites/node_modules/@grpc/grpc-js" ] || npm ci --prefix "$suites" --ignore-scripts --silent
has_grpcio() { /usr/bin/python3 -c 'import grpc, google.protobuf' 2> /dev/null; }
if ! has_grpcio && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
  { apt-get update -q || true; DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=60 install -y -q --no-install-recommends python3-grpcio python3-protobuf; } > "$log" 2>&1 || tail -3 "$log"
fi

dotnet build -c Release -v quiet --nologo tests/Kausa.Rpc.InteropHost
KAUSA_RPC_HOST=$PWD/artifacts/bin/Kausa.Rpc.InteropHost/release/Kausa.Rpc.InteropHost.dll
KAUSA_RPC_PROTOS=$PWD/protos
KAUSA_RPC_PORT=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { const { port } = s.address(); console.log(port > 60000 ? port - 20000 : port); s.close(); })')
export KAUSA_RPC_HOST KAUSA_RPC_PROTOS KAUSA_RPC_PORT

dotnet "$KAUSA_RPC_HOST" --port "$KAUSA_RPC_PORT" > "$log" &
host=$!
trap 'kill "$host" 2> /dev/null || true; wait "$host" 2> /dev/null || true; rm -f "$log"' EXIT
for _ in $(seq 600); do grep -q serving "$log" && break; sleep 0.1; done
grep -q serving "$log" || { echo "the interop host does not start"; exit 1; }

passed=0 failed=0 skipped=0
suite() { # name, command...
  local name=$1 out line
  shift
  echo "== $name"
  out=$(timeout 180 "$@" 2>&1) || true
  grep -E '^(FAILED|          )' <<< "$out" || true
  line=$(tail -1 <<< "$out")
  if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    echo "$line"
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
  else
    echo "the suite ended early:"
    tail -5 <<< "$out"
    failed=$((failed + 1))
  fi
}

suite "plain HTTP/2 client" node "$suites/wire.mjs"
suite "@grpc/grpc-js" node "$suites/grpc-js.mjs"
suite "gRPC-Web: connect-web and grpc-web" node "$suites/web.mjs"
if has_grpcio; then
  suite "python3-grpcio" /usr/bin/python3 "$suites/grpcio_client.py"
else
  echo "== python3-grpcio: not installed; apt-get install python3-grpcio"
  skipped=$((skipped + 1))
fi
suite "attackers" node "$suites/attacks.mjs"
suite "SIGTERM" node "$suites/drain.mjs"

# The service itself.
dotnet build -c Release -v quiet --nologo src/Kausa.Matching.Grpc
work=$(mktemp -d)
dotnet artifacts/bin/Kausa.Matching.Grpc/release/Kausa.Matching.Grpc.dll --sample stuttgart --store "$work/sample.db" --grpcPort 0 --httpPort 0 --callsPerSecond 1000000 > "$work/service.log" 2>&1 &
service=$!
trap 'kill "$host" "$service" 2> /dev/null || true; wait "$host" "$service" 2> /dev/null || true; rm -rf "$log" "$work"' EXIT
for _ in $(seq 600); do grep -q 'Stop with' "$work/service.log" && break; kill -0 "$service" 2> /dev/null || break; sleep 0.1; done
KAUSA_SERVICE_ADDRESS=$(sed -nE 's/^ *gRPC +http:\/\/(.*)$/\1/p' "$work/service.log")
KAUSA_ADVISER_KEY=$(sed -nE "s/^ *adviser's key +(.*)$/\1/p" "$work/service.log")
KAUSA_PORTAL_KEY=$(sed -nE "s/^ *portal's key +(.*)$/\1/p" "$work/service.log")
export KAUSA_SERVICE_ADDRESS KAUSA_ADVISER_KEY KAUSA_PORTAL_KEY
suite "@grpc/grpc-js against the service" node "$suites/service-grpc-js.mjs"
if has_grpcio; then
  protoc=$(ls "${NUGET_PACKAGES:-$HOME/.nuget/packages}"/grpc.tools/2.50.0/tools/linux_x64/protoc)
  mkdir "$work/wire"
  "$protoc" -I protos -I "${protoc%/tools/*}/build/native/include" --python_out="$work" protos/kausa/matching/v1/*.proto protos/google/rpc/*.proto
  "$protoc" -I protos --python_out="$work/wire" protos/grpc/health/v1/health.proto protos/grpc/reflection/v1/reflection.proto
  suite "python3-grpcio against the service" env PYTHONPATH="$work" /usr/bin/python3 "$suites/service_grpcio.py"
fi

suite "attackers of the service" node "$suites/service-attacks.mjs"
if ! kill -0 "$service" 2> /dev/null; then
  echo "the service has died"
  failed=$((failed + 1))
else
  echo "memory of the service: $(awk '/VmHWM/ { most = int($2 / 1024) } /VmRSS/ { now = int($2 / 1024) } END { print now " MB now, " most " MB at most" }' "/proc/$service/status")"
fi

if ! kill -0 "$host" 2> /dev/null; then
  echo "the interop host has died"
  failed=$((failed + 1))
else
  echo "memory of the host: $(awk '/VmHWM/ { most = int($2 / 1024) } /VmRSS/ { now = int($2 / 1024) } END { print now " MB now, " most " MB at most" }' "/proc/$host/status")"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
