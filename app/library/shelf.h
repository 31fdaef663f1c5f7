/* The shelf: several packs read as if they were one.
 *
 * A booth shows the union of its installed packs. The shelf asks each of them with pack.h and
 * merges the answers; it owns no rows of its own and knows no SQL. With one pack every question is
 * handed on as it is; with several, lists are merged window by window and nothing is read before
 * somebody asks for it.
 *
 *     Str paths[] = {S("base.tsubo"), S("spring.tsubo")};
 *     Shelf *shelf = shelf_open_in(&forever, paths, 2, &failure);
 *     IssueRecord *issues; int32_t count;
 *     if (!shelf_issues_in(shelf, &frame, (Window){0, 3}, &issues, &count, &failure)) { … }
 *     shelf_close(shelf);
 *
 * Which pack wins. Packs stand on the shelf by falling serial, then by id, whatever the order in
 * which they were named: the release made last comes first. Of two releases of one pack only the
 * newer stays. An issue number, a video key, a topic key or a term that several packs have belongs
 * to the first of them; the others' issue or video is hidden everywhere, in lists, counts, items
 * and relations, while topics and terms add up their items under the first one's words. The name
 * of the booth comes from the pack that was named first, because that is the one the operator
 * chose it by.
 *
 * Ids. An id that the shelf hands out carries the place of its pack on the shelf in bits 27–30 and
 * the pack's own id below, so the first pack's ids are the pack's own. Rows beyond SHELF_ROW_MOST
 * are damage. Ids live as long as the shelf; keys survive it.
 */
#ifndef TSUBO_LIBRARY_SHELF_H
#define TSUBO_LIBRARY_SHELF_H

#include "pack/pack.h"

enum {
    /* Four bits for LIMIT_SHELF_PACKS; what is left holds every picture that limits.h allows (64
     * in each of a million articles). */
    SHELF_ROW_BITS = 27,
    SHELF_ROW_MOST = (1 << SHELF_ROW_BITS) - 1,
};

typedef struct Shelf Shelf;

/* Opens all packs; NULL with a failure that names the first one that does not open, or when there
 * are none or more than LIMIT_SHELF_PACKS. The Shelf lives in `arena` but holds OS resources:
 * shelf_close. */
MUST_USE Shelf *shelf_open_in(Arena *arena, const Str *paths, int32_t count, Failure *failure);
/* The same of packs that are open already, 1 to LIMIT_SHELF_PACKS; they belong to the shelf now,
 * and those that a newer release replaces are closed at once. */
Shelf *shelf_of_packs_in(Arena *arena, Pack *const *packs, int32_t count);
void shelf_close(Shelf *shelf);

/* What the idle screen says: the words of the pack that was named first. */
const PackMeta *shelf_meta(const Shelf *shelf);
/* The packs on the shelf, first one first; `index` < shelf_pack_count. */
int32_t shelf_pack_count(const Shelf *shelf);
const PackMeta *shelf_pack_meta(const Shelf *shelf, int32_t index);

/* Issues and videos that can be reached. With several packs the first call counts what is hidden.
 */
MUST_USE bool shelf_issue_count(Shelf *shelf, int32_t *count, Failure *failure);
MUST_USE bool shelf_video_count(Shelf *shelf, int32_t *count, Failure *failure);

/* Issues, newest first; IssueRecord.id is the place in this list, from 1. */
MUST_USE bool shelf_issues_in(Shelf *shelf, Arena *arena, Window window, IssueRecord **issues,
                              int32_t *count, Failure *failure);
/* One issue, its introduction and its articles by its number; FORMAT when there is none. */
MUST_USE bool shelf_issue_in(Shelf *shelf, Arena *arena, int32_t number, IssueRecord *issue,
                             Failure *failure);
MUST_USE bool shelf_issue_document_in(Shelf *shelf, Arena *arena, int32_t number,
                                      Document *document, Failure *failure);
