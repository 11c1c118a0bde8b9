#!/usr/bin/env bash
# The drills of the service in full: 1,000,000 random and broken messages against every decoder and validator, 1,000 torn logs, 200 times kill -9 in the middle of writes, and 20 loads killed twice each.
# CI runs them scaled down. Writes what was run and what came of it into docs/drills.md. Usage: scripts/drills.sh [messages] [kills] [logs] [loads]
set -euo pipefail
cd "$(dirname "$0")/.."
messages=${1:-1000000} kills=${2:-200} logs=${3:-1000} loads=${4:-20}
results=artifacts/drills
rm -rf "$results"
dotnet build -c Release -v quiet --nologo tests/Kausa.Matching.Grpc.Tests
code=0
KAUSA_HOSTILE_MESSAGES=$messages KAUSA_KILL_ROUNDS=$kills KAUSA_TORN_LOGS=$logs KAUSA_LOAD_KILLS=$loads \
  dotnet test tests/Kausa.Matching.Grpc.Tests -c Release --no-build --filter "FullyQualifiedName~HostileInputTests|FullyQualifiedName~CrashTests|FullyQualifiedName~TornLogTests|FullyQualifiedName~LoadKillTests" \
  --logger "console;verbosity=normal" --logger "trx;LogFileName=drills.trx" --results-directory "$results" || code=$?

result() { # test, attribute
  grep -o "<UnitTestResult [^>]*$1[^>]*>" "$results/drills.trx" | sed -nE "s/.* $2=\"([^\"]*)\".*/\1/p" | cut -d. -f1
}
{
  echo "# The drills in full"
  echo
  echo "Written by \`scripts/drills.sh\`; at \`$(git rev-parse --short HEAD)\`; messages go to every method of every service, health and reflection among them, one by one or as uploads, but not to \`Backup\` and \`Restore\`, whose paths might be files of the machine; what each drill asserts stands in its test. $(grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //' | sed 's/ *[0-9]*-Core.*//'), $(nproc) cores, load average $(cut -d' ' -f1 /proc/loadavg) at the end, .NET $(dotnet --version)."
  echo
  echo "| drill | count | outcome | time |"
  echo "|---|---|---|---|"
  echo "| random and broken messages against every decoder and validator: an answer, or a status that says what is wrong; none takes more memory than calls may (HostileInputTests) | $messages | $(result RandomAndBroken outcome) | $(result RandomAndBroken duration) |"
  echo "| kill -9 in the middle of writes: nothing acknowledged is lost (CrashTests) | $kills | $(result InTheMiddleOfWrites outcome) | $(result InTheMiddleOfWrites duration) |"
  echo "| a log cut or garbled anywhere: the first commits, or a refusal in words (TornLogTests) | $logs | $(result CutOrGarbledAnywhere outcome) | $(result CutOrGarbledAnywhere duration) |"
  echo "| kausa load killed with -9 twice on its way: it goes on where it stopped, each row once (LoadKillTests) | $loads | $(result KilledAfterAnyBatch outcome) | $(result KilledAfterAnyBatch duration) |"
} > docs/drills.md
cat docs/drills.md
exit "$code"
