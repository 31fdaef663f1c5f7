/* Facts become sentences; what is not as it should be gets a ✘ and the sentence says what it is. */
#include "ui/staff_rows.h"

#include <string.h>

#include "ui/paper.h"
#include "ui/reader.h"

typedef struct Writer {
    Arena *arena;
    Language language;
    StaffRows *rows;
} Writer;

static Str numbers(const Writer *writer, Word word, int32_t a, int32_t b, int32_t c) {
    const int32_t values[3] = {a, b, c};
    return words_print_in(writer->arena, writer->language, word, values);
}

static void put(Writer *writer, Word title, bool good, Str value) {
    StaffRows *rows = writer->rows;
    if (rows->count < STAFF_ROWS_MAX) {
        rows->rows[rows->count++] = (StaffRow){words_view(writer->language, title), value, good};
    }
}

/* Size and how it is turned: half of all calls are about that. Of two displays somebody looks at
 * the wrong one. */
static void put_screen(Writer *writer, const Facts *facts) {
    Str size =
        facts->turn == 0
            ? numbers(writer, WORD_SCREEN_SIZE, facts->width_px, facts->height_px, 0)
            : numbers(writer, WORD_SCREEN_TURNED, facts->width_px, facts->height_px, facts->turn);
    if (facts->displays > 1) {
        size =
            numbers(writer, WORD_SCREEN_ONE_OF, facts->width_px, facts->height_px, facts->displays);
    }
    put(writer, WORD_ROW_SCREEN, facts->display && facts->displays < 2,
        facts->display ? size : words_view(writer->language, WORD_SCREEN_GONE));
}

/* How many panels there are, and which spots do not let go. */
static void put_touch(Writer *writer, const Facts *facts) {
    Str value = facts->panels == 0  ? words_view(writer->language, WORD_TOUCH_NONE)
                : facts->spots == 0 ? numbers(writer, WORD_TOUCH_PANELS, facts->panels, 0, 0)
                                    : numbers(writer, WORD_TOUCH_SPOTS, facts->spots, 0, 0);
    put(writer, WORD_ROW_TOUCH, facts->panels > 0 && facts->spots == 0, value);
}

/* Packs with serial and date, as the telephone will ask. */
/* Serials are written YYYYMMDDNN by custom; one that is none stays a number. */
static Str serial_text(const Writer *writer, int32_t serial) {
    int32_t day = serial / 100 % 100;
    int32_t month = serial / 10000 % 100;
    int32_t year = serial / 1000000;
    Str number = numbers(writer, WORD_CONTENT_SERIAL, serial, 0, 0);
    if (year < 2020 || month < 1 || month > 12 || day < 1 || day > 31) {
        return number;
    }
    Str date = numbers(writer, WORD_DATE, year, month, day);
    return arena_print_in(writer->arena, "%.*s（%.*s）", STR_ARG(number), STR_ARG(date));
}

static void put_content(Writer *writer, const Facts *facts) {
    if (facts->issue > 0) {
        Str number = numbers(writer, WORD_ISSUE_NUMBER, facts->issue, 0, 0);
        Str date = numbers(writer, WORD_ISSUED_ON, facts->year, facts->month, facts->day);
        put(writer, WORD_NEWEST_ISSUE, true,
            arena_print_in(writer->arena, "%.*s\xE3\x80\x80%.*s", STR_ARG(number), STR_ARG(date)));
    }
    for (int32_t i = 0; i < facts->pack_count; i++) {
        const FactsPack *pack = &facts->packs[i];
        Str serial = serial_text(writer, pack->serial);
        put(writer, WORD_ROW_CONTENT, true,
            arena_print_in(writer->arena, "%.*s\xE3\x80\x80%.*s", STR_ARG(pack->title),
                           STR_ARG(serial)));
    }
    if (facts->pack_count == 0) {
        put(writer, WORD_ROW_CONTENT, false, words_view(writer->language, WORD_CONTENT_NONE));
    }
}

