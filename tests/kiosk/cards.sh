#!/bin/sh
# sh tests/kiosk/cards.sh BUILD [quick]
# The card an operator sees, for every code, in both languages, on a usual and on the smallest screen
# with the largest text (quick: the first only): the whole sentence is on it, nothing of it is cut
# off, and a failure says what to do and what is still shown.
set -u
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
screens="1280x800:normal 800x480:largest"
[ "${2:-all}" = all ] || screens="1280x800:normal"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
cards=0

"$build/bin/tsubo-pack" build -q "$root/tests/cases/screens/source" --fonts "$root/fonts" -o pack \
    2>log || {
    cat log
    exit 1
}
"$build/bin/list_codes" >codes || exit 1

# Lines of the card end where they have to, so blanks count for nothing; and brackets and dashes are
# set as wide as their neighbours are.
squeezed() {
    tr -d ' \n' | sed 's/　//g; s/（/(/g; s/）/)/g; s/―/—/g'
}

# has TEXT: it stands on the card.
has() {
    wanted=$(printf '%s' "$1" | squeezed)
    grep -qF -- "$wanted" card || {
        echo "$name $number, $language, $screen: the card does not say: $1"
        failed=$((failed + 1))
    }
}

show_card() {
    size=${screen%:*}
    "$build/bin/tsubo-kiosk" --fonts "$root/fonts" --pack pack --window "$size" \
        --text "${screen#*:}" --language "$language" --screen home --replay steps --dump page \
        >page 2>said || {
        cat said
        failed=$((failed + 1))
    }
    squeezed <page >card
    cards=$((cards + 1))
}

tab=$(printf '\t')
while IFS=$tab read -r name number kind japanese english advice_ja advice_en; do
    printf '1000 stick in\n1100 update %s %s\n4000 tick\n' "$name" "$number" >steps
    for screen in $screens; do
        language=ja
        show_card
        has "$japanese"
        [ "$advice_ja" = - ] || has "$advice_ja"
        [ "$kind" = news ] || has "今の表示はそのまま続きます"
        language=en
        show_card
        has "$english"
        [ "$advice_en" = - ] || has "$advice_en"
        [ "$kind" = news ] || has "The current content stays on screen."
    done
done <codes
echo "SCORE cards of an update: $cards, $failed without what they have to say"
[ "$cards" -gt 0 ] && [ "$failed" -eq 0 ]
