/* A table of options: name, what it takes, where it goes. */
#include "kiosk/options.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "ui/dump.h"

static const char help[] =
    "usage: tsubo-kiosk [OPTION…] [PACK…]\n"
    "Shows packs of newsletter issues and videos on a touch display, as one shelf.\n"
    "\n"
    "  --pack FILE        a pack to show, like a PACK without option; the first one gives the\n"
    "                     booth its name (default: base.tsubo beside the program)\n"
    "  --config FILE      the settings of this booth (default: /etc/tsubo/kiosk.conf)\n"
    "  --fonts DIR        folder of the bundled fonts\n"
    "  --store DIR        where packs from sticks are kept (default: as the settings say)\n"
    "  --keys DIR         the keys that may sign them (default: as the settings say)\n"
    "  --stick DIR        take this folder for a USB stick; without a store of the settings its\n"
    "                     packs are kept in ~/.local/share/tsubo\n"
    "  --requests DIR     leave the store to the system: ask and read in this folder\n"
    "  --window WxH       size in pixels, 800x480 to 4096x4096 (default: the whole display)\n"
    "  --turn DEGREES     turn the picture by 0, 90, 180 or 270 for a turned panel\n"
    "  --text SIZE        begin with small, normal, large or largest text\n"
    "  --dark             begin with light text on a dark ground\n"
    "  --language ja|en   language of the buttons\n"
    "  --screen NAME      begin at attract, home, issues, contents:NUMBER, article:KEY, videos,\n"
    "                     video:KEY, topics, topic:ID, terms:ROW, term:ID, staff:0 to staff:8; a\n"
    "                     page may follow, as in article:110/02-column:2; panel, qr or question\n"
    "                     before a + lies in front of it, as in panel+home; lecture or numbers\n"
    "                     shows it as lecture mode does\n"
    "  --no-slide         turn pages at once\n"
    "  --record FILE      write every touch and key to FILE, and the model at the end; the same\n"
    "                     --pack, --screen and so on are needed to play it again\n"
    "  --clock fake       time stands still but for inputs and a moving page, 16 ms each\n"
    "  --stats FILE       write a line a picture: microseconds, changed square px, screen\n"
    "\n"
    "Without a display:\n"
    "  --shot FILE        write the screen as PNG and end\n"
    "  --tour DIR         write every screen and every page as PNG and end\n"
    "  --dump WHAT        print model, list or page as text and end; with --tour: page prints all\n"
    "  --replay FILE      play recorded inputs with their own clock, then shot or dump\n"
    "  --preflight        judge the pack on descriptor 3, or one that is named, for a booth with\n"
    "                     --screen WxH, and end: OK, or U40, U41, U42 and why on standard error\n"
    "  --debug            draw boxes, targets and counters (also: F12)\n"
    "\n"
    "  --set-pin          ask for the staff's PIN, write its hash into the settings and end\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 done, 1 something did not work, 2 wrong command line, 3 no display.\n";

typedef enum Taking {
    TAKES_NOTHING,
    TAKES_TEXT,
} Taking;

typedef enum OptionName {
    OPTION_PACK,
    OPTION_CONFIG,
    OPTION_FONTS,
    OPTION_WINDOW,
    OPTION_TURN,
    OPTION_TEXT,
    OPTION_DARK,
    OPTION_LANGUAGE,
    OPTION_SCREEN,
    OPTION_NO_SLIDE,
    OPTION_SHOT,
    OPTION_TOUR,
    OPTION_DUMP,
    OPTION_REPLAY,
    OPTION_RECORD,
    OPTION_CLOCK,
    OPTION_STATS,
    OPTION_DEBUG,
    OPTION_STORE,
    OPTION_KEYS,
    OPTION_STICK,
    OPTION_REQUESTS,
    OPTION_PREFLIGHT,
    OPTION_SET_PIN,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT,
} OptionName;

