/* The tables of a pack: one list that the writer creates and the reader insists on.
 *
 * The reader compares sqlite_schema with this list text for text before anything else is asked.
 * That is why the statements carry their comments: `sqlite3 x.tsubo .schema` prints the same
 * explanation that stands in schema.c, and a pack with a view, a trigger or a table of its own is
 * refused whatever they would do.
 *
 *     for (int32_t i = 0; i < SCHEMA_ITEM_COUNT; i++) { … schema_items[i].sql … }
 *
 * Changing a statement makes another format: raise PACK_FORMAT_VERSION with it.
 */
#ifndef TSUBO_PACK_SCHEMA_H
#define TSUBO_PACK_SCHEMA_H

#include "base/document.h"

enum {
    /* "TSBO" at byte 68 of the file, where file(1) looks. */
    PACK_APPLICATION_ID = 0x5453424F,
    /* SQLite's user_version, byte 60. */
    PACK_FORMAT_VERSION = 1,
    /* SQLite's own default; also the block size of the file systems we meet. */
    PACK_PAGE_BYTES = 4096,
};

typedef struct SchemaItem {
    const char *type; /* "table" or "index" */
    const char *name;
    const char *table; /* what an index belongs to; a table names itself */
    const char *sql;   /* exactly as sqlite_schema keeps it: no semicolon at the end */
} SchemaItem;

enum { SCHEMA_ITEM_COUNT = 27 };

/* In the order in which they are created, which is the order of sqlite_schema's rows. */
extern const SchemaItem schema_items[SCHEMA_ITEM_COUNT];

/* The word that table `block` keeps for a kind ("paragraph", "heading", …), and back; false for a
 * word that is none of them. */
Str schema_block_word(BlockKind kind);
MUST_USE bool schema_block_kind(Str word, BlockKind *kind);

#endif
