#!/bin/bash
# Builds everything and runs every test: ./test.sh, or with a filter: ./test.sh --filter-class '*SliceTests'
# ./test.sh fast, between commits: what needs nothing but .NET.
set -euo pipefail
cd "$(dirname "$0")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Servers left behind by the build would keep the output open after the last line, and a shared compiler sometimes reads changed pages wrongly.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false UseRazorBuildServer=false

build=(Portal.sln --no-incremental) # with analyzers and the check of the format; the fast run leaves out the analyzers
needs="icu chromium firefox postgresql dovecot postfix stemwords fonts"
if [ "${1:-}" = fast ]; then
  build=(Portal.Tests -p:RunAnalyzers=false)
  needs=icu
  shift
  export PORTAL_TESTS=fast # tests skip themselves by what they ask for
fi

has_icu() { [[ $(PATH=$PATH:/sbin ldconfig -p) == *libicuuc* ]]; }
has_chromium() { [ -x "${CHROMIUM:-/usr/bin/chromium-headless-shell}" ]; }
has_firefox() { [ -x "${FIREFOX:-/usr/bin/firefox-esr}" ] || command -v firefox-esr; }
has_postgresql() { compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb; }
has_dovecot() { [ -x /usr/lib/dovecot/imap ] && [ -x /usr/lib/dovecot/pop3 ]; }
has_postfix() { [ -x /usr/sbin/postfix ]; }
has_stemwords() { command -v stemwords; }
has_fonts() { [[ $(fc-list :lang=ru family) == *"Noto Sans"* ]]; } # the widths of words are looked at
newest_icu() { apt-cache pkgnames libicu | grep -E '^libicu[0-9]+$' | sort -V | tail -1; }

missing=()
for need in $needs; do
  "has_$need" > /dev/null 2>&1 || missing+=("$need")
done

if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
  export DEBIAN_FRONTEND=noninteractive
  echo "Installing ${missing[*]}"
  apt-get update -qq
  packages=()
  for need in "${missing[@]}"; do
    case $need in
      icu) packages+=("$(newest_icu)") ;;
      chromium) packages+=(chromium-headless-shell) ;;
      firefox) packages+=(firefox-esr) ;;
      dovecot) packages+=(dovecot-imapd dovecot-pop3d) ;;
      stemwords) packages+=(libstemmer-tools) ;;
      fonts) packages+=(fontconfig fonts-dejavu-core fonts-noto-core) ;;
      *) packages+=("$need") ;;
    esac
  done
  log=$(mktemp)
  apt-get install -y -qq --no-install-recommends "${packages[@]}" > "$log" 2>&1 || { cat "$log"; exit 1; }
  rm "$log"
elif [ ${#missing[@]} -gt 0 ]; then
  echo "Not on this machine: ${missing[*]}. Tests that need them are skipped."
  echo "Debian: apt-get install chromium-headless-shell firefox-esr postgresql dovecot-imapd dovecot-pop3d postfix libstemmer-tools fonts-noto-core libicu-dev"
fi

if ! command -v dotnet > /dev/null; then
  echo "The .NET 10 SDK is missing: install the package dotnet-sdk-10.0 or take it from https://dot.net"
  exit 1
fi

if ! dotnet build "${build[@]}" -v quiet; then
  echo "The build failed, so no test ran."
  echo "If it says \"Was not formatted\": dotnet build -p:CSharpier_Check=false lays out the code."
  echo "0 passed, 0 failed"
  exit 1
fi
results=$PWD/TestResults
rm -rf "$results"
code=0
dotnet Portal.Tests/bin/Debug/net10.0/Portal.Tests.dll --results-directory "$results" --report-xunit-xml --report-xunit-xml-filename tests.xml --progress off "$@" || code=$?
# The count comes from the report; without one the run itself has failed.
report=$(head -c 4000 "$results/tests.xml" 2> /dev/null || true)
count() { [[ $report =~ \<assembly\ [^\>]*\ $1=\"([0-9]+)\" ]] && echo "${BASH_REMATCH[1]}"; }
line="0 passed, 1 failed"
if [ -n "$report" ]; then
  failed=$(($(count failed) + $(count errors)))
  line="$(count passed) passed, $failed failed"
  [ "$(count skipped)" = 0 ] || line="$line, $(count skipped) skipped"
fi
# Green means that tests ran and none failed, whatever the runner thought.
[[ $line == *" 0 failed"* && $line != "0 passed"* ]] || [ "$code" != 0 ] || code=1
echo "$line"
exit "$code"
