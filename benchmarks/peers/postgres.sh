#!/usr/bin/env bash
# The same lists from PostgreSQL: one SQL query per person over the same national market. Starts a server of its own on a socket in a temporary
# folder and stops it again. Usage: benchmarks/peers/postgres.sh [places [people [rounds]]]; without arguments 550000 200 3.
set -euo pipefail
places=${1:-550000} people=${2:-200} rounds=${3:-3}
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/benchmarks/peers
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
  echo "PostgreSQL is missing: apt-get install postgresql-15" >&2
  exit 2
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/kausa-postgres-XXXXXX")
as() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
finish() {
  as "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1 || true
  rm -rf "$folder"
}
trap finish EXIT

dotnet run -c Release --project "$root/benchmarks/Kausa.Matching.Benchmarks" ${KAUSA_NO_BUILD:+--no-build} -- peer-export "$folder" "$places" "$people"
if [ "$(id -u)" -eq 0 ]; then chown -R postgres "$folder"; fi
as "$bin/initdb" -D "$folder/data" -A trust -U kausa --locale=C -E UTF8 > /dev/null
as "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w start -o \
  "-c listen_addresses='' -c unix_socket_directories='$folder' -c shared_buffers=1GB -c work_mem=256MB -c effective_cache_size=4GB -c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1 -c fsync=off" > /dev/null

columns=$(for column in r{0..31} w{0..31}; do printf '%s smallint NOT NULL, ' "$column"; done)
sum=$(for d in {0..31}; do printf 'f.w%d * v_shortfall[%d + f.r%d] + ' "$d" $((101 * d + 1)) "$d"; done)
# Functions are text to the client and know no variables: they are put in before.
sed -e "s/:columns/${columns%, }/" -e "s/:sum/${sum% + }/" -e "s/:rounds/$rounds/" "$here/postgres.sql" > "$folder/all.sql"
chmod a+rx "$folder"
(cd "$folder" && as "$bin/psql" -q -v ON_ERROR_STOP=1 -h "$folder" -U kausa -d postgres -f all.sql)
"$bin/postgres" --version
dotnet run -c Release --project "$root/benchmarks/Kausa.Matching.Benchmarks" --no-build -- peer-compare "$folder"
