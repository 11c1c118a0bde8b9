#!/usr/bin/env bash
# Writes the golden files anew: digests of the five samples, the public surface of the library and the contract of the service. A changed digest is a change of results: read
# the diff, raise the policy's version, tell CHANGELOG.md. So does a changed surface.
set -eu
cd "$(dirname "$0")/.."
golden="$PWD/tests/Kausa.Matching.Tests/Golden"
KAUSA_GOLDEN_OUT="$golden" KAUSA_API_OUT="$golden/PublicApi.txt" \
  dotnet test tests/Kausa.Matching.Tests -c Release --filter "FullyQualifiedName~Digests_AnyCulture|FullyQualifiedName~PublicApiTests"
contract="$PWD/tests/Kausa.Matching.Grpc.Tests/Golden/contract.binpb"
KAUSA_UPDATE_CONTRACT="$contract" dotnet test tests/Kausa.Matching.Grpc.Tests -c Release --filter "FullyQualifiedName~Contract_IsTheStoredOne"
git diff --stat -- tests/Kausa.Matching.Tests/Golden tests/Kausa.Matching.Grpc.Tests/Golden
