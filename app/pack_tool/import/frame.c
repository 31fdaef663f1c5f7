/* Top and end matter are recognised by their words and their place together: TEL begins a line of
 * the end matter, but also one of a seminar's announcement. */
#include "base/utf8.h"
#include "pack_tool/import/contributor.h"
#include "pack_tool/import/cut.h"
#include "pack_tool/import/header.h"
#include "pack_tool/import/roles.h"
#include "pack_tool/import/supplier.h"

/* The author may stand below a title of two lines; notes of more than eight paragraphs are none. */
enum { AUTHOR_SEARCH_UNITS = 5, NOTE_UNITS_MAX = 8 };
/* How much a sign says for or against an editor's note. */
enum { NOTE_GREETING = 10, NOTE_MARK = 2, NOTE_MARKS_MAX = 6, NOTE_AGAINST = 3, NOTE_ACTOR = 3 };

/* How much of a line a row must have: some words never stand in prose, others do. */
static bool row_matches(const BoilerplateWords *row, Str fold) {
    switch (row->how) {
    case BOILERPLATE_IS: return str_equal(fold, row->words);
    case BOILERPLATE_STARTS: return str_starts_with(fold, row->words);
    case BOILERPLATE_HAS: return match_has(fold, row->words);
    }
    return false;
}

/* A number on a line of its own, because the table around it fell apart. */
static bool is_telephone(Str fold) {
    int32_t digits = 0;
    for (int32_t i = 0; i < fold.size; i++) {
        bool digit = match_is_digit((unsigned char)fold.at[i]);
        bool fine = digit || fold.at[i] == '-' || fold.at[i] == '(' || fold.at[i] == ')' ||
                    fold.at[i] == ' ' || fold.at[i] == '+';
        if (!fine) {
            return false;
        }
        digits += digit;
    }
    return digits >= 9 && digits <= 13;
}

/* End rows count only at the end: 電話 begins a line of a seminar as well. */
PieceKind cut_frame_kind(Str fold, bool at_end) {
    if (at_end && header_is_closing(fold)) {
        return KIND_CLOSING;
    }
    if (at_end && is_telephone(fold)) {
        return KIND_CONTACT;
    }
    for (int32_t i = 0; i < words_boilerplate_count; i++) {
        const BoilerplateWords *row = &words_boilerplate[i];
        bool end_row = row->kind != KIND_BOILERPLATE;
        bool closing = row->kind == KIND_CLOSING; /* asked above, with its whole wording */
        if (end_row == at_end && !closing && row_matches(row, fold)) {
            return row->kind;
        }
    }
    return KIND_VIDEO;
}

/* The tagline in another wording: one sentence that promises to deliver. */
static bool is_tagline(Str fold) {
    return (match_has(fold, S("お届けして参り")) || match_has(fold, S("お届けします")) ||
            match_has(fold, S("お届けいたします")) || match_has(fold, S("お届けしてまいり"))) &&
           utf8_count(fold) <= 60;
}

/* What may stand above the first text, in any order and number. */
static bool is_top(const Unit *unit) {
    return unit->role == ROLE_TITLE || unit->role == ROLE_RULE || unit->role == ROLE_INDEX ||
           cut_frame_kind(unit->fold, false) == KIND_BOILERPLATE || is_tagline(unit->fold);
}

/* Stops at the first line that is no top matter; such words further down belong to articles. */
static int32_t find_first(const Units *units) {
    int32_t first = 0;
    while (first < units->count && is_top(&units->at[first])) {
        first++;
    }
    return first;
}

/* By its words; where it stands is the caller's matter. */
static bool is_end(const Unit *unit) {
    return cut_frame_kind(unit->fold, true) != KIND_VIDEO;
}

/* The thanks line, or the first of the end-matter lines at the very end. */
static int32_t find_end(const Units *units, int32_t first) {
    for (int32_t i = first; i < units->count; i++) {
        if (header_is_closing(units->at[i].fold)) {
            return i;
        }
    }
    int32_t end = units->count;
    for (int32_t i = units->count - 1; i >= first; i--) {
        const Unit *unit = &units->at[i];
        bool filler = unit->role == ROLE_RULE || unit->role == ROLE_ADDRESS;
        if (!filler && !is_end(unit)) {
            break;
        }
        end = filler ? end : i;
    }
    return end;
}

