#!/usr/bin/env bash
# Makes the results of KAUSA-Bench in docs/bench anew: of all its markets, or of the one that is named (small, middle, national). The national one takes about five processor minutes, 5 GB of memory and 820 MB of disk.
# The same code gives the same bytes; a difference means that the generator, a strategy or a measure has changed: read the diff.
set -eu
cd "$(dirname "$0")/.."
dotnet build src/Kausa.Matching.Cli -c Release -v quiet
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export DOTNET_GCHeapHardLimit=0x140000000 # 5 GiB; without a limit the collector takes what the machine has before it tidies up
for size in ${1:-small middle national}; do
  dotnet artifacts/bin/Kausa.Matching.Cli/release/kausa.dll lab export-bench --size "$size" --out "$folder/$size"
  for results in "$folder/$size/$size"/*/results.csv; do
    world="docs/bench/$size/$(basename "$(dirname "$results")")"
    mkdir -p "$world"
    cp "$results" "$world/results.csv"
  done
  rm -r "${folder:?}/$size"
done
git diff --stat -- docs/bench
