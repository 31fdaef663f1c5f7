#!/bin/sh
# Before the viewer: asks the store what to open. The attempt is counted before any code of the
# viewer runs, so no crash escapes counting. Nothing here may keep a booth dark, so it always ends
# well: without a list the viewer opens the pack that came with it.
set -u
progress=/run/tsubo/progress
list=/run/tsubo/start
# The viewer reads from where the file ended when it started; a restart begins a new one.
: >"$progress"
/usr/bin/tsubo-store start --store /var/lib/tsubo --keys /etc/tsubo/keys --run /run/tsubo \
    --base /usr/share/tsubo/base.tsubo >"$list.new" && mv "$list.new" "$list" ||
    { [ -s "$list.new" ] && mv "$list.new" "$list" || rm -f "$list" "$list.new"; }
exit 0
