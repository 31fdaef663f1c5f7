/* The command line of tsubo-kiosk. */
#ifndef TSUBO_KIOSK_OPTIONS_H
#define TSUBO_KIOSK_OPTIONS_H

#include "base/arena.h"
#include "base/failure.h"
#include "base/limits.h"
#include "kiosk/config.h"
#include "kiosk/log.h"
#include "ui/model.h"

typedef enum DumpKind {
    DUMP_NONE,
    DUMP_MODEL,
    DUMP_LIST,
    DUMP_PAGE,
} DumpKind;

typedef struct Options {
    Str packs[LIMIT_SHELF_PACKS]; /* files; they are shown as one shelf */
    int32_t pack_count;
    Str fonts;    /* folder */
    Str screen;   /* "home", "contents:110", "article:110/01-opening:2" */
    Str shot;     /* PNG to write, or empty */
    Str tour;     /* folder to write to, or empty */
    Str record;   /* file to write, or empty */
    Str replay;   /* file to read, or empty */
    Str stats;    /* file to write a line a picture to, or empty */
    Str config;   /* file of settings; empty: the usual place, or none without a display */
    Str store;    /* folder of what is installed; empty: as the settings say */
    Str keys;     /* folder of the keys that may sign; likewise */
    Str stick;    /* folder that is taken for a stick, or empty */
    Str requests; /* folder for asking the system's store, or empty: it is run as a child */
    DumpKind dump;
    Look look; /* width 0: the size of the display */
    int32_t turn;
    bool turned; /* --turn was given and counts more than the settings */
    bool fake_clock;
    bool no_slide;
    bool debug;
    bool preflight;
    bool set_pin;
    bool help;
    bool version;
    const Config *settings; /* what the file says; NULL: the defaults */
    int32_t notes;          /* sentences about it */
    Log *log;               /* NULL: the journal only */
} Options;

/* Reads the arguments; false with a sentence about the first one that is wrong and, where one is
 * near, the option that was probably meant. Default paths are found beside the program. */
MUST_USE bool options_parse_in(Arena *arena, int argc, char **argv, Options *options,
                               Failure *failure);

/* Pictures and dumps need no window. */
bool options_are_headless(const Options *options);

/* What --help prints. */
Str options_help(void);

enum {
    EXIT_TROUBLE = 1,    /* something did not work */
    EXIT_USAGE = 2,      /* the command line is wrong */
    EXIT_NO_DISPLAY = 3, /* there is nothing to show it on */
};

#endif
