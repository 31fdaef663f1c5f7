# The steps of tests/appliance/run in their order, each a function whose end decides.

# --- what must happen --------------------------------------------------------------------------

step "content appears through KMS, without X" attract 300
# Before anybody has come: after a visit its counts are written, once.
writes_nothing() {
    guest 'written() { awk "{ print \$7 }" /sys/block/vda/stat; }
        for n in $(seq 6); do
            sync; sleep 6; a=$(written); sleep 20
            echo "sectors written in 20 s: $(($(written) - a))"
            [ "$(written)" != "$a" ] || exit 0
        done; exit 1'
}
step "an idle booth writes nothing to its disk" writes_nothing
before=$(settled)
tapped() { booth touch tap 640 400 && changes_from "$before"; }
step "a touch leads from the idle screen to home" tapped
before=$(settled)
swiped() { booth touch swipe 1000 400 300 400 300 && changes_from "$before"; }
step "a swipe turns the page" swiped
boot_id() { guest 'cat /proc/sys/kernel/random/boot_id'; }
life() { guest 'cat /proc/sys/kernel/random/boot_id; pidof tsubo-kiosk; cat /sys/class/tty/tty0/active'; }
# The same picture, the same program, the same boot, the same console.
typed() {
    local still before
    still=$(settled)
    before=$(life)
    booth key a i l ret esc ctrl-q alt-f4 ctrl-c ctrl-z ctrl-alt-f2 alt-right ctrl-alt-delete \
        ctrl-alt-delete ctrl-alt-delete ctrl-alt-delete ctrl-alt-delete ctrl-alt-delete \
        ctrl-alt-delete ctrl-alt-delete alt-sysrq-k alt-sysrq-e alt-sysrq-b power sleep || return 1
    sleep 5
    [ "$(settled)" = "$still" ] && [ "$(life)" = "$before" ]
}
step "typed keys do nothing; no Ctrl+Alt+Del, no SysRq, no power key" typed

# After a touch, or the question whether somebody still reads would be counted with its moving ring.
quiet() {
    act 1101 750 && settled && guest 'woken() { grep ^voluntary /proc/$(pidof tsubo-kiosk)/status | tr -dc 0-9; }
        a=$(woken); sleep 20; b=$(woken)
        echo "wake-ups in 20 s: $((b - a))"; [ $((b - a)) -le 40 ]'
}
step "a page that nobody touches costs nothing" quiet
journal() {
    guest '[ -d /run/log/journal ] && [ -z "$(find /var/log/journal -type f)" ] &&
        journalctl --disk-usage && [ "$(du -sm /run/log/journal | cut -f1)" -le 17 ]'
}
step "the journal is in memory and bounded" journal

# Where the pages of the staff have what is pressed here, on a screen of 1280 × 800.
key() {
    case $1 in
    1) act 859 220 ;; 4) act 859 335 ;; 7) act 859 451 ;; enter) act 1094 568 ;;
    esac
}
# The knock on the seal of the home screen and the PIN lead to the page of what is in order.
knock() {
    booth touch knock 76 46 && settled && key 4 && key 7 && key 1 && key 1 && key enter && settled
}
# From the idle screen through home to the page of actions.
staff() {
    guest 'systemctl restart tsubo-kiosk' && attract 120 && act 640 400 && settled && knock && act 1063 646 && settled
}


# --- a panel that is not well ------------------------------------------------------------------

