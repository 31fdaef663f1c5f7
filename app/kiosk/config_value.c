/* A value is taken whole or not at all: half a colour or a time with something behind it is a slip,
 * and a guess would be seen by every visitor. */
#include "kiosk/config_value.h"

#include <SDL.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/theme.h"

/* The longest name that still stands in one line of a list of booths; what libsodium's hash of a
 * PIN takes; four times the panel, beyond which a matrix is a slip of the keys. */
enum { NAME_BYTES = 32, PIN_HASH_BYTES = 128, CALIBRATION_MOST = 40000 };

/* Names of kiosks become names of files on a stick, so they are letters, digits, hyphens and the
 * like. */
static bool is_name(Str text) {
    for (int32_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        /* A leading dot would hide the file, and a path has no place in a name. */
        if (!letter && (i == 0 || !strchr("._-", c))) {
            return false;
        }
    }
    return text.size > 0 && text.size <= NAME_BYTES;
}

static bool set_name(Str text, Str *into) {
    if (is_name(text)) {
        *into = text;
    }
    return is_name(text);
}

static bool set_text(const ConfigRule *rule, Str text, Str *into) {
    bool fits = utf8_count(text) <= rule->most;
    *into = fits ? text : *into;
    return fits;
}

static bool set_path(Str text, Str *into) {
    bool absolute = text.size > 0 && text.at[0] == '/';
    *into = absolute ? text : *into;
    return absolute;
}

/* The next word between blanks; empty at the end. */
static Str next_word(Str *rest) {
    *rest = str_trim(*rest);
    int32_t end = 0;
    while (end < rest->size && rest->at[end] != ' ' && rest->at[end] != '\t') {
        end++;
    }
    Str word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->size);
    return word;
}

/* Absolute, without a slash at the end, as the parser of mounts wants them. */
static bool set_roots(Str text, ConfigRoots *into) {
    ConfigRoots roots = {0};
    for (Str word = next_word(&text); word.size > 0; word = next_word(&text)) {
        if (roots.count == CONFIG_ROOTS_MAX || !set_path(word, &roots.paths[roots.count])) {
            return false;
        }
        roots.count++;
    }
    *into = roots;
    return true;
}

static int32_t hex_digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* Six hexadecimal digits behind #, as everybody writes colours. */
static bool set_colour(const ConfigRule *rule, Str text, Colour *into) {
    Colour colour = 0xFF;
    if (text.size != 7 || text.at[0] != '#') {
        return false;
    }
    for (int32_t i = 1; i < 7; i++) {
        int32_t digit = hex_digit(text.at[i]);
        if (digit < 0) {
            return false;
        }
        colour = colour << 4 | (Colour)digit;
    }
    if (theme_contrast_percent(colour, rule->ground) < rule->contrast) {
        return false;
    }
    *into = colour;
    return true;
}

static bool set_number(const ConfigRule *rule, Str text, int32_t *into) {
    int32_t number = 0;
    if (!str_to_int(text, &number) || number < rule->least || number > rule->most) {
        return false;
    }
    *into = number;
    return true;
}

static bool set_turn(Str text, int32_t *into) {
    static const ConfigRule turn = {.kind = CONFIG_NUMBER, .least = 0, .most = 270};
    int32_t number = 0;
    if (!set_number(&turn, text, &number) || number % 90 != 0) {
        return false;
    }
    *into = number;
    return true;
}

/* on and off; yes and true are left to other programs. */
static bool set_switch(Str text, bool *into) {
    bool on = str_equal(text, S("on"));
    bool known = on || str_equal(text, S("off"));
    *into = known ? on : *into;
    return known;
}

/* "22:00" as minutes. */
static bool read_time(Str text, int32_t *minutes) {
    static const ConfigRule hours = {.least = 0, .most = 23};
    static const ConfigRule rest = {.least = 0, .most = 59};
    int32_t hour = 0;
    int32_t minute = 0;
    if (text.size != 5 || !set_number(&hours, str_cut(&text, ':'), &hour) ||
        !set_number(&rest, text, &minute)) {
        return false;
    }
    *minutes = hour * 60 + minute;
    return true;
}

/* 22:00-06:30 may go over midnight. */
static bool set_hours(Str text, ConfigHours *into) {
    ConfigHours hours = {.on = true};
    if (str_equal(text, S("off"))) {
        *into = (ConfigHours){0};
        return true;
    }
    Str from = str_trim(str_cut(&text, '-'));
    if (!read_time(from, &hours.from_min) || !read_time(str_trim(text), &hours.to_min) ||
        hours.from_min == hours.to_min) {
        return false;
    }
    *into = hours;
    return true;
}

