#!/bin/sh
# The command line of tsubo-store: words, lines, exit codes, and two of them at once.
#     sh test_store.sh TSUBO_STORE FOLDER
# SIGN_PACK names the program that makes signed packs (default: beside tsubo-store).
set -u
store=$1
place=$2
sign=${SIGN_PACK:-$(dirname "$store")/sign_pack}
failed=0
rm -rf "$place"
mkdir -p "$place/keys" "$place/usb/TSUBO" "$place/empty" "$place/run"
place=$(cd "$place" && pwd)
printf '#!/bin/sh\necho OK\n' >"$place/ok"
printf '#!/bin/sh\necho U40 page=17\n' >"$place/faulty"
printf '#!/bin/sh\nkill -9 $$\n' >"$place/dies"
printf '#!/bin/sh\necho OK and more\n' >"$place/chatters"
printf '#!/bin/sh\n[ "$(head -c 200000 <&3 | wc -c)" -eq 200000 ] && echo OK\n' >"$place/reads"
chmod +x "$place/ok" "$place/faulty" "$place/dies" "$place/chatters" "$place/reads"

pack() { # NAME SERIAL SEED [ID]
    "$sign" "$place/usb/TSUBO" "$1" "${4:-jp.example}" "$2" 200000 "$3" || exit 2
}

# expect NAME EXIT LINES COMMAND…: the exit code, and what is printed but for progress and paths.
expect() {
    name=$1
    code=$2
    wanted=$3
    shift 3
    got=$("$store" "$@" --store "$place/store" --keys "$place/keys" 2>"$place/errors")
    status=$?
    got=$(printf '%s' "$got" | sed 's/ path=.*//; /^P[12]/d; /^pack /d' | tr '\n' '|' | sed 's/|$//')
    if [ "$status" -ne "$code" ] || [ "$got" != "$wanted" ]; then
        echo "$name: exit $status, '$got' instead of exit $code, '$wanted'"
        cat "$place/errors"
        failed=$((failed + 1))
    fi
}

usb="--stick $place/usb --preflight $place/ok"
pack a 10 1
expect "an empty store" 0 "calm" start
expect "an empty folder" 1 "U10" install --stick "$place/empty" --preflight "$place/ok"
expect "no folder" 1 "U12" install --stick "$place/nowhere" --preflight "$place/ok"
expect "the first pack" 0 "S3|P4 serial=10" install $usb
expect "the first attempt" 0 "open role=trial id=jp.example serial=10" start
expect "a switch" 0 "S1 serial=10|open role=trial id=jp.example serial=10" switch
expect "a confirmation" 0 "S1 serial=10" confirm
expect "a second one" 0 "" confirm
expect "the same stick" 0 "S2 serial=10" install $usb
pack a 20 2
expect "a faulty pack" 1 "S3|U40 page=17" install --stick "$place/usb" --preflight "$place/faulty"
expect "the same again" 1 "U40" install $usb
pack a 21 3
expect "a preflight that dies" 1 "S3|U41" install --stick "$place/usb" --preflight "$place/dies"
pack a 22 4
expect "a preflight that chatters" 1 "S3|U40" install --stick "$place/usb" \
    --preflight "$place/chatters"
printf '#!/bin/sh\nkill -9 $PPID\nsleep 5\n' >"$place/kills"
chmod +x "$place/kills"
pack a 22 40
expect "a store that dies" 1 "S3|U99" install --stick "$place/usb" --preflight "$place/kills"
expect "after its end" 0 "open role=active id=jp.example serial=10" start
pack a 23 5
expect "no preflight" 1 "S3|U40" install --stick "$place/usb" --preflight "$place/nowhere"
pack a 24 6
expect "a preflight that reads" 0 "S3|P4 serial=24" install --stick "$place/usb" \
    --preflight "$place/reads"
expect "attempt 1" 0 "open role=trial id=jp.example serial=24" start
expect "attempt 2" 0 "open role=trial id=jp.example serial=24" start
expect "attempt 3" 0 "open role=trial id=jp.example serial=24" start
expect "rolled back" 1 "U50|open role=active id=jp.example serial=10" start
expect "known as bad" 1 "U50" install $usb
pack a 25 7
expect "for another kiosk" 1 "U24" install $usb --accept jp.other
expect "for this kiosk" 0 "S3|P4 serial=25" install $usb --accept jp.other --accept jp.example
expect "attempt of the next" 0 "open role=trial id=jp.example serial=25" start
expect "confirmed" 0 "S1 serial=25" confirm
expect "rolled back by hand" 0 "U50" rollback jp.example
expect "the one before" 0 "open role=active id=jp.example serial=10" start
expect "nothing to roll back" 1 "" rollback jp.nobody
expect "back again" 0 "U50" rollback jp.example
for attempt in 1 2 3; do
    expect "start $attempt" 0 "open role=active id=jp.example serial=25" start --run "$place/run"
