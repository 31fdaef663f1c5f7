#!/bin/sh
# What the viewer asks for, done under the store's user: started by tsubo-request.path when one of
# four files appears in /run/tsubo. The viewer reads the answer from /run/tsubo/progress.
set -u
cd /run/tsubo || exit 1

store() {
    wish=$1
    shift
    rm -f "$wish"
    /usr/bin/tsubo-store "$wish" "$@" --store /var/lib/tsubo --keys /etc/tsubo/keys \
        --base /usr/share/tsubo/base.tsubo >>progress
}

# Before the switch that is asked for with them: it lists what is left.
for wish in rollback remove; do
    if [ -f "$wish" ]; then
        # The id of a pack and nothing else, whatever the file holds.
        id=$(head -c 64 "$wish" | tr -dc 'A-Za-z0-9._-')
        store "$wish" "${id:--}"
    fi
done
if [ -f switch ]; then
    store switch
fi
if [ -f confirm ]; then
    store confirm
fi
echo end >>progress
