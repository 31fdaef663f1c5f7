/* One pass over the lines: each line either goes on with the unit before it or opens a new one. */
#include "pack_tool/import/units.h"

#include <string.h>

#include "base/utf8.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/roles.h"

/* Mails were cut at 66 or 76 columns; a line of at least this width that stops in mid-sentence is
 * a sign of it, one above the upper figure a sign against it. */
enum {
    WRAP_COLUMNS_MIN = 56,
    WRAP_COLUMNS_MAX = 80,
    WRAP_SIGNS_MIN = 3,
    KINSOKU_COLUMNS = 4,
    PARAGRAPH_COLUMNS = 8
};
/* A web line that stops in mid-sentence after this many columns was broken softly. */
enum { SOFT_BREAK_COLUMNS_MIN = 40 };
/* The longest paragraph seen has 1,800 bytes; more was never one paragraph, and a bound keeps
 * joining linear for thousands of unfinished lines. */
enum { JOINED_BYTES_MAX = 4096 };
/* A line set this far to the right is the author's. */
enum { RIGHT_INDENT_MIN = 8 };

typedef struct Joining {
    Arena *arena;
    const Lines *lines;
    bool wrapped;
    int32_t mail_columns; /* width of the mail's lines */
    bool spaced;          /* paragraphs are separated by blank lines */
    Units units;
} Joining;

/* As the newsletter's description calls them. */
Str units_shape_name(Shape shape) {
    switch (shape) {
    case SHAPE_A: return S("A");
    case SHAPE_B: return S("B");
    case SHAPE_C1: return S("C1");
    case SHAPE_C2: return S("C2");
    }
    return S("");
}

/* A bracket or a quotation mark closes a sentence as well. */
static bool ends_sentence(Str fold) {
    static const Str ends[] = {S_INIT("。"), S_INIT("!"),  S_INIT("?"), S_INIT("」"),
                               S_INIT(")"),  S_INIT("』"), S_INIT(":")};
    return match_ends_with_any(fold, (Words){ends, COUNT_OF(ends)});
}

/* Mails break where the column ends, web text where a paragraph does. */
static bool is_wrapped(const Lines *lines) {
    int32_t signs = 0;
    int32_t against = 0;
    for (int32_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->at[i];
        int32_t reach = line->columns + line->indent;
        bool followed = i + 1 < lines->count && lines->at[i + 1].bare.size > 0;
        bool mid = !ends_sentence(line->fold) && !roles_is_rule(line->fold);
        signs += reach >= WRAP_COLUMNS_MIN && reach <= WRAP_COLUMNS_MAX && followed && mid;
        against += reach > WRAP_COLUMNS_MAX && !roles_is_rule(line->fold);
    }
    return signs >= WRAP_SIGNS_MIN && signs > against * 2;
}

/* Where this mail was cut: the commonest width of its long lines. */
static int32_t mail_columns(const Lines *lines) {
    int32_t counts[WRAP_COLUMNS_MAX + 1] = {0};
    int32_t best = WRAP_COLUMNS_MIN;
    for (int32_t i = 0; i + 1 < lines->count; i++) {
        int32_t reach = lines->at[i].columns + lines->at[i].indent;
        bool inside = reach > WRAP_COLUMNS_MIN && reach <= WRAP_COLUMNS_MAX;
        if (inside && lines->at[i + 1].bare.size > 0 && !roles_is_rule(lines->at[i].fold)) {
            counts[reach]++;
            best = counts[reach] >= counts[best] ? reach : best;
        }
    }
    return best;
}

/* With blank lines between paragraphs, a single line end is none. */
static bool is_spaced(const Lines *lines) {
    int32_t blank = 0;
    int32_t pairs = 0;
    for (int32_t i = 1; i < lines->count; i++) {
        bool empty = lines->at[i].bare.size == 0;
        blank += empty && lines->at[i - 1].bare.size > 0;
        pairs += !empty && lines->at[i - 1].bare.size > 0;
    }
    return blank * 2 > pairs;
}

/* A 「 that is still open at the end: a title of two lines. */
static bool is_quote_open(Str fold) {
    return match_count(fold, S("「")) > match_count(fold, S("」")) ||
           match_count(fold, S("『")) > match_count(fold, S("』"));
}

