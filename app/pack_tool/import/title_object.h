/* What a sentence does something with: the words before を公開しました.
 *
 * Most articles say in one clause what they bring: 営業秘密管理指針の改訂版を公開しました,
 * 秋田県における営業秘密に関する事例を紹介する. These words make a better title than the longest
 * noun, because the newsletter's writers chose them to say what it is.
 *
 *     Str object = title_object_in(arena, text, &points);
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_TITLE_OBJECT_H
#define TSUBO_PACK_TOOL_IMPORT_TITLE_OBJECT_H

#include "base/arena.h"
#include "pack_tool/import/words.h"

/* The best clause of at most 24 characters in the original text, and how good it is on the scale of
 * title.c; empty if no sentence has one. `video` asks for what a video shows as well. */
Str title_object_in(Arena *arena, Str text, bool video, int32_t *points);

#endif
