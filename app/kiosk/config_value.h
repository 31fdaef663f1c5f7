/* How one value of the configuration is written: a function per kind, each either understands the
 * whole text or leaves its target alone. Internal to kiosk/config.c.
 *
 *     ok = config_value_set(arena, &rule, S("45"), &config->pause_s);
 */
#ifndef TSUBO_KIOSK_CONFIG_VALUE_H
#define TSUBO_KIOSK_CONFIG_VALUE_H

#include "kiosk/config.h"

typedef enum ConfigKind {
    CONFIG_NAME,        /* Str: letters, digits, - _ . ; it becomes a file name on a stick */
    CONFIG_TEXT,        /* Str: at most `most` characters */
    CONFIG_PATH_KIND,   /* Str: absolute */
    CONFIG_ROOTS,       /* ConfigRoots: absolute paths with blanks between */
    CONFIG_COLOUR,      /* Colour: #RRGGBB with enough contrast to `ground` */
    CONFIG_NUMBER,      /* int32_t: least to most */
    CONFIG_TURN,        /* int32_t: 0, 90, 180, 270 */
    CONFIG_SWITCH,      /* bool: on, off */
    CONFIG_HOURS,       /* ConfigHours: off or 22:00-06:30 */
    CONFIG_CALIBRATION, /* ConfigCalibration: stored, none or six numbers */
    CONFIG_CLICKER,     /* ConfigKeys: names of keys as SDL has them, with blanks between */
    CONFIG_PIN,         /* Str: what --set-pin writes, or empty */
} ConfigKind;

typedef struct ConfigRule {
    ConfigKind kind;
    int32_t least;
    int32_t most;
    Colour ground;    /* of CONFIG_COLOUR: what it is seen on */
    int32_t contrast; /* that it needs there, in percent: 450 is 4.5:1 */
} ConfigRule;

/* False: the text is not of this kind and *into is as it was. */
MUST_USE bool config_value_set(Arena *arena, const ConfigRule *rule, Str text, void *into);

/* What the kind accepts, as the end of "… takes ": "15 to 600", "on or off". */
Str config_value_accepts_in(Arena *arena, const ConfigRule *rule);

#endif
