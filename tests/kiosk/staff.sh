#!/bin/sh
# sh tests/kiosk/staff.sh BUILD
# The staff's pages in a real window: the knock, the PIN, every task, with a store and a stick. What
# a task does is looked for where it is done: in the store, on the stick, in the state's folder.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
picture=$build/bin/picture
work=$(mktemp -d)
failed=0

say() {
    echo "staff: $*"
    failed=1
}

. "$root/tests/kiosk/display.sh"
. "$root/tests/kiosk/booth.sh"

booth_open

# yes: the question “really?” is answered. Its buttons stand at one place, whatever is asked.
yes() {
    word_at 1 再起動 --screen staff:1
    printf '1000 touch down 1 %s %s\n1050 touch up 1 %s %s\n' "$x" "$y" "$x" "$y" >asked
    word_at 1 はい --screen staff:1 --replay asked
    wait_for "a question" veiled || say "nothing is asked"
    press_at "$x" "$y"
}
no() {
    wait_for "a question" veiled || say "nothing is asked"
    xdotool key Escape
    wait_for "the question to end" unveiled || say "the question stays"
}

# The veil darkens the paper in the corner of the page.
veiled() {
    ! unveiled
}
unveiled() {
    display_picture veil.png && "$picture" crop 4 380 20 10 veil.png corner.png &&
        "$picture" find FAF7F0 corner.png
}

# holds SERIAL: the store's pack of that release is active; empty: none is.
holds() {
    store state
    [ "$(sed -n 's/^  active *\([0-9]*\) .*/\1/p' log)" = "$1" ]
}

# opens NUMBER: so many of the store's packs are open in the kiosk.
opens() {
    [ "$(find "/proc/$booth_pid/fd" -lname '*/storage/packs/*' | wc -l)" -eq "$1" ]
}

# answers COLOUR "what": the page tells how the last task went, on its foot.
answers() {
    wait_for "the answer that $2" answered "$1" || say "nobody says that $2"
}
answered() {
    display_picture whole-now.png && "$picture" crop 20 300 760 95 whole-now.png foot.png &&
        "$picture" find "$1" foot.png
}

# The pointer is nobody's business but the staff's.
booth_start --screen home
wait_for "home" shows_screen home || say "no home: $(cat said)"
xdotool mousemove 300 200 mousemove 310 220
shown "home without a pointer, though a mouse moves" --screen home
booth_leave 0

# A wrong PIN, then the right one, typed on the pad.
booth_start --stick stick --screen home # a stick that comes later
wait_for "home" shows_screen home || say "no home: $(cat said)"
wait_for "the pad of the PIN" knock || say "the knock opens nothing"
park
shown "the pad of the PIN" --screen staff:4
xdotool key 0 0 0 0 Return
wait_for "a wrong PIN" grep -q "staff: a wrong PIN was typed" said || say "0000 was taken"
for digit in 4 7 1 1; do
    press "$digit" staff:4
done
xdotool key Return
tasks_open
xdotool mousemove 300 200
pointed() {
    ! shows_like --screen staff:1
}
wait_for "a pointer for the staff" pointed || say "the staff's mouse has no pointer"
park
shown "the tasks" --screen staff:1

# Drawing under the finger.
press タッチの確認 staff:1
shown "the touch test" --screen staff:5
xdotool mousemove 200 200 mousedown 1 mousemove 260 210 mousemove 320 240 mouseup 1
park
printf '%s touch %s 32767 %s %s\n' 1000 down 200 200 1010 move 260 210 1020 move 320 240 \
    1030 up 320 240 >drawn
shown "what was drawn" --screen staff:5 --replay drawn
press とじる staff:5
shown "the tasks after the touch test" --screen staff:1

# Calibration: given up half-way, missed at the end, and done.
crosses="100,60 700,60 700,420 100,420"
touch_crosses() {
    for cross in $crosses; do
        xdotool mousemove "${cross%,*}" "${cross#*,}" click 1
    done
    # The cross in the middle is tried with the new matrix; the shell finds it between two inputs.
    wait_for "the last cross" last_cross
}
last_cross() {
    display_picture last.png && "$picture" crop 380 220 40 40 last.png corner.png &&
        "$picture" find B93A26 corner.png
}
press タッチの位置あわせ staff:1
shown "the first cross" --screen staff:6
xdotool mousemove 100 60 click 1
press やめる staff:6
shown "the tasks after calibration was given up" --screen staff:1
press タッチの位置あわせ staff:1
shown "the first cross" --screen staff:6
touch_crosses || say "no last cross"
xdotool mousemove 600 300 click 1
park
answers B93A26 "it was not calibrated"
[ ! -e state/calibration ] || say "a missed cross was kept"
press タッチの位置あわせ staff:1
shown "the first cross" --screen staff:6
touch_crosses || say "no last cross"
xdotool mousemove 400 240 click 1
park
answers 0E6666 "it was calibrated"
[ -s state/calibration ] || say "the calibration was not kept"

