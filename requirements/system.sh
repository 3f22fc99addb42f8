#!/usr/bin/env bash
# Install packages of a Debian or Ubuntu system, when this user may; else say what is missing.
#   system.sh [--optional] PACKAGE...      with --optional a missing package is said, and not a failure
set -euo pipefail

optional=no
if [ "${1:-}" = --optional ]; then optional=yes; shift; fi

missing=()
for package in "$@"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); else as_root=(false); fi
fi

install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null 2>&1
}

if command -v apt-get >/dev/null && { install || { "${as_root[@]}" apt-get update -q >/dev/null 2>&1 && install; }; }; then
  exit 0
fi
if [ "$optional" = yes ]; then
  echo "Not installed: ${missing[*]}. Tests that need it are skipped." >&2
  exit 0
fi
echo "Missing: ${missing[*]}. Install it as an administrator: apt-get install ${missing[*]}" >&2
exit 2
