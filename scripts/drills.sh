#!/usr/bin/env bash
# The drills of the service in full: 1,000,000 random and broken messages against every decoder and validator, 1,000 torn logs, and 200 times kill -9 in the middle of writes.
# CI runs them scaled down. Usage: scripts/drills.sh [messages] [kills] [logs]
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build -c Release -v quiet --nologo tests/Kausa.Matching.Grpc.Tests
KAUSA_HOSTILE_MESSAGES=${1:-1000000} KAUSA_KILL_ROUNDS=${2:-200} KAUSA_TORN_LOGS=${3:-1000} \
  dotnet test tests/Kausa.Matching.Grpc.Tests -c Release --no-build --filter "FullyQualifiedName~HostileInputTests|FullyQualifiedName~CrashTests|FullyQualifiedName~TornLogTests" --logger "console;verbosity=normal"
