#!/usr/bin/env bash
# Writes the generated samples and the data card anew, after an intended change of the generator, of a rate or of the catalogue. Then run
# scripts/update-golden.sh.
set -eu
cd "$(dirname "$0")/.."
kausa() { dotnet run --no-build -c Release --project src/Kausa.Matching.Cli -- "$@"; }
dotnet build src/Kausa.Matching.Cli -c Release
for office in stuttgart sachsen-anhalt-sued duesseldorf leipzig thueringen; do
  kausa market generate --policy "$office" --out "samples/$office" --replace
done
card=docs/data-card.md
kausa market card > "$card.table"
{ sed '/^| topic | figure/,$d' "$card"; cat "$card.table"; } > "$card.new"
rm "$card.table"
mv "$card.new" "$card"
git diff --stat -- samples "$card"
