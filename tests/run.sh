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

# Runs a project's tests; says what came of it, and leaves the two counts in a file of its name.
run_project() { # name
  # Half an hour is many times what any project takes besides a soak: it ends one that hangs.
  timeout -k 30 $((1800 + ${MRE_SOAK_SECONDS:-0})) dotnet test "tests/$1" -c Release --no-build --results-directory "$results" \
    --logger "trx;LogFileName=$1.trx" --logger "console;verbosity=minimal" >"$results/$1.log" 2>&1
  local code=$? ran=0 good=0
  if [ -r "$results/$1.trx" ]; then
    ran=$(counter "$results/$1.trx" total)
    good=$(counter "$results/$1.trx" passed)
  fi
  local bad=$((${ran:-0} - ${good:-0}))
  if [ "$bad" -eq 0 ] && { [ "$code" -ne 0 ] || [ "${ran:-0}" -eq 0 ]; }; then
    bad=1
    echo "tests/$1: ended with $code after ${ran:-0} tests" >>"$results/$1.log"
  fi
  [ "$bad" -eq 0 ] || cat "$results/$1.log"
  # What is worth a look and fails nothing would not be seen otherwise.
  [ "$bad" -ne 0 ] || sed -n 's/.*\(warning: allocation budget\)/\1/p' "$results/$1.log"
  echo "tests/$1: ${good:-0} passed, $bad failed, $((SECONDS - started)) s"
  echo "${good:-0} $bad" >"$results/$1.counts"
}

# One after the other, each started when the one before has ended.
run_lane() { # name...
  local name started
  for name in "$@"; do
    started=$SECONDS
    run_project "$name"
  done
}

# Two lanes beside each other: what waits for brokers and for processes that were killed leaves a core to the rest.
waiting=(Crash Trouble Broker Load)
computing=()
for project in $(grep -l '<IsTestProject>true' tests/*/*.csproj); do
  name=$(basename "$(dirname "$project")")
  [[ " ${waiting[*]} " == *" $name "* ]] || computing+=("$name")
done
run_lane "${waiting[@]}" &
beside=$!
trap 'kill "$beside" 2>/dev/null; rm -rf "$results"' EXIT
run_lane "${computing[@]}"
wait "$beside"

passed=0
failed=0
for name in "${waiting[@]}" "${computing[@]}"; do
  if read -r good bad <"$results/$name.counts"; then
    passed=$((passed + good))
    failed=$((failed + bad))
  else
    failed=$((failed + 1))
  fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
