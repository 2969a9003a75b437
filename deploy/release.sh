#!/bin/sh
# Publishes a built site on this machine, each time in a folder of its own, and turns a link to it in one step:
#
#   sh deploy/release.sh _site /srv/site [how many stay, 5 if not given]
#   sh deploy/release.sh --back /srv/site
#
# The web server reads /srv/site, which is a link into /srv/site-releases/. A file that is no longer in the site is in no
# later release. --back turns the link to the release before. It needs mv -T: that of GNU or BusyBox.
set -eu

fail() {
  echo "release.sh: $1" >&2
  exit 2
}

# Makes the link lead to a release; readers always find one site or the other.
turn() {
  ln -sfn "$(basename "$releases")/$1" "$link.new"
  mv -T "$link.new" "$link"
}

[ $# -ge 2 ] || fail "usage: release.sh <built site> <link of the server> [how many stay], or: release.sh --back <link>"
link=${2%/}
releases=$link-releases
folder=
if [ -e "$link" ] && [ ! -L "$link" ]; then
  [ ! -e "$link-before" ] || fail "$link is a folder, and $link-before is in the way: remove one of them"
  folder=$link
fi
mkdir -p "$releases"

if [ "$1" = --back ]; then
  now=$(basename "$(readlink "$link" || true)")
  before=$(ls "$releases" | grep '^[0-9]' | sort | awk -v now="$now" '$0 < now' | tail -n 1)
  [ -n "$before" ] || fail "there is no release before $now"
  turn "$before"
  echo "$before"
  exit
fi

[ -f "$1/index.html" ] || fail "$1 is no built site: it has no index.html"
keep=${3:-5}
last=$(ls "$releases" | grep '^[0-9]' | sort | tail -n 1)
last=${last%%-*}
# By number, so that two in one second are told apart. The time is for people.
number=$((1${last:-000000} - 999999))
name=$(printf '%06d-%s' "$number" "$(date -u +%Y%m%dT%H%M%SZ)")
# A copy that was interrupted never has the name of a release.
rm -rf "$releases"/.new-*
draft=$releases/.new-$name
cp -RL "$1" "$draft"
chmod 755 "$draft"
mv -T "$draft" "$releases/$name"
# The folder of a server that was copied into until now: its files stay.
[ -z "$folder" ] || mv "$folder" "$link-before"
turn "$name"
echo "$name"
# The oldest go, never the one that readers see.
ls "$releases" | grep '^[0-9]' | sort -r | tail -n +"$((keep + 1))" | while read -r old; do
  [ "$old" = "$name" ] || rm -rf "${releases:?}/$old"
done
