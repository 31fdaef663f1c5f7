#!/bin/sh
# One stick, ten rooms: sh test_receipts.sh TSUBO-PACK
set -eu
tool=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
folder="$work/TSUBO/receipts"
mkdir -p "$folder"

# booth NAME SERIAL [TROUBLE]
booth() {
    {
        printf 'tsubo-receipt 1\nname = %s\nversion = 1.0.0\nup = 600\n' "$1"
        printf 'pack = jp.tsubo.base %s\n' "$2"
        [ -z "${3-}" ] || printf 'trouble = %s\n' "$3"
        printf 'visits = 12\nopens = 40\ncompleted = 9\ncodes = 3\n'
    } >"$folder/$1.txt"
}

# expect STATUS PATTERN ARGUMENTS…
expect() {
    status=$1
    pattern=$2
    shift 2
    got=0
    "$tool" receipts "$@" >"$work/out" 2>&1 || got=$?
    [ "$got" -eq "$status" ] || { echo "receipts $*: exit $got, not $status"; failed=1; }
    grep -q -- "$pattern" "$work/out" || { echo "receipts $*: $(cat "$work/out")"; failed=1; }
}

expect 1 "holds no receipts" "$work"
expect 1 "No such file or directory" "$work/nowhere"
expect 2 "" # no folder named
for i in 1 2 3 4 5 6 7 8 9; do
    booth "room-$i" 2026112201
done
expect 0 "^room-7 .* 12 .* 40 .* 9 .* fine" "$work"
expect 0 "^9 booths, 0 stale, 0 with trouble, 0 receipts unreadable" "$work/TSUBO"
booth room-10 2026102501
expect 1 "^room-10 .* STALE$" "$folder"
booth room-2 2026112201 "touch store"
expect 1 "^room-2 .* touch store$" "$work"
printf '\033[2Jnonsense' >"$folder/room-3.txt"
head -c 20000 /dev/urandom >"$folder/room-4.txt"
mkfifo "$folder/room-5b.txt"
: >"$folder/._room-1.txt"
: >"$folder/desktop.ini"
expect 1 "^8 booths, 1 stale, 1 with trouble, 3 receipts unreadable" "$work"
exit $failed
