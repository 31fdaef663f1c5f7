/* One table; the reader hands inih one clean line after the other.
 *
 * inih takes lines through a function, so ours counts them (Debian's build does not tell numbers),
 * refuses what is not text, and takes away the blanks in front, which inih would read as a
 * continuation of the value before. */
#include "kiosk/config.h"

#include <assert.h>
#include <ini.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "kiosk/config_value.h"
#include "kiosk/store_place.h"

typedef struct Entry {
    Str section;
    Str key;
    Str standard;
    size_t at; /* offset in Config */
    ConfigRule rule;
} Entry;

#define AT(field) offsetof(Config, field)

/* Grounds are those of ui/theme.c: what the colour is read on. Night carries white figures and the
 * pale blue of its small lines. */
static const Entry table[] = {
    {S_INIT("booth"), S_INIT("name"), S_INIT("kiosk"), AT(name), {.kind = CONFIG_NAME}},
    {S_INIT("booth"), S_INIT("title"), S_INIT(""), AT(title), {.kind = CONFIG_TEXT, .most = 24}},
    {S_INIT("booth"),
     S_INIT("tagline"),
     S_INIT(""),
     AT(tagline),
     {.kind = CONFIG_TEXT, .most = 40}},
    {S_INIT("colours"),
     S_INIT("house"),
     S_INIT("#17365D"),
     AT(house),
     {.kind = CONFIG_COLOUR, .ground = 0xFFE4EAF2, .contrast = 700}},
    {S_INIT("colours"),
     S_INIT("warm"),
     S_INIT("#B93A26"),
     AT(warm),
     {.kind = CONFIG_COLOUR, .ground = 0xFFFAF7F0, .contrast = 450}},
    {S_INIT("colours"),
     S_INIT("film"),
     S_INIT("#0E6666"),
     AT(film),
     {.kind = CONFIG_COLOUR, .ground = 0xFFE1F0EC, .contrast = 450}},
    {S_INIT("colours"),
     S_INIT("house-dark"),
     S_INIT("#8FB4E3"),
     AT(house_dark),
     {.kind = CONFIG_COLOUR, .ground = 0xFF12161D, .contrast = 700}},
    {S_INIT("colours"),
     S_INIT("warm-dark"),
     S_INIT("#FF8A73"),
     AT(warm_dark),
     {.kind = CONFIG_COLOUR, .ground = 0xFF12161D, .contrast = 450}},
    {S_INIT("colours"),
     S_INIT("film-dark"),
     S_INIT("#7FD1C7"),
     AT(film_dark),
     {.kind = CONFIG_COLOUR, .ground = 0xFF17302F, .contrast = 450}},
    {S_INIT("colours"),
     S_INIT("night"),
     S_INIT("#10233C"),
     AT(night),
     {.kind = CONFIG_COLOUR, .ground = 0xFF9DB8DC, .contrast = 450}},
    {S_INIT("times"),
     S_INIT("pause"),
     S_INIT("45"),
     AT(pause_s),
     {.kind = CONFIG_NUMBER, .least = 10, .most = 600}},
    {S_INIT("times"),
     S_INIT("pause-most"),
     S_INIT("180"),
     AT(pause_most_s),
     {.kind = CONFIG_NUMBER, .least = 30, .most = 3600}},
    {S_INIT("times"),
     S_INIT("question"),
     S_INIT("20"),
     AT(question_s),
     {.kind = CONFIG_NUMBER, .least = 5, .most = 120}},
    {S_INIT("times"),
     S_INIT("highlight"),
     S_INIT("9"),
     AT(highlight_s),
     {.kind = CONFIG_NUMBER, .least = 3, .most = 120}},
    {S_INIT("times"), S_INIT("quiet"), S_INIT("off"), AT(quiet), {.kind = CONFIG_HOURS}},
    {S_INIT("screen"), S_INIT("turn"), S_INIT("0"), AT(turn), {.kind = CONFIG_TURN}},
    {S_INIT("screen"),
     S_INIT("calibration"),
     S_INIT("stored"),
     AT(calibration),
     {.kind = CONFIG_CALIBRATION}},
    {S_INIT("content"),
     S_INIT("sticks"),
     S_INIT("/media /run/media /run/tsubo/stick"),
     AT(sticks),
     {.kind = CONFIG_ROOTS}},
    {S_INIT("content"),
     S_INIT("store"),
     S_INIT(STORE_PLACE_BOOTH),
     AT(store),
     {.kind = CONFIG_PATH_KIND}},
    {S_INIT("content"),
     S_INIT("keys"),
     S_INIT("/etc/tsubo/keys"),
     AT(keys),
     {.kind = CONFIG_PATH_KIND}},
    {S_INIT("staff"), S_INIT("pin"), S_INIT(""), AT(pin), {.kind = CONFIG_PIN}},
    {S_INIT("staff"),
     S_INIT("state"),
     S_INIT("/var/lib/tsubo-kiosk"),
     AT(state),
     {.kind = CONFIG_PATH_KIND}},
    {S_INIT("staff"), S_INIT("stats"), S_INIT("on"), AT(stats), {.kind = CONFIG_SWITCH}},
    {S_INIT("lecture"),
     S_INIT("minutes"),
     S_INIT("90"),
     AT(lecture_min),
     {.kind = CONFIG_NUMBER, .least = 5, .most = 720}},
    {S_INIT("lecture"),
     S_INIT("next"),
     S_INIT("PageDown Right Down Space"),
     AT(next),
     {.kind = CONFIG_CLICKER}},
    {S_INIT("lecture"),
     S_INIT("previous"),
     S_INIT("PageUp Left Up"),
     AT(previous),
     {.kind = CONFIG_CLICKER}},
    {S_INIT("lecture"), S_INIT("blank"), S_INIT("B ."), AT(blank), {.kind = CONFIG_CLICKER}},
};

