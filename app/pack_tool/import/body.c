/* A list ends where something else begins; a blank line is put between the two. */
#include "pack_tool/import/body.h"

#include "pack_tool/import/fold.h"
#include "pack_tool/import/front_text.h"

/* What stands open while units are written. */
typedef enum Open { OPEN_NOTHING, OPEN_LIST, OPEN_TABLE } Open;

/* html.c joins cells with this mark, which no newsletter uses in prose. */
static bool is_row(const Unit *unit) {
    return unit->role == ROLE_LIST && match_has(unit->text, S(" | "));
}

/* (2) and 2. stay numbers; ・ becomes a dash; 第1弾 keeps its words. */
static void write_item(Buffer *out, Str text) {
    Str rest = text;
    int32_t number = 0;
    bool bracket = match_take(&rest, S("(")) || match_take(&rest, S("（"));
    bool numbered = match_take_number(&rest, &number) &&
                    (match_take(&rest, S(")")) || match_take(&rest, S("）")) ||
                     (!bracket && (match_take(&rest, S(".")) || match_take(&rest, S("．")))));
    if (numbered) {
        buffer_print(out, "%d. ", number);
    } else {
        rest = text;
        if (!match_take(&rest, S("・")) && !match_take(&rest, S("- "))) {
            match_take(&rest, S("* "));
        }
        buffer_put(out, S("- "));
    }
    front_text_escape(out, fold_trim(rest));
    buffer_put(out, S("\n"));
}

/* Two lines make a table in Markdown: its first row is the head, whatever the page thought of
 * it. */
static void write_row(Buffer *out, Str text, bool first) {
    int32_t columns = match_count(text, S(" | ")) + 1;
    for (int32_t i = 0; i < columns; i++) {
        int32_t end = match_find(text, S(" | "));
        buffer_put(out, S("| "));
        front_text_escape(out, str_slice(text, 0, end < 0 ? text.size : end));
        buffer_put(out, S(" "));
        text = str_slice(text, end < 0 ? text.size : end + 3, text.size);
    }
    buffer_put(out, S("|\n"));
    for (int32_t i = 0; first && i < columns; i++) {
        buffer_put(out, i == 0 ? S("| --- |") : S(" --- |"));
    }
    buffer_put(out, first ? S("\n") : (Str){0});
}

/* Markdown needs a blank line where a list or a table gives way to something else. */
static void close_open(Buffer *out, Open *open, Open next) {
    if (*open != OPEN_NOTHING && *open != next) {
        buffer_put(out, S("\n"));
    }
    *open = next;
}

/* A unit is a paragraph, an item or a row; ※ notes look like items and are sentences. */
static void write_unit(Buffer *out, const Unit *unit, Open *open) {
    bool note = str_starts_with(unit->fold, S("※"));
    if (is_row(unit)) {
        bool first = *open != OPEN_TABLE;
        close_open(out, open, OPEN_TABLE);
        write_row(out, unit->text, first);
    } else if (unit->role == ROLE_LIST && !note) {
        close_open(out, open, OPEN_LIST);
        write_item(out, unit->text);
    } else if (unit->role == ROLE_HEADING) {
        close_open(out, open, OPEN_NOTHING);
        buffer_put(out, S("**"));
        front_text_escape(out, unit->text);
        buffer_put(out, S("**\n\n"));
    } else {
        close_open(out, open, OPEN_NOTHING);
        front_text_paragraph(out, unit->text);
    }
}

/* Rules, section headings and bare addresses mean nothing on a booth's page and are left out. */
void body_write(Buffer *out, const Units *units, int32_t from, int32_t to, int32_t skipped) {
    Open open = OPEN_NOTHING;
    for (int32_t i = from; i < to; i++) {
        const Unit *unit = &units->at[i];
        bool frame = unit->role == ROLE_RULE || unit->role == ROLE_SECTION ||
                     unit->role == ROLE_INDEX || unit->role == ROLE_TITLE;
        bool address = unit->role == ROLE_ADDRESS;
        if (i != skipped && !frame && !address) {
            write_unit(out, unit, &open);
        }
    }
    close_open(out, &open, OPEN_NOTHING);
}

/* Escaping at most doubles a text, and a list mark or a table row adds a few signs; three times
 * the text is never too little, and buffers are cheap in a scratch arena. */
int32_t body_size_max(const Units *units, int32_t from, int32_t to) {
    int32_t size = 64;
    for (int32_t i = from; i < to; i++) {
        size += units->at[i].text.size * 3 + 64;
    }
    return size;
}
