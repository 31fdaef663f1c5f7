#!/bin/sh
# sh tests/kiosk/codes.sh BUILD PACK
# Every code the booth shows, read from its picture by a program that reads what telephones read:
# support's on the staff's page, and those of the bundled articles and videos, which must lead to
# exactly the address that stands in the pack. On the smallest screen, the largest, a tall one, dark
# and with the largest text.
set -u
build=$(cd "$1" && pwd)
pack=$(realpath "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
kiosk=$build/bin/tsubo-kiosk
work=$(mktemp -d)
failed=0
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DISPLAY WAYLAND_DISPLAY

say() {
    echo "codes: $*"
    failed=1
}

# read_code WHAT SCREEN OPTION…: the text of the code in the picture, in `text`. The reader also
# looks for a session bus, in vain, and says so.
read_code() {
    what=$1
    screen=$2
    shift 2
    "$kiosk" --fonts "$root/fonts" --pack "$pack" --screen "$screen" "$@" --shot shot.png 2>log ||
        say "$what ($*): no picture: $(cat log)"
    text=$(zbarimg --quiet --raw -Sdisable -Sqrcode.enable shot.png 2>/dev/null)
    [ -n "$text" ] || say "$what ($*): no code is read"
}

for size in 800x480 480x800 1920x1080 1080x1920 3840x2160; do
    for look in "" "--dark --text largest --language en"; do
        # shellcheck disable=SC2086
        read_code "support's code" staff:0 --window $size $look
        for line in "^TSUBO [0-9.]* kiosk$" "^screen ok " "^touch ok " "^update S1$" "^up [0-9]*min" \
            "^glyphs 0 " "^jp.tsubo.base 2026112201$"; do
            printf '%s\n' "$text" | grep -q "$line" || say "support's code has no $line: $text"
        done
    done
done

# sqlite3 separates with |, which no key has.
sqlite3 "$pack" "SELECT 'article:' || key || '|' || text FROM article JOIN qr ON qr.id = article.qr
    UNION SELECT 'video:' || key || '|' || text FROM video JOIN qr ON qr.id = video.qr" >wanted
[ -s wanted ] || say "no article has a code"
read_item() {
    while IFS='|' read -r screen address; do
        read_code "$screen" "qr+$screen" "$@"
        # On a large screen the small code beside the text is read as well, through its veil.
        text=$(printf '%s\n' "$text" | sort -u)
        [ "$text" = "$address" ] || say "$screen ($*): the code says $text instead of $address"
    done <wanted
}
read_item --window 800x480
read_item --window 1080x1920 --dark --text largest

[ "$failed" -ne 0 ] || echo "SCORE codes read: $(wc -l <wanted) of articles and videos, and support's"
exit $failed
