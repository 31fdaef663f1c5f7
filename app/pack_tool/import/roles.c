/* Questions about the words of one unit, each answered by a table of words.h. */
#include "pack_tool/import/roles.h"

#include <assert.h>

#include "base/utf8.h"
#include "pack_tool/import/header.h"

/* Headings of two wrapped lines have up to 70 characters; a line of more is prose even without 。.
 */
enum { SHORT_CHARACTERS_MAX = 72, BOX_UNITS_MAX = 5, RULE_CHARACTERS_MIN = 4 };
enum { SECTION_ROWS_MAX = 64 };
/* Lines of top and end matter are short; a long one that begins like them is prose. */
enum { FRAME_CHARACTERS_MAX = 45 };
/* A call to action that stands alone begins by naming the thing; 110 characters is the longest. */
enum { ACTION_CHARACTERS_MAX = 120 };

/* Mails draw boxes of many signs; anything else in the line makes it text. */
bool roles_is_rule(Str fold) {
    static const uint32_t marks[] = {'-',    '=',    '_',    '*',    '~',    '+',    0x2015,
                                     0x2501, 0x2500, 0x30FC, 0x25A0, 0x25A1, 0x25C6, 0x25C7,
                                     0x25CF, 0x25CB, 0x2605, 0x2606, '.',    0x2014, 0x2550};
    int32_t count = 0;
    for (Str rest = fold; rest.size > 0; count++) {
        uint32_t scalar = utf8_next(&rest);
        bool mark = scalar == ' ';
        for (int32_t i = 0; i < COUNT_OF(marks) && !mark; i++) {
            mark = scalar == marks[i];
        }
        if (!mark) {
            return false;
        }
    }
    return count >= RULE_CHARACTERS_MIN;
}

/* 【3】, ■, 3. and the like in front of a heading. */
static Str without_mark(Str fold, bool *marked) {
    static const Str marks[] = {S_INIT("■"), S_INIT("□"), S_INIT("◆"), S_INIT("◇"),
                                S_INIT("●"), S_INIT("○"), S_INIT("▼"), S_INIT("★"),
                                S_INIT("◎"), S_INIT("▽"), S_INIT("▲"), S_INIT("☆")};
    Str rest = fold;
    int32_t number = 0;
    if (match_take(&rest, S("【")) && match_take_number(&rest, &number) &&
        match_take(&rest, S("】"))) {
        *marked = true;
        return str_trim(rest);
    }
    rest = fold;
    Str mark = match_start(fold, (Words){marks, COUNT_OF(marks)});
    *marked = mark.size > 0;
    rest = str_slice(rest, mark.size, rest.size);
    if (!*marked && match_take_number(&rest, &number) && match_take(&rest, S("."))) {
        return str_trim(rest);
    }
    return str_trim(*marked ? rest : fold);
}

/* The row of the section a heading opens, or -1. The name may be followed by a supplier. */
static int32_t section_row_of(Str fold) {
    bool marked = false;
    Str name = without_mark(fold, &marked);
    for (int32_t i = 0; i < words_section_heading_count; i++) {
        Str rest = name;
        if (!match_take(&rest, words_section_headings[i].heading)) {
            continue;
        }
        bool whole = rest.size == 0 || str_starts_with(rest, S(":")) ||
                     str_starts_with(rest, S("(")) || roles_is_rule(rest) ||
                     (marked && !match_has(rest, S("。")) && utf8_count(rest) <= 20);
        if (whole && !match_has(rest, S("。"))) {
            return i;
        }
    }
    return -1;
}

/* 【1】 is a section's number and no mark of an article. */
static bool is_heading_marked(Str fold) {
    bool marked = false;
    Str rest = without_mark(fold, &marked);
    bool section_number = str_starts_with(fold, S("【"));
    return marked && rest.size > 0 && !section_number && !match_has(rest, S("。"));
}

/* With 第 in front and a counter behind: 第10回 in prose has more behind it. */
int32_t roles_part_number(Str fold) {
    static const Str counters[] = {S_INIT("弾"), S_INIT("回"), S_INIT("話"), S_INIT("部"),
                                   S_INIT("章")};
    int32_t number = 0;
    Str rest = fold;
    match_take(&rest, S("・"));
    if (!match_take(&rest, S("第")) || !match_take_number(&rest, &number)) {
        return 0;
    }
    return match_starts_with_any(rest, (Words){counters, COUNT_OF(counters)}) ? number : 0;
}

/* (1), (ア), 1), 1., ①-folded-to-1 are not told from prose here; only with something behind. */
static bool is_numbered_item(Str fold) {
    Str rest = fold;
    int32_t number = 0;
    bool bracket = match_take(&rest, S("("));
    if (match_take_number(&rest, &number)) {
        bool closed = match_take(&rest, S(")")) || (!bracket && match_take(&rest, S(".")));
        return closed && number > 0 && number < 100 && rest.size > 0 &&
               !match_is_digit((unsigned char)rest.at[0]);
    }
    return false;
}

