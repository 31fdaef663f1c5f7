/* Questions and rows: the statements of pack.h and the taking of their cells.
 *
 * The statements are written so that each walks one index range and stops at its window; a test
 * asks SQLite for the plan of every one of them, another looks at the steps it really took. A new
 * statement brings the index it needs into schema.c, and with it a format version.
 */
#include "pack/reader.h"

#include <stddef.h>
#include <string.h>

#include "base/limits.h"
#include "pack/plain.h"

/* Column lists that several questions share, in the order in which their readers take them. */
#define ISSUE_COLUMNS                                                                              \
    "SELECT id, number, year, month, day, summary, link, look_for, qr, article_count,"             \
    " draft FROM issue "
#define ARTICLE_COLUMNS                                                                            \
    "SELECT a.id, a.key, a.issue, i.number, a.position, s.title, a.kind, a.organisation,"          \
    " a.contributor, a.title, a.highlight, a.link, a.look_for, a.qr, a.characters, a.draft"        \
    " FROM article a JOIN issue i ON i.id = a.issue JOIN section s ON s.id = a.section "
#define VIDEO_COLUMNS                                                                              \
    "SELECT id, key, title, official, kind, count, publisher, channel, audience, published,"       \
    " minutes, colour, highlight, link, look_for, qr, issues, draft FROM video "
/* An item is an article or a video: exactly one of the two joins finds a row. */
#define ITEM_COLUMNS(link, kind, item)                                                             \
    "SELECT " kind ", " item ", CASE " kind " WHEN 0 THEN a.title ELSE v.title END,"               \
    " CASE " kind " WHEN 0 THEN a.organisation ELSE v.publisher END,"                              \
    " CASE " kind " WHEN 0 THEN a.highlight ELSE v.highlight END,"                                 \
    " CASE " kind " WHEN 0 THEN i.number ELSE v.newest_issue END,"                                 \
    " CASE " kind " WHEN 0 THEN a.key ELSE v.key END FROM " link " l"                              \
    " LEFT JOIN article a ON " kind " = 0 AND a.id = " item                                        \
    " LEFT JOIN issue i ON i.id = a.issue LEFT JOIN video v ON " kind " = 1 AND v.id = " item " "
/* The same without what is only shown: four columns for keys.c. */
#define ITEM_KEYS(link)                                                                            \
    "SELECT l.kind, CASE l.kind WHEN 0 THEN i.number ELSE v.newest_issue END,"                     \
    " CASE l.kind WHEN 0 THEN '' ELSE v.key END, '' FROM " link " l"                               \
    " LEFT JOIN article a ON l.kind = 0 AND a.id = l.item LEFT JOIN issue i ON i.id = a.issue"     \
    " LEFT JOIN video v ON l.kind = 1 AND v.id = l.item "
#define TERM_COLUMNS "SELECT t.id, t.term, t.reading, t.text, t.kana_row, t.item_count FROM "