typedef struct Reader {
    Arena *arena;
    Config *config;
    ConfigNotes *notes;
    Str name; /* of the file, in sentences */
    Str rest;
    int32_t line;
    bool seen[COUNT_OF(table)];
} Reader;

/* Keeps a sentence "FILE:LINE: …"; the text must be valid UTF-8. */
static void note(Reader *reader, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* With file and line, because whoever mends it looks there. */
static void note(Reader *reader, const char *format, ...) {
    ConfigNotes *notes = reader->notes;
    char sentence[FAILURE_SIZE];
    va_list arguments;
    notes->count++;
    if (notes->kept == CONFIG_NOTES_MAX) {
        return;
    }
    va_start(arguments, format);
    vsnprintf(sentence, sizeof(sentence), format, arguments);
    va_end(arguments);
    notes->lines[notes->kept++] =
        arena_print_in(reader->arena, "%.*s:%d: %s", STR_ARG(reader->name), reader->line, sentence);
}

/* A line without key and value; inih would only say that there is one somewhere. */
static bool is_plain_line(Str line) {
    return line.size == 0 || line.at[0] == '#' || line.at[0] == ';' ||
           (line.at[0] == '[' && str_find(line, S("]")) > 0) || str_find(line, S("=")) > 0 ||
           str_find(line, S(":")) > 0;
}

/* The next line for inih, or an empty one in place of what cannot be read. */
static Str next_line(Reader *reader) {
    Str line = str_trim(str_cut(&reader->rest, '\n'));
    reader->line++;
    if (!utf8_valid(line)) {
        note(reader, "this line is not text in UTF-8 and is left out");
        return S("");
    }
    if (line.size > CONFIG_LINE_BYTES) {
        note(reader, "this line is longer than %d bytes and is left out", CONFIG_LINE_BYTES);
        return S("");
    }
    if (!is_plain_line(line)) {
        note(reader, "a line is \"key = value\", \"[section]\" or a comment; this one is left out");
        return S("");
    }
    return line;
}

/* inih's question for a line. `size` is always its full buffer, which our longest line fits. */
static char *give_line(char *into, int size, void *context) {
    Reader *reader = context;
    if (reader->rest.size == 0) {
        return NULL;
    }
    Str line = next_line(reader);
    line = str_slice(line, 0, size - 2);
    if (line.size > 0) {
        memcpy(into, line.at, (size_t)line.size);
    }
    into[line.size] = '\n';
    into[line.size + 1] = 0;
    return into;
}

/* Sections and keys together: the same key may stand in two sections. */
static int32_t find_entry(Str section, Str key) {
    for (int32_t i = 0; i < COUNT_OF(table); i++) {
        if (str_equal(table[i].section, section) && str_equal(table[i].key, key)) {
            return i;
        }
    }
    return -1;
}

/* Right key, wrong section: the most frequent slip in files of this kind. */
static int32_t find_elsewhere(Str key) {
    for (int32_t i = 0; i < COUNT_OF(table); i++) {
        if (str_equal(table[i].key, key)) {
            return i;
        }
    }
    return -1;
}

/* Names the nearest key there is; most unknown keys are slips of the finger. */
static void refuse_key(Reader *reader, Str section, Str key) {
    int32_t elsewhere = find_elsewhere(key);
    Str keys[COUNT_OF(table)];
    for (int32_t i = 0; i < COUNT_OF(table); i++) {
        keys[i] = table[i].key;
    }
    if (elsewhere >= 0) {
        note(reader, "\"%.*s\" belongs in [%.*s], not in [%.*s]; it is left out here", STR_ARG(key),
             STR_ARG(table[elsewhere].section), STR_ARG(section));
        return;
    }
    Str near = nearest_word(key, keys, COUNT_OF(keys));
    if (near.size > 0) {
        note(reader, "there is no key \"%.*s\"; did you mean \"%.*s\"? It is left out",
             STR_ARG(key), STR_ARG(near));
    } else {
        note(reader, "there is no key \"%.*s\"; it is left out", STR_ARG(key));
    }
}

/* The beginning of a value that was not understood; whole characters, however long it is. */
static Str beginning(Str value) {
    Str rest = value;
    for (int32_t i = 0; i < 24 && rest.size > 0; i++) {
        utf8_next(&rest);
    }
    return str_slice(value, 0, value.size - rest.size);
}

/* inih hands over one line at a time. A wrong value leaves the default and a note, never an error.
 * */
static int take_value(void *context, const char *c_section, const char *c_key,
                      const char *c_value) {
    Reader *reader = context;
    Str section = str_from_c(c_section);
    Str key = str_from_c(c_key);
    Str value = arena_copy_in(reader->arena, str_from_c(c_value));
    int32_t index = find_entry(section, key);
    if (index < 0) {
        refuse_key(reader, section, key);
        return 1;
    }
    const Entry *entry = &table[index];
    if (reader->seen[index]) {
        note(reader, "\"%.*s\" stands here for the second time; this one counts", STR_ARG(key));
    }
    reader->seen[index] = true;
    if (!config_value_set(reader->arena, &entry->rule, value, (char *)reader->config + entry->at)) {
        Str accepts = config_value_accepts_in(reader->arena, &entry->rule);
        note(reader, "%.*s takes %.*s, not \"%.*s\"; \"%.*s\" is used", STR_ARG(key),
             STR_ARG(accepts), STR_ARG(beginning(value)), STR_ARG(entry->standard));
    }
    return 1;
}

/* Each default passes through the same reader as a value of the file, so that none can be out of
 * its own bounds. */
void config_defaults_in(Arena *arena, Config *config) {
    *config = (Config){0};
    for (int32_t i = 0; i < COUNT_OF(table); i++) {
        bool known = config_value_set(arena, &table[i].rule, table[i].standard,
                                      (char *)config + table[i].at);
        assert(known && "a default is a value of its kind");
    }
}

/* The longest pause cannot be shorter than the pause without any text to read. */
static void check_together(Reader *reader) {
    Config *config = reader->config;
    if (config->pause_most_s < config->pause_s) {
        note(reader, "pause-most (%d) is less than pause (%d); %d is used for both",
             config->pause_most_s, config->pause_s, config->pause_s);
        config->pause_most_s = config->pause_s;
    }
}

/* A mark that Windows editors put in front is taken off first. */
void config_parse_in(Arena *arena, Str name, Str text, Config *config, ConfigNotes *notes) {
    Reader reader = {.arena = arena, .config = config, .notes = notes, .name = name, .rest = text};
    *notes = (ConfigNotes){0};
    config_defaults_in(arena, config);
    if (str_starts_with(reader.rest, S("\xEF\xBB\xBF"))) {
        reader.rest = str_slice(reader.rest, 3, reader.rest.size); /* a Windows editor's mark */
    }
    ini_parse_stream(give_line, &reader, take_value, &reader);
    check_together(&reader);
}

void config_read_in(Arena *arena, Str path, Config *config, ConfigNotes *notes) {
    Failure failure = {0};
    Str text = {0};
    if (file_read_in(arena, path, CONFIG_BYTES, &text, &failure)) {
        config_parse_in(arena, path, text, config, notes);
        return;
    }
    config_defaults_in(arena, config);
    *notes = (ConfigNotes){.kept = 1, .count = 1};
    notes->lines[0] = arena_print_in(arena, "%s; the defaults are used", failure.sentence);
}

int32_t config_key_count(void) {
    return COUNT_OF(table);
}

ConfigKey config_key(int32_t index) {
    return (ConfigKey){table[index].section, table[index].key, table[index].standard};
}
