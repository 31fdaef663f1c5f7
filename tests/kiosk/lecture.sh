#!/bin/sh
# sh tests/kiosk/lecture.sh BUILD
# A lecture in a real window: begun from the staff's page, led with a clicker's keys and a keyboard,
# deaf to visitors but for the staff's knock, over by itself, and never on after a start. What the
# display shows is compared with what the same keys lead to without one, whole, pointer and all.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
picture=$build/bin/picture
work=$(mktemp -d)
failed=0

say() {
    echo "lecture: $*"
    failed=1
}

. "$root/tests/kiosk/display.sh"
. "$root/tests/kiosk/booth.sh"

booth_open
printf '[lecture]\nminutes = 5\n' >>settings

# whole OPTION…: the whole display shows what these options lead to.
shows_whole() {
    display_picture now.png && "$picture" compare wanted.png now.png differs.png
}
whole() {
    whole_what=$1
    liked= # by shows_like, whose picture this overwrites
    shift
    "$kiosk" --fonts "$root/fonts" --pack pack --window 800x480 "$@" --shot wanted.png 2>log ||
        say "$whole_what: no picture: $(cat log)"
    wait_for "$whole_what" shows_whole ||
        say "$whole_what: $("$picture" compare wanted.png now.png differs.png)"
}

# follows "what" "KEY…": the lecture is where these keys lead from its beginning.
follows() {
    follows_what=$1
    time=0
    : >steps
    for key in $2; do
        time=$((time + 1000))
        echo "$time key $key" >>steps
    done
    echo "$((time + 1000)) tick" >>steps # the page has come to rest
    whole "$follows_what" --screen lecture+contents:2 --replay steps
}

begin() {
    wait_for "home" shows_screen home || say "no home: $(cat said)"
    staff_open
    press 講義モード staff:1
    follows "a lecture begins with the newest issue" ""
}

booth_start --screen home
begin

# A clicker has three keys, and clickers differ in which.
xdotool key Next
follows "page down goes on" "next"
xdotool key Right Down space
follows "so do the right arrow, the down arrow and the space bar" "next next next next"
xdotool key Prior Left Up
follows "page up and the arrows go back" "next"
xdotool key b
follows "b makes it black" "next blank"
xdotool key Next
follows "and whatever comes next only brings the page back" "next"
xdotool key period
follows "the full stop makes it black, too" "next blank"
xdotool key period
follows "and light again" "next"

# The list of numbers.
xdotool key Escape
follows "Esc shows the list" "next back"
xdotool key Down Down
follows "the arrows choose in it" "next back down down"
xdotool key Return
follows "Enter opens what was chosen" "next back down down enter"
xdotool key 1 Return
follows "a number and Enter open an article at once" "next 1 enter"
xdotool key KP_2 KP_Enter
follows "so does the block of digits" "next 2 enter"
xdotool key Escape Escape
follows "Esc takes the list away again" "next 2 enter"

# Visitors: taps and strokes anywhere mean nothing, and nobody is asked whether they still read.
for place in "60 24" "700 450" "400 240" "740 24"; do
    # shellcheck disable=SC2086
    xdotool mousemove $place click 1
done
xdotool mousemove 620 260 mousedown 1 mousemove 500 262 mousemove 300 262 mousemove 180 260 mouseup 1
xdotool key Next
follows "touches mean nothing" "next 2 enter next"

# The staff's knock still opens their pages, and the clicker leads back into the lecture.
wait_for "the pad of the PIN" knock || say "no knock during a lecture"
park
shown "the pad of the PIN" --screen staff:4
xdotool key Next
follows "the clicker leads back" "next 2 enter next"

# It ends where it began: on the staff's page.
staff_open
press 講義モード staff:1
wait_for "the idle screen" shows_screen attract || say "a second press does not end it"
booth_leave 0

# Never on after a start, whatever was on before.
booth_start --screen home
begin
kill -KILL "$booth_pid"
wait "$booth_pid" 2>/dev/null
booth_start
wait_for "the idle screen" shows_screen attract || say "no idle screen after a start"
xdotool mousemove 400 240 click 1
wait_for "home" shows_screen home || say "a touch means nothing after a start"
booth_leave 0

# It ends by itself after the settings' time; five minutes pass quicker in a replay.
printf '%s dump model\n' 299000 301000 >minutes
"$kiosk" --config settings --fonts "$root/fonts" --pack pack --window 800x480 \
    --screen lecture+contents:2 --replay minutes >models 2>log || say "no replay: $(cat log)"
screens=$(sed -n 's/^screen //p' models | tr '\n' ',')
[ "$screens" = "contents 2 page 1,attract 0 page 1," ] || say "it does not end by itself: $screens"

display_close
[ "$failed" -ne 0 ] || echo "a lecture goes as it should"
exit $failed