/* Whether there is one, and room in it. */
static void put_store(Writer *writer, const Facts *facts) {
    bool low = facts->free_mb < FACTS_LOW_MB;
    switch (facts->store) {
    case STORE_UNUSED:
        put(writer, WORD_ROW_STORE, true, words_view(writer->language, WORD_STORE_UNUSED));
        break;
    case STORE_FINE:
        put(writer, WORD_ROW_STORE, !low,
            numbers(writer, low ? WORD_STORE_LOW : WORD_STORE_FREE, facts->free_mb, 0, 0));
        break;
    case STORE_BROKEN:
        put(writer, WORD_ROW_STORE, false, words_view(writer->language, WORD_STORE_BROKEN));
        break;
    }
}

/* The last code, and what it meant. */
static void put_update(Writer *writer, const Facts *facts) {
    CodeLanguage language = writer->language == LANGUAGE_ENGLISH ? CODE_ENGLISH : CODE_JAPANESE;
    if (facts->last == CODE_NONE) {
        put(writer, WORD_ROW_UPDATE, true, words_view(writer->language, WORD_UPDATE_NEVER));
        return;
    }
    Str name = code_text(facts->last)->name;
    Str sentence = code_sentence_in(writer->arena, facts->last, language, 0);
    put(writer, WORD_ROW_UPDATE, !code_is_failure(facts->last),
        arena_print_in(writer->arena, "%.*s\xE3\x80\x80%.*s", STR_ARG(name), STR_ARG(sentence)));
}

/* Uptime and memory: the two figures that tell a leak from a bad day. */
static void put_machine(Writer *writer, const Facts *facts) {
    int32_t minutes = (int32_t)(facts->up_s / 60);
    int32_t days = minutes / (24 * 60);
    Str up = days > 0 ? numbers(writer, WORD_UP_DAYS, days, minutes / 60 % 24, 0)
                      : numbers(writer, WORD_UP_HOURS, minutes / 60, minutes % 60, 0);
    put(writer, WORD_ROW_UP, true, up);
    /* A machine that runs out of memory takes the picture with it: an eighth of a GB is the edge.
     */
    put(writer, WORD_ROW_MEMORY, facts->memory_mb >= 128,
        numbers(writer, WORD_MEMORY_USE, facts->used_mb, facts->memory_mb, 0));
    put(writer, WORD_ROW_GLYPHS, facts->missing == 0,
        facts->missing == 0 ? words_view(writer->language, WORD_GLYPHS_FINE)
                            : numbers(writer, WORD_GLYPHS_MISSING, facts->missing, 0, 0));
    put(writer, WORD_ROW_SETTINGS, facts->notes == 0,
        facts->notes == 0 ? words_view(writer->language, WORD_SETTINGS_FINE)
                          : numbers(writer, WORD_SETTINGS_NOTES, facts->notes, 0, 0));
}

/* Whether anything is counted at all: visitors may ask. */
static void put_counting(Writer *writer, const Facts *facts) {
    static const Word words[] = {[COUNTING_OFF] = WORD_COUNTS_OFF,
                                 [COUNTING_ON] = WORD_COUNTS_ON,
                                 [COUNTING_MEMORY] = WORD_COUNTS_MEMORY,
                                 [COUNTING_FAILED] = WORD_COUNTS_FAILED};
    put(writer, WORD_ROW_COUNTS, facts->counting != COUNTING_FAILED,
        words_view(writer->language, words[facts->counting]));
    if (facts->clock != CLOCK_UNUSED) {
        bool fine = facts->clock == CLOCK_FINE;
        put(writer, WORD_ROW_CLOCK, fine,
            words_view(writer->language, fine ? WORD_CLOCK_FINE : WORD_CLOCK_WRONG));
    }
}

/* In the order in which support asks. */
StaffRows staff_rows_in(Arena *arena, Language language, const Facts *facts) {
    StaffRows rows = {0};
    Writer writer = {arena, language, &rows};
    put_screen(&writer, facts);
    put_touch(&writer, facts);
    put_content(&writer, facts);
    put_store(&writer, facts);
    put_update(&writer, facts);
    put_machine(&writer, facts);
    put_counting(&writer, facts);
    put(&writer, WORD_ROW_VERSION, true,
        arena_print_in(arena, "tsubo %.*s\xE3\x80\x80%.*s", STR_ARG(facts->version),
                       STR_ARG(facts->name)));
    return rows;
}

/* Rows are as high as a finger's target with its gap, though only some answer: the page is read
 * aloud over the telephone, line by line. */
enum { ROW_U = 104, CELL_U = 168, CELL_LEAST_U = 140, BAR_U = 84 };

