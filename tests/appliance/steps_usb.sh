# The steps of tests/appliance/run --usb: a computer that has started from a USB disk, as small ones do.

# Its boot partition holds a whole, signed update, so that taking it for a stick would show.
from_usb() {
    $here/make-usb-disk $image "$out/first.img" usb &&
        booth start --image usb --usb-root --res 1280x800 --timeout 400 && attract 300 &&
        guest 'cat /proc/mounts | grep " / "; grep -q "^/dev/root / " /proc/mounts && systemctl is-active tsubo-stick@sda &&
            grep -q "^8:2$" /sys/class/block/sda2/dev && [ "$(cat /sys/block/sda/ro)$(cat /sys/block/sda/sda1/ro)" = 00 ] &&
            ! grep "stick in" /run/tsubo/progress && touch /root/x && sync && touch /run/tsubo/leave' &&
        told 'left nowhere' 60
}
step "started from USB: its own disk is no stick" from_usb
beside() {
    forget
    booth plug "$out/second.img" && told 'P4 serial=3' 300 &&
        guest 'systemctl is-active tsubo-stick@sdb; ! grep " U" /run/tsubo/progress'
}
step "a stick beside it brings its content" beside
rm -f "$BOOTH/images/usb.img"
