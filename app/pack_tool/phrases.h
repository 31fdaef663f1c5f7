/* Phrase marks in titles and headings, through the text room's rules.
 *
 *     Str title = phrases_mark_in(&arena, S("営業秘密管理指針の改訂"));      // …の<U+200B>改訂
 */
#ifndef TSUBO_PACK_TOOL_PHRASES_H
#define TSUBO_PACK_TOOL_PHRASES_H

#include "base/arena.h"

/* The text with U+200B where a heading line may break between phrases; marks that the author set by
 * hand stay and are not doubled. */
Str phrases_mark_in(Arena *arena, Str text);

#endif