MUST_USE bool shelf_articles_in(Shelf *shelf, Arena *arena, int32_t issue_number, Window window,
                                ArticleRecord **articles, int32_t *count, Failure *failure);
/* One article and its text by an id of this shelf. */
MUST_USE bool shelf_article_in(Shelf *shelf, Arena *arena, int32_t id, ArticleRecord *article,
                               Failure *failure);
MUST_USE bool shelf_article_document_in(Shelf *shelf, Arena *arena, int32_t id, Document *document,
                                        Failure *failure);

/* Videos: newest naming issue first, then by key; VideoRecord.position is the place, from 1. */
MUST_USE bool shelf_videos_in(Shelf *shelf, Arena *arena, Window window, VideoRecord **videos,
                              int32_t *count, Failure *failure);
MUST_USE bool shelf_video_in(Shelf *shelf, Arena *arena, int32_t id, VideoRecord *video,
                             Failure *failure);
MUST_USE bool shelf_video_document_in(Shelf *shelf, Arena *arena, int32_t id, Document *document,
                                      Failure *failure);
MUST_USE bool shelf_video_parts_in(Shelf *shelf, Arena *arena, int32_t id, VideoPart **parts,
                                   int32_t *count, Failure *failure);

/* Topics of the first pack in its order, then those that the others add; without items: left out.
 * At most LIMIT_SHELF_TOPICS. */
MUST_USE bool shelf_topics_in(Shelf *shelf, Arena *arena, TopicRecord **topics, int32_t *count,
                              Failure *failure);
/* Articles (newest issue first, then position), then videos in their order, of one topic. */
MUST_USE bool shelf_topic_items_in(Shelf *shelf, Arena *arena, int32_t topic_id, Window window,
                                   ItemRecord **items, int32_t *count, Failure *failure);

/* Terms of one kana row by reading, and how many each row has. A term all of whose items are hidden
 * stays: its words are still worth reading. */
MUST_USE bool shelf_terms_in(Shelf *shelf, Arena *arena, int32_t row, Window window,
                             TermRecord **terms, int32_t *count, Failure *failure);
MUST_USE bool shelf_term_rows(Shelf *shelf, int32_t counts[10], Failure *failure);
/* One term, and its items in the order of a topic's. */
MUST_USE bool shelf_term_in(Shelf *shelf, Arena *arena, int32_t id, TermRecord *term,
                            Failure *failure);
MUST_USE bool shelf_term_items_in(Shelf *shelf, Arena *arena, int32_t term_id, Window window,
                                  ItemRecord **items, int32_t *count, Failure *failure);
/* Terms that an article or video names, in the order of its source. */
MUST_USE bool shelf_item_terms_in(Shelf *shelf, Arena *arena, ItemKind kind, int32_t id,
                                  TermRecord **terms, int32_t *count, Failure *failure);

/* Relations stay within a pack. One that leads to a hidden item leads to the item of the same key
 * in the pack that hides it, or is left out. */
MUST_USE bool shelf_related_in(Shelf *shelf, Arena *arena, ItemKind kind, int32_t id,
                               ItemRecord **items, int32_t *count, Failure *failure);

/* Items with a highlight: of the newest issue by position, then videos; at most 12. */
MUST_USE bool shelf_highlights_in(Shelf *shelf, Arena *arena, ItemRecord **items, int32_t *count,
                                  Failure *failure);

/* An item by its key; *id is 0 for none, also when the item is hidden. */
MUST_USE bool shelf_find_key(Shelf *shelf, Str key, ItemKind *kind, int32_t *id, Failure *failure);

/* By the id that a record or a block of this shelf holds. */
MUST_USE bool shelf_qr_in(Shelf *shelf, Arena *arena, int32_t id, QrCode *qr, Failure *failure);
MUST_USE bool shelf_picture_in(Shelf *shelf, Arena *arena, int32_t id, PictureRecord *picture,
                               Failure *failure);

#endif
