#!/bin/sh
# Runs the tests that are built, and says at the very end what failed: logs are often cut at the beginning.
#
# Without arguments, first the tests of the rooms, which keep every processor busy, and then those that drive the built
# program: what one waits for on a terminal is late on a machine that has no time for it.
log=.build/test.log
failures=.build/test.failures
rm -f "$failures"
run() { swift test --skip-build "$@" 2>&1 || echo "swift test $*" >>"$failures"; }
{
  if [ $# -gt 0 ]; then
    run "$@"
  else
    run --skip ProgramTests
    run --filter ProgramTests
  fi
} | tee "$log"
[ -e "$failures" ] || exit 0
echo
echo "What failed (all of it is in $log):"
grep -aE -A 6 '^✘ Test .* recorded an issue|Fatal error|^error: ' "$log" |
  grep -avE '^(✔|◇|--)' | cut -c 1-400 | head -n 60
echo
grep -aoE '^✘ Test .* recorded an issue.* at [A-Za-z+]*\.swift:[0-9]+|Fatal error.*' "$log" |
  sed -e 's/recorded an issue.* at /at /' | cut -c 1-100 | sort | uniq -c | head -n 10
exit 1
