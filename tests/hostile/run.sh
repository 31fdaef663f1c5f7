#!/bin/sh
# app/run where it cannot run: one sentence each, and nothing is begun: sh tests/hostile/run.sh PROJECT
set -u
project=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# expect NAME "part of the one line" COMMAND…
expect() {
    name=$1
    part=$2
    shift 2
    "$@" >"$work/said" 2>&1
    got=$?
    [ "$got" -eq 1 ] || { echo "run: $name: exit $got: $(cat "$work/said")"; failed=1; }
    grep -qF -- "$part" "$work/said" || { echo "run: $name: “$part” is missing in: $(cat "$work/said")"; failed=1; }
    [ "$(wc -l <"$work/said")" -eq 1 ] || { echo "run: $name: says more: $(cat "$work/said")"; failed=1; }
}

# A system without Debian's package tools has only these.
mkdir "$work/bin"
for tool in sh dirname sed grep cat id; do
    ln -s "$(command -v $tool)" "$work/bin/$tool"
done
expect "an unsupported system" "this is not Debian, Ubuntu or Raspberry Pi OS" \
    env PATH="$work/bin" sh "$project/app/run" --build-only

# Debian's tools, but a package is missing and nobody here may install it.
printf '#!/bin/sh\nexit 1\n' >"$work/bin/dpkg-query"
printf '#!/bin/sh\necho amd64\n' >"$work/bin/dpkg"
cp "$work/bin/dpkg-query" "$work/bin/apt-get"
printf '#!/bin/sh\necho 1000\n' >"$work/id"
chmod +x "$work/bin/dpkg" "$work/bin/dpkg-query" "$work/bin/apt-get" "$work/id"
ln -sf "$work/id" "$work/bin/id"
expect "no right to install" "as root run: apt-get install gcc cmake" \
    env PATH="$work/bin" sh "$project/app/run" --build-only

# An archive that does not answer.
printf '#!/bin/sh\necho 0\n' >"$work/id"
ln -s "$(command -v rm)" "$work/bin/rm"
expect_two() {
    env PATH="$work/bin" TMPDIR="$work" sh "$project/app/run" --build-only >"$work/said" 2>&1
    [ $? -eq 1 ] && tail -n 1 "$work/said" | grep -qF "is this machine connected" ||
        { echo "run: no archive: $(cat "$work/said")"; failed=1; }
    [ -z "$(find "$work" -name 'tsubo-apt*')" ] || { echo "run: no archive: a file is left"; failed=1; }
}
expect_two
exit $failed
