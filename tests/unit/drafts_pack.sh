#!/bin/sh
# drafts_pack.sh TSUBO-PACK SOURCE FONTS FOLDER PACK: the content of SOURCE as a pack in which every
# issue, article and video is a draft.
set -eu
rm -rf "$4"
cp -r "$2" "$4"
find "$4" -name '*.md' -exec sed -i '1a status: draft' {} +
"$1" build -q --drafts --fonts "$3" "$4" -o "$5" >"$4.log" || {
    cat "$4.log"
    exit 1
}
