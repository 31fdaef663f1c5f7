# shellcheck shell=sh disable=SC2154,SC2086 # what is set by who includes this
#
# What run and peers share: . tests/bench/measure.sh, with $rounds, $work (a folder), $samples and $log
# (files in it) set before.
#
#     build_programs               the release, and the programs that measure, in out/bench
#     open_display                 one Xvfb of 1920 x 1080 until the script ends
#     keep NAME COMMAND...         lines "name number" of a command, kept as NAME.name
#     share NAME PERCENT, median NAME
#     ratio A B, note FORMAT NUMBER...
out=out/bench

case $rounds in
'' | *[!0-9]* | 0)
    echo "usage: sh $0 [ROUNDS]" >&2
    exit 2
    ;;
esac

say() {
    echo "bench: $*" >&2
}

build_programs() {
    say "building"
    sh app/run --build-only >&2
    { cmake -G Ninja -C app/cmake/release.cmake -B $out -DTSUBO_TESTS=OFF -DTSUBO_BENCH=ON . &&
        ninja -C $out bench; } >"$log" 2>&1 || {
        tail -n 40 "$log" >&2
        say "the build failed; the whole log is in $log"
        exit 1
    }
}

open_display() {
    rm -f $work/display
    # Without -noreset the server starts anew whenever its last client leaves.
    Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset 3>$work/display >>"$log" 2>&1 &
    server=$!
    trap 'kill $server' EXIT
    trap 'exit 1' INT TERM
    tries=0
    until [ -s $work/display ]; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ]; then
            say "Xvfb does not start; see $log"
            exit 1
        fi
        sleep 0.1
    done
    DISPLAY=:$(cat $work/display)
    export DISPLAY
    export SDL_VIDEODRIVER=x11
    unset WAYLAND_DISPLAY
}

# keep NAME COMMAND…: adds the lines "name number" that the command prints, named NAME.name. A
# command that fails leaves nothing, and says so.
keep() {
    name=$1
    shift
    if "$@" >$work/kept.txt 2>>"$log"; then
        sed "s/^/$name./" $work/kept.txt >>$samples
    else
        say "$name could not be measured; see $log"
    fi
}

probe() {
    $out/bin/bench-probe "$@"
}

# share NAME PERCENT [FILE]: the smallest sample that so many percent do not exceed; 50 is the
# median.
share() {
    awk -v name="$1" '$1 == name { print $2 }' "${3:-$samples}" | sort -n |
        awk -v percent="$2" '{ all[NR] = $1 }
            END { i = int(NR * percent / 100 + 0.9999); print NR ? all[i < 1 ? 1 : i] : "none" }'
}

median() {
    share "$1" 50
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { print a == "none" || b + 0 == 0 ? "none" : a / b }'
}

# note FORMAT NUMBER…: numbers in words; nothing when one of them was not measured.
note() {
    case " $* " in
    *" none "*) return 0 ;;
    esac
    # shellcheck disable=SC2059 # the format is the point
    printf "$@"
}