/* An address alone on its line. */
static bool is_address_line(Str fold) {
    return str_starts_with(fold, S("http://")) || str_starts_with(fold, S("https://"));
}

/* Columns of the Latin phrase at the front: it was moved to this line as a whole, so the line
 * before may be that much shorter. */
static int32_t phrase_columns(Str text) {
    int32_t columns = 0;
    while (columns < text.size && (unsigned char)text.at[columns] < 0x80) {
        columns++;
    }
    return columns;
}

/* Whether a line was cut because it was full. A marked heading is often nearly as long as a line,
 * so it must reach the width of this very mail, or be too long for the phrase that follows. */
static bool is_filled(const Joining *joining, const Unit *unit, const Line *before,
                      const Line *line) {
    int32_t reach = before->columns + before->indent;
    int32_t phrase = phrase_columns(line->bare);
    if (unit->role == ROLE_LIST || unit->role == ROLE_HEADING) {
        int32_t least = joining->mail_columns - KINSOKU_COLUMNS;
        return reach >= (least > WRAP_COLUMNS_MIN ? least : WRAP_COLUMNS_MIN) ||
               reach + phrase > joining->mail_columns;
    }
    return reach + phrase >= WRAP_COLUMNS_MIN;
}

/* An address may be cut where it is long, or behind a mark; the rest of it begins with a small
 * letter or a figure, unlike TEL or E-mail. */