home() { act 1160 44 && settled; }
# The mark before what the page of the staff says of the panel.
marked() { # RRGGBB
    booth waitpixel 79 205 "$1" --timeout 60
}
turns() {
    local before
    before=$(settled)
    booth touch swipe 1000 500 300 500 300 && changes_from "$before"
}
# Contact 9 rests on the page; the fingers of the other verbs are others. While it counts, a swipe
# beside it is a pinch, and a knock none: the same page is turned to without it and in spite of it.
stuck() {
    local page
    home && turns && page=$(settled) && home && booth touch down 9 1100 300 && sleep 20 &&
        heard 'a spot of the panel never lets go' && turns && [ "$(settled)" = "$page" ] &&
        home && knock && marked b93a26
}
step "a contact that never lets go is set aside, and that is said" stuck
# The number of its event file is taken by another device before it is back, and its name is another.
changed() {
    local file='grep -l "$(printf %s touchscreen)" /sys/class/input/event*/device/name'
    guest "$file" && booth touch unplug && heard 'a touch panel is gone; 0 are left' &&
        booth qmp device_add '{"driver": "usb-mouse", "bus": "xhci.0", "id": "other"}' && sleep 3 &&
        booth touch plug --name 'another panel' && heard 'a touch panel is back; there are 1' &&
        guest 'grep -H . /sys/class/input/event*/device/name; ! grep -q touchscreen /sys/class/input/event*/device/name' &&
        marked 0e6666 && home && turns
}
step "the panel goes and comes back under another name and number" changed
booth qmp device_del '{"id": "other"}' >/dev/null 2>&1

# --- sticks ------------------------------------------------------------------------------------

# The store waits for a quiet moment, so a reset to the idle screen comes first: the idle pause.
junk() { forget; booth plug "$out/junk.img" && told 'U27'; }
step "a hostile stick is refused: no signature (U27)" junk
unplugged() { booth unplug && told 'stick out' 30; }
step "its removal is noticed" unplugged
foreign() { forget; booth plug "$out/foreign.img" && told 'U22' && booth unplug && told 'stick out' 30; }
step "a stick signed by a stranger is refused (U22)" foreign

pulled() {
    forget
    booth plug "$out/first.img" --bps 60000 && told 'P2' && sleep 1 && booth unplug &&
        told 'U13' 60 && is_alive && guest '[ -z "$(ls /var/lib/tsubo/incoming)" ]'
}
step "pulled in the middle of the copy: nothing changes (U13)" pulled

# Pulled as soon as the screen says that it may be, long before the end.
updated() {
    forget
    booth plug "$out/first.img" && told 'S3' 300 && booth unplug && told 'P4' 300 &&
        told 'stick out' 60
}
step "a FAT32 stick, pulled when it may be (S3), is installed (P4)" updated
switched() { told 'S1' 400; }
step "the booth switches in a quiet moment (S1)" switched
confirmed() {
    for _ in $(seq 60); do
        guest "grep -aq 'active 2 ' /var/lib/tsubo/state.0 /var/lib/tsubo/state.1" && return 0
        sleep 5
    done
    guest 'cat /var/lib/tsubo/state.*; cat /run/tsubo/progress'
    return 1
}
step "and keeps what has run well for a minute" confirmed
same() { forget; booth plug "$out/first.img" && told 'S2' && booth unplug; }
step "the same stick again: already up to date (S2)" same

killed() {
    local before
    before=$(guest 'pidof tsubo-kiosk')
    guest 'kill -9 $(pidof tsubo-kiosk)'
    for _ in $(seq 60); do
        sleep 1
        local now
        now=$(guest 'pidof tsubo-kiosk')
        [ -n "$now" ] && [ "$now" != "$before" ] && attract 60 && return 0
    done
    return 1
}
step "kill -9 of the viewer: it comes back by itself" killed

