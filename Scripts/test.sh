#!/bin/sh
# Runs the tests that are built, and says at the very end what failed: logs are often cut at the beginning.
log=.build/test.log
status=.build/test.status
{
  swift test --skip-build "$@" 2>&1
  echo $? >"$status"
} | tee "$log"
[ "$(cat "$status")" = 0 ] && exit 0
echo
echo "What failed (all of it is in $log):"
grep -aE -A 6 '^✘ Test .* recorded an issue|Fatal error|^error: ' "$log" |
  grep -avE '^(✔|◇|--)' | cut -c 1-400 | head -n 60
echo
grep -aoE '^✘ Test .* recorded an issue.* at [A-Za-z+]*\.swift:[0-9]+|Fatal error.*' "$log" |
  sed -e 's/recorded an issue.* at /at /' | cut -c 1-100 | sort | uniq -c | head -n 10
exit "$(cat "$status")"
