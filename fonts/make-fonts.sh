#!/bin/sh
# Makes the bundled faces again from Debian's packages, byte for byte:
#   fonts-morisawa-bizud-gothic (OFL 1.1) and fonts-material-design-icons-iconfont (Apache 2.0).
# BIZ UDGothic is bundled whole. BIZ UDPGothic is cut down to Latin, because Japanese is set on the
# one-em grid of BIZ UDGothic; the icon font is cut down to the icons of app/ui/icons.h.
set -eu
cd "$(dirname "$0")"

for package in fonts-morisawa-bizud-gothic fonts-material-design-icons-iconfont fonttools; do
    dpkg -s "$package" >/dev/null 2>&1 ||
        { echo "make-fonts: apt-get install $package first" >&2; exit 1; }
done

biz=/usr/share/fonts/truetype/bizud-gothic
icons=/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf

cp "$biz/BIZUDGothic-Regular.ttf" "$biz/BIZUDGothic-Bold.ttf" .

# Latin: ASCII, Latin-1, Latin Extended-A, the punctuation Western text uses, currency, ™.
latin=U+0020-007E,U+00A0-017F,U+2010,U+2013,U+2018-201D,U+2022,U+20AC,U+2122
for weight in Regular Bold; do
    SOURCE_DATE_EPOCH=0 pyftsubset "$biz/BIZUDPGothic-$weight.ttf" --unicodes="$latin" \
        --layout-features= --no-recalc-timestamp --output-file="BIZUDPGothic-Latin-$weight.ttf"
done

# Code points as in app/ui/icons.h.
list=$(sed -n 's/.*ICON_[A-Z_]* = 0x\([0-9A-Fa-f]*\).*/U+\1/p' ../app/ui/icons.h | paste -sd, -)
SOURCE_DATE_EPOCH=0 pyftsubset "$icons" --unicodes="$list" --layout-features= \
    --no-recalc-timestamp --output-file=TsuboIcons.ttf

cp /usr/share/doc/fonts-morisawa-bizud-gothic/copyright LICENCE-BIZUD.txt
cp /usr/share/doc/fonts-material-design-icons-iconfont/copyright LICENCE-icons.txt
