# shellcheck shell=bash
# common.sh - helpers shared by rt-start.sh and mail-start.sh.
# The caller sets $prog (for messages) and $install (1 = apt-get may be called).

log() { printf '%s: %s\n' "$prog" "$*" >&2; }
# epoch milliseconds, for the timing lines
now() { date +%s%3N; }
# true when something accepts connections on 127.0.0.1:$1
listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# apt_lists: fetches the lists of packages where a minimal system has none yet.
apt_lists() {
  ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || apt-get update -q -o DPkg::Lock::Timeout=600 >&2
}

# apt_install PACKAGE...: installs what is missing, without recommends, without
# questions, and without letting the packages start their system services on
# the standard ports (policy-rc.d, removed again if it was not there before).
apt_install() {
  local p missing=() t0 policy=/usr/sbin/policy-rc.d ours=0 rc=0
  for p in "$@"; do
    dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing+=("$p")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$install" = 1 ] || { log "missing packages: ${missing[*]}"; return 1; }
  t0=$(now)
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod 755 "$policy"; ours=1
  fi
  debconf-set-selections <<'PRESEED'
request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/install-cronjobs boolean false
postfix postfix/main_mailer_type select No configuration
PRESEED
  apt_lists
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q -o DPkg::Lock::Timeout=600 \
    --no-install-recommends "${missing[@]}" >&2 || rc=$?
  [ "$ours" = 0 ] || rm -f "$policy"
  [ "$rc" = 0 ] || { log "apt-get failed ($rc)"; return "$rc"; }
  log "installed ${missing[*]} in $(( $(now) - t0 )) ms"
}
