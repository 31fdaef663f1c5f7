/* What article files and video files have in common. Internal to compose.c and compose_video.c.
 *
 *     compose_put_action(arena, &out, issue, piece, &notes);
 *     compose_put_state(arena, &out, piece, &notes);
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_COMPOSE_PARTS_H
#define TSUBO_PACK_TOOL_IMPORT_COMPOSE_PARTS_H

#include "base/buffer.h"
#include "pack_tool/import/action.h"
#include "pack_tool/import/compose.h"

enum {
    /* The longest front matter: every key at its limit and a page of review. */
    COMPOSE_FRONT_BYTES = 8192,
    /* One article offers two videos at most in the samples; more are one series. */
    COMPOSE_VIDEOS_OF_PIECE = 3,
};

void compose_put_topics(Buffer *out, const Piece *piece);

/* Writes `link:` and `look_for:` of a piece. Where the text names no page, that is the document the
 * article is about, or the newsletter itself, which is told in `notes`. Returns the action. */
Action compose_put_action(Arena *arena, Buffer *out, const Issue *issue, const Piece *piece,
                          Notes *notes);

/* Writes `status:` and `review:`: a line for each doubt, one for what was inferred, one for what is
 * missing. */
void compose_put_state(Arena *arena, Buffer *out, const Piece *piece, const Notes *notes);

/* Names of the video files of one piece. */
typedef struct VideoNames {
    Str at[COMPOSE_VIDEOS_OF_PIECE];
    bool lacks_issue[COMPOSE_VIDEOS_OF_PIECE]; /* its file stands and does not name this issue */
    int32_t count;
} VideoNames;

/* Puts the piece's videos on the shelf, or notes that they came again. `order` is the article's
 * place in the issue. */
VideoNames compose_shelve_in(Arena *arena, const Issue *issue, const Piece *piece, int32_t order,
                             VideoShelf *shelf);

#endif
