#!/usr/bin/env bash
# Breaks the engine on purpose, one small change at a time, and counts the changes that the quick tests notice:
#   bash tests/mutation.sh                                     all of engine/Routing and engine/State
#   bash tests/mutation.sh Routing/Matcher.cs 'State/*.cs'     these files below engine/
#
# Needs the .NET SDK; the tool is pinned in tests/Mutation/dotnet-tools.json. Two mutants at a time; all of them take
# from half an hour. The last line is the score. The report with each mutant is below tests/Mutation/TestResults.
set -uo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/Mutation" || exit 1
# A mutant that allocates for ever is ended by the limit, not by the machine.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GCHeapHardLimit=0x80000000

files=()
for file in "$@"; do
  files+=(--mutate "$file")
done

dotnet tool restore >/dev/null || { echo "mutation.sh: the tool could not be restored" >&2; exit 1; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet stryker --config-file stryker-config.json --skip-version-check --output TestResults "${files[@]}" | tee "$log"
code=${PIPESTATUS[0]}
grep -o 'The final mutation score is.*' "$log"
exit "$code"
