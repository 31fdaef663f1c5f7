/* Opening a pack: header, guard, schema, meta, in that order, so that each step may rely on the
 * one before it and SQLite parses nothing of a file that is obviously not ours. */
#include "pack/pack.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/limits.h"
#include "pack/reader.h"
#include "pack/schema.h"

/* A path becomes a descriptor here and nowhere else. */
static bool open_path(Pack *pack, Failure *failure) {
    if (file_is_directory(pack->path)) {
        return failure_set(failure, FAILURE_FILE, "%.*s is a directory, not a pack",
                           STR_ARG(pack->path));
    }
    if (!file_exists(pack->path)) {
        return failure_set(failure, FAILURE_FILE, "there is no pack %.*s", STR_ARG(pack->path));
    }
    if (!file_is_regular(pack->path)) {
        return failure_set(failure, FAILURE_FILE, "%.*s is a pipe or a device, not a pack",
                           STR_ARG(pack->path));
    }
    return stream_open(&pack->file, pack->path, failure);
}

/* Immutable and read-only, by name or by descriptor. */
static bool open_database(Pack *pack, int descriptor, Failure *failure) {
    struct stat about;
    if (fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        return failure_set(failure, FAILURE_FILE, "%.*s is not a file", STR_ARG(pack->path));
    }
    pack->bytes = about.st_size;
    if (descriptor_open(&pack->files, descriptor, pack->bytes, &pack->database) != SQLITE_OK) {
        /* SQLite gives a connection even when opening fails, because its error message lives in it.
         * Only a lack of memory leaves nothing to ask. */
        return pack->database ? pack_fail(pack, "opening", failure)
                              : failure_set(failure, FAILURE_LIMIT, "no memory to open a pack");
    }
    return true;
}

/* Text for text; NULL is never equal. */
static bool cell_equals(sqlite3_stmt *statement, int column, const char *expected) {
    const unsigned char *text = sqlite3_column_text(statement, column);
    return text && strcmp((const char *)text, expected) == 0;
}

/* Row for row and text for text what schema.c would create; nothing more, nothing less. */
static bool check_schema(Pack *pack, Arena *arena, Failure *failure) {
    int32_t count = 0;
    Rows rows = rows_begin(pack, QUERY_SCHEMA, arena, failure);
    while (rows_next(&rows)) {
        /* The index is kept inside the table also for a row too many, which the next line
         * refuses. */
        const SchemaItem *item = &schema_items[count < SCHEMA_ITEM_COUNT ? count : 0];
        if (count++ == SCHEMA_ITEM_COUNT || !cell_equals(rows.statement, 0, item->type) ||
            !cell_equals(rows.statement, 1, item->name) ||
            !cell_equals(rows.statement, 2, item->table) ||
            !cell_equals(rows.statement, 3, item->sql)) {
            rows_damaged(&rows, "its tables are not those of a pack");
        }
    }
    if (count < SCHEMA_ITEM_COUNT) {
        rows_damaged(&rows, "a table is missing");
    }
    return rows_end(&rows);
}

/* A number among the meta rows: text in the table, because the other rows are. */
static int32_t meta_number(Rows *rows, Str value, int32_t most) {
    int32_t number = 0;
    if (!str_to_int(value, &number) || number < 0 || number > most) {
        rows_damaged(rows, "a number about the pack is out of its range");
    }
    return number;
}

/* Keys that are not known are passed over, so that a later tool may add some. */
static void take_meta(Pack *pack, Rows *rows, Str key, Str value) {
    PackMeta *meta = &pack->meta;
    const struct {
        Str key;
        Str *text;
    } texts[] = {
        {S("id"), &meta->id},
        {S("title"), &meta->title},
        {S("publisher"), &meta->publisher},
        {S("booth"), &meta->booth},
        {S("tagline"), &meta->tagline},
        {S("copyright"), &meta->copyright},
    };
    /* Keys of a later release are passed over: they cannot change what the known ones mean. */
    for (int32_t i = 0; i < COUNT_OF(texts); i++) {
        if (str_equal(key, texts[i].key)) {
            *texts[i].text = value;
        }
    }
    if (str_equal(key, S("serial"))) {
        meta->serial = meta_number(rows, value, INT32_MAX);
    } else if (str_equal(key, S("drafts"))) {
        meta->has_drafts = meta_number(rows, value, INT32_MAX) > 0;
    } else if (str_equal(key, S("issues"))) {
        pack->issue_count = meta_number(rows, value, LIMIT_ISSUES);
    } else if (str_equal(key, S("videos"))) {
        pack->video_count = meta_number(rows, value, LIMIT_VIDEOS);
    }
}

/* Without an id and a serial it is no pack, whatever else it is. */
static bool read_meta(Pack *pack, Arena *arena, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_META, arena, failure);
    while (rows_next(&rows)) {
        Str key = rows_name(&rows);
        Str value = rows_text(&rows);
        if (!rows.failed) {
            take_meta(pack, &rows, key, value);
        }
    }
    if (pack->meta.id.size == 0 || pack->meta.serial == 0) {
        rows_damaged(&rows, "it does not say its id and serial");
    }
    return rows_end(&rows);
}

/* Each step may rely on the ones before it. */
static bool open_checked(Pack *pack, Arena *arena, int descriptor, Failure *failure) {
    return open_database(pack, descriptor, failure) && header_check(pack, failure) &&
           guard_set(pack, failure) && check_schema(pack, arena, failure) &&
           read_meta(pack, arena, failure);
}

/* Zeroed, so that closing it is right at any point of opening. */
static Pack *new_pack(Arena *arena, Str path) {
    Pack *pack = ARENA_NEW(arena, Pack, 1);
    pack->path = arena_copy_in(arena, path);
    pack->file.fd = -1;
    return pack;
}

Pack *pack_open_in(Arena *arena, Str path, Failure *failure) {
    Pack *pack = new_pack(arena, path);
    if (open_path(pack, failure) && open_checked(pack, arena, pack->file.fd, failure)) {
        return pack;
    }
    pack_close(pack);
    return NULL;
}

Pack *pack_open_descriptor_in(Arena *arena, int descriptor, Str name, Failure *failure) {
    Pack *pack = new_pack(arena, name);
    if (open_checked(pack, arena, descriptor, failure)) {
        return pack;
    }
    pack_close(pack);
    return NULL;
}

/* Statements first; SQLite refuses to close under them. */
void pack_close(Pack *pack) {
    for (int32_t i = 0; i < QUERY_COUNT; i++) {
        sqlite3_finalize(pack->statements[i]);
        pack->statements[i] = NULL;
    }
    sqlite3_close(pack->database);
    pack->database = NULL;
    stream_close(&pack->file);
}

const PackMeta *pack_meta(const Pack *pack) {
    return &pack->meta;
}

int32_t pack_issue_count(const Pack *pack) {
    return pack->issue_count;
}

int32_t pack_video_count(const Pack *pack) {
    return pack->video_count;
}

int64_t pack_bytes(const Pack *pack) {
    return pack->bytes;
}
