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

# wait_for NAME FILE PATTERN: up to 20 seconds.
wait_for() {
    tries=0
    until grep -q -- "$3" "$2" 2>/dev/null; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ]; then
            echo "$1: no \"$3\" in:"
            cat "$2" 2>/dev/null || true
            failed=1
            return 1
        fi
        sleep 0.1
    done
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

# Idle, it still presents and is alive; stopped, it is not.
before=$(grep -c WATCHDOG "$work/heard" || true)
sleep 4
after=$(grep -c WATCHDOG "$work/heard" || true)
[ $((after - before)) -ge 2 ] || { echo "idle: $((after - before)) signs of life in 4 s"; failed=1; }
kill -STOP "$booth"
sleep 0.5
before=$(grep -c WATCHDOG "$work/heard" || true)
sleep 3
after=$(grep -c WATCHDOG "$work/heard" || true)
kill -CONT "$booth"
[ "$after" -eq "$before" ] || { echo "a stopped kiosk still says that it lives"; failed=1; }

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
before=$(grep -c WATCHDOG "$work/heard" || true)
sleep 3
after=$(grep -c WATCHDOG "$work/heard" || true)
[ "$after" -gt "$before" ] || { echo "no sign of life after the display came back"; failed=1; }

# Idle, nothing is written: a booth of its own with a folder for its state.
mkdir "$work/state"
printf '[staff]\nstate = %s\n' "$work/state" >"$work/conf"
"$kiosk" --pack "$pack" --config "$work/conf" 2>>"$work/said" &
idle=$!
pids="$pids $idle"
sleep 3
written=$(sed -n 's/^write_bytes: //p' "/proc/$idle/io")
sleep 10 # a highlight changes meanwhile
again=$(sed -n 's/^write_bytes: //p' "/proc/$idle/io")
[ "$again" = "$written" ] || { echo "idle: $((again - written)) bytes were written"; failed=1; }
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
