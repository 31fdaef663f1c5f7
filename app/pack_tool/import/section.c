/* Dynamic programming over articles and sections; six sections, so it is a few hundred steps. */
#include "pack_tool/import/section.h"

#include "pack_tool/import/match.h"

/* What it costs to put a kind into a section; the unlisted ones cost COST_STRANGE. */
enum { COST_STRANGE = 9, COST_INFINITE = 1 << 28, COST_ISSUER = 6 };

/* Read off back numbers: seminars end the section before the general one, reports stand with
 * security when they are about it, and nothing but a message opens an issue. */
static int32_t cost(PieceKind kind, SectionId section) {
    static const int32_t costs[KIND_COUNT][SECTION_COUNT] = {
        /* none, opening, column, cyber, seminar, information, editor */
        [KIND_OPENING] = {9, 0, 9, 9, 9, 9, 9},  [KIND_COLUMN] = {9, 9, 0, 8, 8, 6, 9},
        [KIND_CASE_LAW] = {9, 9, 0, 8, 8, 6, 9}, [KIND_REPORT] = {9, 9, 9, 0, 5, 2, 9},
        [KIND_ALERT] = {9, 9, 9, 0, 7, 6, 9},    [KIND_SUPPORT] = {9, 9, 9, 4, 0, 2, 9},
        [KIND_GUIDANCE] = {9, 9, 9, 3, 4, 0, 9}, [KIND_LAW] = {9, 9, 8, 6, 6, 0, 9},
        [KIND_POLICY] = {9, 9, 9, 5, 5, 0, 9},   [KIND_VIDEO] = {9, 9, 9, 3, 1, 0, 9},
        [KIND_FAQ] = {9, 9, 9, 5, 3, 0, 9},      [KIND_EDITOR_NOTE] = {9, 9, 9, 9, 9, 9, 0},
    };
    return section == SECTION_NONE ? COST_STRANGE : costs[kind][section];
}

/* Articles of the security agency on cyber matters stand in its section whatever they are. */
static int32_t cost_of(const Issue *issue, const Piece *piece, SectionId section) {
    bool cyber = false;
    for (int32_t i = piece->first_unit; i < piece->unit_end && i < piece->first_unit + 2; i++) {
        cyber = cyber || match_has(issue->units.at[i].fold, S("サイバーセキュリティ対策"));
    }
    bool issuer = match_has(piece->organisation, S("IPA"));
    int32_t base = cost(piece->kind, section);
    bool belongs = cyber && issuer && piece->kind == KIND_SUPPORT;
    return belongs ? (section == SECTION_CYBER ? 0 : base + COST_ISSUER) : base;
}

/* Its place among the sections. */
static void settle_article(Arena *arena, Issue *issue, Piece *piece, SectionId section) {
    (void)issue;
    piece->section = section;
    issue_note_in(arena, &piece->notes.guesses, S("欄(記事の順と種類から)"));
}

typedef struct Step {
    int32_t cost;
    int32_t from;
} Step;

/* One row of the table of costs. */
static void fill_row(const Issue *issue, const Piece *piece, const Step *before, Step *row) {
    for (int32_t s = 1; s < SECTION_COUNT; s++) {
        row[s] = (Step){COST_INFINITE, 1};
        for (int32_t p = 1; p <= s; p++) {
            int32_t sum = before[p].cost + cost_of(issue, piece, (SectionId)s);
            row[s] = sum < row[s].cost ? (Step){sum, p} : row[s];
        }
    }
}

/* Sections come in a fixed order, so the cheapest rising sequence is the best guess; single
 * articles can be odd without pulling their neighbours along. */
void section_settle(Arena *arena, Issue *issue) {
    if (issue->units.has_sections) {
        return;
    }
    Step *steps = ARENA_NEW(arena, Step, (issue->piece_count + 1) * SECTION_COUNT);
    int32_t *articles = ARENA_NEW(arena, int32_t, issue->piece_count + 1);
    int32_t count = 0;
    for (int32_t i = 0; i < issue->piece_count; i++) {
        if (issue_piece_is_article(&issue->pieces[i])) {
            articles[count++] = i;
            fill_row(issue, &issue->pieces[i], steps + (count - 1) * SECTION_COUNT,
                     steps + count * SECTION_COUNT);
        }
    }
    int32_t best = SECTION_INFORMATION;
    for (int32_t s = 1; s < SECTION_COUNT; s++) {
        best = steps[count * SECTION_COUNT + s].cost < steps[count * SECTION_COUNT + best].cost
                   ? s
                   : best;
    }
    for (int32_t i = count; i > 0; i--) {
        settle_article(arena, issue, &issue->pieces[articles[i - 1]], (SectionId)best);
        best = steps[i * SECTION_COUNT + best].from;
    }
}
