#!/usr/bin/env bash
# Writes the test days of samples/results anew, after an intended change of the samples or of how results are drawn. Then run scripts/update-offices.sh.
set -eu
cd "$(dirname "$0")/.."
dotnet build src/Kausa.Matching.Cli -c Release -v quiet --nologo
day() { # office, instrument, date, people, columns, more...
  local office=$1 instrument=$2 date=$3 people=$4 columns=$5
  shift 5
  dotnet artifacts/bin/Kausa.Matching.Cli/release/kausa.dll assess generate --market "samples/$office" --instrument "$instrument" --as-of "$date" --people "$people" --columns "$columns" "$@" \
    --out "samples/results/$office.csv" --replace
}
day stuttgart IHK_PILOT 2026-07-16 24 basic,technical --difficulty 95 --seed 4 # too hard: little more than guessing
day sachsen-anhalt-sued COMPANY_TRIAL 2026-05-15 6 instruction,precision,team,reliability,care,perseverance
day duesseldorf DTZ 2026-06-27 8 listening,reading,writing,speaking
day leipzig CHAMBER_CHECK_PERCENT 2026-04-14 6 SCH_MATH,MAN_TOOL_SIMPLE --mistyped 1
day thueringen PROFIL_AC 2026-06-02 7 team,communication,conduct,reliability,care