/* Larger text needs higher rows; smaller text no lower ones. */
static int32_t grown_percent(const Look *look) {
    int32_t percent = look_label_percent(look);
    return percent > 100 ? percent : 100;
}

/* All tasks stand on one page where a little less height for each makes that possible. */
static int32_t task_row_px(const Look *look, int32_t room_px, int32_t columns) {
    int32_t wished = look_px(look, CELL_U);
    int32_t least = look_px(look, CELL_LEAST_U);
    int32_t wanted = (STAFF_TASK_CELLS + columns - 1) / columns;
    int32_t rows = room_px / least < wanted ? room_px / least : wanted;
    int32_t row = rows > 0 ? room_px / rows : least;
    return row < wished ? row : wished;
}

/* The answer to a task lies under the rows, never on one: what it speaks of stays in sight. */
static void place_told(const Look *look, StaffPage page, StaffGeometry *geometry) {
    if (page != STAFF_TASKS && page != STAFF_PACKS) {
        return;
    }
    int32_t height = look_px(look, 104);
    geometry->area.h -= height;
    geometry->told =
        (Rect){geometry->area.x, geometry->area.y + geometry->area.h, geometry->area.w, height};
}

/* From the sizes of text, like every other screen. */
StaffGeometry staff_geometry(const Look *look, StaffPage page) {
    bool wide = look_is_wide(look);
    Rect sheet = look_sheet(look);
    int32_t margin = look_margin_px(look);
    int32_t gap = look_px(look, 20);
    StaffGeometry geometry = {
        .area = {margin, sheet.y + gap, look->width_px - 2 * margin, sheet.h - 2 * gap},
        .columns = 1,
        .row_px = look_px(look, ROW_U * grown_percent(look) / 100)};
    place_told(look, page, &geometry);
    if (page == STAFF_HEALTH) {
        int32_t rail = look_px(look, 440);
        int32_t space = look_px(look, 56);
        geometry.rail =
            wide ? (Rect){look->width_px - margin - rail, geometry.area.y, rail, geometry.area.h}
                 : (Rect){margin, sheet.y + sheet.h - gap - rail, geometry.area.w, rail};
        geometry.area.w -= wide ? rail + space : 0;
        geometry.area.h -= wide ? 0 : rail + gap;
    } else if (page == STAFF_TASKS) {
        geometry.columns = wide ? 3 : 2;
        geometry.row_px = task_row_px(look, geometry.area.h, geometry.columns);
    } else if (page == STAFF_COUNTS) {
        geometry.columns = wide ? 2 : 1;
        geometry.row_px = look_px(look, BAR_U);
    } else if (page == STAFF_PACKS) {
        geometry.row_px = look_px(look, wide ? 176 : 300);
    }
    int32_t rows = geometry.area.h / geometry.row_px;
    geometry.rows = rows > 0 ? rows : 1;
    return geometry;
}

/* As many as staff_rows_in writes, without writing them. */
static int32_t row_count(const Facts *facts, StaffPage page, int32_t rows) {
    switch (page) {
    case STAFF_HEALTH: {
        int32_t packs = facts->pack_count > 0 ? facts->pack_count : 1;
        /* Screen, touch, store, update, four of the machine, counting, version: ten without packs,
         * clock and the newest issue. */
        return 10 + packs + (facts->clock != CLOCK_UNUSED) + (facts->issue > 0);
    }
    case STAFF_TASKS: return STAFF_TASK_CELLS;
    case STAFF_COUNTS: return staff_bars(facts, rows).count;
    case STAFF_PACKS: return facts->pack_count;
    case STAFF_PIN:
    case STAFF_TOUCH:
    case STAFF_CALIBRATE:
    case STAFF_PICTURE:
    case STAFF_CLEANING:
    case STAFF_PAGE_COUNT: break;
    }
    return 1;
}

/* Rows that do not fit go to the next page; nothing scrolls here either. */
int32_t staff_page_count(const Look *look, const Facts *facts, StaffPage page) {
    StaffGeometry geometry = staff_geometry(look, page);
    int32_t per_page = geometry.rows * geometry.columns;
    int32_t count = facts ? row_count(facts, page, geometry.rows) : 1;
    int32_t pages = (count + per_page - 1) / per_page;
    return pages > 0 ? pages : 1;
}
