#!/usr/bin/env bash
# A contact centre against the daemon:  bash load/run.sh SCENARIO [--broker URI] [--seed N] [--out DIR]
#
# SCENARIO is one of load/scenarios, or a file. Starts a broker, unless one is given, and a daemon of the run's own, and
# stops them. Writes report.html, .md, .csv and .json to load/reports/SCENARIO. Exit code 0: everything holds, 1:
# something does not, 2: it could not be run. Needs the .NET SDK; installs Debian's activemq where it is missing and
# may be. Works offline once everything is there.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

die() {
  printf 'run.sh: %s\n' "$*" >&2
  exit 2
}

[ $# -gt 0 ] || die "which scenario? There are:" "$(cd "$root/load/scenarios" && echo *.json | sed 's/\.json//g')"
command -v dotnet >/dev/null || die "the .NET SDK is missing: https://dotnet.microsoft.com/download"
if [[ " $* " != *" --broker "* ]] && ! [ -r /usr/share/activemq/bin/activemq.jar ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    die "missing, as root: apt-get install --no-install-recommends activemq"
  fi
  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends activemq ||
    die "could not install activemq"
fi

log=$(dotnet build "$root/load" -c Release -v q 2>&1) || die "the build failed:" "$log"
out=()
if [[ " $* " != *" --out "* ]]; then
  out=(--out "$root/load/reports/$(basename "$1" .json)")
fi
exec "$root/load/bin/Release/net10.0/load" "$@" "${out[@]}"
