#!/bin/sh
# Serves a release that is in place, a newer or an older one: deploy/switch.sh /srv/ips-quality name
set -eu
place=$1 name=$2

if [ ! -e "$place/releases/$name/index.html" ]; then
  echo "$place/releases holds no site named $name." >&2
  exit 1
fi
# Renaming is one step for whoever reads; linking anew would be two, with nothing there in between.
ln -sfn "releases/$name" "$place/next"
mv -T "$place/next" "$place/current"
