#!/bin/sh
# A booth's display comes late, changes, goes and comes back; the service manager hears signs of
# life: sh test_life.sh KIOSK PACK HEAR_NOTIFY
set -eu
kiosk=$1
pack=$2
hear=$3
work=$(mktemp -d)
failed=0
pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT

# A display number nobody uses.
number=120
while [ -e "/tmp/.X11-unix/X$number" ] || [ -e "/tmp/.X$number-lock" ]; do
    number=$((number + 1))
done
export DISPLAY=":$number"
unset WAYLAND_DISPLAY 2>/dev/null || true
# Without an address libdbus looks for a bus in ways that leak, and the sanitizers' build says so.
export DBUS_SESSION_BUS_ADDRESS=disabled:

# wait_until NAME COMMAND…: asks again and again, up to a minute. A machine with other work is slow,
# so nothing here has to happen within a time; only what must not happen is given one.
wait_until() {
    name=$1
    shift
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 600 ]; then
            echo "$name: waited in vain"
            failed=1
            return 1
        fi
        sleep 0.1
    done
}

# wait_for NAME FILE PATTERN
wait_for() {
    wait_until "$1: \"$3\"" grep -qs -- "$3" "$2" && return 0
    cat "$2" 2>/dev/null || true
    return 1
}

# Signs of life that the service manager has heard, and whether they are more than so many.
signs() {
    grep -c WATCHDOG "$work/heard" || true
}
more_than() {
    [ "$(signs)" -gt "$1" ]
}

"$hear" "$work/socket" >"$work/heard" &
pids="$pids $!"
tries=0
until [ -S "$work/socket" ] || [ "$tries" -gt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done

# No display at boot: it waits and is alive.
NOTIFY_SOCKET="$work/socket" WATCHDOG_USEC=2000000 \
    "$kiosk" --pack "$pack" --record "$work/record" 2>"$work/said" &
booth=$!
pids="$pids $booth"
wait_for "no display at boot" "$work/heard" "READY=1 STATUS=waiting for a display" || true

# The display comes.
Xvfb "$DISPLAY" -screen 0 1920x1080x24 -noreset >/dev/null 2>&1 &
screen=$!
pids="$pids $screen"
wait_for "the display comes" "$work/heard" "STATUS=showing" || exit 1
wait_for "the display comes" "$work/record" "tsubo-replay 1 1920x1080" || true

# Idle, it still presents and is alive.
before=$(signs)
wait_until "idle: signs of life" more_than $((before + 2)) || true

# A sign of life follows a picture on the display: while the display server hangs there is none, so
# the service manager would start the booth again. One may have been on its way.
kill -STOP "$screen"
before=$(signs)
sleep 6
after=$(signs)
kill -CONT "$screen"
[ "$after" -le $((before + 1)) ] || {
    echo "$((after - before)) signs of life without a picture"
    failed=1
}
wait_until "the display server answers again" more_than $((after + 1)) || true

# The display changes its size while the kiosk runs, also to a very small one.
for size in 1280x720 640x480; do
    w=${size%x*}
    h=${size#*x}
    xrandr --newmode "$size" 60 "$w" $((w + 8)) $((w + 16)) $((w + 24)) \
        "$h" $((h + 8)) $((h + 16)) $((h + 24))
    xrandr --addmode screen "$size"
    xrandr --output screen --mode "$size"
    wait_for "the display becomes $size" "$work/record" "resize $w $h" || true
done

# Unplugged and plugged in again.
xrandr --output screen --off 2>/dev/null || true
sleep 1
xrandr --output screen --mode 1920x1080
wait_for "the display is back" "$work/record" "resize 1920 1080" || true
wait_until "alive after the display came back" more_than $(($(signs) + 1)) || true

# Idle, nothing is written: a booth of its own with a folder for its state. Every call that could
# write is watched while two highlights change; only the display server and the manager may be told.
mkdir "$work/state"
printf '[staff]\nstate = %s\n' "$work/state" >"$work/conf"
NOTIFY_SOCKET="$work/socket" WATCHDOG_USEC=2000000 \
    "$kiosk" --pack "$pack" --config "$work/conf" --stats "$work/pictures" 2>>"$work/said" &
idle=$!
pids="$pids $idle"
wait_for "an idle booth" "$work/pictures" attract || true
pictures() {
    [ "$(wc -l <"$work/pictures")" -ge "$1" ]
}
strace -f -y -s 64 -e trace=file,write,writev,pwrite64,pwritev,sendfile,ftruncate,fsync,fdatasync \
    -p "$idle" -o "$work/calls" 2>"$work/strace" &
watcher=$!
pids="$pids $watcher"
if wait_until "strace" grep -qs "attached" "$work/strace"; then
    wait_until "highlights" pictures $(($(wc -l <"$work/pictures") + 12)) || true
    kill -INT "$watcher"
    wait "$watcher" 2>/dev/null || true
    # Its own list of pictures is this test's wish; a read-only open and a look are no writes.
    sed -E '/<[^>]*(socket|pipe|eventfd|anon_inode):?/d; /<[^>]*pictures>/d; /O_RDONLY/d
        /(access|stat[a-z0-9]*|readlink[a-z]*|inotify_add_watch)\(/d; /^[0-9]+ (---|\+\+\+)/d
        /resumed>/d' "$work/calls" >"$work/writes"
    [ ! -s "$work/writes" ] || { echo "idle, it wrote:"; head -n 5 "$work/writes"; failed=1; }
    [ -s "$work/calls" ] || { echo "idle: strace saw nothing at all"; failed=1; }
fi
[ -z "$(ls "$work/state")" ] || { echo "idle: a file was written"; failed=1; }
kill -TERM "$idle"
wait "$idle" || { echo "the idle booth ended with $?"; failed=1; }

# Ended in order.
kill -TERM "$booth"
status=0
wait "$booth" || status=$?
[ "$status" -eq 0 ] || { echo "ended with status $status"; failed=1; }
[ "$failed" -eq 0 ] || cat "$work/said"
exit "$failed"
