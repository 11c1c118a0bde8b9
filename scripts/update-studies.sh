#!/usr/bin/env bash
# Makes the reports of docs/studies anew from their experiments in examples/lab, or the one that is named. Results change with the generator, the policies and the strategies: read the diff, and docs/lab.md with it.
set -eu
cd "$(dirname "$0")/.."
dotnet build src/Kausa.Matching.Cli -c Release -v quiet
for plan in examples/lab/${1:-*}.json; do
  study="docs/studies/$(basename "$plan" .json)"
  dotnet artifacts/bin/Kausa.Matching.Cli/release/kausa.dll lab run "$plan" --out "$study"
  rm "$study/results.csv"
done
git diff --stat -- docs/studies
