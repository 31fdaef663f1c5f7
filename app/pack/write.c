/* Rows into tables, one prepared statement each.
 *
 * The file is written without a journal in one transaction, because nobody reads it before it is
 * renamed and a half file is thrown away.
 */
#include "pack/write.h"

#include <sqlite3.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "pack/reader.h"
#include "pack/schema.h"
#include "pack/settle.h"

typedef enum Table {
    TABLE_META,
    TABLE_SECTION,
    TABLE_ISSUE,
    TABLE_ARTICLE,
    TABLE_BLOCK,
    TABLE_SPAN,
    TABLE_VIDEO,
    TABLE_VIDEO_PART,
    TABLE_TOPIC,
    TABLE_TERM,
    TABLE_ITEM_TOPIC,
    TABLE_ITEM_TERM,
    TABLE_RELATED,
    TABLE_PICTURE,
    TABLE_QR,
    TABLE_SEARCH,
    TABLE_COUNT,
} Table;

/* Columns that pack_writer_finish counts begin as 0. */
static const char *const inserts[TABLE_COUNT] = {
    [TABLE_META] = "INSERT INTO meta VALUES(?,?)",
    [TABLE_SECTION] = "INSERT INTO section VALUES(?,?)",
    [TABLE_ISSUE] = "INSERT INTO issue VALUES(?,?,?,?,?,?,?,?,?,0,?,?,?)",
    [TABLE_ARTICLE] = ("INSERT INTO article VALUES"
                       "(?,?,?,?,(SELECT id FROM section WHERE title=?),?,?,?,?,?,?,?,?,?,?,?,?)"),
    [TABLE_BLOCK] = "INSERT INTO block VALUES(?,?,?,?,?,?,?,?,?)",
    [TABLE_SPAN] = "INSERT INTO span VALUES(?,?,?,?,?)",
    [TABLE_VIDEO] = "INSERT INTO video VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [TABLE_VIDEO_PART] = "INSERT INTO video_part VALUES(?,?,?,?,?)",
    [TABLE_TOPIC] = "INSERT INTO topic VALUES(?,?,?,?,0)",
    [TABLE_TERM] = "INSERT INTO term VALUES(?,?,?,?,?,0,0)",
    [TABLE_ITEM_TOPIC] = "INSERT INTO item_topic VALUES(?,?,?,?,0)",
    [TABLE_ITEM_TERM] = "INSERT INTO item_term VALUES(?,?,?,?,0)",
    [TABLE_RELATED] = "INSERT INTO related VALUES(?,?,?,?,?,0)",
    [TABLE_PICTURE] = "INSERT INTO picture VALUES(?,?,?,?)",
    [TABLE_QR] = "INSERT INTO qr VALUES(?,?,?,?)",
    [TABLE_SEARCH] = "INSERT OR IGNORE INTO search VALUES(?,?,?)",
};

struct PackWriter {
    sqlite3 *database;
    sqlite3_stmt *statements[TABLE_COUNT];
    Str path;
    int32_t next_block;
    bool failed;
    Failure failure; /* of the first call that failed */
    /* The row that is being put together. */
    sqlite3_stmt *row;
    int column;
};

/* Debian's SQLite takes every name that begins with "file:" for a URI, so a path is always given as
 * one: "file:…" with every doubtful byte of the path escaped and `query` behind it,
 * zero-terminated. Then no path can be read as anything else. */
static Str uri_in(Arena *arena, Str path, const char *query) {
    static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
    static const char hex[] = "0123456789ABCDEF";
    size_t room = 3 * (size_t)path.size + strlen(query) + sizeof("file://");
    char *uri = arena_alloc(arena, room, 1);
    int32_t size = 0;
    /* A path that begins with a slash needs an empty host, or "//x" would name a host x. */
    const char *scheme = path.size > 0 && path.at[0] == '/' ? "file://" : "file:";
    for (; scheme[size]; size++) {
        uri[size] = scheme[size];
    }
    for (int32_t i = 0; i < path.size; i++) {
        unsigned char byte = (unsigned char)path.at[i];
        if (byte && strchr(safe, byte)) {
            uri[size++] = (char)byte;
            continue;
        }
        uri[size++] = '%';
        uri[size++] = hex[byte >> 4];
        uri[size++] = hex[byte & 15];
    }
    memcpy(uri + size, query, strlen(query) + 1);
    return str_from_c(uri);
}

