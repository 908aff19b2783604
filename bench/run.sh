#!/usr/bin/env bash
# Measures the engine:  bash bench/run.sh [--quick]            the figures of the goals, as ratios taken in one run
#                       bash bench/run.sh --broker [--quick]   client and daemon over a broker, as ratios taken in one run
#                       bash bench/run.sh --micro [options]    the micro-benchmarks; options as BenchmarkDotNet has them
#
# Needs the .NET SDK, --broker a JDK, ActiveMQ and its Java client besides; works offline once the packages are
# restored. Wants two cores that have nothing else to do.
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

command -v dotnet >/dev/null || die "the .NET SDK is missing: https://dotnet.microsoft.com/download"

if [ "${1-}" = --micro ]; then
  shift
  build Micro
  # The reports that BenchmarkDotNet leaves behind go beside its binaries; what counts stands on the screen.
  exec "$root/bench/Micro/bin/Release/net10.0/micro" "$@" --artifacts "$root/bench/Micro/bin/artifacts"
fi

if [ "${1-}" = --broker ]; then
  shift
  build Broker
  exec "$root/bench/Broker/bin/Release/net10.0/broker" "$@"
fi

build Figures
exec "$root/bench/Figures/bin/Release/net10.0/figures" "$@"
