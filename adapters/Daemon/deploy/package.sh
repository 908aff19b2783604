#!/usr/bin/env bash
# Packs mre both ways and tries each:  bash adapters/Daemon/deploy/package.sh DIR
#
#   DIR/mre         one file; needs the ASP.NET Core runtime of .NET 10 on the machine, and nothing of the SDK
#   DIR/packages    the package of the dotnet tool 'mre'
#
# Both are built from a copy of the tracked files, so that nothing here changes, and both are tried: help, a check of
# the sample, a short demo. Works offline once 'dotnet build' has worked here.
set -euo pipefail

[ $# -eq 1 ] || { echo "package.sh: where to? bash adapters/Daemon/deploy/package.sh DIR" >&2; exit 1; }
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
runtime=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)

try() { # program
  (
    cd "$work"
    "$1" --help >help.txt
    "$1" check "$root/adapters/Daemon/sample/routing.json" >check.txt
    "$1" demo --seconds 2 >demo.txt
    tail -n 1 demo.txt
  )
}

(cd "$root" && git ls-files -z -- engine adapters global.json '*.props' .editorconfig |
  tar --null --files-from=- -cf - | tar -C "$work" -xf -)
cd "$work"

echo "one file, for $runtime:"
dotnet publish adapters/Daemon -c Release -r "$runtime" --self-contained false -p:PublishSingleFile=true \
  -p:DebugType=embedded -p:GenerateDocumentationFile=false -o "$work/single" -v q
cp "$work/single/mre" "$out/mre"
ls -l "$out/mre"
try "$out/mre"

echo "dotnet tool:"
dotnet pack adapters/Daemon -c Release -o "$out/packages" -v q
cat >"$work/local.config" <<XML
<configuration>
  <packageSources>
    <clear />
    <add key="local" value="$out/packages" />
  </packageSources>
</configuration>
XML
dotnet tool install MediaRouting.Mre --tool-path "$work/tools" --configfile "$work/local.config"
try "$work/tools/mre"
