#!/usr/bin/env bash
# keyring-start.sh - install and start a private session bus with an unlocked
# Secret Service (gnome-keyring), as a desktop has one.
#
#   keyring-start.sh [--dir DIR] [--no-install]
#
# Nothing is written outside DIR.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
prog=keyring-start
# shellcheck source=lib/common.sh
. "$here/lib/common.sh"
dir=$here/keyring
install=1
while [ $# -gt 0 ]; do
  case $1 in
    --dir) dir=$2; shift 2 ;;
    --no-install) install=0; shift ;;
    *) echo "keyring-start.sh: unknown argument $1" >&2; exit 2 ;;
  esac
done
case $dir in /*) ;; *) dir=$PWD/$dir ;; esac

apt_install dbus dbus-bin gnome-keyring
t_start=$(now)
"$here/keyring-stop.sh" --dir "$dir"
mkdir -p "$dir/home"
chmod 700 "$dir" "$dir/home"

export HOME=$dir/home XDG_RUNTIME_DIR=$dir/home DBUS_SESSION_BUS_ADDRESS=unix:path=$dir/bus
dbus-daemon --session --nofork --address="$DBUS_SESSION_BUS_ADDRESS" </dev/null >"$dir/bus.log" 2>&1 &
echo $! >"$dir/bus.pid"
for _ in $(seq 100); do [ -S "$dir/bus" ] && break; sleep 0.05; done
printf clave | gnome-keyring-daemon --foreground --unlock --components=secrets >"$dir/keyring.log" 2>&1 &
echo $! >"$dir/keyring.pid"
owner() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.GetNameOwner string:org.freedesktop.secrets >/dev/null 2>&1
}
for _ in $(seq 100); do owner && break; sleep 0.05; done
owner || { log "no Secret Service within 5 s"; cat "$dir"/*.log >&2; exit 1; }
log "started in $(( $(now) - t_start )) ms"

cat <<ENV
KEYRING_BUS=$DBUS_SESSION_BUS_ADDRESS
KEYRING_PID=$(cat "$dir/keyring.pid")
ENV
