#!/bin/sh
# sh tests/hostile/kiosk.sh BUILD
# Everything a hand, a stick or a disk can do to the kiosk's inputs: one sentence that says what is
# wrong, the exit code that --help promises, within a time limit, and never a crash. In a booth the
# screen shows a calm page instead of black.
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
    chmod -R u+rwX "$work"
    rm -rf "$work"
}
trap clean_up EXIT
cd "$work" || exit 1

say() {
    echo "hostile: $*"
    failed=1
}

# expect CODE "part of the sentence" OPTION…: without a display, on the sound pack unless one is
# named. More than one line of its own would be a stack trace or a babble.
expect() {
    code=$1
    part=$2
    shift 2
    timeout 60 "$kiosk" --fonts "$root/fonts" "$@" </dev/null >out 2>said
    got=$?
    [ "$got" -eq "$code" ] || say "$*: exit $got instead of $code: $(cat said)"
    grep -qF -- "$part" said || say "$*: “$part” is missing in: $(cat said)"
    [ "$(grep -vc "^tsubo-store: " said)" -eq 1 ] || say "$*: says more: $(cat said)"
}

"$build/bin/tsubo-pack" build -q "$root/tests/cases/screens/source" --fonts "$root/fonts" \
    -o good 2>/dev/null || say "the invented pack cannot be built"
unset DISPLAY

# Packs.
: >empty
echo "this is a letter" >text
head -c 5000 good >cut
head -c 50 good >short
cp good longer && echo x >>longer
cp good future && printf '\0\0\0\143' | dd of=future bs=1 seek=60 conv=notrunc 2>/dev/null
cp good stranger && printf 'NOPE' | dd of=stranger bs=1 seek=68 conv=notrunc 2>/dev/null
at=$(grep -abo "CREATE TABLE" good | head -n 1 | cut -d: -f1)
cp good schema && printf "CHEATS" | dd of=schema bs=1 seek="$at" conv=notrunc 2>/dev/null
mkdir folder
mkfifo pipe
ln -s loop loop
copy_advice="copy or build it again, or name another with --pack FILE"
name_advice="name a pack with --pack FILE"
expect 1 "there is no pack none; $name_advice" --pack none --dump model
expect 1 "folder is a directory, not a pack; $name_advice" --pack folder --dump model
expect 1 "pipe is a pipe or a device, not a pack; $name_advice" --pack pipe --dump model
expect 1 "/dev/zero is a pipe or a device, not a pack" --pack /dev/zero --dump model
expect 1 "there is no pack loop" --pack loop --dump model
expect 1 "empty is empty; $copy_advice" --pack empty --dump model
expect 1 "text is not a pack; $copy_advice" --pack text --dump model
expect 1 "short is not a pack" --pack short --dump model
expect 1 "cut is damaged: it should have" --pack cut --dump model
expect 1 "longer is damaged: it should have" --pack longer --dump model
expect 1 "future has pack format 99; this program reads format" --pack future --dump model
expect 1 "stranger is a database of another program, not a pack" --pack stranger --dump model
expect 1 "schema" --pack schema --dump model
expect 1 "text is not a pack" --pack good --pack text --dump model
expect 1 "there is no pack none" --pack none --tour tour
expect 1 "there is no pack none" --pack none --replay text

# A pack whose pages are damaged somewhere: whatever is hit, the tour ends with a sentence or with
# all pictures, and a picture of the trouble is written.
bytes=$(wc -c <good)
for part in 3 5 8; do
    cp good hit
    head -c 700 /dev/zero | tr '\0' '\377' |
        dd of=hit bs=1 seek=$((bytes * part / 10)) conv=notrunc 2>/dev/null
    timeout 120 "$kiosk" --fonts "$root/fonts" --pack hit --window 800x480 --tour tour >out 2>said
    got=$?
    [ "$got" -le 1 ] || say "damage at $part/10: exit $got: $(cat said)"
    [ "$(wc -l <said)" -eq 1 ] || say "damage at $part/10 says: $(cat said)"
done

# Fonts.
for kind in missing damaged cut pipe; do
    cp -r "$root/fonts" "fonts-$kind"
    rm "fonts-$kind/BIZUDGothic-Bold.ttf"