static const struct {
    Str name;
    Taking taking;
} table[OPTION_COUNT] = {
    [OPTION_PACK] = {S_INIT("--pack"), TAKES_TEXT},
    [OPTION_CONFIG] = {S_INIT("--config"), TAKES_TEXT},
    [OPTION_FONTS] = {S_INIT("--fonts"), TAKES_TEXT},
    [OPTION_WINDOW] = {S_INIT("--window"), TAKES_TEXT},
    [OPTION_TURN] = {S_INIT("--turn"), TAKES_TEXT},
    [OPTION_TEXT] = {S_INIT("--text"), TAKES_TEXT},
    [OPTION_DARK] = {S_INIT("--dark"), TAKES_NOTHING},
    [OPTION_LANGUAGE] = {S_INIT("--language"), TAKES_TEXT},
    [OPTION_SCREEN] = {S_INIT("--screen"), TAKES_TEXT},
    [OPTION_NO_SLIDE] = {S_INIT("--no-slide"), TAKES_NOTHING},
    [OPTION_SHOT] = {S_INIT("--shot"), TAKES_TEXT},
    [OPTION_TOUR] = {S_INIT("--tour"), TAKES_TEXT},
    [OPTION_DUMP] = {S_INIT("--dump"), TAKES_TEXT},
    [OPTION_REPLAY] = {S_INIT("--replay"), TAKES_TEXT},
    [OPTION_RECORD] = {S_INIT("--record"), TAKES_TEXT},
    [OPTION_CLOCK] = {S_INIT("--clock"), TAKES_TEXT},
    [OPTION_STATS] = {S_INIT("--stats"), TAKES_TEXT},
    [OPTION_DEBUG] = {S_INIT("--debug"), TAKES_NOTHING},
    [OPTION_STORE] = {S_INIT("--store"), TAKES_TEXT},
    [OPTION_KEYS] = {S_INIT("--keys"), TAKES_TEXT},
    [OPTION_STICK] = {S_INIT("--stick"), TAKES_TEXT},
    [OPTION_REQUESTS] = {S_INIT("--requests"), TAKES_TEXT},
    [OPTION_PREFLIGHT] = {S_INIT("--preflight"), TAKES_NOTHING},
    [OPTION_SET_PIN] = {S_INIT("--set-pin"), TAKES_NOTHING},
    [OPTION_HELP] = {S_INIT("--help"), TAKES_NOTHING},
    [OPTION_VERSION] = {S_INIT("--version"), TAKES_NOTHING},
};

/* With the nearest one there is; nobody should have to read the whole help for a slip. */
static bool unknown_option(Str given, Failure *failure) {
    Str names[OPTION_COUNT];
    for (int32_t i = 0; i < OPTION_COUNT; i++) {
        names[i] = table[i].name;
    }
    Str near = utf8_valid(given) ? nearest_word(given, names, OPTION_COUNT) : S("");
    if (near.size > 0) {
        return failure_set(failure, FAILURE_FORMAT,
                           "there is no option %.*s; did you mean %.*s? See --help", STR_ARG(given),
                           STR_ARG(near));
    }
    return failure_set(failure, FAILURE_FORMAT, "there is no option %.*s; see --help",
                       STR_ARG(given));
}

/* Options and plain words mean the same, as in other viewers. */
static bool add_pack(Str path, Options *options, Failure *failure) {
    if (options->pack_count == LIMIT_SHELF_PACKS) {
        return failure_set(failure, FAILURE_LIMIT, "a shelf has at most %d packs",
                           LIMIT_SHELF_PACKS);
    }
    options->packs[options->pack_count++] = path;
    return true;
}

