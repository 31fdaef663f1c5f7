/* Headings cut where there are headings; boundary.h cuts where there are none. */
#include "pack_tool/import/cut.h"

#include "base/utf8.h"
#include "pack_tool/import/boundary.h"
#include "pack_tool/import/contributor.h"
#include "pack_tool/import/roles.h"

/* Sureness by how the beginning was found. */
enum { SURE_PLACE = 98, SURE_MARKED = 97, SURE_HEADING = 92, SURE_DUPLICATE = 95, SURE_NOTE = 85 };
/* A repeated paragraph is one from this size; shorter ones are standing phrases. */
enum { DUPLICATE_BYTES_MIN = 120, HEADING_CHARACTERS_MAX = 64 };

/* Pieces have no ends of their own: one ends where the next begins, so nothing can lie between. */
static void start_at(Cut *cut, int32_t sureness, const char *why) {
    cut->starts = true;
    cut->sureness = sureness;
    cut->why = why;
}

/* For what the place decides: what is in the frame needs no scoring. */
static void place_at(Cut *cut, PieceKind kind, const char *why) {
    start_at(cut, SURE_PLACE, why);
    cut->placed = true;
    cut->kind = kind;
}

/* Top matter before `first`, and tables of contents wherever they stand. */
static void mark_top(const Units *units, const Frame *frame, Cut *cuts) {
    if (frame->first > 0) {
        place_at(&cuts[0], KIND_BOILERPLATE, "前書き");
    }
    for (int32_t i = frame->first; i < frame->end; i++) {
        bool index = units->at[i].role == ROLE_INDEX ||
                     cut_frame_kind(units->at[i].fold, false) == KIND_BOILERPLATE ||
                     units->at[i].role == ROLE_TITLE;
        bool before = i > 0 && cuts[i - 1].placed && cuts[i - 1].kind == KIND_BOILERPLATE;
        bool whole = units->at[i].role != ROLE_PROSE;
        if (!index || !whole) {
            continue;
        }
        cuts[i].placed = true;
        cuts[i].kind = KIND_BOILERPLATE;
        if (!before) {
            place_at(&cuts[i], KIND_BOILERPLATE, "目次");
        }
    }
}

/* By its words; a line that says nothing goes on with what came before. */
static PieceKind end_kind(const Unit *unit, PieceKind before) {
    PieceKind kind = cut_frame_kind(unit->fold, true);
    if (kind == KIND_VIDEO || unit->role == ROLE_RULE) {
        return before;
    }
    /* A second thanks line stays with the first; everything after it is colophon or contact. */
    return kind;
}

/* For the map; the kinds of the frame need no finer reasons, their words are in a table. */
static const char *end_reason(PieceKind kind) {
    return kind == KIND_CLOSING ? "お礼の行" : kind == KIND_CONTACT ? "連絡先" : "配信・発行の案内";
}

/* Thanks, colophon and contact come in this order, and each may be missing. */
static void mark_end(const Units *units, const Frame *frame, Cut *cuts) {
    PieceKind before = KIND_BOILERPLATE;
    for (int32_t i = frame->end; i < units->count; i++) {
        bool rule_first = i == frame->end && units->at[i].role == ROLE_RULE;
        PieceKind kind = rule_first ? KIND_CLOSING : end_kind(&units->at[i], before);
        bool unknown = cut_frame_kind(units->at[i].fold, true) == KIND_VIDEO;
        kind = before == KIND_CLOSING && unknown && units->at[i].role != ROLE_RULE ? KIND_COLOPHON
                                                                                   : kind;
        kind = kind == KIND_BOILERPLATE ? KIND_COLOPHON : kind;
        if (kind != before) {
            place_at(&cuts[i], kind, end_reason(kind));
        }
        before = kind;
    }
}

/* Short, no sentence, not cut off in the middle of one. */
static bool is_heading_shape(const Unit *unit) {
    Str fold = unit->fold;
    bool open_end = str_ends_with(fold, S("、")) || str_ends_with(fold, S("は")) ||
                    str_ends_with(fold, S("を"));
    return unit->role == ROLE_SHORT && utf8_count(fold) <= HEADING_CHARACTERS_MAX && !open_end &&
           !str_ends_with(fold, S("です")) && !str_ends_with(fold, S("ます"));
}

/* A short line that leads into what follows instead of naming an article: a question, a shout, a
 * catch line in 『』. Only a heading if the article before is closed. */
static bool is_lead_in(Str fold) {
    return str_ends_with(fold, S("?")) || str_ends_with(fold, S("!")) ||
           (str_starts_with(fold, S("『")) && str_ends_with(fold, S("』")));
}

/* What may stand before a heading without a mark; a lead-in may not. */
static bool closes(const Unit *unit) {
    return unit->role == ROLE_ACTION || unit->role == ROLE_ADDRESS || unit->role == ROLE_LIST ||
           roles_ends_with_action(unit->fold) || roles_ends_softly(unit->fold);
}

