/* Finishing a pack.
 *
 * The same rows give the same bytes, with any SQLite that lays out its trees as 3.40 does: rows
 * are copied into fresh pages by VACUUM in key order, deleted bytes are zeroed, and the three
 * header fields in which SQLite keeps a history (change counter, the counter the size is valid
 * for, the number of the library that wrote last) are set to constants. Releases of SQLite that
 * split pages in another way would give other bytes for the same content; the content hash of a
 * release is therefore stated for the library of Debian 12.
 */
#include "pack/settle.h"

#include <stddef.h>
#include <stdint.h>

/* What refers back is listed behind what an item names itself, up to a screenful (limits.h:
 * LIMIT_LIST_ROWS), and only if the item does not name it already. */
static const char back_references[] =
    "INSERT INTO related SELECT kind, item, place, to_kind, to_item, 1 FROM ("
    " SELECT r.to_kind AS kind, r.to_item AS item,"
    "  row_number() OVER (PARTITION BY r.to_kind, r.to_item ORDER BY r.kind, r.item)"
    "   + (SELECT count(*) FROM related o WHERE o.kind = r.to_kind AND o.item = r.to_item)"
    "   AS place, r.kind AS to_kind, r.item AS to_item"
    " FROM related r WHERE NOT EXISTS (SELECT 1 FROM related o WHERE o.kind = r.to_kind"
    "  AND o.item = r.to_item AND o.to_kind = r.kind AND o.to_item = r.item)"
    ") WHERE place <= 64 ORDER BY kind, item, place";

/* Items with a highlight: of the newest issue by position, then videos; a dozen fill the pause. */
static const char highlights[] =
    "INSERT INTO highlight SELECT row_number() OVER (ORDER BY kind, id), kind, id FROM ("
    " SELECT 0 AS kind, id FROM article WHERE highlight <> '' AND issue = 1"
    " UNION ALL SELECT 1, id FROM video WHERE highlight <> ''"
    ") ORDER BY kind, id LIMIT 12";

static const char *const steps[] = {
    "UPDATE issue SET article_count = (SELECT count(*) FROM article WHERE issue = issue.id)",
    "UPDATE item_topic SET topic_place = n.place FROM (SELECT kind, item, place AS rank,"
    " row_number() OVER (PARTITION BY topic ORDER BY kind, item) AS place FROM item_topic) n"
    " WHERE n.kind = item_topic.kind AND n.item = item_topic.item AND n.rank = item_topic.place",
    "UPDATE item_term SET term_place = n.place FROM (SELECT kind, item, place AS rank,"
    " row_number() OVER (PARTITION BY term ORDER BY kind, item) AS place FROM item_term) n"
    " WHERE n.kind = item_term.kind AND n.item = item_term.item AND n.rank = item_term.place",
    "UPDATE topic SET item_count = (SELECT count(*) FROM item_topic WHERE topic = topic.id)",
    "UPDATE term SET item_count = (SELECT count(*) FROM item_term WHERE term = term.id)",
    "UPDATE term SET place = n.place FROM (SELECT id, row_number() OVER"
    " (PARTITION BY kana_row ORDER BY id) AS place FROM term WHERE item_count > 0) n"
    " WHERE n.id = term.id",
    back_references,
    highlights,
    "INSERT INTO meta SELECT 'drafts', (SELECT count(*) FROM issue WHERE draft = 1) +"
    " (SELECT count(*) FROM article WHERE draft = 1) +"
    " (SELECT count(*) FROM video WHERE draft = 1)",
    "INSERT INTO meta SELECT 'issues', count(*) FROM issue",
    "INSERT INTO meta SELECT 'videos', count(*) FROM video",
};

/* The first failure is the one that is told. */
static bool fail(sqlite3 *database, Str path, Failure *failure) {
    int code = sqlite3_errcode(database) & 0xFF;
    return failure_set(failure, code == SQLITE_FULL ? FAILURE_SPACE : FAILURE_FILE,
                       "cannot finish %.*s: %s", STR_ARG(path), sqlite3_errmsg(database));
}

/* Does nothing after the first failure, so callers need not look after each line. */
static bool run(sqlite3 *database, const char *sql, Str path, Failure *failure) {
    return sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK ||
           fail(database, path, failure);
}

/* foreign_key_check lists rows whose reference leads nowhere; the tool has checked its source, so
 * a row here is a mistake of the tool, but nobody wants it in a booth. */
static bool check_references(sqlite3 *database, Str path, Failure *failure) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, "PRAGMA foreign_key_check", -1, &statement, NULL) !=
        SQLITE_OK) {
        return fail(database, path, failure);
    }
    bool done = true;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        done =
            failure_set(failure, FAILURE_FORMAT, "%.*s would have a row of %s that leads nowhere",
                        STR_ARG(path), (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return done;
}

/* Constants into the header's memory of the past; see the top of this file. */
static bool fix_header(sqlite3 *database, Str path, Failure *failure) {
    static const uint8_t one[] = {0, 0, 0, 1};
    static const uint8_t version[] = {0, 0x2E, 0x63, 0x00}; /* 3040000: the oldest we promise */
    sqlite3_file *file = NULL;
    if (sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        file->pMethods->xWrite(file, one, 4, 24) != SQLITE_OK ||
        file->pMethods->xWrite(file, one, 4, 92) != SQLITE_OK ||
        file->pMethods->xWrite(file, version, 4, 96) != SQLITE_OK ||
        file->pMethods->xSync(file, SQLITE_SYNC_FULL) != SQLITE_OK) {
        return failure_set(failure, FAILURE_FILE, "cannot finish %.*s: writing its header failed",
                           STR_ARG(path));
    }
    return true;
}

/* Counts, dense places and references, then a vacuum and a fixed header: what makes the same rows
 * the same bytes. */
bool settle_pack(sqlite3 *database, Str path, Failure *failure) {
    for (int32_t i = 0; i < COUNT_OF(steps); i++) {
        if (!run(database, steps[i], path, failure)) {
            return false;
        }
    }
    return check_references(database, path, failure) && run(database, "COMMIT", path, failure) &&
           run(database, "VACUUM", path, failure) && fix_header(database, path, failure);
}
