#!/usr/bin/env bash
# with-postgres.sh COMMAND…: runs a command with DATABASE_URL naming a PostgreSQL server of Debian's package, which is the
# oldest version that the hub supports (15). The server lives in a temporary folder and ends with the command.
set -euo pipefail
binaries=$(ls -d /usr/lib/postgresql/15/bin 2>/dev/null) || { echo 'PostgreSQL 15 is not installed: apt-get install postgresql-15' >&2; exit 1; }

folder=$(mktemp -d /tmp/hub-postgres.XXXXXX)
account=()
if [ "$(id -u)" = 0 ]; then
  chown nobody "$folder"
  account=(runuser -u nobody --)
fi
finish() {
  status=$?
  "${account[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null || true
  rm -rf "$folder"
  exit "$status"
}
trap finish EXIT

"${account[@]}" "$binaries/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
options="-k $folder -c listen_addresses= -c fsync=off -c max_connections=300"
"${account[@]}" "$binaries/pg_ctl" -D "$folder/data" -l "$folder/log" -o "$options" -w start >/dev/null || { cat "$folder/log" >&2; exit 1; }
DATABASE_URL="postgres://postgres@localhost:5432/postgres?host=$folder" "$@"
