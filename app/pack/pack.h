/* One pack file, opened for reading.
 *
 * A pack is an SQLite database with our application_id ("TSBO") and format version, made by
 * tsubo-pack and never changed afterwards. It is opened read-only, immutable and defensive; its
 * schema must be ours text for text. Nothing is loaded at opening but the meta rows, so a shelf of
 * two thousand issues opens as fast as one of two: every list is read by window (first, count).
 *
 *     Pack *pack = pack_open_in(&forever, S("base.tsubo"), &failure);
 *     IssueRecord *issues; int32_t count;
 *     if (!pack_issues_in(pack, &frame, (Window){0, 3}, &issues, &count, &failure)) { … }
 *     pack_close(pack);
 *
 * All readers allocate in the given arena; records and their text live as long as it does. Lists
 * come in a fixed order that is stated with each. A failure means a damaged file (FORMAT), a file
 * that disappeared (FILE) or one beyond base/limits.h (LIMIT).
 */
#ifndef TSUBO_PACK_PACK_H
#define TSUBO_PACK_PACK_H

#include "base/arena.h"
#include "base/failure.h"
#include "pack/record.h"

typedef struct Pack Pack;

/* A window into a list: skip `first` rows, return at most `count` (≤ LIMIT_LIST_ROWS). */
typedef struct Window {
    int32_t first;
    int32_t count;
} Window;

/* NULL with a failure when the file is missing, is no pack, is of another format version, is
 * damaged or too large. The Pack lives in `arena`, but holds an OS resource: pack_close it. */
MUST_USE Pack *pack_open_in(Arena *arena, Str path, Failure *failure);
/* The same of a descriptor that is open for reading; it stays the caller's and must live as long as
 * the pack. Nothing is opened. `name` is what sentences call the file. */
MUST_USE Pack *pack_open_descriptor_in(Arena *arena, int descriptor, Str name, Failure *failure);
void pack_close(Pack *pack);

/* Borrowed from the pack's own arena; valid until pack_close. */
const PackMeta *pack_meta(const Pack *pack);
int32_t pack_issue_count(const Pack *pack);
int32_t pack_video_count(const Pack *pack);
/* Size of the file. */
int64_t pack_bytes(const Pack *pack);

/* Issues, newest first. */
MUST_USE bool pack_issues_in(Pack *pack, Arena *arena, Window window, IssueRecord **issues,
                             int32_t *count, Failure *failure);
/* One issue by its number; FAILURE_FORMAT when there is none. */
MUST_USE bool pack_issue_in(Pack *pack, Arena *arena, int32_t number, IssueRecord *issue,
                            Failure *failure);

/* The lines that introduce an issue (the body of its issue.md), by its number; may be empty. */
MUST_USE bool pack_issue_document_in(Pack *pack, Arena *arena, int32_t number, Document *document,
                                     Failure *failure);

/* Articles of an issue by position. */
MUST_USE bool pack_articles_in(Pack *pack, Arena *arena, int32_t issue_number, Window window,
                               ArticleRecord **articles, int32_t *count, Failure *failure);
/* One article or its text by its id, which comes from a list, a link or pack_find_key. */
MUST_USE bool pack_article_in(Pack *pack, Arena *arena, int32_t id, ArticleRecord *article,
                              Failure *failure);
MUST_USE bool pack_article_document_in(Pack *pack, Arena *arena, int32_t id, Document *document,
                                       Failure *failure);

/* Videos in the order of the shelf: newest naming issue first, then by file name. */
MUST_USE bool pack_videos_in(Pack *pack, Arena *arena, Window window, VideoRecord **videos,
                             int32_t *count, Failure *failure);
/* One video, its text, and its parts in the order of the source (at most LIMIT_VIDEO_PARTS). */
MUST_USE bool pack_video_in(Pack *pack, Arena *arena, int32_t id, VideoRecord *video,
                            Failure *failure);
MUST_USE bool pack_video_document_in(Pack *pack, Arena *arena, int32_t id, Document *document,
                                     Failure *failure);
MUST_USE bool pack_video_parts_in(Pack *pack, Arena *arena, int32_t id, VideoPart **parts,
                                  int32_t *count, Failure *failure);

/* Topics in the order of topics.yaml, those without any item left out. */
MUST_USE bool pack_topics_in(Pack *pack, Arena *arena, TopicRecord **topics, int32_t *count,
                             Failure *failure);
/* Articles (newest issue first, then position), then videos, of one topic. */
MUST_USE bool pack_topic_items_in(Pack *pack, Arena *arena, int32_t topic_id, Window window,
                                  ItemRecord **items, int32_t *count, Failure *failure);

/* Terms of one row of the kana table (0 あ … 9 わ) by reading; terms no item uses are left out. */
MUST_USE bool pack_terms_in(Pack *pack, Arena *arena, int32_t row, Window window,
                            TermRecord **terms, int32_t *count, Failure *failure);
/* How many terms each of the ten rows has. */
MUST_USE bool pack_term_rows(Pack *pack, int32_t counts[10], Failure *failure);
/* One term by its id, and the articles and videos that name it, in the order of a topic's items. */
MUST_USE bool pack_term_in(Pack *pack, Arena *arena, int32_t id, TermRecord *term,
                           Failure *failure);
MUST_USE bool pack_term_items_in(Pack *pack, Arena *arena, int32_t term_id, Window window,
                                 ItemRecord **items, int32_t *count, Failure *failure);
/* Terms an article or video names, in the order of its source. */
MUST_USE bool pack_item_terms_in(Pack *pack, Arena *arena, ItemKind kind, int32_t id,
                                 TermRecord **terms, int32_t *count, Failure *failure);

/* What an article or video refers to, and what refers to it; its own reference order first. */
MUST_USE bool pack_related_in(Pack *pack, Arena *arena, ItemKind kind, int32_t id,
                              ItemRecord **items, int32_t *count, Failure *failure);

/* Items with a highlight: of the newest issue by position, then videos; at most 12. */
MUST_USE bool pack_highlights_in(Pack *pack, Arena *arena, ItemRecord **items, int32_t *count,
                                 Failure *failure);

/* An item by the key of its source ("110/03-patches", "videos/tics"); *id is 0 for none. */
MUST_USE bool pack_find_key(Pack *pack, Str key, ItemKind *kind, int32_t *id, Failure *failure);

/* By the id that a record or a block holds; an id of 0 means none and is not to be asked for. The
 * PNG has the one shape that tsubo-pack writes (pack/png.h); any other is damage. */
MUST_USE bool pack_qr_in(Pack *pack, Arena *arena, int32_t id, QrCode *qr, Failure *failure);
MUST_USE bool pack_picture_in(Pack *pack, Arena *arena, int32_t id, PictureRecord *picture,
                              Failure *failure);

#endif