static const char *const queries[QUERY_COUNT] = {
    [QUERY_SCHEMA] = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid",
    [QUERY_META] = "SELECT key, value FROM meta ORDER BY key LIMIT 32",
    [QUERY_ISSUES] = ISSUE_COLUMNS "WHERE id > ?1 ORDER BY id LIMIT ?2",
    [QUERY_ISSUE] = ISSUE_COLUMNS "WHERE number = ?1",
    [QUERY_ARTICLES] = ARTICLE_COLUMNS
    "WHERE a.issue = (SELECT id FROM issue WHERE number = ?1) AND a.position > ?2"
    " ORDER BY a.position LIMIT ?3",
    [QUERY_ARTICLE] = ARTICLE_COLUMNS "WHERE a.id = ?1",
    [QUERY_VIDEOS] = VIDEO_COLUMNS "WHERE id > ?1 ORDER BY id LIMIT ?2",
    [QUERY_VIDEO] = VIDEO_COLUMNS "WHERE id = ?1",
    [QUERY_VIDEO_PARTS] = "SELECT label, title, lead FROM video_part WHERE video = ?1"
                          " ORDER BY place LIMIT ?2",
    [QUERY_ISSUE_RANGE] = "SELECT first_block, block_count FROM issue WHERE number = ?1",
    [QUERY_ARTICLE_RANGE] = "SELECT first_block, block_count FROM article WHERE id = ?1",
    [QUERY_VIDEO_RANGE] = "SELECT first_block, block_count FROM video WHERE id = ?1",
    [QUERY_BLOCKS] = "SELECT b.kind, b.level, b.marker, b.cell_row, b.cell_column, b.cell_columns,"
                     " b.picture, p.width_px, p.height_px, b.span_count"
                     " FROM block b LEFT JOIN picture p ON p.id = b.picture"
                     " WHERE b.id >= ?1 AND b.id < ?2 ORDER BY b.id",
    [QUERY_SPANS] = "SELECT block, text, ruby, style FROM span WHERE block >= ?1 AND block < ?2"
                    " ORDER BY block, place LIMIT ?3",
    [QUERY_TOPICS] = "SELECT id, key, title, english, item_count FROM topic WHERE id > 0"
                     " ORDER BY id LIMIT ?1",
    [QUERY_TOPIC_ITEMS] = ITEM_COLUMNS(
        "item_topic", "l.kind",
        "l.item") "WHERE l.topic = ?1 AND l.topic_place > ?2 ORDER BY l.topic_place LIMIT ?3",
    [QUERY_TERMS] =
        TERM_COLUMNS "term t WHERE t.kana_row = ?1 AND t.place > ?2 ORDER BY t.place LIMIT ?3",
    [QUERY_TERM_ROW] = "SELECT place FROM term WHERE kana_row = ?1 ORDER BY place DESC LIMIT 1",
    [QUERY_TERM] = TERM_COLUMNS "term t WHERE t.id = ?1",
    [QUERY_TERM_ITEMS] = ITEM_COLUMNS(
        "item_term", "l.kind",
        "l.item") "WHERE l.term = ?1 AND l.term_place > ?2 ORDER BY l.term_place LIMIT ?3",
    [QUERY_ITEM_TERMS] = TERM_COLUMNS "item_term l JOIN term t ON t.id = l.term"
                                      " WHERE l.kind = ?1 AND l.item = ?2 ORDER BY l.place LIMIT "
                                      "?3",
    [QUERY_RELATED] =
        ITEM_COLUMNS("related", "l.to_kind",
                     "l.to_item") "WHERE l.kind = ?1 AND l.item = ?2 ORDER BY l.place LIMIT ?3",
    [QUERY_HIGHLIGHTS] =
        ITEM_COLUMNS("highlight", "l.kind", "l.item") "WHERE l.place > 0 ORDER BY l.place LIMIT ?1",
    [QUERY_ARTICLE_KEY] = "SELECT id FROM article WHERE key = ?1",
    [QUERY_VIDEO_KEY] = "SELECT id FROM video WHERE key = ?1",
    [QUERY_QR] = "SELECT text, size, modules FROM qr WHERE id = ?1",
    [QUERY_PICTURE] = "SELECT id, width_px, height_px, png FROM picture WHERE id = ?1",
    [QUERY_ISSUE_KEYS] = "SELECT 0, number, '', '' FROM issue WHERE id > ?1 ORDER BY id LIMIT ?2",
    [QUERY_VIDEO_KEYS] =
        "SELECT 1, newest_issue, key, '' FROM video WHERE id > ?1 ORDER BY id LIMIT ?2",
    [QUERY_TOPIC_ITEM_KEYS] = ITEM_KEYS(
        "item_topic") "WHERE l.topic = ?1 AND l.topic_place > ?2 ORDER BY l.topic_place LIMIT ?3",
    [QUERY_TERM_KEYS] = "SELECT 0, 0, term, reading FROM term"
                        " WHERE kana_row = ?1 AND place > ?2 ORDER BY place LIMIT ?3",
    [QUERY_TERM_ITEM_KEYS] = ITEM_KEYS(
        "item_term") "WHERE l.term = ?1 AND l.term_place > ?2 ORDER BY l.term_place LIMIT ?3",
    [QUERY_ISSUE_ROW] = "SELECT id FROM issue WHERE number = ?1",
    [QUERY_TERM_KEY] = "SELECT id FROM term WHERE term = ?1 AND place > 0",
    [QUERY_ARTICLE_TOPICS] =
        "SELECT topic FROM item_topic WHERE kind = 0 AND item >="
        " (SELECT id FROM article WHERE issue >= ?1 ORDER BY issue, position LIMIT 1) AND item <="
        " (SELECT id FROM article WHERE issue <= ?2 ORDER BY issue DESC, position DESC LIMIT 1)",
    [QUERY_NEXT_PICTURE] = "SELECT id FROM picture WHERE id > ?1 ORDER BY id LIMIT 1",
    [QUERY_VIDEO_TOPICS] = "SELECT topic FROM item_topic WHERE kind = 1 AND item = ?1",
};

/* SQLite's words become part of a sentence about the pack. */
bool pack_fail(const Pack *pack, const char *doing, Failure *failure) {
    /* The lower byte is the kind of error; the rest tells variants apart that a person need not
     * know. */
    int code = sqlite3_errcode(pack->database) & 0xFF;
    FailureKind kind = FAILURE_FORMAT;
    if (code == SQLITE_IOERR || code == SQLITE_CANTOPEN) {
        kind = FAILURE_FILE;
    } else if (code == SQLITE_NOMEM || code == SQLITE_TOOBIG || code == SQLITE_FULL) {
        kind = FAILURE_LIMIT;
    } else if (code == SQLITE_INTERRUPT) { /* by our own progress handler */
        return failure_set(failure, FAILURE_LIMIT, "%s %.*s: it asks for too much work", doing,
                           STR_ARG(pack->path));
    }
    return failure_set(failure, kind, "%s %.*s: %s", doing, STR_ARG(pack->path),
                       sqlite3_errmsg(pack->database));
}

