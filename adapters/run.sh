#!/usr/bin/env bash
# Runs the daemon:  bash adapters/run.sh [options of 'mre run']
#
# Needs the .NET SDK. Takes the broker that listens at --broker (default tcp://127.0.0.1:61616). Where none does and the
# address is this machine's own, it starts a durable ActiveMQ there, with all of its files under .mre/ and the loopback
# as its only listener, and stops it at the end; Debian's package is installed first where it is missing and may be.
# Without --config the sample configuration is used. Works offline once everything is there.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
base=$root/.mre/broker
jar=/usr/share/activemq/bin/activemq.jar
mre=$root/adapters/Daemon/bin/Release/net10.0/mre
broker_pid=
daemon_pid=
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf 'run.sh: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# The value of an option, from where 'mre run' itself would take it; nothing if nobody gives one.
option() { # name arguments...
  local name=$1 variable settings
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      "--$name") printf '%s' "${2-}"; return ;;
      "--$name="* | "--$name:"*) printf '%s' "${1#"--$name"?}"; return ;;
    esac
    shift
  done
  variable=MRE_${name^^}
  settings=${MRE_SETTINGS-}
  [ -z "$settings_file" ] || settings=$settings_file
  if [ -n "${!variable-}" ]; then
    printf '%s' "${!variable}"
  elif [ -r "$settings" ]; then
    sed -n 's/.*"'"$name"'"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' "$settings" | head -n 1
  fi
}

listens() { timeout 2 bash -c ': >"/dev/tcp/$0/$1"' "$1" "$2" 2>/dev/null; }

install_broker() {
  if command -v java >/dev/null && [ -r "$jar" ]; then
    return
  fi
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    die "no broker listens at $broker and ActiveMQ is missing: 'apt-get install activemq' as root, or see it work" \
      "without a broker: dotnet run --project adapters/Daemon -- demo"
  fi
  say "installing Debian's activemq"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends activemq; } >&2 ||
    die "ActiveMQ could not be installed; see it work without a broker: dotnet run --project adapters/Daemon -- demo"
}

start_broker() { # port
  mkdir -p "$base/conf" "$base/data" "$base/tmp"
  cat >"$base/conf/activemq.xml" <<XML
<beans xmlns="http://www.springframework.org/schema/beans" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
       xsi:schemaLocation="http://www.springframework.org/schema/beans
         http://www.springframework.org/schema/beans/spring-beans.xsd
         http://activemq.apache.org/schema/core http://activemq.apache.org/schema/core/activemq-core.xsd">
  <bean class="org.springframework.beans.factory.config.PropertyPlaceholderConfigurer"/>
  <broker xmlns="http://activemq.apache.org/schema/core"
          brokerName="mre" dataDirectory="\${activemq.data}" useJmx="false">
    <persistenceAdapter>
      <kahaDB directory="\${activemq.data}/kahadb"/>
    </persistenceAdapter>
    <transportConnectors>
      <transportConnector name="openwire" uri="tcp://127.0.0.1:$1"/>
    </transportConnectors>
  </broker>
</beans>
XML
  cat >"$base/conf/log4j.properties" <<'LOG'
log4j.rootLogger=INFO, file
log4j.appender.file=org.apache.log4j.RollingFileAppender
log4j.appender.file.file=${activemq.data}/activemq.log
log4j.appender.file.maxFileSize=1024KB
log4j.appender.file.maxBackupIndex=3
log4j.appender.file.layout=org.apache.log4j.PatternLayout
log4j.appender.file.layout.ConversionPattern=%d | %-5p | %m | %c | %t%n
LOG
  # Its paths are relative, so that a blank in the path of the repository does no harm.
  (cd "$base" && exec setsid java -Xms64m -Xmx512m -XX:+UseSerialGC -Djava.awt.headless=true -Djava.io.tmpdir=tmp \
    -Dactivemq.home=/usr/share/activemq -Dactivemq.base=. -Dactivemq.conf=conf -Dactivemq.data=data \
    -Dlog4j.configuration=file:conf/log4j.properties -jar "$jar" start xbean:file:conf/activemq.xml) \
    >"$base/console.log" 2>&1 </dev/null &
  broker_pid=$!
  for _ in $(seq 300); do
    if listens 127.0.0.1 "$1"; then
      say "started a broker at tcp://127.0.0.1:$1, its data in .mre/broker/data; it stops with this script"
      return
    fi
    kill -0 "$broker_pid" 2>/dev/null || break
    sleep 0.2
  done
  tail -n 20 "$base/console.log" >&2
  die "the broker did not start; .mre/broker/console.log and .mre/broker/data/activemq.log say why"
}

# The daemon drains over the broker, so it ends first.
finish() {
  trap - EXIT
  if [ -n "$daemon_pid" ]; then
    kill -TERM "$daemon_pid" 2>/dev/null || true
    wait "$daemon_pid" 2>/dev/null || true
  fi
  if [ -n "$broker_pid" ]; then
    kill "$broker_pid" 2>/dev/null || true
    wait "$broker_pid" 2>/dev/null || true
  fi
}
trap finish EXIT
trap 'if [ -n "$daemon_pid" ]; then kill -TERM "$daemon_pid" 2>/dev/null || true; else exit 130; fi' HUP INT TERM

command -v dotnet >/dev/null || die "the .NET SDK is missing: https://dotnet.microsoft.com/download"

settings_file=
settings_file=$(option settings "$@")
broker=$(option broker "$@")
broker=${broker:-tcp://127.0.0.1:61616}
if [ -z "$(option data "$@")" ]; then
  set -- "$@" --data "$root/.mre/data"
fi
if [ -z "$(option config "$@")" ]; then
  set -- "$@" --config "$root/adapters/Daemon/sample/routing.json"
fi

say "building"
build_log=$(dotnet build "$root/adapters/Daemon" -c Release -v q 2>&1) || die "the build failed:" "$build_log"

for argument in "$@"; do
  case $argument in
    --help | -h | '-?') exec "$mre" run --help ;;
  esac
done

# An address of another form is left to 'mre run', which says what is wrong with it.
if [[ $broker =~ ^tcp://([A-Za-z0-9._-]+)(:([0-9]+))?/?$ ]]; then
  host=${BASH_REMATCH[1]}
  port=${BASH_REMATCH[3]:-61616}
  if listens "$host" "$port"; then
    say "taking the broker that listens at $broker"
  elif [ "$host" = 127.0.0.1 ] || [ "$host" = localhost ]; then
    install_broker
    start_broker "$port"
  else
    die "no broker listens at $broker: start it, or leave --broker out to have one here, or see it work without" \
      "a broker: dotnet run --project adapters/Daemon -- demo"
  fi
fi

"$mre" run "$@" &
daemon_pid=$!
code=0
wait "$daemon_pid" || code=$?
while kill -0 "$daemon_pid" 2>/dev/null; do
  code=0
  wait "$daemon_pid" || code=$?
done
exit "$code"