power_cut() {
    forget
    booth plug "$out/second.img" --bps 60000 && told 'P2' && sleep 2 &&
        guest 'grep -hs " /run/tsubo-stick exfat ro" /proc/[0-9]*/mounts' && booth powercut --no-start && sleep 1
    # The stick was pulled while the power was off.
    python3 - "$BOOTH/run/booth0/state.json" <<'PY'
import json, sys
state = json.load(open(sys.argv[1]))
state["sticks"] = {}
json.dump(state, open(sys.argv[1], "w"))
PY
    booth start --keep --image $image --res 1280x800 --append print-fatal-signals=1 --timeout 400 && attract 300 &&
        guest '[ -z "$(ls /var/lib/tsubo/incoming)" ]' &&
        guest "grep -aq 'active 2 ' /var/lib/tsubo/state.0 /var/lib/tsubo/state.1"
}
step "a power cut during an update (exFAT): the old content is back" power_cut
again() { forget; booth plug "$out/second.img" && told 'P4' 300 && told 'S1' 400; }
step "the same exFAT stick after the cut: installed and shown" again
kept() {
    for _ in $(seq 60); do
        guest "grep -aq 'active 3 ' /var/lib/tsubo/state.0 /var/lib/tsubo/state.1" && return 0
        sleep 5
    done
    return 1
}
step "and kept; the stick is pulled" kept
booth unplug >/dev/null 2>&1

# --- the staff ---------------------------------------------------------------------------------

receipt() { act 637 406; }
statistics() { act 243 406; }
restart() { act 243 530 && settled && act 813 488; }
shut_down() { act 637 530 && settled && act 813 488; }

# What a stick's image holds, read without mounting it.
on_stick() { mtype -i "$out/$1.img@@1048576" "::/TSUBO/$2"; }

step "five taps and the PIN open the staff page" staff
left_nowhere() { forget; receipt && told 'left nowhere' 60; }
step "a receipt without a stick: said so" left_nowhere
written() {
    forget
    booth plug "$out/paper.img" && told 'U10' 60 && forget && receipt && told 'left done' 90 &&
        forget && statistics && told 'left done' 90 && booth unplug && told 'stick out' 60 &&
        on_stick paper receipts/kiosk.txt && on_stick paper statistics/kiosk.log &&
        on_stick paper statistics/kiosk.csv && on_stick paper receipts/kiosk.txt | grep -q '^pack = ' &&
        dd if="$out/paper.img" of="$out/paper.part" bs=1M skip=1 status=none &&
        fsck.vfat -n "$out/paper.part"
}
step "receipt, statistics and log are on the stick, which is whole" written
# Is each file of the stick whole: as it was before, or as the viewer has left it for the stick? What a
# pulled stick may have lost is room, never a name that points at clusters of somebody else.
whole() { # NAME
    local file
    for file in $(mdir -b -/ -i "$out/$1.img@@1048576" ::/TSUBO | grep -v '/$' | sed 's|^::/TSUBO/||'); do
        on_stick "$1" "$file" >"$out/found.part"
        [ "${file##*/}" = tsubo.new ] && continue
        on_stick paper "$file" 2>/dev/null | cmp -s - "$out/found.part" ||
            guest "cat /run/tsubo/outgoing/TSUBO/$file" | cmp - "$out/found.part" || return 1
    done
    dd if="$out/$1.img" of="$out/$1.part" bs=1M skip=1 status=none
    fsck.vfat -n "$out/$1.part" >"$out/fsck.part"
    cat "$out/fsck.part"
    ! grep -E 'free cluster|chain length|share|Bad|bad|nvalid|Orphan' "$out/fsck.part"
}
# The first tap may only put the answer to the last wish aside.
ask() {
    local n
    for n in 1 2 3; do
        receipt
        guest 'for n in $(seq 50); do
            pidof tsubo-store || grep "^left" /run/tsubo/progress && exit 0
            sleep 0.1
        done; exit 1' && return 0
    done
    return 1
}
# Pulled so many seconds after the store has begun to write; at 400 bytes a second one wish takes ten.
# One wish carries everything over: the statistics replace those of the step before, the receipt's
# folder is a new one.
torn() {
    local after
    for after in ${PULLS:-2 10}; do
        cp "$out/paper.img" "$out/torn.img"
        mdeltree -i "$out/torn.img@@1048576" ::/TSUBO/receipts
        forget
        booth plug "$out/torn.img" --write-bps 400 && told 'U10' 60 && forget && ask || return 1
        sleep "$after"
        booth unplug && told 'left failed' 90 && is_alive && whole torn || return 1
    done
    forget
    booth plug "$out/torn.img" && told 'U10' 60 && forget && ask && told 'left done' 90 &&
        booth unplug && told 'stick out' 60 && on_stick torn receipts/kiosk.txt && whole torn
}
step "pulled while a receipt is written: nothing half; then written" torn
barred() {
    forget
    booth plug "$out/barred.img" && told 'U10' 60 && forget && receipt && told 'left failed' 90 &&
        booth unplug && on_stick barred receipts | grep -qx mine && is_alive
}
step "a stick with something in the way is left as it was" barred
guest 'journalctl -b --no-pager -u "tsubo*" | tail -n 300' >"$out/journal.txt" 2>&1
restarted() {
    local before
    before=$(boot_id)
    restart || return 1
    for _ in $(seq 60); do
        sleep 3
        [ "$(boot_id 2>/dev/null)" != "$before" ] && attract 200 && return 0
    done
    return 1
}
step "restarted from the staff page" restarted

