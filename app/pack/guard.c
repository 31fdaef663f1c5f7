/* What SQLite may do with a pack: read cells, and nothing else.
 *
 * The settings are those SQLite's own notes on untrusted databases advise, plus an authorizer that
 * lets only SELECT and column reads through, plus a budget of work for each question.
 */
#include <string.h>

#include "pack/reader.h"

enum {
    /* The largest cell is a picture of at most 4 MiB; twice doubled leaves room. */
    GUARD_CELL_BYTES = 16 * 1024 * 1024,
    GUARD_HEAP_BYTES = 64 * 1024 * 1024,
    /* The progress handler is called every so many steps of SQLite's machine. */
    GUARD_STEPS = 10000,
};

typedef struct Limit {
    int id;
    int value;
} Limit;

static const Limit limits[] = {
    {SQLITE_LIMIT_LENGTH, GUARD_CELL_BYTES},
    {SQLITE_LIMIT_SQL_LENGTH, 100000},
    {SQLITE_LIMIT_COLUMN, 100},
    {SQLITE_LIMIT_EXPR_DEPTH, 10},
    {SQLITE_LIMIT_COMPOUND_SELECT, 3},
    {SQLITE_LIMIT_VDBE_OP, 25000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 10},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

/* Reading and choosing is all a viewer ever asks; everything else is refused before it runs. */
static int authorize(void *context, int action, const char *a, const char *b, const char *c,
                     const char *d) {
    (void)context, (void)b, (void)c, (void)d;
    /* The one pragma that inspect.c needs; it reads pages and answers a row. */
    bool check = action == SQLITE_PRAGMA && a && strcmp(a, "integrity_check") == 0;
    return check || action == SQLITE_SELECT || action == SQLITE_READ ? SQLITE_OK : SQLITE_DENY;
}

/* Called by SQLite every ten thousand steps; a question that takes more than its share is ended. */
static int lose_patience(void *context) {
    Pack *pack = context;
    return --pack->patience < 0;
}

/* What a data file could use to do something is turned off by SQLite's own switches. */
typedef struct Switch {
    int id;
    int on;
} Switch;

static const Switch switches[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
};

static bool set_switches(sqlite3 *database) {
    for (int32_t i = 0; i < COUNT_OF(switches); i++) {
        int got = -1;
        if (sqlite3_db_config(database, switches[i].id, switches[i].on, &got) != SQLITE_OK ||
            got != switches[i].on) {
            return false;
        }
    }
    return true;
}

/* Before the first question, because even reading the schema is one. */
bool guard_set(Pack *pack, Failure *failure) {
    /* cache_size is in KiB when negative: a page turn needs a handful of pages. mmap stays off,
     * because an I/O error on a mapped page is a signal instead of an error. */
    static const char settings[] = "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                                   "PRAGMA cache_size=-512; PRAGMA temp_store=MEMORY;"
                                   "PRAGMA query_only=ON";
    pack->patience = READER_PATIENCE;
    sqlite3_hard_heap_limit64(GUARD_HEAP_BYTES);
    for (int32_t i = 0; i < COUNT_OF(limits); i++) {
        sqlite3_limit(pack->database, limits[i].id, limits[i].value);
    }
    /* Before the settings: to make some of them, SQLite parses the file's schema. */
    sqlite3_progress_handler(pack->database, GUARD_STEPS, lose_patience, pack);
    if (!set_switches(pack->database) ||
        sqlite3_exec(pack->database, settings, NULL, NULL, NULL) != SQLITE_OK) {
        return pack_fail(pack, "opening", failure);
    }
    sqlite3_set_authorizer(pack->database, authorize, NULL);
    return true;
}
