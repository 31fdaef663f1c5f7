/* Questions that a sound pack answers with no row at all.
 *
 * SQL is the shortest way to say what must hold between rows; each question names one thing that
 * must not be, and the first row it finds is the failure. They are written so that each walks a
 * table once and looks up the rest by key, doubles being asked for before whatever would multiply
 * by them: a hostile table is then no slower than a large one.
 */
#include "pack/inspect.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "pack/plain.h"
#include "pack/reader.h"

typedef struct Question {
    const char *sql;
    const char *finding;
    int32_t number; /* its parameter, 0 for none */
    FailureKind kind;
} Question;

#define MUST_NOT(finding, sql)                                                                     \
    { sql " LIMIT 1", finding, 0, FAILURE_FORMAT }
#define AT_MOST(number, finding, sql)                                                              \
    { sql " LIMIT 1", finding, number, FAILURE_LIMIT }

/* Lists are windows of ids, so ids begin at 1 and leave none out. Joins stand where EXISTS would
 * read better, because guard.c allows expressions of ten levels only. */
#define DENSE(table)                                                                               \
    "SELECT 1 FROM " table " a LEFT JOIN " table " b ON b.id = a.id - 1"                           \
    " WHERE a.id < 1 OR (a.id > 1 AND b.id IS NULL)"
/* A reference in a column that may be NULL. */
#define LEADS_NOWHERE(table, column, to)                                                           \
    "SELECT 1 FROM " table " a LEFT JOIN " to " b ON b.id = a." column " WHERE a." column          \
    " IS NOT NULL AND b.id IS NULL"
/* An article or a video, by kind and id. */
#define NO_ITEM(table, kind, item)                                                                 \
    "SELECT 1 FROM " table " a LEFT JOIN article b ON a." kind " = 0 AND b.id = a." item           \
    " LEFT JOIN video c ON a." kind " = 1 AND c.id = a." item " WHERE b.id IS NULL AND c.id IS"    \
    " NULL"
#define TWICE(table, column)                                                                       \
    "SELECT 1 FROM " table " a JOIN " table " b ON b." column " = a." column " WHERE b.id <> a.id"
/* Places within one topic or term: one a row, none left out, in the order of items. */
#define PLACE_TWICE(table, list, place)                                                            \
    "SELECT 1 FROM " table " a JOIN " table " b ON b." list " = a." list " AND b." place           \
    " = a." place " WHERE b.kind <> a.kind OR b.item <> a.item OR b.place <> a.place"
#define PLACE_MISSING(table, list, place)                                                          \
    "SELECT 1 FROM " table " a LEFT JOIN " table " b ON b." list " = a." list " AND b." place      \
    " = a." place " - 1 WHERE a." place " < 1 OR (a." place " > 1 AND b." list " IS NULL)"
#define PLACE_MIXED(table, list, place)                                                            \
    "SELECT 1 FROM " table " a JOIN " table " b ON b." list " = a." list " AND b." place           \
    " = a." place " + 1 WHERE b.kind < a.kind OR (b.kind = a.kind AND b.item < a.item)"
/* The last of the places that a count promises, and any behind it. */
#define TOO_FEW(table, count, link, list, place)                                                   \
    "SELECT 1 FROM " table " a LEFT JOIN " link " b ON b." list " = a.id AND b." place             \
    " = a." count " WHERE a." count " > 0 AND b." list " IS NULL"
#define TOO_MANY(table, count, link, list, place)                                                  \
    "SELECT 1 FROM " table " a JOIN " link " b ON b." list " = a.id AND b." place " > a." count

