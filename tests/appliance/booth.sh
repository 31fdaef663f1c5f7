# What the steps of tests/appliance/run are made of: a step and its picture, a machine to ask, sticks to
# plug in. Read by run; $here, $out and $image are its.

booth() { $here/machine "$@"; }
guest() { booth run -t 120 "$*"; }

passed=0 failed=0 shots=0
# step NAME COMMAND…: the command decides.
step() {
    local name=$1 verdict=ok since file
    shift
    shots=$((shots + 1))
    since=$(date +%s)
    echo "--- $shots $name" >>"$out/log.txt"
    if "$@" >>"$out/log.txt" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1)) verdict=FAILED
    fi
    file=$(echo "$name" | tr 'A-Z' 'a-z' | tr -cs 'a-z0-9\n' - | cut -c1-50)
    # Without a display there is no picture, and that of the step before would be a lie.
    rm -f "$out/now.png"
    settled >/dev/null
    cp "$out/now.png" "$(printf '%s/%02d-%s.png' "$out" $shots "${file%-}")" 2>>"$out/log.txt"
    printf '%2d  %-66s %-6s %4d s\n' $shots "$name" "$verdict" $(($(date +%s) - since)) |
        tee -a "$out/results.txt"
}

picture() { booth shot "$out/now.png" >/dev/null 2>&1 && md5sum <"$out/now.png"; }

# The picture as a number once it has come to rest; what moves by itself is taken as it is.
settled() {
    local before now still=0
    before=$(picture)
    for _ in $(seq 10); do
        sleep 1
        now=$(picture)
        [ "$now" = "$before" ] && still=$((still + 1)) || still=0
        [ $still -lt 2 ] || break
        before=$now
    done
    echo "$now"
}

# Waits until the picture is not the one given.
changes_from() {
    for _ in $(seq 40); do
        [ "$(picture)" = "$1" ] || return 0
        sleep 0.5
    done
    return 1
}

# A touch that must change the picture; on an emulated machine one may be lost.
act() {
    local before
    before=$(picture)
    for _ in 1 2 3; do
        booth touch tap "$1" "$2"
        changes_from "$before" && return 0
    done
    return 1
}

# Waits for a line of the store's progress; $2 seconds at most.
told() {
    local end=$(($(date +%s) + ${2:-120}))
    while [ "$(date +%s)" -le $end ]; do
        guest "grep -q '^$1' /run/tsubo/progress" && return 0
        sleep 0.5
    done
    guest "cat /run/tsubo/progress; journalctl -b --no-pager | tail -n 30"
    return 1
}

forget() { guest ': >/run/tsubo/progress'; }
serial() { guest "grep -a -o 'active [0-9]*' /var/lib/tsubo/state.0 /var/lib/tsubo/state.1 2>/dev/null | sed 's/.* //' | sort -n | tail -1"; }
is_alive() { guest 'systemctl is-active --quiet tsubo-kiosk'; }
shows_content() { is_alive && guest 'journalctl -b -u tsubo-kiosk --no-pager | grep -c trouble | grep -qx 0'; }
# Waits for a sentence of the viewer in the journal.
heard() { # SENTENCE
    for _ in $(seq 40); do
        guest "journalctl -b -u tsubo-kiosk --no-pager -o cat | grep -qF '$1'" && return 0
        sleep 2
    done
    guest 'journalctl -b -u tsubo-kiosk --no-pager'
    return 1
}
attract() { booth waitpixel 8 8 10233c --timeout "${1:-240}"; }

# --- sticks ------------------------------------------------------------------------------------

pack() { out/release/bin/tsubo-pack "$@" >>"$out/log.txt" 2>&1; }
make_stick() { # NAME SERIAL KEY FILESYSTEM
    local folder=$out/sticks/$1
    rm -rf "$folder" "$out/content"
    mkdir -p "$folder"
    cp -r content "$out/content"
    sed -i "s/^serial:.*/serial: $2/" "$out/content/pack.yaml"
    pack build "$out/content" -o "$out/$1.tsubo" &&
        pack stick -s "$out/$3.key" "$out/$1.tsubo" --to "$folder" &&
        $here/make-stick "$folder" "$out/$1.img" --size 64 --fs "$4"
}
make_sticks() {
    rm -f "$out"/*.pub "$out"/*.key
    pack keygen -W -p "$out/editor.pub" -s "$out/editor.key" &&
        pack keygen -W -p "$out/stranger.pub" -s "$out/stranger.key" &&
        make_stick first 2 editor fat32 && make_stick second 3 editor exfat &&
        make_stick foreign 4 stranger fat32
    rm -rf "$out/sticks/junk"
    mkdir -p "$out/sticks/junk/TSUBO"
    head -c 300000 /dev/urandom >"$out/sticks/junk/TSUBO/x.tsubo"
    printf 'not a signature\n' >"$out/sticks/junk/TSUBO/x.tsubo.minisig"
    printf '[autorun]\nopen=x.exe\n' >"$out/sticks/junk/autorun.inf"
    $here/make-stick "$out/sticks/junk" "$out/junk.img" --size 64 || return 1
    # For receipts: one that has nothing on it yet, and one that has something in the way.
    mkdir -p "$out/sticks/paper" "$out/sticks/barred/TSUBO"
    echo mine >"$out/sticks/barred/TSUBO/receipts"
    $here/make-stick "$out/sticks/paper" "$out/paper.img" --size 64 &&
        $here/make-stick "$out/sticks/barred" "$out/barred.img" --size 64
}