/* A mark and a blank. */
static bool is_list_item(Str fold) {
    static const Str marks[] = {S_INIT("・"), S_INIT("- "),  S_INIT("* "),
                                S_INIT("※"),  S_INIT("-第"), S_INIT("→")};
    /* 第2回 営業秘密セミナー:経済産業省 is the heading of an article about one meeting of many. */
    bool heading = match_has(fold, S(":")) && match_has(match_head(fold, 5), S("回"));
    bool part = roles_part_number(fold) > 0 && !match_has(fold, S("。")) && !heading;
    return match_starts_with_any(fold, (Words){marks, COUNT_OF(marks)}) || part ||
           is_numbered_item(fold);
}

/* http and what follows. */
static bool is_address(Str fold) {
    static const Str marks[] = {S_INIT("http://"), S_INIT("https://"), S_INIT("URL"),
                                S_INIT("<http"),   S_INIT("→http"),    S_INIT("(http")};
    return match_starts_with_any(fold, (Words){marks, COUNT_OF(marks)});
}

/* 日時:…, <会場>…, 【対象】…: the facts of an event. */
static bool is_label(Str fold) {
    static const Str opens[] = {S_INIT("【"), S_INIT("<"), S_INIT("["), S_INIT("○"),
                                S_INIT("◇"),  S_INIT("■"), S_INIT("●")};
    Str rest = fold;
    Str open = match_start(fold, (Words){opens, COUNT_OF(opens)});
    rest = str_slice(rest, open.size, rest.size);
    if (!match_starts_with_any(rest, words_labels)) {
        return false;
    }
    Str head = match_head(rest, 10);
    return match_has(head, S(":")) || match_has(head, S("】")) || match_has(head, S(">")) ||
           match_has(head, S("]"));
}

/* 詳細はこちら: a link's text without a verb. */
static bool is_bare_link(Str fold) {
    return utf8_count(fold) <= 30 && match_has(fold, S("こちら")) &&
           !match_has(fold, S("こちらの"));
}

/* Short lines only, because prose may begin with the same words. */
bool roles_is_frame_line(Str fold) {
    if (header_is_closing(fold)) {
        return true;
    }
    if (utf8_count(fold) > FRAME_CHARACTERS_MAX) {
        return false;
    }
    for (int32_t i = 0; i < words_boilerplate_count; i++) {
        const BoilerplateWords *row = &words_boilerplate[i];
        bool is = row->how == BOILERPLATE_IS && str_equal(fold, row->words);
        bool starts = row->how == BOILERPLATE_STARTS && str_starts_with(fold, row->words);
        if (is || starts) {
            return true;
        }
    }
    return false;
}

/* Such a line cannot be the middle of a wrapped paragraph. */
bool roles_opens_unit(Str fold) {
    return roles_is_rule(fold) || is_list_item(fold) || is_address(fold) || is_label(fold) ||
           is_heading_marked(fold) || section_row_of(fold) >= 0 || header_is_title(fold) ||
           roles_is_frame_line(fold);
}

/* Calls to action and soft closings stand in the last sentence or nowhere. */
Str roles_last_sentence(Str fold) {
    Str text = fold;
    while (str_ends_with(text, S("。")) || str_ends_with(text, S("!"))) {
        text = str_slice(text, 0, text.size - (str_ends_with(text, S("。")) ? 3 : 1));
    }
    int32_t stop = match_find_last(text, S("。"));
    return str_slice(fold, stop < 0 ? 0 : stop + 3, fold.size);
}

/* Where the verb of a call begins. */
static int32_t end_of_stems(Str fold, int32_t end) {
    for (int32_t i = 0; i < words_action_stems.count; i++) {
        Str stem = words_action_stems.at[i];
        for (int32_t at = match_find(fold, stem), base = 0; at >= 0;
             at = match_find(str_slice(fold, base, fold.size), stem)) {
            base += at + stem.size;
            Str ending = match_start(str_slice(fold, base, fold.size), words_action_endings);
            end = ending.size > 0 && base + ending.size > end ? base + ending.size : end;
        }
    }
    return end;
}

/* Endings of calls, from the table. */
int32_t roles_action_end(Str fold) {
    int32_t end = end_of_stems(fold, -1);
    for (int32_t i = 0; i < words_action_wholes.count; i++) {
        int32_t at = match_find_last(fold, words_action_wholes.at[i]);
        int32_t behind = at < 0 ? -1 : at + words_action_wholes.at[i].size;
        end = behind > end ? behind : end;
    }
    return end;
}

/* A sentence that asks or invites. */
bool roles_ends_softly(Str fold) {
    Str last = roles_last_sentence(fold);
    return match_ends_with_any(last, words_closing_endings) &&
           match_has_any(last, words_closing_stems);
}

