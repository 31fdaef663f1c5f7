#!/bin/sh
# sh tests/kiosk/window.sh BUILD
# The real window on a display of its own: its size, mouse and keys, turning, recordings that play
# again, sleep while nobody touches, an orderly end. What the display shows is compared with the
# pictures the program makes without one, pixel by pixel.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
kiosk=$build/bin/tsubo-kiosk
picture=$build/bin/picture
work=$(mktemp -d)
failed=0
kiosk_pid=

. "$root/tests/kiosk/display.sh"

clean_up() {
    [ -z "$kiosk_pid" ] || kill -KILL "$kiosk_pid" 2>/dev/null
    display_close
    rm -rf "$work"
}
trap clean_up EXIT
cd "$work" || exit 1

say() {
    echo "window: $*"
    failed=1
}

# start OPTION…: the kiosk in its window.
start() {
    : >said
    "$kiosk" --config empty --fonts "$root/fonts" --pack pack "$@" >out 2>>said &
    kiosk_pid=$!
}

# shot FILE OPTION…: a picture without a display.
shot() {
    file=$1
    shift
    "$kiosk" --fonts "$root/fonts" --pack pack --window 800x480 "$@" --shot "$file" 2>>said ||
        say "no picture of $*: $(cat said)"
}

shows() {
    display_picture now.png && "$picture" compare wanted.png now.png differs.png
}

# keys KEY…: a replay that presses one key a second, so that every page has settled.
keys() {
    time=0
    for key in "$@"; do
        time=$((time + 1000))
        echo "$time key $key"
    done
    echo "$((time + 1000)) tick"
}

# expect "what" "KEY…" OPTION…: the display comes to show what these keys lead to without one.
expect() {
    what=$1
    # shellcheck disable=SC2086
    keys $2 >steps
    shift 2
    shot wanted.png --replay steps "$@"
    wait_for "$what" shows || say "$what: $("$picture" compare wanted.png now.png differs.png)"
}

# leave STATUS: SIGTERM, and the exit code.
leave() {
    kill -TERM "$kiosk_pid"
    left "$1"
}

left() {
    wait "$kiosk_pid"
    got=$?
    kiosk_pid=
    [ "$got" -eq "$1" ] || say "ended with $got instead of $1: $(cat said)"
}

# replays FILE OPTION…: playing the recording leads to the model written at its end and to the
# pixels that were on the display.
replays() {
    sed -n 's/^# //p' "$1" >recorded
    [ -s recorded ] || say "the recording does not end with the model"
    shot again.png --replay "$@" --dump model >played
    cmp -s recorded played || say "the recording plays otherwise: $(diff recorded played)"
    "$picture" compare before.png again.png differs.png >differs ||
        say "the recording shows otherwise: $(cat differs)"
}

"$build/bin/tsubo-pack" build -q "$root/tests/cases/screens/source" --fonts "$root/fonts" \
    -o pack 2>/dev/null || say "the invented pack cannot be built"
: >empty
display_open 800 480 || exit 1

# Size, click, drag, keys. The clock stands still, so that a slow machine sees the same.
start --clock fake --record recording
expect "the idle screen" ""
window=$(xdotool search --onlyvisible --name '^tsubo$' | head -n 1)
place=$(xdotool getwindowgeometry "$window" | tr -d '\n')
case $place in
*"Position: 0,0 (screen: 0)"*"Geometry: 800x480"*) ;;
*) say "the window does not fill the display: $place" ;;
esac
xdotool mousemove 400 240 click 1
expect "a click wakes it" "enter"
xdotool mousemove 620 260 mousedown 1 mousemove 500 262 mousemove 300 262 mousemove 180 260 \
    mouseup 1
expect "a drag with the mouse turns to the contents" "enter next"
xdotool key Right
expect "the right arrow turns the page" "enter next next"
xdotool key Next
expect "page down turns the page" "enter next next next"
xdotool key space
expect "so does the space bar" "enter next next next next"
xdotool key Left key Prior
expect "left and page up turn back" "enter next next"
xdotool key i
expect "i inverts the colours" "enter next next invert"
xdotool key l
expect "l changes the language" "enter next next invert language"
xdotool key plus
expect "plus makes the text larger" "enter next next invert language larger"
xdotool key F12
overlay() {
    display_picture now.png && "$picture" find E000C0 now.png
}
wait_for "F12 shows the developers' overlay" overlay || failed=1
xdotool key F12
expect "and takes it away" "enter next next invert language larger"
display_picture before.png
leave 0
replays recording

# A recording in real time, with pages that slide, plays again exactly.
start --record recording --screen home
expect "home" "" --screen home
xdotool key Right
xdotool mousemove 620 260 mousedown 1 mousemove 500 262 mousemove 300 262 mousemove 180 260 \
    mouseup 1
expect "the first article" "next next" --screen home
xdotool mousemove 620 260 mousedown 1 mousemove 600 262 mousemove 560 262
sleep 0.3
xdotool mousemove 600 262 mouseup 1
xdotool key Right
expect "its second page" "next next next" --screen home
display_picture before.png
leave 0
replays recording --screen home

# Every turn of the panel: the display shows the picture turned, and a click on a small button (the
# glossary's, on home) does what a tap at its place on the upright picture does.
click() {
    degrees=$1
    start --clock fake --turn "$degrees" --screen home
    shot upright.png --turn "$degrees" --screen home
    "$picture" turn "$degrees" upright.png wanted.png
    wait_for "home turned by $degrees" shows || say "home turned by $degrees is shown otherwise"
    xdotool mousemove "$4" "$5" click 1
    printf '1000 touch down 1 %s %s\n1050 touch up 1 %s %s\n' "$2" "$3" "$2" "$3" >steps
    shot upright.png --turn "$degrees" --screen home --replay steps
    "$picture" turn "$degrees" upright.png wanted.png
    wait_for "a click turned by $degrees" shows || say "a click turned by $degrees goes astray"
    leave 0
}
click 0 709 347 709 347
click 90 377 645 154 377
click 180 709 347 90 132
click 270 377 645 645 102

# While a page is shown and nobody touches, no thread of it wakes up. A machine with other work may
# disturb a try, so there are several; something that ticks disturbs all of them.
switches() {
    cat /proc/"$kiosk_pid"/task/*/status | awk '/^voluntary_ctxt/ { n += $2 } END { print n }'
}
sleeps() {
    before=$(switches)
    sleep 3
    woken=$(($(switches) - before))
    [ "$woken" -le 2 ]
}
start --no-slide --screen article:002/01-soil
expect "the page to sleep on" "" --screen article:002/01-soil
tries=0
until sleeps; do
    tries=$((tries + 1))
    if [ "$tries" -ge 6 ]; then
        say "it woke up $woken times in 3 s while a page was shown"
        break
    fi
    xdotool key Right key Left # begins the idle pause anew
done

# Ctrl+Q is the way out on a desk.
xdotool key ctrl+q
left 0
display_close
[ "$failed" -ne 0 ] || echo "the window behaves"
exit $failed
