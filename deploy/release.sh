#!/bin/sh
# Puts a built site where nginx serves it, at one stroke: deploy/release.sh site /srv/ips-quality [name]
set -eu
site=$1 place=$2 name=${3:-$(date -u +%Y%m%dT%H%M%SZ)}
release=$place/releases/$name

mkdir -p "$place/releases"
mkdir "$release" # stops at a name that is taken: what was published is not written over
# A page that was opened before the update may still ask for scripts of its time.
if [ -e "$place/current/assets" ]; then cp -a "$place/current/assets" "$release/"; fi
cp -a "$site/." "$release/"
"$(dirname "$0")/switch.sh" "$place" "$name"
