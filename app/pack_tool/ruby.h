/* Ruby in a source: ｜営業秘密《えいぎょうひみつ》, or 営業秘密《えいぎょうひみつ》 over the kanji
 * before.
 *
 * The two forms are those of Aozora Bunko. Without the bar only kana in 《》 count as a reading, so
 * 《…》 as plain brackets stays possible; a bar without 《》 is a bar.
 *
 *     Str rest = text;
 *     RubyPiece piece;
 *     while (ruby_next(&rest, &piece)) { … piece.text, piece.reading, piece.fault … }
 */
#ifndef TSUBO_PACK_TOOL_RUBY_H
#define TSUBO_PACK_TOOL_RUBY_H

#include "base/str.h"

typedef struct RubyPiece {
    Str text;          /* without marks; empty in a piece that only has a fault */
    Str reading;       /* empty: plain text */
    const char *fault; /* what is wrong with the marks at `at`, or NULL */
    const char *at;    /* where the piece begins in the source */
} RubyPiece;

/* Cuts the next piece off *rest; false when nothing is left. All slices borrow from the text.
 * Walks the text once, whatever brackets it holds. */
bool ruby_next(Str *rest, RubyPiece *piece);

#endif
