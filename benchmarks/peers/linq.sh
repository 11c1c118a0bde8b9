#!/usr/bin/env bash
# The same lists from naive LINQ over objects. Usage: benchmarks/peers/linq.sh [places [people]]; without arguments 550000 50.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
dotnet run -c Release --project "$root/benchmarks/Kausa.Matching.Benchmarks" ${KAUSA_NO_BUILD:+--no-build} -- peer-linq "${1:-550000}" "${2:-50}"
