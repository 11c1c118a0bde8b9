#!/usr/bin/env bash
# Writes what the runs of docs/offices say anew, after an intended change of what the command line says. What stands around them is written by hand: read the diff.
set -eu
cd "$(dirname "$0")/.."
KAUSA_RUNS_OUT="$PWD" dotnet test tests/Kausa.Matching.Cli.Tests -c Release --filter "FullyQualifiedName~DocumentedRunTests"
git diff --stat -- docs/offices
