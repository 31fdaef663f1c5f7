# A display of one's own for a test script: . tests/kiosk/display.sh
#
#     display_open 800 480        starts Xvfb on a number nobody else has and exports DISPLAY
#     display_picture FILE.png    what it shows now
#     display_close
#     wait_for "what" COMMAND…    asks again and again, up to a minute, until COMMAND succeeds
#
# The script sets `work` (its folder) and `picture` (the program) before. Xvfb picks its number
# itself and says when it is ready, so that several scripts may run at once.

unset WAYLAND_DISPLAY SDL_VIDEODRIVER NOTIFY_SOCKET WATCHDOG_USEC 2>/dev/null || true
# Without an address libdbus looks for a bus in ways that leak, and the sanitizers' build says so.
export DBUS_SESSION_BUS_ADDRESS=disabled:
display_pid=

# Without -r a key that a busy machine releases late would repeat itself, and 4711 become 44711.
display_open() {
    rm -rf "$work/display"
    mkdir "$work/display"
    Xvfb -displayfd 3 -screen 0 "$1x$2x24" -fbdir "$work/display" -nolisten tcp -noreset -r \
        3>"$work/display/number" >"$work/display/log" 2>&1 &
    display_pid=$!
    wait_for "Xvfb" test -s "$work/display/number" || return 1
    DISPLAY=:$(cat "$work/display/number")
    export DISPLAY
}

display_close() {
    [ -z "$display_pid" ] || {
        kill "$display_pid" 2>/dev/null
        wait "$display_pid" 2>/dev/null
    }
    display_pid=
    unset DISPLAY
}

display_picture() {
    "$picture" screen "$work/display/Xvfb_screen0" "$1"
}

wait_for() {
    wait_what=$1
    shift
    wait_tries=0
    until "$@" >/dev/null 2>&1; do
        wait_tries=$((wait_tries + 1))
        if [ "$wait_tries" -gt 600 ]; then
            echo "waited in vain for: $wait_what"
            return 1
        fi
        sleep 0.1
    done
}
