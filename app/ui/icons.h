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
    ICON_CHECK_CIRCLE = 0xE86C,
    ICON_CANCEL = 0xE5C9,
    ICON_HISTORY = 0xE889,
    ICON_DELETE = 0xE872,
    ICON_GPS_FIXED = 0xE1B3,
    ICON_DESKTOP = 0xE30C,
    ICON_CLEANING = 0xF0FF,
    ICON_SCHOOL = 0xE80C,
    ICON_BAR_CHART = 0xE26B,
    ICON_RECEIPT = 0xE8B0,
    ICON_REFRESH = 0xE5D5,
    ICON_POWER = 0xE8AC,
    ICON_EXIT = 0xE879,
    ICON_LOCK = 0xE897,
    ICON_BACKSPACE = 0xE14A,
    ICON_LIST = 0xE896,
};

#endif