static const Question questions[] = {
    MUST_NOT("its issues are not numbered one after the other", DENSE("issue")),
    MUST_NOT("its issues are not in order", "SELECT 1 FROM issue a JOIN issue b ON b.id = a.id + 1"
                                            " WHERE b.number >= a.number"),
    MUST_NOT("its articles are not numbered one after the other", DENSE("article")),
    MUST_NOT("its articles are not in order",
             "SELECT 1 FROM article a JOIN article b ON b.id = a.id + 1 WHERE NOT"
             " ((b.issue = a.issue AND b.position = a.position + 1)"
             " OR (b.issue > a.issue AND b.position = 1))"),
    MUST_NOT("its articles are not in order",
             "SELECT 1 FROM article a WHERE a.id = 1 AND a.position <> 1"),
    MUST_NOT("an article belongs to no issue", LEADS_NOWHERE("article", "issue", "issue")),
    MUST_NOT("an article belongs to no section", LEADS_NOWHERE("article", "section", "section")),
    MUST_NOT("an issue has fewer articles than it says",
             TOO_FEW("issue", "article_count", "article", "issue", "position")),
    MUST_NOT("an issue has more articles than it says",
             TOO_MANY("issue", "article_count", "article", "issue", "position")),
    MUST_NOT("two articles have one key", TWICE("article", "key")),
    MUST_NOT("its videos are not numbered one after the other", DENSE("video")),
    MUST_NOT("two videos have one key", TWICE("video", "key")),
    MUST_NOT("its videos are not in order",
             "SELECT 1 FROM video a JOIN video b ON b.id = a.id + 1 WHERE b.newest_issue >"
             " a.newest_issue OR (b.newest_issue = a.newest_issue AND b.key <= a.key)"),
    MUST_NOT("a part belongs to no video", LEADS_NOWHERE("video_part", "video", "video")),
    MUST_NOT("a QR code that it names is missing", LEADS_NOWHERE("issue", "qr", "qr")),
    MUST_NOT("a QR code that it names is missing", LEADS_NOWHERE("article", "qr", "qr")),
    MUST_NOT("a QR code that it names is missing", LEADS_NOWHERE("video", "qr", "qr")),
    MUST_NOT("a picture that it names is missing", LEADS_NOWHERE("block", "picture", "picture")),
    AT_MOST(LIMIT_TOPICS, "it has too many topics", "SELECT 1 FROM topic WHERE id > ?1"),
    AT_MOST(LIMIT_TERMS, "it has too many terms", "SELECT 1 FROM term WHERE id > ?1"),
    MUST_NOT("two topics have one key", TWICE("topic", "key")),
    MUST_NOT("an item that it names is missing", NO_ITEM("item_topic", "kind", "item")),
    MUST_NOT("a topic that it names is missing", LEADS_NOWHERE("item_topic", "topic", "topic")),
    MUST_NOT("two items of a topic have one place",
             PLACE_TWICE("item_topic", "topic", "topic_place")),
    MUST_NOT("a place in a topic is left out", PLACE_MISSING("item_topic", "topic", "topic_place")),
    MUST_NOT("the items of a topic are not in order",
             PLACE_MIXED("item_topic", "topic", "topic_place")),
    MUST_NOT("a topic has fewer items than it says",
             TOO_FEW("topic", "item_count", "item_topic", "topic", "topic_place")),
    MUST_NOT("a topic has more items than it says",
             TOO_MANY("topic", "item_count", "item_topic", "topic", "topic_place")),
    MUST_NOT("two terms are one", TWICE("term", "term")),
    MUST_NOT("an item that it names is missing", NO_ITEM("item_term", "kind", "item")),
    MUST_NOT("a term that it names is missing", LEADS_NOWHERE("item_term", "term", "term")),
    MUST_NOT("two items of a term have one place", PLACE_TWICE("item_term", "term", "term_place")),
    MUST_NOT("a place in a term is left out", PLACE_MISSING("item_term", "term", "term_place")),
    MUST_NOT("the items of a term are not in order",
             PLACE_MIXED("item_term", "term", "term_place")),
    MUST_NOT("a term has fewer items than it says",
             TOO_FEW("term", "item_count", "item_term", "term", "term_place")),
    MUST_NOT("a term has more items than it says",
             TOO_MANY("term", "item_count", "item_term", "term", "term_place")),
    MUST_NOT("a term stands in no row of the glossary",
             "SELECT 1 FROM term WHERE kana_row < 0 OR kana_row > 9"),
    MUST_NOT("a term has a place that its items do not give it",
             "SELECT 1 FROM term WHERE (place > 0) <> (item_count > 0)"),
    MUST_NOT("two terms have one place",
             "SELECT 1 FROM term a JOIN term b ON b.kana_row = a.kana_row AND b.place = a.place"
             " WHERE b.place > 0 AND b.id <> a.id"),
    MUST_NOT("a place in the glossary is left out",
             "SELECT 1 FROM term a LEFT JOIN term b ON b.kana_row = a.kana_row AND b.place ="
             " a.place - 1 AND b.id < a.id WHERE a.place > 1 AND b.id IS NULL"),
    MUST_NOT("an item that it names is missing", NO_ITEM("related", "kind", "item")),
    MUST_NOT("an item that it names is missing", NO_ITEM("related", "to_kind", "to_item")),
    MUST_NOT("an item that it names is missing", NO_ITEM("highlight", "kind", "item")),
    MUST_NOT("an item that it names is missing", NO_ITEM("search", "kind", "item")),
};

enum {
    /* A step of SQLite's machine is a comparison or a move. The shortest rows have eight bytes and
     * the longest question takes some hundred steps for each, so thirty-two steps a byte of the
     * file end no sound pack, and a second or two of a small one that was made to be slow. */
    STEPS_A_BYTE = 32,
    STEPS_A_CALL = 10000, /* as guard.c asks for them */
    /* Two characters. */
    GRAM_BYTES = 8,
};

static void be_patient(Pack *pack) {
    pack->patience = READER_PATIENCE + (int32_t)(pack->bytes * STEPS_A_BYTE / STEPS_A_CALL);
}