/* A rule before the end matter belongs to it. */
static int32_t back_over_rules(const Units *units, int32_t from, int32_t least) {
    while (from > least && units->at[from - 1].role == ROLE_RULE) {
        from--;
    }
    return from;
}

/* Signed lines near `first` make an opening message, and so does any prose before the first
 * section. */
static bool has_opening(Arena *arena, const Units *units, int32_t first, int32_t end) {
    if (first >= end) {
        return false;
    }
    UnitRole role = units->at[first].role;
    if (role == ROLE_SECTION) {
        return words_section_headings[units->at[first].section_row].section == SECTION_OPENING;
    }
    bool greeting = match_has(units->at[first].fold, S("お送りします")) ||
                    (first + 1 < end && match_has(units->at[first + 1].fold, S("お送りします")));
    bool structured = units->has_sections;
    for (int32_t i = first; i < end && i < first + AUTHOR_SEARCH_UNITS; i++) {
        Contributor who = {0};
        if (units->at[i].role == ROLE_PROSE || units->at[i].role == ROLE_ACTION) {
            break;
        }
        if (contributor_read_in(arena, units->at + i, end - i, &who) > 0) {
            return true;
        }
    }
    return greeting || structured;
}

/* Signs of the first person and of the season for, words of announcements against. The note
 * likes the newsletter's own subjects, so subjects do not count. */
static int32_t note_score(const Unit *unit) {
    int32_t score = 0;
    int32_t marks = 0;
    for (int32_t i = 0; i < words_note_marks.count; i++) {
        marks += match_has(unit->fold, words_note_marks.at[i]) ? NOTE_MARK : 0;
    }
    score += marks > NOTE_MARKS_MAX ? NOTE_MARKS_MAX : marks;
    for (int32_t i = 0; i < words_article_marks.count; i++) {
        score -= match_has(unit->fold, words_article_marks.at[i]) ? NOTE_AGAINST : 0;
    }
    score += match_has(unit->fold, S("いつも「つぼマガ」")) ? NOTE_GREETING : 0;
    bool self = match_has(unit->fold, S("です。"));
    score -= supplier_actor(unit->fold).size > 0 && !self ? NOTE_ACTOR : 0;
    return score;
}

/* Notes ask for nothing; a call to action ends the search for one. */
static bool may_be_note(const Unit *unit) {
    return (unit->role == ROLE_PROSE || unit->role == ROLE_SHORT) &&
           !roles_ends_with_action(unit->fold);
}

/* The note is the tail of plain prose before the end matter; it begins where the signs for a note
 * add up to most. */
static int32_t find_note(const Units *units, int32_t first, int32_t end) {
    int32_t best = end;
    int32_t most = 0;
    int32_t sum = 0;
    int32_t last = back_over_rules(units, end, first);
    for (int32_t i = last - 1; i > first && i >= last - NOTE_UNITS_MAX; i--) {
        if (!may_be_note(&units->at[i])) {
            break;
        }
        sum += note_score(&units->at[i]);
        if (sum > 0 && sum >= most) {
            most = sum;
            best = i;
        }
    }
    return best;
}

/* A note of the editor stands behind the last section; that narrows the search. */
static int32_t last_section(const Units *units, int32_t end) {
    for (int32_t i = end - 1; i >= 0; i--) {
        if (units->at[i].role == ROLE_SECTION) {
            return i;
        }
    }
    return -1;
}

/* From outside to inside: top matter, end matter, then the message behind the one and the note
 * before the other. */
Frame cut_find_frame_in(Arena *arena, const Units *units) {
    Frame frame = {.first = find_first(units)};
    frame.end = find_end(units, frame.first);
    frame.opening = has_opening(arena, units, frame.first, frame.end);
    frame.articles = frame.first;
    int32_t section = last_section(units, frame.end);
    bool editor = section >= 0 &&
                  words_section_headings[units->at[section].section_row].section == SECTION_EDITOR;
    int32_t from = section >= 0 ? section + 1 : frame.first;
    frame.note = editor ? frame.end : find_note(units, from, frame.end);
    frame.end = back_over_rules(units, frame.end, frame.first);
    frame.note = frame.note > frame.end ? frame.end : frame.note;
    return frame;
}