# --- what is wrong around it -------------------------------------------------------------------

# Does the journal say it since the viewer was started anew, and does the viewer stay?
says() { # SENTENCE
    guest "systemctl restart --no-block tsubo-kiosk; sleep 3
        for n in \$(seq 50); do
            journalctl -b -u tsubo-kiosk --no-pager -o cat -n 12 | grep -qF '$1' && exit 0
            sleep 1
        done; journalctl -b -u tsubo-kiosk --no-pager -n 20; exit 1"
}
no_display_right() {
    guest 'chmod 0 /dev/dri/card*' && says 'the display in /dev/dri may not be opened'
    local end=$?
    guest 'chmod 660 /dev/dri/card*' && attract 120 && return $end
}
step "no permission for /dev/dri: said, waited for, and back by itself" no_display_right
no_input_right() {
    guest 'chmod 0 /dev/input/event*' && says 'touch and keys cannot be read' && settled
}
step "no permission for /dev/input: said in the journal and on the screen" no_input_right
wrong_pack() {
    guest 'chmod 640 /dev/input/event*; mv /var/lib/tsubo/packs /var/lib/tsubo/away
        cp /usr/share/tsubo/base.tsubo /root/; echo "a letter" >/usr/share/tsubo/base.tsubo' &&
        says 'is not a pack' && settled
}
step "the wrong pack beside it: said in the journal and on the screen" wrong_pack
mended() {
    guest 'mv /root/base.tsubo /usr/share/tsubo/; mv /var/lib/tsubo/away /var/lib/tsubo/packs
        rm -f /run/tsubo/starts; systemctl restart tsubo-kiosk' && attract 120
}
step "mended: the content is back" mended

step "nothing has failed in the journal" guest '! systemctl --failed --no-legend | grep -q tsubo'
guest 'journalctl -b --no-pager -u "tsubo*" | tail -n 300' >>"$out/journal.txt" 2>&1

# --- the end of the day ------------------------------------------------------------------------

switched_off() {
    staff && shut_down || return 1
    for _ in $(seq 60); do
        booth status | grep -q 'not running' && return 0
        sleep 2
    done
    return 1
}
step "switched off from the staff page" switched_off

# --- other displays ----------------------------------------------------------------------------

start_with() { booth start --keep --image $image --res 1280x800 --gpu "$1" --timeout 400; }
# The sentence comes before the first picture, and only with that one the unit counts as active.
two() {
    start_with two && heard '2 displays are connected' || return 1
    for _ in $(seq 30); do
        is_alive && return 0
        sleep 2
    done
    return 1
}
step "two displays: the picture is on one, and the journal says so" two
none() {
    booth stop --now
    start_with none && heard 'there is no display' && sleep 5 && guest 'pidof tsubo-kiosk'
}
step "no display: said, and waited for" none