/* stored, none, or six whole numbers in ten thousandths. */
static bool set_calibration(Str text, ConfigCalibration *into) {
    static const ConfigRule rule = {.least = -CALIBRATION_MOST, .most = CALIBRATION_MOST};
    ConfigCalibration calibration = {.source = CALIBRATION_GIVEN};
    if (str_equal(text, S("stored")) || str_equal(text, S("none"))) {
        *into = (ConfigCalibration){.source = str_equal(text, S("none")) ? CALIBRATION_NONE
                                                                         : CALIBRATION_STORED};
        return true;
    }
    for (int32_t i = 0; i < 6; i++) {
        if (!set_number(&rule, next_word(&text), &calibration.matrix[i])) {
            return false;
        }
    }
    if (str_trim(text).size > 0) {
        return false;
    }
    *into = calibration;
    return true;
}

/* Names as SDL has them, so that what a clicker sends can be looked up. */
static bool set_clicker(Arena *arena, Str text, ConfigKeys *into) {
    ConfigKeys keys = {0};
    for (Str word = next_word(&text); word.size > 0; word = next_word(&text)) {
        SDL_Keycode code = SDL_GetKeyFromName(arena_copy_in(arena, word).at);
        if (keys.count == CONFIG_KEYS_MAX || code == SDLK_UNKNOWN) {
            return false;
        }
        keys.codes[keys.count++] = code;
    }
    *into = keys;
    return true;
}

/* Only the form is looked at: a PIN written in clear is refused here, so that nobody believes the
 * page is locked by it. */
static bool set_pin(Str text, Str *into) {
    bool hashed = str_starts_with(text, S("$argon2id$")) && text.size < PIN_HASH_BYTES;
    bool known = hashed || text.size == 0;
    *into = known ? text : *into;
    return known;
}

/* One switch over the kinds of values; the table of keys says which kind each is. */
bool config_value_set(Arena *arena, const ConfigRule *rule, Str text, void *into) {
    switch (rule->kind) {
    case CONFIG_NAME: return set_name(text, into);
    case CONFIG_TEXT: return set_text(rule, text, into);
    case CONFIG_PATH_KIND: return set_path(text, into);
    case CONFIG_ROOTS: return set_roots(text, into);
    case CONFIG_COLOUR: return set_colour(rule, text, into);
    case CONFIG_NUMBER: return set_number(rule, text, into);
    case CONFIG_TURN: return set_turn(text, into);
    case CONFIG_SWITCH: return set_switch(text, into);
    case CONFIG_HOURS: return set_hours(text, into);
    case CONFIG_CALIBRATION: return set_calibration(text, into);
    case CONFIG_CLICKER: return set_clicker(arena, text, into);
    case CONFIG_PIN: return set_pin(text, into);
    }
    return false;
}

/* The accepted values in words, made from the same rule that refused. */
Str config_value_accepts_in(Arena *arena, const ConfigRule *rule) {
    switch (rule->kind) {
    case CONFIG_NAME: return S("1 to 32 letters, digits, dots, - or _");
    case CONFIG_TEXT: return arena_print_in(arena, "at most %d characters", rule->most);
    case CONFIG_PATH_KIND: return S("a path that begins with /");
    case CONFIG_ROOTS: return S("up to 8 paths that begin with /, blanks between");
    case CONFIG_COLOUR:
        return arena_print_in(arena, "#RRGGBB with a contrast of %d.%d:1 to #%06X",
                              rule->contrast / 100, rule->contrast / 10 % 10,
                              rule->ground & 0xFFFFFFu);
    case CONFIG_NUMBER: return arena_print_in(arena, "%d to %d", rule->least, rule->most);
    case CONFIG_TURN: return S("0, 90, 180 or 270");
    case CONFIG_SWITCH: return S("on or off");
    case CONFIG_HOURS: return S("off or a time such as 22:00-06:30");
    case CONFIG_CALIBRATION: return S("stored, none or six whole numbers");
    case CONFIG_CLICKER: return S("up to 8 names of keys such as PageDown Right Space");
    case CONFIG_PIN: return S("what tsubo-kiosk --set-pin writes, or nothing");
    }
    return S("");
}