/* Prepared once and kept; a question that was prepared is answered in microseconds. */
Rows rows_begin(Pack *pack, Query query, Arena *arena, Failure *failure) {
    Rows rows = {.pack = pack, .arena = arena, .failure = failure};
    sqlite3_stmt **kept = &pack->statements[query];
    /* A new budget for each question: what one has used up must not end the next. */
    pack->patience = READER_PATIENCE;
    if (!*kept && sqlite3_prepare_v3(pack->database, queries[query], -1, SQLITE_PREPARE_PERSISTENT,
                                     kept, NULL) != SQLITE_OK) {
        rows.failed = !pack_fail(pack, "reading", failure);
    }
    rows.statement = *kept;
    return rows;
}

/* Parameters only; no text is ever put together into a statement. */
void rows_give(Rows *rows, int32_t number) {
    if (!rows->failed) {
        sqlite3_bind_int(rows->statement, ++rows->given, number);
    }
}

void rows_give_text(Rows *rows, Str text) {
    if (!rows->failed) {
        sqlite3_bind_text(rows->statement, ++rows->given, text.size > 0 ? text.at : "", text.size,
                          SQLITE_STATIC);
    }
}

/* The first fault ends the loop, and rows_end tells of it. */
bool rows_next(Rows *rows) {
    if (rows->failed) {
        return false;
    }
    int code = sqlite3_step(rows->statement);
    rows->column = 0;
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        rows->failed = !pack_fail(rows->pack, "reading", rows->failure);
    }
    return code == SQLITE_ROW;
}

/* Reset, so that the statement holds nothing of the file. */
bool rows_end(Rows *rows) {
    if (rows->statement) {
        sqlite3_reset(rows->statement);
        sqlite3_clear_bindings(rows->statement);
    }
    return !rows->failed;
}

/* The first fault stays; later ones are its consequences. */
void rows_damaged(Rows *rows, const char *what) {
    if (!rows->failed) {
        rows->failed = !failure_set(rows->failure, FAILURE_FORMAT, "%.*s is damaged: %s",
                                    STR_ARG(rows->pack->path), what);
    }
}

/* Sizes come from a foreign file, so this refuses where an arena would assert. */
void *rows_room(Rows *rows, int32_t count, size_t size) {
    /* One object more, so that an empty list has an address, and the alignment of the widest. */
    size_t bytes = size * ((size_t)count + 1) + _Alignof(max_align_t);
    if (rows->failed || bytes > arena_left(rows->arena)) {
        if (!rows->failed) {
            rows->failed = !failure_set(rows->failure, FAILURE_LIMIT,
                                        "%.*s needs more memory than this program sets aside",
                                        STR_ARG(rows->pack->path));
        }
        return NULL;
    }
    return arena_alloc(rows->arena, bytes - _Alignof(max_align_t), _Alignof(max_align_t));
}

/* A number out of its bounds is damage, not something to be cut. */
int32_t rows_number(Rows *rows, int32_t least, int32_t most) {
    if (rows->failed) {
        return 0;
    }
    sqlite3_int64 number = sqlite3_column_int64(rows->statement, rows->column++);
    if (number < least || number > most) {
        rows_damaged(rows, "a number is out of its range");
        return 0;
    }
    return (int32_t)number;
}

/* A cell's bytes as they lie in SQLite's memory, valid until the next step. */
static Str cell_view(Rows *rows, int32_t max_bytes) {
    int column = rows->column++;
    /* Blob first, size second: the other order could convert the cell in between and move it. */
    const void *at = sqlite3_column_blob(rows->statement, column);
    int size = sqlite3_column_bytes(rows->statement, column);
    if (size > max_bytes) {
        rows_damaged(rows, "a text or a picture is longer than it may be");
        return (Str){0};
    }
    return (Str){at, size};
}

/* Copied, because SQLite's memory ends with the row. */
static Str keep(Rows *rows, Str bytes) {
    char *room = bytes.size > 0 ? ROWS_NEW(rows, char, bytes.size) : NULL;
    if (!room) {
        return (Str){0};
    }
    memcpy(room, bytes.at, (size_t)bytes.size);
    return (Str){room, bytes.size};
}

/* Length first, then copy, then UTF-8. */
Str rows_text_within(Rows *rows, int32_t max_bytes) {
    if (rows->failed) {
        return (Str){0};
    }
    Str text = cell_view(rows, max_bytes);
    if (!plain_text(text)) {
        rows_damaged(rows, "a text is not plain UTF-8");
        return (Str){0};
    }
    return keep(rows, text);
}

Str rows_text(Rows *rows) {
    return rows_text_within(rows, LIMIT_FIELD_BYTES);
}

/* Empty names would make rows that nobody can see. */
Str rows_name(Rows *rows) {
    Str name = rows_text(rows);
    if (name.size == 0) {
        rows_damaged(rows, "a name is missing");
    }
    return name;
}

Str rows_bytes(Rows *rows, int32_t max_bytes) {
    return rows->failed ? (Str){0} : keep(rows, cell_view(rows, max_bytes));
}