/* 1. 標的型攻撃への注意: a numbered line that is followed by prose. */
static bool is_numbered_heading(const Unit *units, int32_t i, int32_t from, int32_t end) {
    Str rest = units[i].fold;
    int32_t number = 0;
    bool numbered = match_take_number(&rest, &number) && match_take(&rest, S("."));
    bool followed = i + 1 < end && units[i + 1].role != ROLE_LIST;
    return units[i].role == ROLE_LIST && numbered && followed &&
           (units[i].blank_before || i == from) && !match_has(units[i].fold, S("。")) &&
           utf8_count(rest) <= HEADING_CHARACTERS_MAX;
}

/* A mark is enough; a shape needs the blank line or the rule around it as well. */
static bool is_heading(const Unit *units, int32_t i, int32_t from, int32_t end, bool cyber) {
    const Unit *unit = &units[i];
    if (unit->role == ROLE_HEADING) {
        return true;
    }
    if (cyber && is_numbered_heading(units, i, from, end)) {
        return true;
    }
    bool framed = i > 0 && (units[i - 1].role == ROLE_RULE || units[i - 1].role == ROLE_SECTION);
    if (!is_heading_shape(unit) || i + 1 >= end || !(unit->blank_before || framed)) {
        return false;
    }
    UnitRole next = units[i + 1].role;
    bool label = next == ROLE_LIST && (roles_part_number(units[i + 1].fold) > 0 ||
                                       str_starts_with(units[i + 1].fold, S("・")));
    if (label || next == ROLE_ACTION || next == ROLE_ADDRESS) {
        return false;
    }
    return i == from || framed || closes(&units[i - 1]) || !is_lead_in(unit->fold);
}

/* Whether the piece that began at `start` already has text before `i`; only then does a heading
 * begin another one. */
static bool has_content(const Unit *units, int32_t start, int32_t i) {
    for (int32_t j = start; j < i; j++) {
        UnitRole role = units[j].role;
        if (role == ROLE_PROSE || role == ROLE_ACTION || role == ROLE_ADDRESS ||
            role == ROLE_LIST) {
            return true;
        }
    }
    return false;
}

/* A rule above a heading belongs to the heading, not to the article before it. */
static int32_t back_to_rule(const Unit *units, int32_t i, int32_t least) {
    while (i > least && units[i - 1].role == ROLE_RULE) {
        i--;
    }
    return i;
}

/* Cuts one section [from, end) at its headings; false if it has none. */
static bool cut_at_headings(const Unit *units, int32_t from, int32_t end, bool cyber, Cut *cuts) {
    int32_t start = from;
    bool any = false;
    bool content = false; /* has_content(start, i), kept as we go */
    for (int32_t i = from; i < end; i++) {
        bool heading = is_heading(units, i, from, end, cyber);
        any = any || heading;
        if (heading && content) {
            start = back_to_rule(units, i, start + 1);
            bool marked = units[i].role == ROLE_HEADING;
            start_at(&cuts[start], marked ? SURE_MARKED : SURE_HEADING, "見出し");
            content = false;
            continue;
        }
        content = content || (!heading && has_content(units, i, i + 1));
    }
    return any;
}

/* What stands in a section decides how it is cut: messages, notes and columns are one piece, the
 * rest has headings or, in plain texts, none. */
static void cut_section(Arena *arena, const Unit *units, int32_t from, int32_t end, Cut *cuts) {
    SectionId section = words_section_headings[units[from].section_row].section;
    switch (section) {
    case SECTION_OPENING:
        cuts[from].placed = true;
        cuts[from].kind = KIND_OPENING;
        break;
    case SECTION_EDITOR:
        cuts[from].placed = true;
        cuts[from].kind = KIND_EDITOR_NOTE;
        break;
    case SECTION_COLUMN: break;
    case SECTION_CYBER:
    case SECTION_SEMINAR:
    case SECTION_INFORMATION:
    case SECTION_NONE: {
        int32_t body = from + 1;
        while (body < end && units[body].role == ROLE_RULE) {
            body++;
        }
        if (!cut_at_headings(units, body, end, section == SECTION_CYBER, cuts)) {
            boundary_mark_in(arena, units, body, end, false, cuts);
        }
        break;
    }
    }
}

/* Every section from its heading to the next one, to a table of contents or to `end`. */
static void cut_sections(Arena *arena, const Units *units, int32_t from, int32_t end, Cut *cuts) {
    int32_t i = from;
    while (i < end) {
        if (units->at[i].role != ROLE_SECTION) {
            i++;
            continue;
        }
        int32_t stop = i + 1;
        while (stop < end && units->at[stop].role != ROLE_SECTION && !cuts[stop].placed) {
            stop++;
        }
        stop = stop < end ? back_to_rule(units->at, stop, i + 1) : stop;
        int32_t start = back_to_rule(units->at, i, from);
        start_at(&cuts[start], SURE_MARKED, "欄の見出し");
        cuts[start].section_row = units->at[i].section_row;
        cut_section(arena, units->at, i, stop, cuts);
        if (cuts[i].placed && start < i) {
            cuts[start].placed = true;
            cuts[start].kind = cuts[i].kind;
            cuts[i].placed = false;
        }
        i = stop;
    }
}

