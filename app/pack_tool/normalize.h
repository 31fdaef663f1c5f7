/* One writing for what looks the same, before anything else looks at a source.
 *
 * Editors type with whatever their keyboard gives; a booth compares, searches and breaks lines, so
 * twins must be one character. In this order:
 *
 *   - a byte order mark at the beginning goes; CR LF and lone CR become LF;
 *   - half-width kana become full-width ones, with their voicing marks: ｶﾞ → ガ (｢ ｣ ｡ ､ ･ too);
 *   - ～ U+FF5E and 〰 U+3030 → 〜 U+301C, the wave dash of JIS X 0208 (Windows types the other);
 *   - ~ → 〜 when a neighbour is Japanese and the other one is Japanese, a digit or nothing, so
 * that 「2023~多様な」 changes and https://x.jp/~a does not;
 *   - － U+FF0D → − U+2212, JIS X 0208's one minus; ∥ U+2225 → ‖ U+2016;
 *   - — U+2014 → ― U+2015: the bundled faces draw one and not the other;
 *   - ‑ U+2011 → ‐ U+2010, ‒ U+2012 → – U+2013, ⦅ ⦆ → ｟ ｠: likewise;
 *   - NFC, which also joins か + U+3099 into が and turns compatibility ideographs (U+F900…) into
 *     their unified twins.
 *
 * Full-width Latin letters, brackets and digits stay: the choice between A and Ａ is the author's.
 * NFC comes from libutf8proc: one small library of tables without a locale; libunistring would do
 * as well and is ten times its size.
 *
 *     Str text = normalize_in(&arena, raw);          // valid UTF-8 in, valid UTF-8 out
 */
#ifndef TSUBO_PACK_TOOL_NORMALIZE_H
#define TSUBO_PACK_TOOL_NORMALIZE_H

#include "base/arena.h"

Str normalize_in(Arena *arena, Arena *scratch, Str text);

/* Byte offset where more than 30 combining marks follow each other, or -1. Unicode's stream-safe
 * format knows no honest text with more, and ordering them is quadratic. */
int32_t normalize_fault(Str text);

/* For searching: compatibility forms and letter cases folded (ＡＩ = ai), by NFKC and case folding.
 * Katakana and hiragana stay different. Invisible marks go. */
Str normalize_fold_in(Arena *arena, Arena *scratch, Str text);

/* Kana, kanji, and what stands with them in full width: everything from U+2E80 to U+FFDC that is
 * not half-width, and the ideographs beyond. */
bool normalize_is_japanese(uint32_t scalar);

#endif
