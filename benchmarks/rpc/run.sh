#!/usr/bin/env bash
# The layer against plain Kestrel (ceiling) and a C++ callback server, in one run; only the ratios mean something.
#   benchmarks/rpc/run.sh [ROUNDS] [SECONDS]      5 rounds of 3 s unless given
# Needs Debian's nghttp2-client (h2load), curl, and for the C++ peer libgrpc++-dev, protobuf-compiler-grpc and g++; without them the peer is left out.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5}
seconds=${2:-3}
work=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done; wait 2> /dev/null || true; rm -rf "$work"' EXIT

command -v h2load > /dev/null || { echo "h2load is missing (Debian: nghttp2-client)"; exit 1; }
dotnet build -c Release -v quiet --nologo benchmarks/rpc/Kausa.Rpc.Bench > /dev/null
bench=artifacts/bin/Kausa.Rpc.Bench/release/Kausa.Rpc.Bench.dll
dotnet "$bench" request "$work/request"
base=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); p = s.getsockname()[1]; print(p if p < 60000 else p - 20000)')
net=$base cpp=$((base + 1))
dotnet "$bench" "$net" & pids+=($!)

peer=no
if command -v grpc_cpp_plugin > /dev/null && pkg-config --exists grpc++; then
  protoc -I protos --cpp_out="$work" --grpc_out="$work" --plugin=protoc-gen-grpc="$(command -v grpc_cpp_plugin)" kausa/rpc/bench/v1/bench.proto
  for program in server stream_client; do
    g++ -std=c++17 -O2 -DNDEBUG -I "$work" "benchmarks/rpc/cpp/$program.cc" "$work"/kausa/rpc/bench/v1/bench.{pb,grpc.pb}.cc -o "$work/$program" $(pkg-config --cflags --libs grpc++ protobuf)
  done
  "$work/server" "$cpp" > /dev/null & pids+=($!)
  peer=yes
fi
sleep 2

load() { # port path connections streams seconds-or-count option
  h2load -t 1 -c "$3" -m "$4" "$6" "$5" -d "$work/request" -H 'content-type: application/grpc' -H 'te: trailers' -H 'grpc-timeout: 5S' ${7:+--log-file="$7"} "http://127.0.0.1:$1$2"
}
rate() { load "$1" "$2" 8 8 "$seconds" -D | awk '/^finished in/ { print $4 }'; }
p50() { # one call in flight; microseconds
  rm -f "$work/log"
  load "$1" "$2" 1 1 20000 -n "$work/log" > /dev/null
  sort -n -k3 "$work/log" | awk '{ t[NR] = $3 } END { print t[int(NR / 2)] }'
}
allocated() { # path: bytes per call
  local before after
  before=$(curl -s --http2-prior-knowledge "http://127.0.0.1:$net/allocated")
  load "$net" "$1" 1 8 50000 -n > /dev/null
  after=$(curl -s --http2-prior-knowledge "http://127.0.0.1:$net/allocated")
  echo $(((after - before) / 50000))
}
ours=/kausa.rpc.bench.v1.BenchService/Rank

for path in "$ours" /plain; do load "$net" "$path" 8 8 5 -D > /dev/null; load "$net" "$path" 1 1 3 -D > /dev/null; done # past the tiered JIT
for ((r = 1; r <= rounds; r++)); do
  row="$r $(rate "$net" "$ours") $(rate "$net" /plain) $(p50 "$net" "$ours") $(p50 "$net" /plain)"
  if [ $peer = yes ]; then
    row+=" $(rate "$cpp" "$ours") $(p50 "$cpp" "$ours") $("$work/stream_client" "127.0.0.1:$net" "$seconds") $("$work/stream_client" "127.0.0.1:$cpp" "$seconds")"
  fi
  echo "$row" | tee -a "$work/rows" | sed 's/^/round /'
done
echo "columns: round, ours req/s, plain req/s, ours p50 us, plain p50 us [, C++ req/s, C++ p50 us, ours stream msg/s, C++ stream msg/s]"
PEER=$peer python3 - "$work/rows" <<'PY'
import os, statistics, sys
rows = [[float(x) for x in line.split()] for line in open(sys.argv[1])]
median = lambda a, b: statistics.median(r[a] / r[b] for r in rows)
print(f"unary throughput / plain Kestrel      {median(1, 2):.2f}   (goal 0.65, moonshot 0.85)")
print(f"p50, one call in flight / plain       {median(3, 4):.2f}   (goal 1.35, moonshot 1.10)")
if os.environ["PEER"] == "yes":
    print(f"unary throughput / C++                {median(1, 5):.2f}   (goal 1.3, moonshot 1.7)")
    print(f"p50, one call in flight / C++         {median(3, 6):.2f}")
    print(f"server streaming / C++                {median(7, 8):.2f}   (goal 2, moonshot 4)")
PY
a=$(allocated "$ours") b=$(allocated /plain)
echo "allocated per unary call: ours $a B, plain $b B, above plain $((a - b)) B   (goal 1,024, moonshot 256)"
echo "machine: $(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo), .NET $(dotnet --version), load average $(cut -d' ' -f1 /proc/loadavg)"