/* With sections the headings decide and nothing is scored: an editor set them. */
static void cut_articles(Arena *arena, const Units *units, const Frame *frame, Cut *cuts) {
    int32_t first = frame->first;
    if (first >= frame->note) {
        return;
    }
    if (frame->opening && !cuts[first].placed && units->at[first].role != ROLE_SECTION) {
        place_at(&cuts[first], KIND_OPENING, "署名のある巻頭");
    } else if (!cuts[first].starts) {
        start_at(&cuts[first], SURE_PLACE, "最初の記事");
    }
    if (units->has_sections) {
        cut_sections(arena, units, first, frame->note, cuts);
        return;
    }
    boundary_mark_in(arena, units->at, first, frame->note, frame->opening, cuts);
}

/* A standing closing sentence is no repeated paragraph. */
static bool may_repeat(const Unit *unit) {
    bool one = roles_last_sentence(unit->fold).size == unit->fold.size;
    bool closing = one && (roles_ends_softly(unit->fold) || unit->role == ROLE_ACTION);
    return unit->role == ROLE_PROSE && unit->fold.size >= DUPLICATE_BYTES_MIN && !closing;
}

/* The texts are compared only where their hashes agree. */
static int32_t find_earlier(const Unit *units, int32_t from, int32_t i, const uint64_t *hashes) {
    for (int32_t j = from; j < i; j++) {
        if (hashes[j] == hashes[i] && str_equal(units[j].fold, units[i].fold)) {
            return j;
        }
    }
    return -1;
}

/* A repeated article may have several paragraphs; its first one has begun the piece. */
static bool begins_duplicate(const Cut *cuts, int32_t i) {
    return cuts[i].placed && cuts[i].kind == KIND_DUPLICATE;
}

/* The beginning of the piece that `i` stands in, if there is only its heading before it; else `i`.
 * A section's heading stays with what follows, whatever that is. */
static int32_t back_over_heading(const Unit *units, const Cut *cuts, int32_t i, int32_t least) {
    int32_t start = i;
    while (start > least && !cuts[start].starts) {
        UnitRole role = units[start - 1].role;
        bool numbered = role == ROLE_LIST && cuts[start - 1].starts;
        if (role != ROLE_HEADING && role != ROLE_SHORT && role != ROLE_RULE && !numbered) {
            return i;
        }
        start--;
    }
    return cuts[start].starts && !cuts[start].placed && cuts[start].section_row < 0 ? start : i;
}

/* A paragraph that stood before begins a piece of its own; its call to action goes with it. */
static void mark_duplicates(Arena *arena, const Units *units, const Frame *frame, Cut *cuts) {
    uint64_t *hashes = ARENA_NEW(arena, uint64_t, units->count + 1);
    bool inside = false;
    for (int32_t i = frame->first; i < frame->note; i++) {
        const Unit *unit = &units->at[i];
        hashes[i] = str_hash(STR_HASH_SEED, unit->fold.at, unit->fold.size);
        bool repeated = may_repeat(unit) && find_earlier(units->at, frame->first, i, hashes) >= 0;
        if (!repeated) {
            inside = inside && !cuts[i].starts;
            continue;
        }
        if (!inside) {
            int32_t start = back_over_heading(units->at, cuts, i, frame->first);
            place_at(&cuts[start], KIND_DUPLICATE, "同じ段落の繰り返し");
            cuts[start].sureness = SURE_DUPLICATE;
        } else if (!begins_duplicate(cuts, i)) {
            cuts[i].starts = false;
        }
        inside = true;
    }
}

/* The frame first, because articles are only looked for inside of it; repetitions after the
 * articles, because they look at their beginnings. */
Cut *cut_make_in(Arena *arena, const Units *units) {
    Cut *cuts = ARENA_NEW(arena, Cut, units->count + 1);
    for (int32_t i = 0; i < units->count; i++) {
        cuts[i].section_row = -1;
    }
    Frame frame = cut_find_frame_in(arena, units);
    mark_top(units, &frame, cuts);
    cut_articles(arena, units, &frame, cuts);
    mark_duplicates(arena, units, &frame, cuts);
    if (frame.note < frame.end) {
        place_at(&cuts[frame.note], KIND_EDITOR_NOTE, "一人称・季節の話");
        cuts[frame.note].sureness = SURE_NOTE;
    }
    mark_end(units, &frame, cuts);
    if (units->count > 0 && !cuts[0].starts) {
        start_at(&cuts[0], SURE_PLACE, "最初の行");
    }
    return cuts;
}