# Eight pictures, then the tasks again.
press 画面の確認 staff:1
shown "the first picture" --screen staff:7
: >touched
for time in 1000 2000 3000 4000 5000 6000 7000; do
    xdotool mousemove 400 240 click 1
    park
    printf '%d touch down 1 400 240\n%d touch up 1 400 240\n' $time $((time + 50)) >>touched
    liked=
    shown "picture $((time / 1000 + 1))" --screen staff:7 --replay touched
done
xdotool mousemove 400 240 click 1
park
shown "the tasks after the pictures" --screen staff:1

# Statistics, log and receipt, without a stick and with one.
press 集計と記録を保存 staff:1
answers B93A26 "there is no stick"
mkdir stick
press 集計と記録を保存 staff:1
answers 0E6666 "statistics were saved"
for word in "kiosk,session,what,which,count" "staff: touch was calibrated"; do
    grep -qF "$word" stick/TSUBO/statistics/east-2.* || say "no “$word” on the stick"
done
press 控えを保存 staff:1
wait_for "a receipt" test -s stick/TSUBO/receipts/east-2.txt || say "no receipt"
"$build/bin/tsubo-pack" receipts stick >receipts
grep -q '^east-2 .*touch' receipts || say "the receipts: $(cat receipts)"

# A minute in which the panel is deaf, and no second less.
uptime_s() {
    cut -d. -f1 /proc/uptime
}
press 画面の掃除（60秒） staff:1
began=$(uptime_s)
cleaning() {
    display_picture whole-now.png && "$picture" crop 4 380 20 10 whole-now.png corner.png &&
        "$picture" find 10233C corner.png
}
wait_for "cleaning" cleaning || say "no cleaning"
for round in 1 2 3; do
    xdotool mousemove 100 430 click 1 mousemove 60 24 click 1
    cleaning || say "cleaning ends at a touch"
done
park
wait_for "cleaning to go on" cleaning || say "cleaning has ended"
cleaned() {
    ! cleaning
}
wait_for "the end of cleaning" cleaned || wait_for "the end of cleaning" cleaned ||
    say "cleaning does not end"
took=$(($(uptime_s) - began))
[ "$took" -ge 59 ] || say "cleaning took $took s"
shown "the tasks after cleaning" --screen staff:1

# One step back to the previous content, and the pack off the shelf.
holds 12 || say "serial 12 is not active: $(cat log)"
wait_for "the store's pack to be open" opens 1 || say "the store's pack is not open"
press_pack() {
    press 内容の一覧 staff:1
    word_at 1 "$1" --screen staff:3
    press_at "$x" "$y"
}
press_pack ひとつ前へ
no
holds 12 || say "rolled back without a yes"
word_at 1 ひとつ前へ --screen staff:3
press_at "$x" "$y"
yes
wait_for "the release before" holds 11 || say "not rolled back: $(cat log)"
wait_for "the release before to be open" opens 1 || say "the release before is not open"
wait_for "home" shows_screen home || say "home does not follow"
staff_open
press_pack はずす
yes
wait_for "the pack off the shelf" holds "" || say "not removed: $(cat log)"
wait_for "the pack to be closed" opens 0 || say "the removed pack is still open"
wait_for "home" shows_screen home || say "home does not follow"
staff_open

# Restarting and shutting down are asked for, and asked twice.
press 再起動 staff:1
no
[ ! -e systemctl ] || say "restarted without a yes"
press 再起動 staff:1
yes
wait_for "a restart" grep -qsx -- "--no-ask-password reboot" systemctl || say "no restart"
press 電源を切る staff:1
yes
wait_for "shutting down" grep -qsx -- "--no-ask-password poweroff" systemctl || say "not shut down"
[ "$(wc -l <systemctl)" -eq 2 ] || say "asked for more than that: $(cat systemctl)"
press 表示を終わる staff:1
yes
booth_left 0

display_close
[ "$failed" -ne 0 ] || echo "the staff's pages do what they say"
exit $failed
