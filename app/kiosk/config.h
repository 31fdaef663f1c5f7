/* What the people who run a booth have decided: /etc/tsubo/kiosk.conf, an INI file.
 *
 * Every key, its default and what it accepts stand in one table (config.c); the commented sample is
 * app/appliance/kiosk.conf, and a test holds the two together. Reading cannot fail: a file that is
 * missing, unreadable, huge or nonsense leaves the defaults, a key nobody knows or a value that
 * makes no sense leaves that key's default, and each is a sentence in the notes with its line. So a
 * slip of the finger never keeps a booth dark.
 *
 *     Config config;
 *     ConfigNotes notes;
 *     config_read_in(&forever, S("/etc/tsubo/kiosk.conf"), &config, &notes);
 *     log_say("%.*s", STR_ARG(notes.lines[i]));
 */
#ifndef TSUBO_KIOSK_CONFIG_H
#define TSUBO_KIOSK_CONFIG_H

#include "base/arena.h"
#include "base/failure.h"
#include "page/display.h"

/* Where the file lies when the command line names no other. */
#define CONFIG_PATH "/etc/tsubo/kiosk.conf"

enum {
    /* The sample with its comments has 6 KiB; ten times that is not a configuration any more. */
    CONFIG_BYTES = 64 * 1024,
    /* inih's own line buffer has 200 bytes with its end. */
    CONFIG_LINE_BYTES = 197,
    CONFIG_ROOTS_MAX = 8,
    CONFIG_KEYS_MAX = 8,
    /* A damaged file would fill the journal; after these the rest is only counted. */
    CONFIG_NOTES_MAX = 20,
};

/* Folders that sticks are mounted under. */
typedef struct ConfigRoots {
    Str paths[CONFIG_ROOTS_MAX];
    int32_t count;
} ConfigRoots;

/* SDL key codes; a clicker is a keyboard with three keys. */
typedef struct ConfigKeys {
    int32_t codes[CONFIG_KEYS_MAX];
    int32_t count;
} ConfigKeys;

/* Minutes since midnight by the machine's clock; from may lie after to (over midnight). */
typedef struct ConfigHours {
    bool on;
    int32_t from_min;
    int32_t to_min;
} ConfigHours;

typedef enum CalibrationSource {
    CALIBRATION_STORED, /* what the staff page measured, if it ever did */
    CALIBRATION_NONE,
    CALIBRATION_GIVEN, /* the six numbers of the file */
} CalibrationSource;

/* x' = (a·x + b·y + c) / 10000 and y' = (d·x + e·y + f) / 10000, x and y as shares of the panel in
 * 1/10000: integers, so that the file can say exactly what is meant. */
typedef struct ConfigCalibration {
    CalibrationSource source;
    int32_t matrix[6]; /* a b c d e f */
} ConfigCalibration;

typedef struct Config {
    Str name;    /* of this kiosk; names its receipts */
    Str title;   /* empty: the pack's words */
    Str tagline; /* empty: the pack's words */
    Colour house, warm, film;
    Colour house_dark, warm_dark, film_dark;
    Colour night; /* ground of the idle screen */
    int32_t pause_s;
    int32_t pause_most_s;
    int32_t question_s;
    int32_t highlight_s;
    ConfigHours quiet;
    int32_t turn; /* degrees */
    ConfigCalibration calibration;
    ConfigRoots sticks;
    Str store;
    Str keys;
    Str state;
    Str pin; /* hashed; empty: only the health page opens */
    ConfigKeys next, previous, blank;
    int32_t lecture_min;
    bool stats;
} Config;

typedef struct ConfigNotes {
    Str lines[CONFIG_NOTES_MAX]; /* sentences with file and line, in the arena */
    int32_t kept;
    int32_t count; /* of all, kept or not */
} ConfigNotes;

/* The defaults: what an empty file means. */
void config_defaults_in(Arena *arena, Config *config);

/* Reads the file over the defaults. Texts live in the arena; notes->count is 0 when nothing was
 * wrong. */
void config_read_in(Arena *arena, Str path, Config *config, ConfigNotes *notes);

/* The same from text, with `name` in the sentences; for tests and the fuzz target. */
void config_parse_in(Arena *arena, Str name, Str text, Config *config, ConfigNotes *notes);

/* The keys there are, in the order of the sample, for the test that compares the two. */
typedef struct ConfigKey {
    Str section;
    Str key;
    Str standard; /* the default as it would be written */
} ConfigKey;
int32_t config_key_count(void);
ConfigKey config_key(int32_t index);

#endif
