#!/usr/bin/env bash
# The drills of the service in full: 1,000,000 random and broken messages against every decoder and validator, and 200 times kill -9 in the middle of writes.
# CI runs both scaled down. Usage: scripts/drills.sh [messages] [kills]
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release -v quiet --nologo tests/Kausa.Matching.Grpc.Tests
KAUSA_HOSTILE_MESSAGES=${1:-1000000} KAUSA_KILL_ROUNDS=${2:-200} \
  dotnet test tests/Kausa.Matching.Grpc.Tests -c Release --no-build --filter "FullyQualifiedName~HostileInputTests|FullyQualifiedName~CrashTests" --logger "console;verbosity=normal"
