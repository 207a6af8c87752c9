#!/usr/bin/env bash
# postgres-stop.sh - stop the cluster that postgres-start.sh started, and remove it.
#
#   postgres-stop.sh --dir DIR
set -euo pipefail

dir=''
[ "${1-}" = --dir ] && dir=$2
[ -n "$dir" ] || { echo 'postgres-stop.sh: --dir DIR is needed' >&2; exit 2; }
if [ -d "$dir/data" ]; then
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  runuser -u postgres -- "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
fi
rm -rf "$dir"
