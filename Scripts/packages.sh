#!/bin/sh
# Makes sure that the system libraries and tools that building and testing need are there: installs them where that
# takes no password (root on Debian or Ubuntu), and otherwise names the exact command.
set -eu

debian="libncurses-dev libsqlite3-dev zlib1g-dev pkg-config tmux vim-tiny"

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift 6.3 or later is needed: https://www.swift.org/install" >&2
  exit 1
fi

if command -v dpkg-query >/dev/null 2>&1; then
  missing=""
  for package in $debian; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    # pkg-config is provided by pkgconf on newer releases.
    [ "$package" = pkg-config ] && command -v pkg-config >/dev/null 2>&1 && status=installed
    # The tests edit in any vi.
    [ "$package" = vim-tiny ] && command -v vi >/dev/null 2>&1 && status=installed
    [ "$status" = installed ] || missing="$missing $package"
  done
  [ -z "$missing" ] && exit 0
  if [ "$(id -u)" = 0 ]; then
    echo "Installing$missing"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
  fi
  echo "Missing system packages. Install them with:" >&2
  echo "  sudo apt-get install$missing" >&2
  exit 1
fi

if [ "$(uname)" = Darwin ]; then
  command -v tmux >/dev/null 2>&1 && exit 0
  echo "The tests need tmux. Install it with:" >&2
  echo "  brew install tmux" >&2
  exit 1
fi

for tool in pkg-config tmux; do
  command -v "$tool" >/dev/null 2>&1 || { echo "Missing: $tool; install it with your package manager." >&2; exit 1; }
done
for library in ncursesw sqlite3 zlib; do
  pkg-config --exists "$library" || { echo "Missing: development files of $library; install them with your package manager." >&2; exit 1; }
done