done
echo "no font" >fonts-damaged/BIZUDGothic-Bold.ttf
head -c 100000 "$root/fonts/BIZUDGothic-Bold.ttf" >fonts-cut/BIZUDGothic-Bold.ttf
mkfifo fonts-pipe/BIZUDGothic-Bold.ttf
font_advice="install tsubo again or name the folder with --fonts DIR"
expect 1 "cannot open the font none/" --pack good --fonts none --dump model
expect 1 "cannot open the font text/" --pack good --fonts text --dump model
for kind in missing pipe; do
    expect 1 "cannot open the font fonts-$kind/BIZUDGothic-Bold.ttf" --pack good \
        --fonts fonts-$kind --shot x.png
done
for kind in damaged cut; do
    expect 1 "the font fonts-$kind/BIZUDGothic-Bold.ttf cannot be used" --pack good \
        --fonts fonts-$kind --shot x.png
done
expect 1 "$font_advice" --pack good --fonts none --dump model

# The command line.
expect 2 "there is no option --windw; did you mean --window" --windw 800x480
expect 2 "there is no option --xyzzy; see --help" --xyzzy
expect 2 "--window needs a value" --pack good --window
expect 2 "--pack needs a value" --pack=
expect 2 "--shot needs a value" --shot ""
expect 2 "--dark takes no value" --dark=no
expect 2 "a screen of 320x240 is not supported; use 800x480 to 4096x4096" --window 320x240
expect 2 "a screen of 640x480 is not supported" --window 640x480
expect 2 "a screen of 5000x800 is not supported" --window 5000x800
expect 2 "a screen of -800x-480 is not supported" --window -800x-480
for value in 800 800x 800x480x2 wide 99999999999x480 800X480; do
    expect 2 "--window takes WIDTHxHEIGHT such as 1920x1080, not $value" --window "$value"
done
for value in 45 -90 360 x; do
    expect 2 "--turn takes 0, 90, 180 or 270, not $value" --turn "$value"
done
expect 2 "--text takes small, normal, large or largest, not huge" --text huge
expect 2 "--language takes ja or en, not fr" --language fr
expect 2 "--dump takes model, list or page, not all" --dump all
expect 2 "--clock takes fake, not real" --clock real

# Places that do not exist.
for screen in contents:999 contents contents:x contents:-1 article article:x article:videos/tools \
    video:002/01-soil topic:99 topic term:-5 term terms:10 terms:-1 terms; do
    expect 2 "the shelf has no $screen" --pack good --screen "$screen" --dump model
done
expect 2 "there is no screen nowhere; see --help" --pack good --screen nowhere --dump model
expect 2 "there is no screen trouble; see --help" --pack good --screen trouble --dump model
expect 2 "panel, qr, question, lecture or numbers, not veil" --pack good --screen veil+home --dump model
expect 2 "0 is not a page number" --pack good --screen article:002/01-soil:0 --dump model
expect 2 "two is not a page number" --pack good --screen issues:two --dump model

# Files to write and to read.
expect 1 "cannot write none/x.png" --pack good --shot none/x.png
expect 1 "cannot replace folder" --pack good --shot folder
expect 1 "text is a file, not a directory" --pack good --tour text
expect 1 "cannot open none" --pack good --replay none
expect 1 "folder is a directory" --pack good --replay folder
expect 1 "pipe" --pack good --replay pipe

