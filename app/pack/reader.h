/* Inside the pack room: one question to the database and its rows.
 *
 * Every reader of pack.h has the same shape; nothing it reads is trusted, because a signature says
 * who made a pack, not that its cells are sane.
 *
 *     Rows rows = rows_begin(pack, QUERY_ISSUES, arena, failure);
 *     rows_give(&rows, window.first);
 *     while (rows_next(&rows)) {
 *         issue->number = rows_number(&rows, 1, 99999);
 *         issue->summary = rows_text(&rows);
 *     }
 *     return rows_end(&rows);
 *
 * Columns are taken from left to right. The first cell that is not what it should be fills the
 * failure, the rest of the row reads as zero, and rows_next ends the loop. Statements are prepared
 * once and kept in the Pack.
 */
#ifndef TSUBO_PACK_READER_H
#define TSUBO_PACK_READER_H

#include <sqlite3.h>

#include "base/stream.h"
#include "pack/descriptor.h"
#include "pack/pack.h"

/* One entry per statement; their texts stand in reader.c. The order means nothing: it follows
 * pack.h, and keys.h, so that a reader of both finds his way. */
typedef enum Query {
    QUERY_SCHEMA,
    QUERY_META,
    QUERY_ISSUES,
    QUERY_ISSUE,
    QUERY_ARTICLES,
    QUERY_ARTICLE,
    QUERY_VIDEOS,
    QUERY_VIDEO,
    QUERY_VIDEO_PARTS,
    QUERY_ISSUE_RANGE,
    QUERY_ARTICLE_RANGE,
    QUERY_VIDEO_RANGE,
    QUERY_BLOCKS,
    QUERY_SPANS,
    QUERY_TOPICS,
    QUERY_TOPIC_ITEMS,
    QUERY_TERMS,
    QUERY_TERM_ROW,
    QUERY_TERM,
    QUERY_TERM_ITEMS,
    QUERY_ITEM_TERMS,
    QUERY_RELATED,
    QUERY_HIGHLIGHTS,
    QUERY_ARTICLE_KEY,
    QUERY_VIDEO_KEY,
    QUERY_QR,
    QUERY_PICTURE,
    QUERY_ISSUE_KEYS,
    QUERY_VIDEO_KEYS,
    QUERY_TOPIC_ITEM_KEYS,
    QUERY_TERM_KEYS,
    QUERY_TERM_ITEM_KEYS,
    QUERY_ISSUE_ROW,
    QUERY_TERM_KEY,
    QUERY_ARTICLE_TOPICS,
    QUERY_VIDEO_TOPICS,
    QUERY_NEXT_PICTURE,
    QUERY_COUNT,
} Query;

enum {
    /* Progress calls a question may take, one every 10,000 steps of SQLite's machine: ten million
     * steps are about a second on a small board, and our longest question (an article of 16,384
     * spans) takes a fiftieth of them. Steps instead of a clock keep the room free of time. */
    READER_PATIENCE = 1000,
};

struct Pack {
    sqlite3 *database;
    sqlite3_stmt *statements[QUERY_COUNT];
    DescriptorFiles files;
    Stream file; /* fd -1 when the descriptor is somebody else's */
    Str path;    /* or what the pack is called in sentences */
    PackMeta meta;
    int32_t issue_count;
    int32_t video_count;
    int64_t bytes;    /* size of the file */
    int32_t patience; /* progress calls left for the statement that runs; see reader.c */
};

/* An open question. */
typedef struct Rows {
    Pack *pack;
    Arena *arena;
    Failure *failure;
    sqlite3_stmt *statement; /* NULL when it could not be prepared */
    int32_t given;           /* parameters bound so far */
    int32_t column;          /* next to be read */
    bool failed;
} Rows;

/* Begins a question; `arena` may be NULL when no text is read. Questions do not overlap: one must
 * have ended before the same query begins again. */
Rows rows_begin(Pack *pack, Query query, Arena *arena, Failure *failure);
/* The next parameter of the statement. */
void rows_give(Rows *rows, int32_t number);
/* Borrowed until rows_end. */
void rows_give_text(Rows *rows, Str text);
/* Goes to the next row; false at the end and after the first fault. */
bool rows_next(Rows *rows);
/* False when anything went wrong since rows_begin; the failure is filled. */
bool rows_end(Rows *rows);

/* A number within [least, most]; NULL in the database counts as 0. */
int32_t rows_number(Rows *rows, int32_t least, int32_t most);
/* Plain text of at most LIMIT_FIELD_BYTES, or of `max_bytes`, copied into the arena. */
Str rows_text(Rows *rows);
Str rows_text_within(Rows *rows, int32_t max_bytes);
/* Text that must not be empty: a name or a title. */
Str rows_name(Rows *rows);
/* Bytes, copied into the arena. */
Str rows_bytes(Rows *rows, int32_t max_bytes);

/* Marks the row as damaged: `what` says which part ("a span without a block"). */
void rows_damaged(Rows *rows, const char *what);

/* `count` zeroed objects of `size` bytes, or NULL with a failure when the arena has no room for
 * them: the sizes come from a foreign file, so this refuses where arena_alloc would assert. */
void *rows_room(Rows *rows, int32_t count, size_t size);

#define ROWS_NEW(rows, Type, count) ((Type *)rows_room((rows), (count), sizeof(Type)))

/* Checks the first 100 bytes and the size of the opened file before SQLite parses any of it:
 * magic, application id, format version, page size, no journal mode that needs a second file. */
MUST_USE bool header_check(Pack *pack, Failure *failure);
/* Turns off everything a data file could use to do something, and sets the limits. */
MUST_USE bool guard_set(Pack *pack, Failure *failure);
/* Turns SQLite's last error into a sentence about the pack. */
bool pack_fail(const Pack *pack, const char *doing, Failure *failure);

#endif
