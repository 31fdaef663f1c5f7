/* One newsletter, read: its number and date and its pieces in order.
 *
 * This is the importer without files: bytes go in, pieces come out, and every non-blank line of
 * the input is in exactly one piece. Nothing here depends on a clock, a locale or the disk.
 *
 *     Issue issue;
 *     if (!issue_read_in(arena, bytes, given_date, &issue, failure)) { … }
 *     issue.pieces[3].kind, issue.pieces[3].title
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_ISSUE_H
#define TSUBO_PACK_TOOL_IMPORT_ISSUE_H

#include "pack_tool/import/contributor.h"
#include "pack_tool/import/cut.h"
#include "pack_tool/import/decode.h"
#include "pack_tool/import/header.h"

enum { PIECE_DOUBTS_MAX = 6 };
/* Below this an editor should look: the sum of two signs against each other, see boundary.c. */
enum { ISSUE_SURE_MIN = 75 };

/* What an editor reads in one line each, instead of a point for every small thing. */
typedef struct Notes {
    Str guesses; /* what was inferred, with the reasons: 切れ目(…)、種類(…)、見出し */
    Str missing; /* what the text does not say: 団体、行き先 */
} Notes;

typedef struct Piece {
    int32_t first_unit;
    int32_t unit_end;
    int32_t from_line; /* 1-based */
    int32_t to_line;
    int32_t body_unit; /* first unit behind section heading, title and author */
    PieceKind kind;
    SectionId section;
    Str organisation;
    Contributor who;
    Str title;       /* at most 24 characters */
    Str full_title;  /* of the text, where it is longer than that; else empty */
    bool proposed;   /* the title is ours */
    int32_t repeats; /* index of the piece a DUPLICATE repeats, else -1 */
    int32_t certainty;
    Str reason;                   /* for the map */
    Str doubts[PIECE_DOUBTS_MAX]; /* points of their own: something is probably wrong */
    int32_t doubt_count;
    Notes notes;
} Piece;

typedef struct Issue {
    Header header;
    Encoding encoding;
    bool cut_off;       /* the file stops inside a character */
    bool page;          /* it was a web page */
    bool by_file;       /* pieces have the line numbers of the page's file, see page_lines.h */
    Str file;           /* the page's file, decoded */
    int32_t file_first; /* its first and last line that are not blank */
    int32_t file_last;
    Lines lines;
    Units units;
    Piece *pieces;
    int32_t piece_count;
} Issue;

/* `given` is --date or {0}. FAILURE_FORMAT or FAILURE_LIMIT with a sentence in Japanese that says
 * what the input is and what would work. */
MUST_USE bool issue_read_in(Arena *arena, Str bytes, Date given, Issue *issue, Failure *failure);

/* The promise: pieces are in order, and every non-blank line is in exactly one. */
bool issue_check(const Issue *issue);

/* Whether the piece becomes an article file. */
bool issue_piece_is_article(const Piece *piece);

/* The folded text of a piece's units [from, to), joined by line ends. */
Str issue_fold_in(Arena *arena, const Issue *issue, int32_t from, int32_t to);

/* A doubt stands alone and makes the article one of 要確認. */
void issue_add_doubt(Piece *piece, Str reason);
/* Adds to one of the two lists of the notes. */
void issue_note_in(Arena *arena, Str *list, Str item);

#endif
