#!/bin/sh
# sh test_command_line.sh TSUBO-PACK SOURCE-TREE
# What tsubo-pack says and returns when it is asked rightly and wrongly.
set -u
tool=$1
tree=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place" || exit 1
failed=0

# expect CODE "part of what is printed" ARGUMENT…
expect() {
    code=$1
    part=$2
    shift 2
    said=$("$tool" "$@" 2>&1)
    got=$?
    case $said in
    *"$part"*) ;;
    *)
        echo "tsubo-pack $*: “$part” is missing in: $said"
        failed=1
        ;;
    esac
    if [ "$got" -ne "$code" ]; then
        echo "tsubo-pack $*: exit $got instead of $code: $said"
        failed=1
    fi
}
same() {
    cmp -s "$1" "$2" || { echo "$3"; failed=1; }
}

expect 2 "usage: tsubo-pack COMMAND"
expect 0 "usage: tsubo-pack COMMAND" --help
expect 0 "tsubo-pack 1." --version
expect 0 "usage: tsubo-pack build" help build
expect 0 "usage: tsubo-pack build" build --help
expect 2 "unknown command biuld; did you mean build?" biuld
expect 2 "unknown command xyzzy; see tsubo-pack --help" xyzzy
expect 2 "unknown command chek; did you mean check?" help chek
expect 2 "tsubo-pack build: unknown option --ouput; did you mean --output?" build --ouput=x content
expect 2 "tsubo-pack check: unknown option -z; see tsubo-pack help check" check -z content
expect 2 "an argument is missing" check
expect 2 "one argument too many: b" check a b
expect 2 "a value is missing behind -o" build content -o
expect 2 "a value is missing behind --output=" build content --output=
expect 2 "there is no value for --quiet=1" build content --quiet=1 -o x.tsubo
expect 2 "-o FILE is missing" build content
expect 2 "--number must be a number from 1 to 9999" new content --number zwei
expect 2 "--number must be a number from 1 to 9999" new content --date 2015-01-21
expect 2 "the date 2025-02-30 does not exist" new content --date 2025-02-30
expect 2 "--font must be mix or ud" lines --font arial x.tsv

fonts=$tree/fonts
expect 0 "content/topics.yaml" new content
expect 0 "content/110/issue.md" new content --number 110
grep -q '^date: 2025-08-20$' content/110/issue.md ||
    { echo "No. 110 did not get its third Wednesday"; failed=1; }
expect 1 "content/110 is there already" new content --date 2025-08-20
expect 0 "1 issue, 1 article, 0 videos, 2 drafts" check content --fonts "$fonts"
expect 0 "01-opening.md:10:5: warning: to review: 見出しと本文を書く" check content --fonts "$fonts"
expect 1 "nothing was written, because of 2 drafts" build content --fonts "$fonts" -o x.tsubo
[ ! -e x.tsubo ] || { echo "a draft was built"; failed=1; }
expect 0 "1 article, 0 videos, 2 drafts" build --drafts content --fonts "$fonts" -o x.tsubo
expect 0 ", with drafts" show x.tsubo
# Every page of a draft says so, at the largest and at the smallest size.
for screen in attract home issues contents:110 article:110/01-opening topics; do
    for size in 1920x1080 800x480; do
        "${tool%/*}/tsubo-kiosk" --pack x.tsubo --fonts "$fonts" --window $size \
            --screen $screen --dump list | grep -q '下書き$' ||
            { echo "$screen at $size does not say that it is a draft"; failed=1; }
    done
