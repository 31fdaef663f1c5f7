#!/bin/sh
# sh test_minisign.sh TSUBO-PACK SOURCE-TREE
# Our tool and Debian's minisign read what the other wrote; and what the four commands say and return
# when they are asked rightly and wrongly. Protecting a key takes seconds by design; it is done twice.
set -u
tool=$1
tree=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place" || exit 1
failed=0
command -v minisign >/dev/null || {
    echo "minisign is not installed (app/packages)"
    exit 1
}

complain() {
    echo "$*"
    failed=1
}
# expect CODE "part of what is printed" COMMAND…   with $input on standard input
expect() {
    code=$1
    part=$2
    shift 2
    said=$(printf '%s' "$input" | "$@" 2>&1)
    got=$?
    case $said in
    *"$part"*) ;;
    *) complain "$*: “$part” is missing in: $said" ;;
    esac
    [ "$got" -eq "$code" ] || complain "$*: exit $got instead of $code: $said"
}
# verified PUB PACK: both tools say so.
verified() {
    expect 0 "Signature and comment signature verified" minisign -V -H -p "$1" -m "$2"
    expect 0 "the signature is good" "$tool" verify -p "$1" "$2"
}
input=
"$tool" new content --number 110 --date 2025-08-20 >/dev/null
"$tool" build -q --drafts content --fonts "$tree/fonts" -o draft.tsubo >/dev/null 2>&1
sed -i '/^status: draft/d; /^review:/,/^[^ ]/{/^review:/d; /^ /d}' content/110/*.md
"$tool" build -q content --fonts "$tree/fonts" -o x.tsubo
[ -f x.tsubo ] || complain "no pack was built"

# Open keys, both directions.
expect 0 "ours.pub" "$tool" keygen -W -p ours.pub -s ours.key
[ "$(stat -c %a ours.key)" = 600 ] || complain "others may read the secret key"
minisign -G -W -p theirs.pub -s theirs.key >/dev/null
for key in ours theirs; do
    expect 0 "jp.example.pack, serial 1, signed with key " "$tool" sign -s $key.key x.tsubo
    verified $key.pub x.tsubo
done

# minisign signs with our comment, with either key.
comment=$(sed -n 's/^trusted comment: //p' x.tsubo.minisig)
for key in ours theirs; do
    rm x.tsubo.minisig
    minisign -S -s $key.key -m x.tsubo -t "$comment" >/dev/null
    verified $key.pub x.tsubo
done
expect 0 "" minisign -S -l -s ours.key -m x.tsubo -t "$comment"
expect 0 "verified" minisign -V -p ours.pub -m x.tsubo
expect 1 "malformed (a booth says U27)" "$tool" verify -p ours.pub x.tsubo
expect 0 "" minisign -S -s ours.key -m x.tsubo
expect 1 "malformed (a booth says U27)" "$tool" verify -p ours.pub x.tsubo

# Keys with a passphrase, both directions.
input='open sesame
'
expect 0 "strong.pub" "$tool" keygen -p strong.pub -s strong.key
rm x.tsubo.minisig
expect 0 "" minisign -S -s strong.key -m x.tsubo -t "$comment"
verified strong.pub x.tsubo
printf 'open sesame\nopen sesame\n' | minisign -G -p strange.pub -s strange.key >/dev/null 2>&1
expect 0 "signed with key" "$tool" sign -s strange.key x.tsubo
verified strange.pub x.tsubo
input='wrong
'
expect 1 "strange.key: the passphrase is wrong" "$tool" sign -s strange.key x.tsubo
input=
expect 1 "no passphrase was given" "$tool" sign -s strange.key x.tsubo
verified strange.pub x.tsubo

# keygen replaces nothing, and leaves nothing behind.
cp ours.key before
expect 1 "ours.key is there already; a key is never replaced" "$tool" keygen -W -p n.pub -s ours.key
expect 1 "ours.pub is there already; a key is never replaced" "$tool" keygen -W -p ours.pub -s n.key
expect 1 "cannot create no/n.pub" "$tool" keygen -W -p no/n.pub -s n.key
expect 1 "cannot create no/n.key" "$tool" keygen -W -p n.pub -s no/n.key
expect 1 "cannot create n" "$tool" keygen -W -p n -s n
expect 1 "no passphrase was given" "$tool" keygen -p n.pub -s n.key
expect 2 "-p PUB is missing" "$tool" keygen -s n.key
expect 2 "-s SEC is missing" "$tool" keygen -p n.pub
[ ! -e n.key ] && [ ! -e n.pub ] && [ ! -e n ] || complain "half a pair was left behind"
cmp -s ours.key before || complain "a secret key was changed"

# sign and verify, asked wrongly.
expect 2 "-s SEC is missing" "$tool" sign x.tsubo
expect 2 "an argument is missing" "$tool" sign -s ours.key
expect 1 "ours.pub: this is not a secret key" "$tool" sign -s ours.pub x.tsubo
expect 1 "cannot open none.key" "$tool" sign -s none.key x.tsubo
expect 1 "there is no pack none.tsubo" "$tool" sign -s ours.key none.tsubo
expect 1 "is not a pack" "$tool" sign -s ours.key "$tree/fonts/LICENCE-BIZUD.txt"
expect 2 "-p PUB is missing" "$tool" verify x.tsubo
expect 1 "cannot open none.pub" "$tool" verify -p none.pub x.tsubo
expect 1 "ours.key is not a public key" "$tool" verify -p ours.key x.tsubo
expect 1 "with a key that is not known (a booth says U22)" "$tool" verify -p ours.pub x.tsubo
expect 1 "there is no signature file beside the pack (a booth says U20)" \
    "$tool" verify -p ours.pub "$tree/fonts/LICENCE-BIZUD.txt"

# A folder of keys, and a revocation.
mkdir keys
cp ours.pub strange.pub keys
expect 0 "the signature is good" "$tool" verify -p keys x.tsubo
sed -n 's/.*key \([0-9A-F]*\)$/\1/p' strange.pub >keys/revoked
expect 1 "was revoked (a booth says U23)" "$tool" verify -p keys x.tsubo
printf 'lost\n' >keys/revoked
expect 1 "keys/revoked: line 1 is no key id" "$tool" verify -p keys x.tsubo
rm keys/revoked
cp ours.pub keys/again.pub
expect 1 "there are two keys with the id" "$tool" verify -p keys x.tsubo
rm keys/*
expect 1 "there is no key (*.pub) in keys" "$tool" verify -p keys x.tsubo

# Altered after signing: in one byte, in length.
cp x.tsubo whole
printf 'x' | dd of=x.tsubo bs=1 seek=70000 conv=notrunc 2>/dev/null
expect 1 "does not belong to this pack (a booth says U21)" "$tool" verify -p strange.pub x.tsubo
cp whole x.tsubo
printf 'x' >>x.tsubo
expect 1 "does not belong to this pack (a booth says U21)" "$tool" verify -p strange.pub x.tsubo
cp whole x.tsubo

# A stick; minisign verifies what is on it.
mkdir usb
expect 0 "Written, synced, read back and verified" "$tool" stick -s ours.key x.tsubo --to usb
verified ours.pub usb/TSUBO/jp.example.pack-1.tsubo
cmp -s x.tsubo usb/TSUBO/jp.example.pack-1.tsubo || complain "the stick has another pack"
expect 0 "はじめに.txt" ls usb/TSUBO
expect 2 "-s SEC is missing" "$tool" stick x.tsubo --to usb
expect 2 "--to DIR is missing" "$tool" stick -s ours.key x.tsubo
expect 2 "an argument is missing" "$tool" stick -s ours.key --to usb
expect 1 "is the stick plugged in" "$tool" stick -s ours.key x.tsubo --to nowhere
expect 1 "TSUBO is made in it" "$tool" stick -s ours.key x.tsubo --to usb/TSUBO
expect 1 "have the same id" "$tool" stick -s ours.key x.tsubo whole --to usb
for command in keygen sign verify stick; do
    expect 0 "usage: tsubo-pack $command" "$tool" help $command
done

# A pack with drafts may be looked at, not signed.
expect 1 "it has drafts in it" "$tool" sign -s ours.key draft.tsubo
expect 1 "it has drafts in it" "$tool" stick -s ours.key draft.tsubo --to usb
[ "$(ls usb)" = TSUBO ] || complain "a refused stick left something behind"
exit $failed
