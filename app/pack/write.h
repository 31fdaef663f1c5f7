/* Writing a pack: the other half of pack.h, used by tsubo-pack only.
 *
 * Rows are added in any order and the file is finished at once. The same calls give the same bytes:
 * no clock, no random number, no file order enters. The caller writes to a path beside the final
 * one and renames (base/file.h has the habit).
 *
 *     PackWriter *writer = pack_writer_open_in(&arena, S("x.tsubo.new"), &failure);
 *     pack_write_meta(writer, &meta);
 *     pack_write_issue(writer, &issue, &introduction);
 *     pack_write_article(writer, &article, &document);
 *     if (!pack_writer_finish(writer, &failure)) { … remove the file … }
 *
 * Adding a row cannot fail by itself: the first failure stays in the writer, later rows are
 * ignored, and pack_writer_finish reports it. Ids are the caller's and carry the order of lists
 * (schema.c says which); what follows from the rows is counted by pack_writer_finish: the number
 * of articles of an issue, the places within topics and kana rows, what refers back, highlights,
 * and the counts among the meta rows. So those fields of a record are ignored here.
 */
#ifndef TSUBO_PACK_WRITE_H
#define TSUBO_PACK_WRITE_H

#include "base/arena.h"
#include "base/failure.h"
#include "pack/record.h"

typedef struct PackWriter PackWriter;

/* From an article or a video to a topic, a term or another item; `place` is its rank in the
 * source, from 1. */
typedef struct PackLink {
    ItemKind kind;
    int32_t item;
    int32_t place;
    ItemKind to_kind; /* of pack_write_related only */
    int32_t to;
} PackLink;

/* Creates the file, which must not exist yet. */
MUST_USE PackWriter *pack_writer_open_in(Arena *arena, Str path, Failure *failure);

void pack_write_meta(PackWriter *writer, const PackMeta *meta);
void pack_write_section(PackWriter *writer, int32_t id, Str title);
void pack_write_issue(PackWriter *writer, const IssueRecord *issue, const Document *introduction);
/* The section is found by its title and must have been written before. */
void pack_write_article(PackWriter *writer, const ArticleRecord *article, const Document *document);
void pack_write_video(PackWriter *writer, const VideoRecord *video, const Document *document);
void pack_write_video_part(PackWriter *writer, int32_t video, int32_t place, const VideoPart *part);
void pack_write_topic(PackWriter *writer, const TopicRecord *topic);
void pack_write_term(PackWriter *writer, const TermRecord *term);
void pack_write_item_topic(PackWriter *writer, const PackLink *link);
void pack_write_item_term(PackWriter *writer, const PackLink *link);
void pack_write_related(PackWriter *writer, const PackLink *link);
void pack_write_picture(PackWriter *writer, const PictureRecord *picture);
void pack_write_qr(PackWriter *writer, int32_t id, const QrCode *qr);
/* One search gram of an item; the same one twice is kept once. */
void pack_write_gram(PackWriter *writer, Str gram, ItemKind kind, int32_t item);

/* Counts, checks that every reference resolves, compacts, syncs and closes the file. False with
 * the first failure of any call above; the half file is left for the caller to remove. */
MUST_USE bool pack_writer_finish(PackWriter *writer, Failure *failure);
/* Closes and leaves a half file behind for the caller to remove. */
void pack_writer_abandon(PackWriter *writer);

#endif