# Replays, with the line that is wrong.
replay() {
    printf '%s\n' "$2" >r
    expect 1 "r:$1: $3" --pack good --replay r --dump model
}
replay 1 "now key next" "a line begins with its time in milliseconds, not \"now\""
replay 1 "-5 key next" "a line begins with its time in milliseconds, not \"-5\""
replay 1 "99999999999 tick" "a line begins with its time"
replay 2 "1 tick
2 jump" "there is no input \"jump\""
replay 1 "5 key sideways" "there is no key \"sideways\""
replay 1 "5 touch hover 1 2 3" "a touch is down, move, up or cancel, not \"hover\""
replay 1 "5 touch down 1 2" "a number is expected, not \"\""
replay 1 "5 touch down one 2 3" "a finger has a number, not \"one\""
replay 1 "5 touch down 1 2 99999999" "a number is expected"
replay 1 "5 key next next" "nothing more belongs on the line: \"next\""
replay 2 "9 tick
8 tick" "time falls from 9 to 8"
replay 1 "tsubo-replay 7 800x480" "replays of version \"7\" are not known"
replay 1 "tsubo-replay 1 800" "the size is written as 1920x1080"
replay 1 "tsubo-replay 1 0x0" "the size is written as 1920x1080"
replay 1 "tsubo-replay 1 800x480 roughly" "behind the size comes exact or nothing, not roughly"
replay 3 "tsubo-replay 1 800x480
1 tick
tsubo-replay 1 800x480" "the head line stands first, and once"
replay 1 "5 resize 0 480" "no screen has 0 x 480 pixels"
replay 1 "5 dump everything" "a dump is model, list or page"
printf '5 coming \377\376\n' >r
expect 1 "r:1: this is no text in UTF-8" --pack good --replay r
head -c 3000 /dev/urandom | tr -d '#' >noise
expect 1 "noise:1: this is no text in UTF-8" --pack good --replay noise

# A screen that becomes too small in the middle is trouble, and its picture is written.
printf '1 resize 320 240\n' >r
expect 1 "the screen has only 320 x 240 pixels; use one of 800 x 480 or more" --pack good \
    --replay r --shot small.png
"$picture" find 10233C small.png || say "a screen of 320x240 shows something else"

# Without a display, as somebody who may do little, too.
expect 3 "there is no display to open; start it where X11, Wayland or a screen is" --pack good
DISPLAY=:9999 expect 3 "there is no display to open" --pack good
as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
# Only root can become nobody, and not the root of a namespace that holds nobody else.
if $as_nobody true 2>/dev/null; then
    chmod 755 "$work"
    chmod 000 future
    timeout 60 $as_nobody "$kiosk" --fonts "$root/fonts" --pack good >out 2>said
    got=$?
    [ "$got" -eq 3 ] || say "as nobody without a display: exit $got: $(cat said)"
    timeout 60 $as_nobody "$kiosk" --fonts "$root/fonts" --pack future --dump model >out 2>said
    got=$?
    [ "$got" -eq 1 ] || say "a pack that may not be read: exit $got: $(cat said)"
    [ "$(wc -l <said)" -eq 1 ] || say "a pack that may not be read: $(cat said)"
fi

# In a booth: a page of the house's night blue with words on it, the sentence in the journal, and it
# stays until it is asked to end.
# booth CODE "COLOUR…" "part of the sentence" OPTION…
shows() {
    display_picture now.png || return 1
    for colour in $1; do
        "$picture" find "$colour" now.png || return 1
    done
}
booth() {
    code=$1
    colours=$2
    part=$3
    shift 3
    "$kiosk" --config empty --fonts "$root/fonts" "$@" >out 2>said &
    kiosk_pid=$!
    wait_for "a calm page ($*)" shows "$colours" || say "$*: $(cat said)"
    wait_for "the sentence ($*)" grep -qF -- "$part" said || say "$*: said: $(cat said)"
    kill -TERM "$kiosk_pid"
    wait "$kiosk_pid"
    got=$?
    kiosk_pid=
    [ "$got" -eq "$code" ] || say "in a booth: $*: exit $got instead of $code: $(cat said)"
}
display_open 800 480 || exit 1
for pack in none folder pipe text cut future schema; do
    booth 1 "10233C FFFFFF" "$pack" --pack $pack
done
booth 1 B93A26 "cannot open the font none/" --pack good --fonts none
expect 2 "the shelf has no contents:999" --config empty --pack good --screen contents:999
expect 1 "cannot write none/r" --config empty --pack good --record none/r
display_close
display_open 320 240 || exit 1
booth 1 "10233C FFFFFF" "the screen has only 320 x 240 pixels; use one of 800 x 480 or more" --pack good
display_close
[ "$failed" -ne 0 ] || echo "every wrong input has its sentence"
exit $failed
