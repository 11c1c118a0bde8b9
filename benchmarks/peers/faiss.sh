#!/usr/bin/env bash
# Kernel only: pairs per second of FAISS's flat index beside those of the shortfall kernel. FAISS ranks by an inner product of 32 numbers, which is no
# shortfall: it knows no table, no rule and no tie, so only the rates can be compared. Usage: benchmarks/peers/faiss.sh [places]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import faiss' 2> /dev/null; then
  echo "FAISS is missing: apt-get install python3-faiss libopenblas0-pthread" >&2
  exit 2
fi
OPENBLAS_NUM_THREADS=1 "$python" "$root/benchmarks/peers/faiss_flat.py" "${1:-550000}"
dotnet run -c Release --project "$root/benchmarks/Kausa.Matching.Benchmarks" ${KAUSA_NO_BUILD:+--no-build} -- kernel-rate
