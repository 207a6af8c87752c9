#!/usr/bin/env bash
# keyring-stop.sh [--dir DIR] - stop the bus and the keyring that
# keyring-start.sh started in DIR.
set -euo pipefail
dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/keyring
[ "${1:-}" = --dir ] && dir=$2
for name in keyring bus; do
  if [ -s "$dir/$name.pid" ]; then kill "$(cat "$dir/$name.pid")" 2>/dev/null || true; fi
  rm -f "$dir/$name.pid"
done
