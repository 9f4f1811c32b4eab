#!/bin/sh
# Open the window on the sample photo; without a display, do the same job without one.
set -eu
bin=$1
out=$2
sample=$(find resources/samples -name '*.jpg' | sort | head -n 1)

has_display() {
  case "$(uname -s)" in
    Linux) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] ;;
    *) true ;;
  esac
}

if has_display; then
  exec "$bin/looksmith" "$sample"
fi
exec "$bin/looksmith" demo "$sample" --out "$out"
