#!/usr/bin/env bash
# postgres-start.sh - install and start a PostgreSQL cluster of its own on loopback, with TLS.
#
#   postgres-start.sh --dir DIR --port PORT [--no-install]
#
# Nothing is written outside DIR but the package. Roles: `administra` (owner of the database
# `firma`), `envia` and `lee` (password `contrasena`, each as docs/firma.md makes them).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
prog=postgres-start
# shellcheck source=lib/common.sh
. "$here/lib/common.sh"
dir=$here/postgres port=5433 install=1
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=$2; shift 2 ;;
    --port) port=$2; shift 2 ;;
    --no-install) install=0; shift ;;
    *) echo "postgres-start.sh: unknown argument $1" >&2; exit 2 ;;
  esac
done
case $dir in /*) ;; *) dir=$PWD/$dir ;; esac

apt_install postgresql openssl
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
t_start=$(now)
"$here/postgres-stop.sh" --dir "$dir"
mkdir -p "$dir"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
  -keyout "$dir/server.key" -out "$dir/server.crt" 2>/dev/null
chmod 600 "$dir/server.key"
chown -R postgres "$dir"
as() { runuser -u postgres -- "$@"; }
as sh -c "printf contrasena >'$dir/password'"
as "$bin/initdb" -D "$dir/data" -U postgres --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 \
  --pwfile="$dir/password" >/dev/null
cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$dir'
ssl = on
ssl_cert_file = '$dir/server.crt'
ssl_key_file = '$dir/server.key'
max_connections = 60
log_min_messages = fatal
CONF
as "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w start >/dev/null
psql() { PGPASSWORD=contrasena "$bin/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U postgres "$@"; }
psql -d postgres <<'SQL'
CREATE ROLE administra LOGIN CREATEDB PASSWORD 'contrasena';
CREATE ROLE envia LOGIN PASSWORD 'contrasena';
CREATE ROLE lee LOGIN PASSWORD 'contrasena';
CREATE DATABASE firma OWNER administra;
SQL
log "started in $(( $(now) - t_start )) ms"

cat <<ENV
POSTGRES_PORT=$port
POSTGRES_DATA=$dir/data
POSTGRES_BIN=$bin
POSTGRES_CA=$dir/server.crt
ENV
