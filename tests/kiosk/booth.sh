# A booth for a test script, with a PIN, a stick and a store: . tests/kiosk/booth.sh
#
#     booth_open                   a display of 800 × 480, and in `work`, until the script ends: packs,
#                                  keys, settings; two releases of the pack jp.test.more
#     booth_start OPTION…          the kiosk in its window; `where` says what it shows
#     press "WORD" SCREEN OPTION…  a click on that word, where --screen SCREEN has it
#     shown "what" OPTION…         the display comes to show what these options lead to
#     staff_open                   the knock on the seal, and the PIN 4711
#     booth_leave                  SIGTERM, and the exit code
#
# Comes after display.sh. The script sets `root`, `build` and `work` before, and has `say`.

kiosk=$build/bin/tsubo-kiosk
booth_pid=

# The settings wait longer than any test, so that nothing ends by itself on a slow machine.
booth_prepare() {
    mkdir keys stick state tools
    printf '#!/bin/sh\necho OK\n' >judge
    # What a desk has to restart it; a booth asks in a file instead.
    printf '#!/bin/sh\necho "$*" >>%s/systemctl\n' "$work" >tools/systemctl
    chmod +x judge tools/systemctl
    PATH=$work/tools:$PATH
    "$build/bin/tsubo-pack" build -q "$root/tests/cases/screens/source" --fonts "$root/fonts" \
        -o pack 2>log || say "the invented pack cannot be built: $(cat log)"
    "$build/bin/tsubo-pack" keygen -W -p keys/a.pub -s a.sec >log 2>&1
    for serial in 11 12; do
        cp -r "$root/tests/cases/screens/source" "source$serial"
        sed -i "s/^id:.*/id: jp.test.more/; s/^serial:.*/serial: $serial/" "source$serial/pack.yaml"
        "$build/bin/tsubo-pack" build -q "source$serial" --fonts "$root/fonts" -o "more$serial.tsubo" \
            2>log && "$build/bin/tsubo-pack" stick -s a.sec "more$serial.tsubo" --to stick >log 2>&1 ||
            say "no stick: $(cat log)"
        store install --stick stick --preflight "$work/judge"
        store switch --base pack
        store confirm
    done
    rm -rf stick
    printf '[booth]\nname = east-2\n[times]\npause = 600\npause-most = 600\n' >settings
    printf '[staff]\nstate = %s/state\n' "$work" >>settings
    printf '4711\n' | "$kiosk" --set-pin --config settings 2>log || say "no PIN: $(cat log)"
}

booth_close() {
    [ -z "$booth_pid" ] || kill -KILL "$booth_pid" 2>/dev/null
    display_close
    rm -rf "$work"
}

booth_open() {
    trap booth_close EXIT
    cd "$work" || exit 1
    booth_prepare
    display_open 800 480 || exit 1
}

store() {
    command=$1
    shift
    "$build/bin/tsubo-store" "$command" --store storage --keys keys "$@" >log 2>&1
}

booth_start() {
    : >said
    : >pictures
    "$kiosk" --config settings --fonts "$root/fonts" --pack pack --store storage --keys keys \
        --no-slide --stats pictures "$@" >out 2>>said &
    booth_pid=$!
}

# shows_screen NAME: the last picture was of this screen.
shows_screen() {
    [ "$(tail -n 1 pictures | cut -d' ' -f3)" = "$1" ]
}

# shows_like OPTION…: the middle of the display shows what these options lead to without one. The
# bars tell the way here, which differs, and hold the pointer, which `park` puts there; the answer
# to a task lies on the foot of the page.
shows_like() {
    like=$*
    # shellcheck disable=SC2086
    [ "$like" = "$liked" ] || {
        "$kiosk" --fonts "$root/fonts" --pack pack --window 800x480 $like --shot whole.png 2>log &&
            "$picture" crop 0 52 800 228 whole.png wanted.png || return 1
    }
    liked=$like
    display_picture whole-now.png && "$picture" crop 0 52 800 228 whole-now.png now.png &&
        "$picture" compare wanted.png now.png differs.png
}
liked=

# shown "what" OPTION…: it comes to show that.
shown() {
    shown_what=$1
    shift
    wait_for "$shown_what" shows_like "$@" ||
        say "$shown_what: $("$picture" compare wanted.png now.png differs.png)"
}

park() {
    xdotool mousemove 400 470
}

# word_at NUMBER WORD OPTION…: fills x and y with a place inside the button of that word; of several
# the one with that number, from 1.
word_at() {
    word_number=$1
    word=$2
    shift 2
    place=$("$kiosk" --fonts "$root/fonts" --pack pack --window 800x480 "$@" --dump list 2>log |
        awk -v word="$word" -v number="$word_number" '
            $1 == "text" && $7 == word && ++count == number { print int($2) + 8, int($3) - 6 }')
    [ -n "$place" ] || say "no “$word” on $*"
    x=${place% *}
    y=${place#* }
}

press_at() {
    xdotool mousemove "$1" "$2" click 1
    park
}

press() {
    word=$1
    screen=$2
    shift 2
    word_at 1 "$word" --screen "$screen" "$@"
    press_at "$x" "$y"
}

# Five taps on the seal, the last one held. A machine with other work may be too slow for it, so it
# is tried again.
knock() {
    xdotool mousemove 40 24
    for tap in 1 2 3 4; do
        xdotool click 1
    done
    xdotool mousedown 1
    tries=0
    until shows_screen staff || [ "$tries" -gt 40 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    xdotool mouseup 1
    shows_screen staff
}

staff_open() {
    wait_for "the pad of the PIN" knock || return 1
    park
    shown "the pad of the PIN" --screen staff:4
    xdotool key 4 7 1 1 Return
    tasks_open
}

# On from the page of health. Before the PIN was compared a press there means nothing.
tasks_open() {
    wait_for "the staff's tasks" tasks_pressed || say "the tasks do not open"
}
tasks_pressed() {
    press 操作 staff:0
    sleep 0.3
    shows_like --screen staff:1
}

booth_leave() {
    kill -TERM "$booth_pid"
    booth_left "$1"
}

booth_left() {
    wait "$booth_pid"
    got=$?
    booth_pid=
    [ "$got" -eq "$1" ] || say "ended with $got instead of $1: $(cat said)"
}
