#!/usr/bin/env bash
# Runs every test:  bash tests/run.sh
#                   bash tests/run.sh --swarm 10000000   with that many commands for the naive model (default 2000000)
#                   bash tests/run.sh --crash 200        with that many kills of the daemon under load (default 30)
#                   bash tests/run.sh --fuzz 10000000    with that many cases for each of the readers (default 600000)
#                   bash tests/run.sh --seeds 10000      with that many seeds of the simulation (default 200)
#                   bash tests/run.sh --soak 600         with that many seconds of load and trouble at one go (default 10)
#
# Needs the .NET SDK. Installs what the tests need besides (Debian's activemq, libactivemq-java, libhdrhistogram-java, a
# Java compiler, strace, and python3-msgpack) where it is missing and may be. Works offline once everything is there. A
# skipped test counts as failed, and so does a project that crashes or runs no test. The last line is
# 'N passed, N failed'.
set -uo pipefail

while [ $# -gt 0 ]; do
  case $1 in
    --swarm) export MRE_SWARM_COMMANDS=${2:?run.sh: --swarm needs a number of commands} ;;
    --crash) export MRE_CRASH_ROUNDS=${2:?run.sh: --crash needs a number of kills} ;;
    --fuzz) export MRE_FUZZ_CASES=${2:?run.sh: --fuzz needs a number of cases} ;;
    --seeds) export MRE_SIMULATION_SEEDS=${2:?run.sh: --seeds needs a number of seeds} ;;
    --soak) export MRE_SOAK_SECONDS=${2:?run.sh: --soak needs a number of seconds} ;;
    *)
      echo "run.sh: there are only --swarm N, --crash N, --fuzz N, --seeds N and --soak N" >&2
      exit 2
      ;;
  esac
  shift 2
done

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

die() {
  printf 'run.sh: %s\n' "$*" >&2
  exit 1
}

install_missing() {
  local missing=()
  [ -r /usr/share/activemq/bin/activemq.jar ] || missing+=(activemq)
  [ -r /usr/share/java/activemq-client.jar ] || missing+=(libactivemq-java)
  [ -r /usr/share/java/hdrhistogram.jar ] || missing+=(libhdrhistogram-java)
  command -v javac >/dev/null || missing+=(default-jdk-headless)
  command -v strace >/dev/null || missing+=(strace)
  /usr/bin/python3 -c 'import msgpack' 2>/dev/null || missing+=(python3-msgpack)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    die "missing for the tests, as root: apt-get install --no-install-recommends ${missing[*]}"
  fi
  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" ||
    die "could not install ${missing[*]}"
}

# An attribute of the counters in a result file.
counter() { # file attribute
  sed -n 's/.*<Counters [^>]*\b'"$2"'="\([0-9]*\)".*/\1/p' "$1" | head -n 1
}

command -v dotnet >/dev/null || die "the .NET SDK is missing: https://dotnet.microsoft.com/download"
install_missing
dotnet restore MediaRouting.slnx --locked-mode -v q || die "the restore failed"
dotnet build MediaRouting.slnx -c Release --no-restore -v q || die "the build failed"

passed=0
failed=0
for project in $(grep -l '<IsTestProject>true' tests/*/*.csproj); do
  name=$(basename "$(dirname "$project")")
  # Half an hour is many times what any project takes besides a soak: it ends one that hangs.
  timeout -k 30 $((1800 + ${MRE_SOAK_SECONDS:-0})) dotnet test "$project" -c Release --no-build --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" >"$results/$name.log" 2>&1
  code=$?
  ran=0 good=0
  if [ -r "$results/$name.trx" ]; then
    ran=$(counter "$results/$name.trx" total)
    good=$(counter "$results/$name.trx" passed)
  fi
  bad=$((${ran:-0} - ${good:-0}))
  if [ "$bad" -eq 0 ] && { [ "$code" -ne 0 ] || [ "${ran:-0}" -eq 0 ]; }; then
    bad=1
    echo "tests/$name: ended with $code after ${ran:-0} tests" >>"$results/$name.log"
  fi
  [ "$bad" -eq 0 ] || cat "$results/$name.log"
  # What is worth a look and fails nothing would not be seen otherwise.
  [ "$bad" -ne 0 ] || sed -n 's/.*\(warning: allocation budget\)/\1/p' "$results/$name.log"
  echo "tests/$name: ${good:-0} passed, $bad failed"
  passed=$((passed + ${good:-0}))
  failed=$((failed + bad))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
