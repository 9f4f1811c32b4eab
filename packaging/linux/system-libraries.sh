#!/bin/sh
# Install what Python and Qt need of the system, where that is allowed; else say how.
# Nothing happens where they are there already, or on macOS and Windows.
# With the word "tests": exiftool as well, whose tests are skipped without it.
set -u
PATH=$PATH:/usr/sbin:/sbin  # where Debian keeps ldconfig from ordinary users

[ "$(uname -s)" = Linux ] || exit 0

offscreen="libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3 fonts-dejavu-core"
screen="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"

cached() { ldconfig -p 2>/dev/null | grep -q "$1"; }

missing=""
python="${PYTHON:-python3}"
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
  missing="python3 python3-venv"
fi
for library in libglib-2.0.so.0 libGL.so.1 libEGL.so.1 libfontconfig.so.1 \
  libxkbcommon.so.0 libdbus-1.so.3; do
  cached "$library" || { missing="$missing $offscreen"; break; }
done
if ! ls /usr/share/fonts/*/* >/dev/null 2>&1; then
  missing="$missing fonts-dejavu-core"
fi
if [ -n "${DISPLAY:-}" ]; then
  for library in libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 \
    libxkbcommon-x11.so.0; do
    cached "$library" || { missing="$missing $screen"; break; }
  done
fi
referee=""
if [ "${1:-}" = tests ] && ! command -v exiftool >/dev/null 2>&1; then
  referee="libimage-exiftool-perl"
fi
[ -n "$missing$referee" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  [ -z "$missing" ] || echo "Looksmith needs these libraries (Debian's names): $missing" >&2
  exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if sudo -n true 2>/dev/null; then
    as_root="sudo"
  elif [ -z "$missing" ]; then
    exit 0
  else
    echo "A few system packages are missing. Please run this once, then try again:" >&2
    echo "  sudo apt-get install --yes $missing" >&2
    exit 1
  fi
fi
echo "Installing the system packages that Python and Qt need ..."
$as_root apt-get update -qq || true
install() {
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qq --yes \
    --no-install-recommends "$@" >/dev/null
}
if [ -n "$referee" ] && ! install $referee; then
  echo "exiftool could not be installed: tests that ask it are skipped." >&2
fi
# shellcheck disable=SC2086  # the names are meant to be split
[ -z "$missing" ] || install $missing