static bool continues_address(const Line *before, const Line *line) {
    static const Str marks[] = {S_INIT("-"), S_INIT("_"), S_INIT("="), S_INIT("&"),
                                S_INIT("?"), S_INIT("%"), S_INIT("/")};
    bool ascii = utf8_count(line->fold) == line->fold.size && !match_has(line->fold, S(" "));
    char first = line->fold.size > 0 ? line->fold.at[0] : ' ';
    bool rest = (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
    bool cut = match_ends_with_any(before->fold, (Words){marks, COUNT_OF(marks)}) && rest &&
               !is_address_line(line->fold);
    return ascii && (before->columns >= WRAP_COLUMNS_MIN || cut);
}

/* Whether a line of a mail goes on with the unit before it. */
static bool continues_wrapped(const Joining *joining, const Unit *unit, const Line *before,
                              const Line *line) {
    if (is_address_line(before->fold)) {
        return continues_address(before, line);
    }
    if (unit->role != ROLE_RULE && is_quote_open(unit->fold) &&
        unit->line_end - unit->first_line < 4 && !roles_opens_unit(line->fold)) {
        return true;
    }
    bool new_start = roles_opens_unit(line->fold) || is_address_line(line->fold);
    bool hanging = unit->role == ROLE_LIST && line->indent > unit->indent &&
                   before->columns + before->indent >= WRAP_COLUMNS_MIN;
    new_start = new_start || roles_is_frame_line(unit->fold);
    if (new_start || (line->indent > 0 && !hanging) || unit->indent >= RIGHT_INDENT_MIN) {
        return false;
    }
    /* A sentence that ends well before the edge ends its paragraph, unless a Latin phrase that did
     * not fit was moved down. */
    int32_t reach = before->columns + before->indent + phrase_columns(line->bare);
    if (unit->role == ROLE_PROSE && str_ends_with(before->fold, S("。")) &&
        reach + PARAGRAPH_COLUMNS < joining->mail_columns) {
        return false;
    }
    bool mid = is_filled(joining, unit, before, line) ||
               (unit->role == ROLE_PROSE && !ends_sentence(before->fold));
    return mid && unit->role != ROLE_SECTION && unit->role != ROLE_RULE &&
           unit->role != ROLE_TITLE && unit->role != ROLE_CONTRIBUTOR;
}

/* A soft break inside a paragraph of a web page. */
static bool continues_soft(const Joining *joining, const Unit *unit, const Line *before,
                           const Line *line) {
    return joining->spaced && unit->role == ROLE_PROSE && !ends_sentence(before->fold) &&
           before->columns >= SOFT_BREAK_COLUMNS_MIN && !roles_opens_unit(line->fold) &&
           before->hint == HINT_NONE && line->hint == HINT_NONE;
}

/* Nothing between Japanese halves and split numbers, one space between Latin words. */
static bool needs_space(Str left, Str right) {
    uint32_t last = match_last_scalar(left);
    Str rest = right;
    uint32_t first = rest.size > 0 ? utf8_next(&rest) : 0;
    bool word_ends = match_is_latin(last) || last == ',' || last == '.' || last == ';';
    bool word_begins = match_is_latin(first) || (match_is_digit(first) && match_is_latin(last));
    return word_ends && word_begins && !is_address_line(left);
}

/* The role is asked again, because a joined line is another line. */
static void join_line(Joining *joining, Unit *unit, const Line *line) {
    const char *between = needs_space(unit->text, line->bare) ? " " : "";
    unit->text = arena_print_in(joining->arena, "%.*s%s%.*s", STR_ARG(unit->text), between,
                                STR_ARG(line->bare));
    unit->fold = fold_in(joining->arena, unit->text);
    unit->line_end++;
    unit->role = roles_of(unit->fold, HINT_NONE, &unit->section_row);
}

/* With its first line. */
static void open_unit(Joining *joining, int32_t index, const Line *line) {
    Unit *unit = &joining->units.at[joining->units.count++];
    *unit = (Unit){.first_line = index,
                   .line_end = index + 1,
                   .text = line->bare,
                   .fold = line->fold,
                   .address = line->address,
                   .indent = line->indent,
                   .blank_before = index == 0 || line[-1].bare.size == 0};
    unit->role = roles_of(unit->fold, line->hint, &unit->section_row);
    bool right = line->indent >= RIGHT_INDENT_MIN && joining->wrapped;
    if (right && unit->role == ROLE_SHORT) {
        unit->role = ROLE_CONTRIBUTOR;
    }
}

/* And its next one. */
static void add_line(Joining *joining, int32_t index) {
    const Line *line = &joining->lines->at[index];
    Unit *unit = joining->units.count > 0 ? &joining->units.at[joining->units.count - 1] : NULL;
    bool adjacent = unit && unit->line_end == index;
    bool joins = adjacent && (joining->wrapped ? continues_wrapped(joining, unit, line - 1, line)
                                               : continues_soft(joining, unit, line - 1, line));
    if (joins && unit->text.size < JOINED_BYTES_MAX) {
        join_line(joining, unit, line);
    } else {
        open_unit(joining, index, line);
    }
}

/* By marks that only one shape has; told in the summary, asked by no rule. */
static Shape recognise_shape(const Units *units, bool wrapped) {
    bool boxed = false;
    bool title = false;
    bool notice = false;
    for (int32_t i = 0; i < units->count; i++) {
        const Unit *unit = &units->at[i];
        boxed = boxed || unit->role == ROLE_INDEX ||
                (unit->role == ROLE_RULE && match_has(unit->fold, S("■")));
        title = title || unit->role == ROLE_TITLE;
        notice = notice || str_starts_with(unit->fold, S("本メールは、"));
    }
    if (wrapped) {
        return boxed || notice ? SHAPE_A : SHAPE_B;
    }
    return units->has_sections || title ? SHAPE_C1 : SHAPE_C2;
}

/* Roles that need neighbours are settled when all units exist; the shape is only reported, no
 * rule asks for it. */
Units units_make_in(Arena *arena, const Lines *lines) {
    Joining joining = {.arena = arena, .lines = lines};
    joining.wrapped = is_wrapped(lines);
    joining.mail_columns = mail_columns(lines);
    joining.spaced = is_spaced(lines);
    joining.units.at = ARENA_NEW(arena, Unit, lines->count + 1);
    for (int32_t i = 0; i < lines->count; i++) {
        if (lines->at[i].bare.size > 0) {
            add_line(&joining, i);
        }
    }
    roles_refine(joining.units.at, joining.units.count);
    Units units = joining.units;
    for (int32_t i = 0; i < units.count; i++) {
        units.has_sections = units.has_sections || units.at[i].role == ROLE_SECTION;
    }
    units.shape = recognise_shape(&units, joining.wrapped);
    return units;
}
