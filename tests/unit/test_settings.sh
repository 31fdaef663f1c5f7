#!/bin/sh
# The settings at the command line: sh test_settings.sh KIOSK PACK FONTS-PROJECT
# Every wrong file still gives a picture, and says in one sentence what is wrong.
set -eu
kiosk=$1
pack=$2
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
failed=0

# expect NAME FILE SENTENCE: a picture of home is made, and the sentence is said.
expect() {
    rm -f "$work/shot.png"
    "$kiosk" --pack "$pack" --config "$2" --screen home --shot "$work/shot.png" --window 800x480 \
        2>"$work/said" || { echo "$1: exit $?"; failed=1; }
    [ -s "$work/shot.png" ] || { echo "$1: no picture"; failed=1; }
    grep -qF -- "$3" "$work/said" || { echo "$1: said: $(cat "$work/said")"; failed=1; }
}

printf '[times]\npuase = 60\n' >"$work/slip"
printf '[booth]\ntitle = 受付の本棚\n' >"$work/title"
mkfifo "$work/pipe"
head -c 200000 /dev/urandom >"$work/huge"
head -c 3000 /dev/urandom >"$work/nonsense"
expect "a missing file" "$work/none" "No such file or directory; the defaults are used"
expect "a folder" "$work" "is a directory, not a file; the defaults are used"
expect "a pipe" "$work/pipe" "is a device or a pipe, not a file; the defaults are used"
expect "a huge file" "$work/huge" "is larger than 65536 bytes; the defaults are used"
expect "nonsense" "$work/nonsense" "nonsense:1:"
expect "a slip" "$work/slip" 'slip:2: there is no key "puase"; did you mean "pause"? It is left out'
# A file that may not be read; root reads everything, so root asks as nobody.
printf '[times]\n' >"$work/locked"
chmod 000 "$work/locked"
if [ "$(id -u)" -ne 0 ]; then
    expect "a locked file" "$work/locked" "Permission denied; the defaults are used"
elif command -v setpriv >/dev/null && setpriv --reuid=65534 --clear-groups test -r "$pack" &&
    setpriv --reuid=65534 --clear-groups test -x "$kiosk"; then
    chmod 755 "$work"
    said=$(setpriv --reuid=65534 --clear-groups "$kiosk" --pack "$pack" --config "$work/locked" \
        --screen home --dump model --window 800x480 2>&1 || true)
    case $said in
    *"Permission denied; the defaults are used"*"screen home"*) ;;
    *) echo "a locked file: said: $said"; failed=1 ;;
    esac
fi

# The booth's own words are on the screen.
"$kiosk" --pack "$pack" --config "$work/title" --screen home --dump page --window 800x480 |
    grep -q 受付の本棚 || { echo "the title is not shown"; failed=1; }

# The idle screen moves with every highlight, so that nothing burns in …
printf 'tsubo-replay 1 800x480\n1000 dump list\n10000 dump list\n' >"$work/drift"
"$kiosk" --pack "$pack" --screen attract --replay "$work/drift" --window 800x480 >"$work/lists"
places=$(grep '営業秘密のツボ' "$work/lists" | sort -u | wc -l)
[ "$places" -ge 2 ] || { echo "the idle screen stands still"; failed=1; }

# … and a quiet hour is black until somebody touches.
printf 'tsubo-replay 1 800x480\n1000 quiet on\n20000 dump page\n40000 dump page\n' >"$work/quiet"
printf '50000 touch down 1 400 240\n50050 touch up 1 400 240\n50100 dump page\n' >>"$work/quiet"
"$kiosk" --pack "$pack" --screen attract --replay "$work/quiet" --window 800x480 >"$work/pages"
dark=$(awk '/^==/ { page++ } !/^==/ && NF { words[page]++ }
    END { printf("%d %d %d", (words[1] > 0), (words[2] > 0), (words[3] > 0)) }' "$work/pages")
[ "$dark" = "1 0 1" ] || { echo "a quiet hour: $dark, not 1 0 1"; failed=1; }

# PINs from a pipe.
printf 'abcd\n' | "$kiosk" --set-pin --config "$work/pin" 2>"$work/said" && {
    echo "letters were taken"
    failed=1
}
grep -qF "the PIN was not changed: a PIN is 4 to 8 digits" "$work/said" ||
    { echo "letters: said: $(cat "$work/said")"; failed=1; }
[ ! -e "$work/pin" ] || { echo "letters: a file was written"; failed=1; }
cp "$work/title" "$work/pin"
chmod 640 "$work/pin"
printf '4711\n' | "$kiosk" --set-pin --config "$work/pin" || { echo "a PIN was refused"; failed=1; }
grep -qF 'pin = $argon2id$' "$work/pin" && grep -qF 受付の本棚 "$work/pin" ||
    { echo "the PIN is not in the file"; failed=1; }
[ "$(stat -c %a "$work/pin")" = 640 ] || { echo "the mode of the file was not kept"; failed=1; }
exit "$failed"
