/* Is the thing offered a video? And what is known about it.
 *
 * A cue word is not enough: opening messages talk about videos, and pages on other subjects say
 * 動画やパンフレットも掲載. An article is a video item when its text offers the video itself
 * (公開中です, 映像は…, 本動画, a list of 第N弾 under a video cue).
 *
 *     if (video_is_offered(fold)) { … }
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_VIDEO_H
#define TSUBO_PACK_TOOL_IMPORT_VIDEO_H

#include "pack_tool/import/units.h"

bool video_is_offered(Str fold);

typedef struct VideoPart {
    Str label; /* 第1弾 */
    Str title;
    Str lead; /* the sub-title in 【】, empty for none */
} VideoPart;

/* Splits 第1弾 【副題】題名; false if the line is no part. Slices of `text`. */
bool video_read_part(Str text, VideoPart *part);

/* 全5話, 全3弾 … as written in the text, or from the parts and what counts them (弾); empty if
 * unknown. */
Str video_count_label_in(Arena *arena, Str fold, int32_t part_count, Str counter);

/* ドラマ, 講座 … and the poster's colour, by the words of the text. */
const VideoKindWords *video_kind(Str fold);

/* Where to watch, as the text names it; empty if it does not. */
Str video_channel(Str fold);

#endif
