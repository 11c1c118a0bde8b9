#!/usr/bin/env bash
# Writes the golden digests anew. A changed digest is a change of results: read the diff, raise the policy's version, tell CHANGELOG.md.
set -eu
cd "$(dirname "$0")/.."
KAUSA_GOLDEN_OUT="$PWD/tests/Kausa.Matching.Tests/Golden/stuttgart.txt" \
  dotnet test tests/Kausa.Matching.Tests -c Release --filter "FullyQualifiedName~Digests_AnyCulture"
git diff --stat -- tests/Kausa.Matching.Tests/Golden
