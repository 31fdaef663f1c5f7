#!/bin/sh
# What tests/appliance/run says when it cannot run, and that nothing is left behind then:
#     sh test_refusals.sh PROJECT
set -u
project=$1
work=$(mktemp -d)
failed=0
pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null; done; rm -rf "$work"' EXIT
chmod 755 "$work"

say() {
    echo "refusals: $*"
    failed=1
}

# expect NAME EXIT "part of the one line" COMMAND…
expect() {
    name=$1
    code=$2
    part=$3
    shift 3
    "$@" >"$work/said" 2>&1
    got=$?
    [ "$got" -eq "$code" ] || say "$name: exit $got instead of $code: $(cat "$work/said")"
    grep -qF -- "$part" "$work/said" || say "$name: “$part” is missing in: $(cat "$work/said")"
    [ "$(wc -l <"$work/said")" -eq 1 ] || say "$name: more than a line: $(cat "$work/said")"
}
empty() { [ -z "$(find "$work/$1" -mindepth 1 2>/dev/null)" ] || say "$1: left $(ls -A "$work/$1")"; }
run="sh $project/tests/appliance/run --check"

mkdir -m 777 "$work/no-root" "$work/other"
if [ "$(id -u)" -ne 0 ]; then
    BOOTH=$work/no-root/here expect "without root" 1 "needs root" $run
    empty no-root
    exit $failed
fi
BOOTH=$work/no-root/here expect "without root" 1 "needs root" \
    setpriv --reuid=65534 --regid=65534 --clear-groups $run
empty no-root

# A disk of 8 MB, where mounting is allowed.
mkdir "$work/small"
if unshare -m sh -c "mount -t tmpfs -o size=8m small '$work/small'" 2>/dev/null; then
    expect "without enough disk" 1 "6000 MB of disk are needed" unshare -m sh -c "
        mount -t tmpfs -o size=8m small '$work/small' || exit 9
        BOOTH=$work/small/a/b $run
        end=\$?
        [ -z \"\$(ls -A '$work/small')\" ] || echo left over
        exit \$end"
else
    echo "refusals: mounting is not allowed here; a full disk was not tried"
fi

# A run that is under way keeps its lock.
mkdir "$work/busy"
(
    flock 7
    BOOTH=$work/busy expect "another run" 1 "another run is under way" $run
    exit $failed
) 7>"$work/busy/.run.lock" || failed=1

# One that was killed has left what it was doing.
left=$work/left
mkdir -p "$left/base/tree/usr" "$left/images" "$left/mnt.a1b2c3" "$left/run/booth0"
: >"$left/images/booth.img.tmp"
sh -c 'while :; do sleep 1; done' "$left/run/booth0" &
pid=$!
pids=$pid
printf '{"pid": %d, "sticks": {}, "opt": {}, "t0": 0}\n' $pid >"$left/run/booth0/state.json"
BOOTH=$left expect "an unfinished run" 0 "an unfinished run had left a machine that runs, a mounted image, half an image" $run
wait $pid 2>/dev/null
pids=
for gone in base/tree images/booth.img.tmp mnt.a1b2c3; do
    [ ! -e "$left/$gone" ] || say "an unfinished run: $gone is still there"
done
BOOTH=$left $run >"$work/said" 2>&1 || say "the second time: $(cat "$work/said")"
[ ! -s "$work/said" ] || say "the second time: $(cat "$work/said")"

exit $failed
