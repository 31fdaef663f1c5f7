/* Two walks over the lines of the file: one finds its first and last line, one holds the rows
 * against all of them. */
#include "pack_tool/import/page_lines.h"

#include "pack_tool/import/fold.h"

/* Takes a line off *rest; gumbo counts CR, LF and CRLF as one line end, and so does this. */
static bool take_line(Str *rest, bool *blank) {
    int32_t end = 0;
    if (rest->size == 0) {
        return false;
    }
    while (end < rest->size && rest->at[end] != '\n' && rest->at[end] != '\r') {
        end++;
    }
    *blank = fold_trim(str_slice(*rest, 0, end)).size == 0;
    bool pair = end + 1 < rest->size && rest->at[end] == '\r' && rest->at[end + 1] == '\n';
    *rest = str_slice(*rest, end + (pair ? 2 : 1), rest->size);
    return true;
}

/* The frame rows of the map reach from here to there; blank lines at the ends belong to nobody. */
static void find_ends(Issue *issue) {
    Str rest = issue->file;
    bool blank = false;
    issue->file_first = 0;
    for (int32_t line = 1; take_line(&rest, &blank); line++) {
        issue->file_first = issue->file_first == 0 && !blank ? line : issue->file_first;
        issue->file_last = blank ? issue->file_last : line;
    }
}

static const Line *first_line(const Issue *issue, const Piece *piece) {
    return &issue->lines.at[issue->units.at[piece->first_unit].first_line];
}

static const Line *last_line(const Issue *issue, const Piece *piece) {
    return &issue->lines.at[issue->units.at[piece->unit_end - 1].line_end - 1];
}

/* Pages that were saved in one line, or that break in the middle of a paragraph, have pieces
 * that share a line; a row cannot be in two pieces. */
static bool can_be_told_apart(const Issue *issue) {
    for (int32_t i = 1; i < issue->piece_count; i++) {
        if (first_line(issue, &issue->pieces[i])->file_from <=
            last_line(issue, &issue->pieces[i - 1])->file_to) {
            return false;
        }
    }
    return issue->piece_count > 0 && first_line(issue, &issue->pieces[0])->file_from > 0;
}

void page_lines_number(Issue *issue) {
    if (!issue->page || !can_be_told_apart(issue)) {
        return;
    }
    find_ends(issue);
    issue->by_file = true;
    for (int32_t i = 0; i < issue->piece_count; i++) {
        Piece *piece = &issue->pieces[i];
        bool last = i + 1 == issue->piece_count;
        piece->from_line = first_line(issue, piece)->file_from;
        /* Tags between two pieces belong to the first. */
        piece->to_line = last ? last_line(issue, piece)->file_to
                              : first_line(issue, &issue->pieces[i + 1])->file_from - 1;
    }
    if (issue->pieces[0].kind == KIND_BOILERPLATE) {
        issue->pieces[0].from_line = issue->file_first;
    }
}

/* Independent of how the numbers were made: it asks every line of the file who has it. */
bool page_lines_check(const Issue *issue) {
    Str rest = issue->file;
    bool blank = false;
    int32_t piece = 0;
    for (int32_t line = 1; take_line(&rest, &blank); line++) {
        while (piece < issue->piece_count && issue->pieces[piece].to_line < line) {
            piece++;
        }
        bool inside = piece < issue->piece_count && issue->pieces[piece].from_line <= line;
        bool frame = piece == 0 || piece == issue->piece_count; /* rows of their own in the map */
        bool doubled =
            inside && piece + 1 < issue->piece_count && issue->pieces[piece + 1].from_line <= line;
        if (doubled || (!inside && !frame && !blank)) {
            return false;
        }
    }
    return true;
}