done
sed -i '/^status:/d;/^review:/d;/^  - /d' content/110/*.md
expect 0 "1 issue, 1 article, 0 videos" check content --fonts "$fonts"
expect 0 "x.tsubo: 1 issue, 1 article, 0 videos" build content --fonts "$fonts" -o x.tsubo
expect 0 "" build -q --fonts="$fonts" --output=y.tsubo -- content
same x.tsubo y.tsubo "two builds of one folder differ"
expect 0 "110  2025-08-20  1 articles" show --articles x.tsubo
expect 1 "there is no pack none.tsubo" show none.tsubo
expect 1 "cannot list nowhere" check nowhere --fonts "$fonts"
expect 1 "cannot open the font nowhere/" check content --fonts nowhere
expect 1 "cannot open none.tsv" lines none.tsv --fonts "$fonts"

# import: the words of the command line in English, what is said of a text in Japanese.
expect 2 "tsubo-pack import: --to DIR is missing" import mail.txt
expect 2 "--date must be a day that exists" import mail.txt --to content --date 20.8.2025
expect 2 "--date is for one INPUT" import a.txt b.txt --to content --date 2025-08-20
expect 2 "unknown option --updaet; did you mean --update?" import mail.txt --to content --updaet
expect 1 "ファイルがありません" import mail.txt --to content
expect 0 "第83号 2023-05-17, 記事 " import "$tree/tests/cases/import/c2-1.txt" --dry-run

# Imports pass check with warnings only, and build as drafts: an invented text of each shape, and
# the two samples where they lie beside the project.
expect 0 "drafts/terms.yaml" new drafts
set -- "$tree/tests/cases/import/a-7.txt" "$tree/tests/cases/import/b-7.txt" \
    "$tree/tests/cases/import/c1-7.txt" "$tree/tests/cases/import/c2-7.txt"
for sample in "$tree"/../shared/seeds/tsubo-*.txt; do
    [ ! -e "$sample" ] || set -- "$@" "$sample"
done
expect 0 "次に: " import "$@" --to drafts --map map.tsv
expect 1 "drafts/014 はもうあります" import "$1" --to drafts
expect 0 "すでにあったファイル " import "$1" --to drafts --update
expect 0 "$# issues, " check drafts --fonts "$fonts"
expect 1 "nothing was written, because of " build drafts --fonts "$fonts" -o d.tsubo
expect 0 "d.tsubo: $# issues, " build --drafts drafts --fonts "$fonts" -o d.tsubo
grep -q '^from_line	to_line	kind	' map.tsv || { echo "the map has no heading"; failed=1; }

# A bad source leaves the pack that is there alone, and nothing beside it.
printf 'broken' >content/110/02-x.md
cp x.tsubo before
expect 1 "02-x.md:1:1: error: the front matter is missing" check content --fonts "$fonts"
expect 1 "nothing was written, because of 1 error" build content --fonts "$fonts" -o x.tsubo
same x.tsubo before "a refused build changed the pack"
rm content/110/02-x.md
mkdir z.tsubo
expect 1 "cannot replace z.tsubo" build content --fonts "$fonts" -o z.tsubo
expect 1 "cannot write" build content --fonts "$fonts" -o nowhere/x.tsubo
[ ! -e z.tsubo.new ] || { echo "a half pack was left behind"; failed=1; }

# Composition through the bundled faces: two examples of the rule book.
{
    printf 'id\tkind\tmeasure\ttext\n'
    printf '1\tbody\t9\t秘密を守るためには、教育が大切です。\n'
    printf '3\tbody\t7.5\t営業・技術・財務\n'
} >t.tsv
printf '1\t1\t秘密を守るために\n1\t2\tは、教育が大切です。\n3\t1\t営業・技術・財務\n' >expected
"$tool" lines t.tsv --fonts "$fonts" >got
same got expected "lines: the lines are others"
printf '1\t1\t秘密を守るためには、\n1\t2\t教育が大切です。\n3\t1\t営業・技術・財務\n' >expected
"$tool" lines --hang t.tsv --fonts "$fonts" >got
same got expected "lines --hang: the lines are others"
printf 'x\tbody\tnine\t文\n' >bad.tsv
expect 1 "bad.tsv:1: a row must be: id, body|list|quote|heading, measure in em, text" \
    lines bad.tsv --fonts "$fonts"
expect 0 "0.0000	1.0000" glyphs t.tsv --fonts "$fonts"

# The bundled content builds to the same bytes in another place, locale and time zone.
"$tool" build -q "$tree/content" --fonts "$fonts" -o one.tsubo 2>/dev/null
cp -r "$tree/content" elsewhere
LC_ALL=C.UTF-8 TZ=Asia/Tokyo "$tool" build -q elsewhere --fonts "$fonts" -o two.tsubo 2>/dev/null
same one.tsubo two.tsubo "the bundled content builds to different bytes"
exit $failed
