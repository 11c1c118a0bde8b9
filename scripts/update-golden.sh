#!/usr/bin/env bash
# Writes the golden files anew: digests of the five samples and the public surface of the library. A changed digest is a change of results: read
# the diff, raise the policy's version, tell CHANGELOG.md. So does a changed surface.
set -eu
cd "$(dirname "$0")/.."
golden="$PWD/tests/Kausa.Matching.Tests/Golden"
KAUSA_GOLDEN_OUT="$golden" KAUSA_API_OUT="$golden/PublicApi.txt" \
  dotnet test tests/Kausa.Matching.Tests -c Release --filter "FullyQualifiedName~Digests_AnyCulture|FullyQualifiedName~PublicApiTests"
git diff --stat -- tests/Kausa.Matching.Tests/Golden
