/* The icons, as code points of the bundled icon font. fonts/make-fonts.sh reads this list, so an
 * icon is added here and the font is made again. They are Material Icons; names are theirs. */
#ifndef TSUBO_UI_ICONS_H
#define TSUBO_UI_ICONS_H

enum Icon {
    ICON_CHEVRON_LEFT = 0xE5CB,
    ICON_CHEVRON_RIGHT = 0xE5CC,
    ICON_HOME = 0xE88A,
    ICON_TEXT_FIELDS = 0xE262,
    ICON_INVERT_COLORS = 0xE891,
    ICON_LANGUAGE = 0xE894,
    ICON_CLOSE = 0xE5CD,
    ICON_CHECK = 0xE5CA,
    ICON_TOUCH_APP = 0xE913,
    ICON_MENU_BOOK = 0xE865,
    ICON_INFO = 0xE88E,
    ICON_USB = 0xE1E0,
};

#endif
