/* The steps of reading in their order. */
#include "pack_tool/import/issue.h"

#include "base/buffer.h"
#include "pack_tool/import/html.h"
#include "pack_tool/import/page_lines.h"
#include "pack_tool/import/piece.h"
#include "pack_tool/import/roles.h"
#include "pack_tool/import/section.h"

/* Signs that a text is this newsletter; a title or a thanks line is enough, of the weaker ones it
 * takes several. */
enum { SIGNS_MIN = 3, SIGN_STRONG = 3, SIGN_SECTION = 2, SIGN_PUBLISHED = 2, SIGN_ACTIONS = 1 };
enum { ACTIONS_MIN = 2 };

/* The frame and repetitions have no kind of their own in a front matter. */
bool issue_piece_is_article(const Piece *piece) {
    return words_kinds[piece->kind].source_name.size > 0;
}

/* More doubts than these would not make an editor look any closer. */
void issue_add_doubt(Piece *piece, Str reason) {
    if (piece->doubt_count < PIECE_DOUBTS_MAX) {
        piece->doubts[piece->doubt_count++] = reason;
    }
}

/* One line that grows: a point for every small thing would be two hundred lines to delete. */
void issue_note_in(Arena *arena, Str *list, Str item) {
    *list = arena_print_in(arena, "%.*s%s%.*s", STR_ARG(*list), list->size > 0 ? "、" : "",
                           STR_ARG(item));
}

/* Line ends stay between the units: a cue must not be found across two of them. */
Str issue_fold_in(Arena *arena, const Issue *issue, int32_t from, int32_t to) {
    int32_t size = 1;
    for (int32_t i = from; i < to; i++) {
        size += issue->units.at[i].fold.size + 1;
    }
    Buffer text = buffer_in(arena, size);
    for (int32_t i = from; i < to; i++) {
        buffer_put(&text, issue->units.at[i].fold);
        buffer_put(&text, S("\n"));
    }
    return buffer_view(&text);
}

/* A seminar's announcement or somebody's blog must not become an issue with a number. */
static int32_t count_signs(const Lines *lines) {
    int32_t signs = 0;
    int32_t actions = 0;
    bool named = false;
    for (int32_t i = 0; i < lines->count; i++) {
        Str fold = lines->at[i].fold;
        int32_t row = -1;
        UnitRole role = roles_of(fold, HINT_NONE, &row);
        signs += role == ROLE_TITLE || header_is_closing(fold) ? SIGN_STRONG : 0;
        signs += role == ROLE_SECTION ? SIGN_SECTION : 0;
        signs += str_starts_with(fold, S("公開日:")) ? SIGN_PUBLISHED : 0;
        signs += str_equal(fold, S("情報セキュリティ"));
        actions += roles_action_end(fold) >= 0;
        named = named || match_has(fold, S("営業秘密")) || match_has(fold, S("つぼマガ"));
    }
    return signs + named + (actions >= ACTIONS_MIN ? SIGN_ACTIONS : 0);
}

/* From here on nobody asks whether it was a mail or a page, but for hints. */
static bool read_lines(Arena *arena, Str bytes, Issue *issue, Failure *failure) {
    Decoded decoded = {0};
    if (!decode_in(arena, bytes, &decoded, failure)) {
        return false;
    }
    issue->encoding = decoded.encoding;
    issue->cut_off = decoded.cut;
    issue->page = html_recognised(decoded.text);
    issue->file = decoded.text;
    return issue->page ? html_lines_in(arena, decoded.text, &issue->lines, failure)
                       : lines_split_in(arena, decoded.text, &issue->lines, failure);
}

/* Lines, units, cuts, pieces, sections: each step only adds to what the one before it found. */
bool issue_read_in(Arena *arena, Str bytes, Date given, Issue *issue, Failure *failure) {
    *issue = (Issue){0};
    if (!read_lines(arena, bytes, issue, failure)) {
        return false;
    }
    if (count_signs(&issue->lines) < SIGNS_MIN) {
        return failure_set(failure, FAILURE_FORMAT,
                           "「営業秘密のツボ」の文章ではないようです。メールまたは公開ページの本文"
                           "全体を渡してください");
    }
    if (!header_find(arena, &issue->lines, given, &issue->header, failure)) {
        return false;
    }
    issue->units = units_make_in(arena, &issue->lines);
    const Cut *cuts = cut_make_in(arena, &issue->units);
    piece_make_in(arena, issue, cuts);
    section_settle(arena, issue);
    return true;
}

/* Units may skip blank lines and nothing else. */
static bool units_cover_lines(const Issue *issue) {
    int32_t line = 0;
    for (int32_t i = 0; i < issue->units.count; i++) {
        const Unit *unit = &issue->units.at[i];
        while (line < unit->first_line && issue->lines.at[line].bare.size == 0) {
            line++;
        }
        if (line != unit->first_line || unit->line_end <= unit->first_line) {
            return false;
        }
        line = unit->line_end;
    }
    while (line < issue->lines.count && issue->lines.at[line].bare.size == 0) {
        line++;
    }
    return line == issue->lines.count;
}

/* The promise that no line is lost or doubled, asked of every issue before it is written. */
bool issue_check(const Issue *issue) {
    int32_t unit = 0;
    for (int32_t i = 0; i < issue->piece_count; i++) {
        const Piece *piece = &issue->pieces[i];
        bool numbered = issue->by_file ||
                        (piece->from_line == issue->units.at[piece->first_unit].first_line + 1 &&
                         piece->to_line == issue->units.at[piece->unit_end - 1].line_end);
        if (piece->first_unit != unit || piece->unit_end <= unit || !numbered) {
            return false;
        }
        unit = piece->unit_end;
    }
    return unit == issue->units.count && units_cover_lines(issue) &&
           (!issue->by_file || page_lines_check(issue));
}