/* Bounds are those of limits.h, so every size that is accepted can be drawn. */
static bool parse_window(Str value, Look *look, Failure *failure) {
    Str rest = value;
    int32_t w = 0;
    int32_t h = 0;
    bool numbers = str_to_int(str_cut(&rest, 'x'), &w) && str_to_int(rest, &h);
    int32_t shorter = w < h ? w : h;
    int32_t longer = w < h ? h : w;
    if (!numbers) {
        return failure_set(failure, FAILURE_FORMAT,
                           "--window takes WIDTHxHEIGHT such as 1920x1080, not %.*s",
                           STR_ARG(value));
    }
    if (shorter < LIMIT_SCREEN_SHORT_MIN_PX || longer < LIMIT_SCREEN_LONG_MIN_PX ||
        longer > LIMIT_SCREEN_LONG_PX) {
        return failure_set(failure, FAILURE_LIMIT,
                           "a screen of %.*s is not supported; use 800x480 to 4096x4096",
                           STR_ARG(value));
    }
    look->width_px = w;
    look->height_px = h;
    return true;
}

/* Says what would have been right. */
static bool one_of(Str option, Str value, Str choices, Failure *failure) {
    return failure_set(failure, FAILURE_FORMAT, "%.*s takes %.*s, not %.*s", STR_ARG(option),
                       STR_ARG(choices), STR_ARG(value));
}

static bool parse_turn(Str value, Options *options, Failure *failure) {
    int32_t turn = 0;
    if (!str_to_int(value, &turn) || turn < 0 || turn > 270 || turn % 90 != 0) {
        return one_of(S("--turn"), value, S("0, 90, 180 or 270"), failure);
    }
    options->turn = turn;
    options->turned = true;
    return true;
}

static bool parse_text(Str value, Options *options, Failure *failure) {
    int32_t size = size_find(value);
    if (size < 0) {
        return one_of(S("--text"), value, S("small, normal, large or largest"), failure);
    }
    options->look.size = (TextSize)size;
    return true;
}

static bool parse_language(Str value, Options *options, Failure *failure) {
    if (!str_equal(value, S("ja")) && !str_equal(value, S("en"))) {
        return one_of(S("--language"), value, S("ja or en"), failure);
    }
    options->look.language = str_equal(value, S("en")) ? LANGUAGE_ENGLISH : LANGUAGE_JAPANESE;
    return true;
}

static bool parse_dump(Str value, Options *options, Failure *failure) {
    static const Str names[] = {S_INIT("model"), S_INIT("list"), S_INIT("page")};
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        if (str_equal(value, names[i])) {
            options->dump = (DumpKind)(DUMP_MODEL + i);
            return true;
        }
    }
    return one_of(S("--dump"), value, S("model, list or page"), failure);
}

static bool parse_clock(Str value, Options *options, Failure *failure) {
    options->fake_clock = str_equal(value, S("fake"));
    return options->fake_clock || one_of(S("--clock"), value, S("fake"), failure);
}

/* A size is never the name of a screen: tsubo-store says --screen WxH for the one it means. */
static bool parse_screen(Str value, Options *options, Failure *failure) {
    bool size = value.size > 0 && value.at[0] >= '0' && value.at[0] <= '9';
    if (size) {
        return parse_window(value, &options->look, failure);
    }
    options->screen = value;
    return true;
}

/* One case an option; the table above says which of them take a value. */
static bool set_option(OptionName name, Str value, Options *options, Failure *failure) {
    switch (name) {
    case OPTION_PACK: return add_pack(value, options, failure);
    case OPTION_CONFIG: options->config = value; return true;
    case OPTION_FONTS: options->fonts = value; return true;
    case OPTION_WINDOW: return parse_window(value, &options->look, failure);
    case OPTION_TURN: return parse_turn(value, options, failure);
    case OPTION_TEXT: return parse_text(value, options, failure);
    case OPTION_DARK: options->look.dark = true; return true;
    case OPTION_LANGUAGE: return parse_language(value, options, failure);
    case OPTION_SCREEN: return parse_screen(value, options, failure);
    case OPTION_NO_SLIDE: options->no_slide = true; return true;
    case OPTION_SHOT: options->shot = value; return true;
    case OPTION_TOUR: options->tour = value; return true;
    case OPTION_DUMP: return parse_dump(value, options, failure);
    case OPTION_REPLAY: options->replay = value; return true;
    case OPTION_RECORD: options->record = value; return true;
    case OPTION_CLOCK: return parse_clock(value, options, failure);
    case OPTION_STATS: options->stats = value; return true;
    case OPTION_DEBUG: options->debug = true; return true;
    case OPTION_STORE: options->store = value; return true;
    case OPTION_KEYS: options->keys = value; return true;
    case OPTION_STICK: options->stick = value; return true;
    case OPTION_REQUESTS: options->requests = value; return true;
    case OPTION_PREFLIGHT: options->preflight = true; return true;
    case OPTION_SET_PIN: options->set_pin = true; return true;
    case OPTION_HELP: options->help = true; return true;
    case OPTION_VERSION: options->version = true; return true;
    case OPTION_COUNT: break;
    }
    return true;
}