/* 参加申込みは…のページからお願いします: a soft closing that begins like a call to action is one.
 */
static bool is_request(Str sentence) {
    return match_starts_with_any(sentence, words_action_openings) && roles_ends_softly(sentence);
}

/* A sentence that tells where to look. */
bool roles_ends_with_action(Str fold) {
    Str last = roles_last_sentence(fold);
    return roles_action_end(last) >= 0 || is_request(last);
}

/* A call, and not the mention of one. */
static bool is_action(Str fold) {
    bool one_sentence = roles_last_sentence(fold).size == fold.size;
    return (roles_action_end(fold) >= 0 || is_request(fold)) && one_sentence &&
           utf8_count(fold) <= ACTION_CHARACTERS_MAX;
}

/* From the surest sign to the weakest; what is left is prose or a few words. */
UnitRole roles_of(Str fold, LineHint hint, int32_t *section_row) {
    *section_row = section_row_of(fold);
    if (roles_is_rule(fold)) {
        return ROLE_RULE;
    }
    if (header_is_title(fold)) {
        return ROLE_TITLE;
    }
    if (*section_row >= 0) {
        return ROLE_SECTION;
    }
    if (hint != HINT_HEADING && is_label(fold)) {
        return ROLE_LIST;
    }
    if (hint == HINT_HEADING || is_heading_marked(fold)) {
        return ROLE_HEADING;
    }
    if (hint == HINT_ITEM || hint == HINT_ROW || is_list_item(fold)) {
        return ROLE_LIST;
    }
    if (is_address(fold)) {
        return ROLE_ADDRESS;
    }
    if (is_action(fold) || is_bare_link(fold)) {
        return ROLE_ACTION;
    }
    bool prose = match_has(fold, S("。")) || utf8_count(fold) > SHORT_CHARACTERS_MAX;
    return prose ? ROLE_PROSE : ROLE_SHORT;
}

/* A section's name that comes again later stands in the table of contents; so does one between
 * such a name and a rule or another name. */
static void mark_index(Unit *units, int32_t count) {
    int32_t last[SECTION_ROWS_MAX] = {0};
    assert(words_section_heading_count <= SECTION_ROWS_MAX);
    for (int32_t i = 0; i < count; i++) {
        if (units[i].role == ROLE_SECTION) {
            last[units[i].section_row] = i;
        }
    }
    for (int32_t i = 0; i < count; i++) {
        if (units[i].role != ROLE_SECTION) {
            continue;
        }
        bool after_index = i > 0 && units[i - 1].role == ROLE_INDEX;
        bool before_frame =
            i + 1 == count || units[i + 1].role == ROLE_RULE || units[i + 1].role == ROLE_SECTION;
        if (last[units[i].section_row] > i || (after_index && before_frame)) {
            units[i].role = ROLE_INDEX;
        }
    }
}

/* Between two rules after a section's heading stands the article's title, and its author. */
static void mark_boxes(Unit *units, int32_t count) {
    for (int32_t i = 1; i < count; i++) {
        if (units[i].role != ROLE_RULE || units[i - 1].role != ROLE_SECTION) {
            continue;
        }
        int32_t end = i + 1;
        while (end < count && end - i <= BOX_UNITS_MAX && units[end].role != ROLE_RULE &&
               units[end].role != ROLE_SECTION && units[end].role != ROLE_PROSE) {
            end++;
        }
        bool closed = end < count && units[end].role == ROLE_RULE && end > i + 1;
        for (int32_t j = i + 1; closed && j < end; j++) {
            units[j].role = units[j].role == ROLE_CONTRIBUTOR ? ROLE_CONTRIBUTOR : ROLE_HEADING;
        }
    }
}

/* Where sections are numbered 【1】 【2】, a line with a section's words but no number is an
 * article's heading; only the message before the sections and the note behind them go without. */
static void demote_unnumbered(Unit *units, int32_t count) {
    int32_t numbered = 0;
    for (int32_t i = 0; i < count; i++) {
        numbered += units[i].role == ROLE_SECTION && str_starts_with(units[i].fold, S("【"));
    }
    for (int32_t i = 0; i < count && numbered >= 2; i++) {
        if (units[i].role != ROLE_SECTION || str_starts_with(units[i].fold, S("【"))) {
            continue;
        }
        SectionId section = words_section_headings[units[i].section_row].section;
        if (section != SECTION_OPENING && section != SECTION_EDITOR) {
            units[i].role = ROLE_HEADING;
            units[i].section_row = -1;
        }
    }
}

/* What one line cannot know: tables of contents, boxes, sections without numbers. */
void roles_refine(Unit *units, int32_t count) {
    demote_unnumbered(units, count);
    mark_index(units, count);
    mark_boxes(units, count);
}
