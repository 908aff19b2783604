#!/usr/bin/env bash
# Measures:  bash bench/run.sh [--quick]             everything, and writes the report, under a quarter of an hour
#            bash bench/run.sh --figures [--quick]   the engine alone
#            bash bench/run.sh --peers [--quick]     the engine beside what people build instead
#            bash bench/run.sh --broker [--quick]    client and daemon over a broker
#            bash bench/run.sh --micro [options]     the micro-benchmarks; options as BenchmarkDotNet has them
#
# The report is bench/report/: report.html, one page with plots, and RESULTS.md. Needs the .NET SDK; installs what else
# is measured against (Debian's activemq, libactivemq-java, libdisruptor-java, postgresql, a Java compiler) where it is
# missing and may be. Works offline once everything is there. Wants two cores that have nothing else to do.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

die() {
  printf 'run.sh: %s\n' "$*" >&2
  exit 1
}

build() { # project
  local log
  log=$(dotnet build "$root/bench/$1" -c Release -v q 2>&1) || die "the build failed:" "$log"
}

binary() { # project
  echo "$root/bench/$1/bin/Release/net10.0/${1,,}"
}

install_missing() {
  local missing=()
  [ -r /usr/share/activemq/bin/activemq.jar ] || missing+=(activemq)
  [ -r /usr/share/java/activemq-client.jar ] || missing+=(libactivemq-java)
  [ -r /usr/share/java/disruptor.jar ] || missing+=(libdisruptor-java)
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=(postgresql)
  command -v javac >/dev/null || missing+=(default-jdk-headless)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    die "missing for the bench, as root: apt-get install --no-install-recommends ${missing[*]}"
  fi
  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" ||
    die "could not install ${missing[*]}"
}

command -v dotnet >/dev/null || die "the .NET SDK is missing: https://dotnet.microsoft.com/download"

case ${1-} in
  --micro)
    shift
    build Micro
    # The reports that BenchmarkDotNet leaves behind go beside its binaries; what counts stands on the screen.
    exec "$(binary Micro)" "$@" --artifacts "$root/bench/Micro/bin/artifacts"
    ;;
  --figures)
    shift
    build Figures
    exec "$(binary Figures)" "$@"
    ;;
  --peers | --broker)
    program=${1#--}
    shift
    install_missing
    build "${program^}"
    exec "$(binary "${program^}")" "$@"
    ;;
esac

install_missing
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
for program in Figures Peers Broker Report; do
  build "$program"
done
for program in Figures Peers Broker; do
  "$(binary "$program")" "$@" --rows "$rows"
done
"$(binary Report)" "$rows" "$root/bench/report"