static int32_t find_option(Str name) {
    for (int32_t i = 0; i < OPTION_COUNT; i++) {
        if (str_equal(name, table[i].name)) {
            return i;
        }
    }
    return -1;
}

/* The folder the program lies in, from /proc; "." when that cannot be read. */
static Str program_folder(Arena *arena) {
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof(path));
    while (size > 0 && path[size - 1] != '/') {
        size--;
    }
    return size > 1 ? arena_copy_in(arena, (Str){path, (int32_t)size - 1}) : S(".");
}

/* Beside the program as it was built, or where the package has put it. */
static void set_defaults(Arena *arena, Options *options) {
    Str folder = program_folder(arena);
    if (options->pack_count == 0 && !options->preflight) {
        Str base = arena_print_in(arena, "%.*s/../base.tsubo", STR_ARG(folder));
        Str shared = arena_print_in(arena, "%.*s/../share/tsubo/base.tsubo", STR_ARG(folder));
        bool only_shared = !file_exists(base) && file_exists(shared);
        options->packs[options->pack_count++] = only_shared ? shared : base;
    }
    if (options->fonts.size == 0) {
        options->fonts = arena_print_in(arena, "%.*s/../share/tsubo/fonts", STR_ARG(folder));
        options->fonts = file_is_directory(options->fonts) ? options->fonts : S(TSUBO_FONTS);
    }
}

/* Takes the option at argv[*at], and the word behind it when that is its value. */
static bool take_option(char *const *argv, int *at, Options *options, Failure *failure) {
    Str rest = str_from_c(argv[*at]);
    bool joined = str_find(rest, S("=")) >= 0;
    Str name = str_cut(&rest, '=');
    int32_t found = find_option(name);
    if (found < 0) {
        return unknown_option(name, failure);
    }
    if (table[found].taking == TAKES_NOTHING && joined) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s takes no value; see --help",
                           STR_ARG(name));
    }
    if (table[found].taking == TAKES_TEXT && !joined) {
        rest = argv[*at + 1] ? str_from_c(argv[++*at]) : (Str){0};
    }
    /* An empty value would otherwise pass for an option that was not given. */
    if (table[found].taking == TAKES_TEXT && rest.size == 0) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s needs a value; see --help",
                           STR_ARG(name));
    }
    return set_option((OptionName)found, rest, options, failure);
}

/* The first wrong word ends it: guessing on would do something nobody asked for. */
bool options_parse_in(Arena *arena, int argc, char **argv, Options *options, Failure *failure) {
    *options = (Options){.look = {.size = TEXT_NORMAL}};
    for (int i = 1; i < argc; i++) {
        bool option = argv[i][0] == '-';
        if (!(option ? take_option(argv, &i, options, failure)
                     : add_pack(str_from_c(argv[i]), options, failure))) {
            return false;
        }
    }
    set_defaults(arena, options);
    return true;
}

bool options_are_headless(const Options *options) {
    return options->shot.size > 0 || options->tour.size > 0 || options->dump != DUMP_NONE ||
           options->replay.size > 0;
}

Str options_help(void) {
    return str_from_c(help);
}