done
expect "three crashes" 0 "open role=previous id=jp.example serial=10" start --run "$place/run"
rm -f "$place/run/starts"
for attempt in 1 2 3 4 5; do
    expect "ended well $attempt" 0 "open role=active id=jp.example serial=25" start --run "$place/run"
    expect "stopped $attempt" 0 "" stopped --run "$place/run"
done
expect "removed" 0 "" remove jp.example
expect "nothing left" 0 "calm" start
expect "removed twice" 1 "" remove jp.example
pack a 24 10
expect "below the floor still" 1 "U25" install --stick "$place/usb" --preflight none --accept jp.example \
    --base "$place/none"
rm -rf "$place/usb/TSUBO"
mkdir "$place/usb/TSUBO"
pack base 30 9
cp "$place/usb/TSUBO/base.tsubo" "$place/usb/TSUBO/base.tsubo.minisig" "$place"
expect "the base pack" 0 "open role=base id=jp.example serial=30" start --base "$place/base.tsubo"
expect "the base pack from a stick" 0 "S2 serial=30" install $usb --base "$place/base.tsubo"
rm "$place/base.tsubo.minisig"
expect "a base pack without a name" 0 "open role=base" start --base "$place/base.tsubo"

# The viewer is another user in a booth, and its staff page reads the state.
[ "$(stat -c %a "$place"/store/state.0)" = 644 ] || { echo "a state nobody can read"; failed=1; }

# A booth without a clock of its own: nothing here asks what day it is.
if nm -D --undefined-only "$store" |
    grep -E ' (time|gettimeofday|localtime|localtime_r|gmtime|gmtime_r|ftime)(@|$)'; then
    echo "the store looks at the wall clock"
    failed=$((failed + 1))
fi

# Wrong command lines.
expect "no command" 2 ""
expect "an unknown command" 2 "" instal
grep -q 'did you mean install' "$place/errors" || { echo "no suggestion"; failed=$((failed + 1)); }
expect "an unknown option" 2 "" start --colour red
expect "no stick" 2 "" install --preflight none
expect "no preflight named" 2 "" install --stick "$place/usb"
expect "no id" 2 "" rollback
expect "one operand too many" 2 "" start now
expect "a value is missing" 2 "" start --base

# Files for a stick: no store is needed, and the last line is the answer.
mkdir -p "$place/out/TSUBO/receipts" "$place/paper"
expect "nothing to leave" 1 "left failed files=0" leave --from "$place/out" --stick "$place/paper"
echo receipt >"$place/out/TSUBO/receipts/east.txt"
expect "a receipt" 0 "left done files=1" leave --from "$place/out" --stick "$place/paper"
grep -qx receipt "$place/paper/TSUBO/receipts/east.txt" || { echo "no receipt"; failed=$((failed + 1)); }
expect "no such stick" 1 "left failed files=0" leave --from "$place/out" --stick "$place/nowhere"
expect "from nowhere" 2 "" leave --stick "$place/paper"

# Two at once: the lock is held by somebody else.
(
    flock 9
    expect "another installation" 1 "U60" install $usb
    expect "a start beside it" 0 "calm" start
    [ "$failed" -eq 0 ] || exit 1
) 9>"$place/store/lock.job" || failed=$((failed + 1))

# A store that cannot be there.
: >"$place/file"
"$store" start --store "$place/file/store" --keys "$place/keys" --base "$place/base.tsubo" \
    >"$place/lines" 2>/dev/null
[ $? -eq 3 ] && grep -q U31 "$place/lines" && grep -q '^open role=base path=' "$place/lines" || { echo "a store below a file"; failed=$((failed + 1)); }
"$store" --help | grep -q 'Exit status' || { echo "help"; failed=$((failed + 1)); }

[ "$(find "$place/store/incoming" -type f | wc -l)" -eq 0 ] || { echo "left over"; failed=1; }
[ "$failed" -eq 0 ]
