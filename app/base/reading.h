/* Readings of terms: which row of the kana table, and in which order.
 *
 * The order is that of a Japanese index: voiced and small kana count as their plain ones (が = か,
 * っ = つ), a long vowel counts as its vowel (こー = こお), a middle dot not at all; only between
 * equals do code points decide.
 *
 *     reading_row(S("えいぎょうひみつ"));          // 0, the あ row
 */
#ifndef TSUBO_BASE_READING_H
#define TSUBO_BASE_READING_H

#include "base/str.h"

/* 0 あ … 9 わ by the first character; -1 when it is not hiragana. */
int32_t reading_row(Str reading);

/* Byte offset of the first character that is neither hiragana nor ー or ・ inside, or -1. */
int32_t reading_fault(Str reading);

/* Negative, 0 or positive, like str_compare. */
int reading_compare(Str a, Str b);

#endif