static bool damaged(const Pack *pack, FailureKind kind, const char *what, Failure *failure) {
    return failure_set(failure, kind, "%.*s is damaged: %s", STR_ARG(pack->path), what);
}

/* Prepares a statement of this file; they are asked once, so none is kept. */
static sqlite3_stmt *prepare(Pack *pack, const char *sql, Failure *failure) {
    sqlite3_stmt *statement = NULL;
    be_patient(pack);
    if (sqlite3_prepare_v2(pack->database, sql, -1, &statement, NULL) != SQLITE_OK) {
        pack_fail(pack, "inspecting", failure);
    }
    return statement;
}

static bool ask(Pack *pack, const Question *question, Failure *failure) {
    sqlite3_stmt *statement = prepare(pack, question->sql, failure);
    if (!statement) {
        return false;
    }
    if (question->number > 0) {
        sqlite3_bind_int(statement, 1, question->number);
    }
    int code = sqlite3_step(statement);
    bool sound = code == SQLITE_DONE;
    if (code == SQLITE_ROW) {
        damaged(pack, question->kind, question->finding, failure);
    } else if (!sound) {
        pack_fail(pack, "inspecting", failure);
    }
    sqlite3_finalize(statement);
    return sound;
}

/* Do the pages of the file hang together, and do the indexes say what the tables say? The quick
 * form of this check leaves the second question out, and a page of one index in the place of
 * another's passes it; the whole one takes 0.2 s for 75 MB. Asked after the schema was compared,
 * because it evaluates whatever conditions a schema of its own would bring along. */
static bool check_pages(Pack *pack, Failure *failure) {
    sqlite3_stmt *statement = prepare(pack, "PRAGMA integrity_check(1)", failure);
    if (!statement) {
        return false;
    }
    int code = sqlite3_step(statement);
    const char *answer = (const char *)sqlite3_column_text(statement, 0);
    bool sound = code == SQLITE_ROW && answer && strcmp(answer, "ok") == 0;
    if (!sound && code == SQLITE_ROW) {
        /* SQLite's own words about pages and cells help nobody; that there is one is enough. */
        damaged(pack, FAILURE_FORMAT, "its pages do not hang together", failure);
    } else if (!sound) {
        pack_fail(pack, "inspecting", failure);
    }
    sqlite3_finalize(statement);
    return sound;
}

/* The last id of a list is its length, since ids are dense; the meta rows must say the same. */
static bool check_length(Pack *pack, const char *sql, int32_t expected, Failure *failure) {
    sqlite3_stmt *statement = prepare(pack, sql, failure);
    if (!statement) {
        return false;
    }
    int code = sqlite3_step(statement);
    sqlite3_int64 last = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    bool read = code == SQLITE_ROW || code == SQLITE_DONE;
    if (!read) {
        pack_fail(pack, "inspecting", failure);
    } else if (last != expected) {
        damaged(pack, FAILURE_FORMAT, "it counts its issues or its videos wrong", failure);
    }
    sqlite3_finalize(statement);
    return read && last == expected;
}

/* Grams are read by no screen yet; they are checked now, so that the day they are read no pack of
 * today has to be feared. */
static bool check_grams(Pack *pack, Failure *failure) {
    sqlite3_stmt *statement = prepare(pack, "SELECT gram FROM search", failure);
    if (!statement) {
        return false;
    }
    bool sound = true;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW && sound; code = sqlite3_step(statement)) {
        const char *at = sqlite3_column_blob(statement, 0);
        Str gram = {at, sqlite3_column_bytes(statement, 0)};
        sound =
            gram.size > 0 && gram.size <= GRAM_BYTES && plain_text(gram) && utf8_count(gram) <= 2;
    }
    if (!sound) {
        damaged(pack, FAILURE_FORMAT, "a word of its index is none", failure);
    } else if (code != SQLITE_DONE) {
        sound = pack_fail(pack, "inspecting", failure);
    }
    sqlite3_finalize(statement);
    return sound;
}

/* For the preflight, which has time; a start asks less. */
bool pack_inspect(Pack *pack, Failure *failure) {
    if (!check_pages(pack, failure)) {
        return false;
    }
    for (int32_t i = 0; i < COUNT_OF(questions); i++) {
        if (!ask(pack, &questions[i], failure)) {
            return false;
        }
    }
    return check_length(pack, "SELECT id FROM issue ORDER BY id DESC LIMIT 1", pack->issue_count,
                        failure) &&
           check_length(pack, "SELECT id FROM video ORDER BY id DESC LIMIT 1", pack->video_count,
                        failure) &&
           check_grams(pack, failure);
}

bool pack_next_picture(Pack *pack, int32_t after, int32_t *id, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_NEXT_PICTURE, NULL, failure);
    rows_give(&rows, after);
    *id = rows_next(&rows) ? rows_number(&rows, 1, INT32_MAX) : 0;
    return rows_end(&rows);
}
