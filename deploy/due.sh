#!/bin/sh
# Whether the time of something that waits has come, so that a build is due:
#
#   sh deploy/due.sh _site/status.json && npm run build
#   sh deploy/due.sh https://news.example.org/status.json [now, as 2026-12-05T01:00:00Z]
#
# It ends with 0 where a build is due, with 1 where none is, and with 2 where it can't read the file.
set -u

case "${1:-}" in
  http://* | https://*) status=$(curl -fsS --max-time 60 "$1") || exit 2 ;;
  *) status=$(cat "${1:-}") || exit 2 ;;
esac
next=$(printf '%s\n' "$status" | sed -n 's/^  "nextBuild": "\([0-9TZ:-]*\)".*/\1/p')
now=${2:-$(date -u +%Y-%m-%dT%H:%M:%SZ)}
[ -n "$next" ] && LC_ALL=C expr "$now" ">=" "$next" >/dev/null