/* The first failure is the one that is told. */
static void fail(PackWriter *writer) {
    if (!writer->failed) {
        int code = sqlite3_errcode(writer->database) & 0xFF;
        writer->failed = !failure_set(
            &writer->failure, code == SQLITE_FULL ? FAILURE_SPACE : FAILURE_FILE,
            "cannot write %.*s: %s", STR_ARG(writer->path), sqlite3_errmsg(writer->database));
    }
}

/* Does nothing after the first failure, so callers need not look after each line. */
static void run(PackWriter *writer, const char *sql) {
    if (!writer->failed && sqlite3_exec(writer->database, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fail(writer);
    }
}

/* The statement of a table, reset. */
static bool begin(PackWriter *writer, Table table) {
    if (writer->failed) {
        return false;
    }
    sqlite3_stmt **kept = &writer->statements[table];
    if (!*kept && sqlite3_prepare_v3(writer->database, inserts[table], -1,
                                     SQLITE_PREPARE_PERSISTENT, kept, NULL) != SQLITE_OK) {
        fail(writer);
        return false;
    }
    writer->row = *kept;
    writer->column = 0;
    return true;
}

/* Bound as they are; text was checked before. */
static void put_text(PackWriter *writer, Str text) {
    sqlite3_bind_text(writer->row, ++writer->column, text.size > 0 ? text.at : "", text.size,
                      SQLITE_STATIC);
}

static void put_bytes(PackWriter *writer, Str bytes) {
    sqlite3_bind_blob(writer->row, ++writer->column, bytes.at, bytes.size, SQLITE_STATIC);
}

static void put_number(PackWriter *writer, int32_t number) {
    sqlite3_bind_int(writer->row, ++writer->column, number);
}

/* A reference; 0 means that there is none, which SQL calls NULL. */
static void put_id(PackWriter *writer, int32_t id) {
    if (id == 0) {
        sqlite3_bind_null(writer->row, ++writer->column);
        return;
    }
    put_number(writer, id);
}

/* Runs the row. */
static void end(PackWriter *writer) {
    if (sqlite3_step(writer->row) != SQLITE_DONE) {
        fail(writer);
    }
    sqlite3_reset(writer->row);
    sqlite3_clear_bindings(writer->row);
}

/* No journal and no syncing: a file that is not finished is thrown away anyhow, and the caller
 * gives it its name. */
PackWriter *pack_writer_open_in(Arena *arena, Str path, Failure *failure) {
    PackWriter *writer = ARENA_NEW(arena, PackWriter, 1);
    writer->path = arena_copy_in(arena, path);
    writer->next_block = 1;
    /* SQLite would open an existing database and add to it. */
    if (file_exists(path)) {
        failure_set(failure, FAILURE_FILE, "%.*s exists already", STR_ARG(path));
        return NULL;
    }
    Str uri = uri_in(arena, path, "?mode=rwc");
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
    if (sqlite3_open_v2(uri.at, &writer->database, flags, NULL) != SQLITE_OK) {
        fail(writer);
    }
    /* page_size and encoding only count before the first table. The application id is "TSBO";
     * header.c checks what is set here. Freed bytes are zeroed (secure_delete), so that no
     * leftovers of this machine get into a file that is to be the same everywhere. */
    run(writer, "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                "PRAGMA auto_vacuum=NONE; PRAGMA encoding='UTF-8'; PRAGMA cache_size=-32768;"
                "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=OFF;"
                "PRAGMA application_id=0x5453424F; PRAGMA user_version=1; BEGIN");
    for (int32_t i = 0; i < SCHEMA_ITEM_COUNT; i++) {
        run(writer, schema_items[i].sql);
    }
    if (writer->failed) {
        *failure = writer->failure;
        pack_writer_abandon(writer);
        return NULL;
    }
    return writer;
}

/* Key and value, both text. */
static void write_meta_row(PackWriter *writer, Str key, Str value) {
    if (begin(writer, TABLE_META)) {
        put_text(writer, key);
        put_text(writer, value);
        end(writer);
    }
}

/* The first table of the file, so that a person sees first what it is. */
void pack_write_meta(PackWriter *writer, const PackMeta *meta) {
    char serial[16];
    sqlite3_snprintf((int)sizeof(serial), serial, "%d", meta->serial);
    write_meta_row(writer, S("id"), meta->id);
    write_meta_row(writer, S("serial"), str_from_c(serial));
    write_meta_row(writer, S("title"), meta->title);
    write_meta_row(writer, S("publisher"), meta->publisher);
    write_meta_row(writer, S("booth"), meta->booth);
    write_meta_row(writer, S("tagline"), meta->tagline);
    write_meta_row(writer, S("copyright"), meta->copyright);
}

void pack_write_section(PackWriter *writer, int32_t id, Str title) {
    if (begin(writer, TABLE_SECTION)) {
        put_number(writer, id);
        put_text(writer, title);
        end(writer);
    }
}

/* Styles as a number of bits; the format's description names them. */
static void write_span(PackWriter *writer, int32_t block, int32_t place, const Span *span) {
    if (begin(writer, TABLE_SPAN)) {
        put_number(writer, block);
        put_number(writer, place);
        put_text(writer, span->text);
        put_text(writer, span->ruby);
        put_number(writer, (int32_t)span->style);
        end(writer);
    }
}

/* Blocks are numbered over the whole pack, so an article is a range of them. */
static void write_block(PackWriter *writer, int32_t id, const Block *block) {
    if (!begin(writer, TABLE_BLOCK)) {
        return;
    }
    put_number(writer, id);
    put_text(writer, schema_block_word(block->kind));
    put_number(writer, block->level);
    put_text(writer, block->marker);
    put_number(writer, block->row);
    put_number(writer, block->column);
    put_number(writer, block->columns);
    put_id(writer, block->picture);
    put_number(writer, block->span_count);
    end(writer);
    for (int32_t i = 0; i < block->span_count; i++) {
        write_span(writer, id, i + 1, &block->spans[i]);
    }
}

/* Gives the document the next ids; returns the first. */
static int32_t write_document(PackWriter *writer, const Document *document) {
    int32_t first = writer->next_block;
    for (int32_t i = 0; i < document->block_count; i++) {
        write_block(writer, first + i, &document->blocks[i]);
    }
    writer->next_block += document->block_count;
    return first;
}

/* Its introduction is a document like any article's; how many articles it has is counted when all
 * are written. */
void pack_write_issue(PackWriter *writer, const IssueRecord *issue, const Document *introduction) {
    /* The blocks come before the row that names them, because there is one row under construction
     * at a time: writing a block in the middle of it would bind its cells to another statement. */
    int32_t first = write_document(writer, introduction);
    if (!begin(writer, TABLE_ISSUE)) {
        return;
    }
    put_number(writer, issue->id);
    put_number(writer, issue->number);
    put_number(writer, issue->year);
    put_number(writer, issue->month);
    put_number(writer, issue->day);
    put_text(writer, issue->summary);
    put_text(writer, issue->link);
    put_text(writer, issue->look_for);
    put_id(writer, issue->qr);
    put_number(writer, issue->draft);
    put_number(writer, first);
    put_number(writer, introduction->block_count);
    end(writer);
}

/* Ids are given by the caller, because they are the order of the shelf. */
void pack_write_article(PackWriter *writer, const ArticleRecord *article,
                        const Document *document) {
    int32_t first = write_document(writer, document);
    if (!begin(writer, TABLE_ARTICLE)) {
        return;
    }
    put_number(writer, article->id);
    put_text(writer, article->key);
    put_number(writer, article->issue_id);
    put_number(writer, article->position);
    put_text(writer, article->section);
    put_text(writer, article->kind);
    put_text(writer, article->organisation);
    put_text(writer, article->contributor);
    put_text(writer, article->title);
    put_text(writer, article->highlight);
    put_text(writer, article->link);
    put_text(writer, article->look_for);
    put_id(writer, article->qr);
    put_number(writer, article->characters);
    put_number(writer, article->draft);
    put_number(writer, first);
    put_number(writer, document->block_count);
    end(writer);
}

/* The first number of "110 89"; 0 for a video that no issue names. */
static int32_t newest_of(Str issues) {
    int32_t number = 0;
    return str_to_int(str_cut(&issues, ' '), &number) ? number : 0;
}

/* As an article; the newest naming issue is written beside the list, so that lists can be ordered
 * by it without taking texts apart. */
void pack_write_video(PackWriter *writer, const VideoRecord *video, const Document *document) {
    int32_t first = write_document(writer, document);
    if (!begin(writer, TABLE_VIDEO)) {
        return;
    }
    put_number(writer, video->id);
    const Str texts[] = {video->key,     video->title,    video->official,
                         video->kind,    video->count,    video->publisher,
                         video->channel, video->audience, video->published};
    for (int32_t i = 0; i < COUNT_OF(texts); i++) {
        put_text(writer, texts[i]);
    }
    put_number(writer, video->minutes);
    put_text(writer, video->colour);
    put_text(writer, video->highlight);
    put_text(writer, video->link);
    put_text(writer, video->look_for);
    put_id(writer, video->qr);
    put_text(writer, video->issues);
    put_number(writer, newest_of(video->issues));
    put_number(writer, video->draft);
    put_number(writer, first);
    put_number(writer, document->block_count);
    end(writer);
}

void pack_write_video_part(PackWriter *writer, int32_t video, int32_t place,
                           const VideoPart *part) {
    if (begin(writer, TABLE_VIDEO_PART)) {
        put_number(writer, video);
        put_number(writer, place);
        put_text(writer, part->label);
        put_text(writer, part->title);
        put_text(writer, part->lead);
        end(writer);
    }
}

void pack_write_topic(PackWriter *writer, const TopicRecord *topic) {
    if (begin(writer, TABLE_TOPIC)) {
        put_number(writer, topic->id);
        put_text(writer, topic->key);
        put_text(writer, topic->title);
        put_text(writer, topic->english);
        end(writer);
    }
}

void pack_write_term(PackWriter *writer, const TermRecord *term) {
    if (begin(writer, TABLE_TERM)) {
        put_number(writer, term->id);
        put_text(writer, term->term);
        put_text(writer, term->reading);
        put_text(writer, term->text);
        put_number(writer, term->row);
        end(writer);
    }
}

/* Three tables of the same form. */
static void write_link(PackWriter *writer, Table table, const PackLink *link) {
    if (begin(writer, table)) {
        put_number(writer, (int32_t)link->kind);
        put_number(writer, link->item);
        put_number(writer, link->place);
        if (table == TABLE_RELATED) {
            put_number(writer, (int32_t)link->to_kind);
        }
        put_number(writer, link->to);
        end(writer);
    }
}

void pack_write_item_topic(PackWriter *writer, const PackLink *link) {
    write_link(writer, TABLE_ITEM_TOPIC, link);
}

void pack_write_item_term(PackWriter *writer, const PackLink *link) {
    write_link(writer, TABLE_ITEM_TERM, link);
}

void pack_write_related(PackWriter *writer, const PackLink *link) {
    write_link(writer, TABLE_RELATED, link);
}

/* PNG as it was encoded by us. */
void pack_write_picture(PackWriter *writer, const PictureRecord *picture) {
    if (begin(writer, TABLE_PICTURE)) {
        put_number(writer, picture->id);
        put_number(writer, picture->width_px);
        put_number(writer, picture->height_px);
        put_bytes(writer, picture->png);
        end(writer);
    }
}

/* A bit a module, the first one the highest: an eighth of the bytes, and still nothing to decode at
 * a booth. The kiosk spreads them again (body.c). */
void pack_write_qr(PackWriter *writer, int32_t id, const QrCode *qr) {
    uint8_t bits[(LIMIT_QR_MODULES * LIMIT_QR_MODULES + 7) / 8] = {0};
    int32_t count = qr->size * qr->size;
    if (!begin(writer, TABLE_QR)) {
        return;
    }
    for (int32_t i = 0; i < count && i < (int32_t)sizeof(bits) * 8; i++) {
        bits[i / 8] |= (uint8_t)(qr->modules[i] << (7 - i % 8));
    }
    put_number(writer, id);
    put_text(writer, qr->text);
    put_number(writer, qr->size);
    put_bytes(writer, (Str){(const char *)bits, (count + 7) / 8});
    end(writer);
}

void pack_write_gram(PackWriter *writer, Str gram, ItemKind kind, int32_t item) {
    if (begin(writer, TABLE_SEARCH)) {
        put_text(writer, gram);
        put_number(writer, (int32_t)kind);
        put_number(writer, item);
        end(writer);
    }
}

/* SQLite refuses to close a database under its statements. */
static void drop_statements(PackWriter *writer) {
    for (int32_t i = 0; i < TABLE_COUNT; i++) {
        sqlite3_finalize(writer->statements[i]);
        writer->statements[i] = NULL;
    }
}

/* What is left half-made by a failure is closed all the same; the caller removes the file. */
bool pack_writer_finish(PackWriter *writer, Failure *failure) {
    drop_statements(writer);
    if (!writer->failed) {
        writer->failed = !settle_pack(writer->database, writer->path, &writer->failure);
    }
    bool done = !writer->failed;
    if (!done) {
        *failure = writer->failure;
    }
    pack_writer_abandon(writer);
    return done;
}

/* Closes; on every way out. */
void pack_writer_abandon(PackWriter *writer) {
    drop_statements(writer);
    sqlite3_close(writer->database);
    writer->database = NULL;
}
