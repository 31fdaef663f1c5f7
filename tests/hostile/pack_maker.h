/* Packs that a hostile signer might write with the writer of our own: every cell of the right type,
 * every reference sound, and texts that try what a page can hold.
 *
 *     pack_maker_write("x.tsubo", TEXT_ORDINARY, &arena);      // a small sound pack
 *     pack_maker_write("x.tsubo", TEXT_ENDLESS_RUBY, &arena);
 */
#ifndef TSUBO_TESTS_PACK_MAKER_H
#define TSUBO_TESTS_PACK_MAKER_H

#include "base/arena.h"

/* What the first article is about; the rest of the pack is ordinary. */
typedef enum MakerText {
    TEXT_ORDINARY, /* every kind of block, ruby, a table, a picture */
    TEXT_ENDLESS_RUBY,
    TEXT_RUBY_EVERYWHERE,
    TEXT_MANY_SPANS,
    TEXT_MANY_BLOCKS,
    TEXT_ONE_LINE,       /* 256 KiB without a place to break */
    TEXT_ONE_PARAGRAPH,  /* 256 KiB of sentences */
    TEXT_TOO_MANY_PAGES, /* short blocks, more than 400 pages of them */
    TEXT_MARKS,          /* one letter under thousands of combining marks */
    TEXT_JOINERS,
    TEXT_SPACES,
    TEXT_ZERO_WIDTH,
    TEXT_BRACKETS,
    TEXT_NOT_IN_FONT,
    TEXT_WIDE_TABLE,
    TEXT_DEEP_TABLE,
    TEXT_EMPTY_CELLS,
    TEXT_LONG_MARKERS,
    TEXT_LONG_HEADINGS,
    TEXT_EMPTY_BLOCKS,
    TEXT_NOTHING,
    TEXT_LONG_NAMES, /* every field of every record as long as it may be */
    TEXT_HARD_BREAKS,
    TEXT_STRIPES,  /* pictures of 4096 × 1 and 1 × 4096 */
    TEXT_PICTURES, /* 64 pictures */
    TEXT_BOMB,     /* a picture that swells to 200 MiB */
    TEXT_BAD_PICTURE,
    TEXT_BAD_QR, /* a code of random modules, as large as it may be */
    TEXT_BEFORE, /* ordinary, but not the same pack: what a booth shows beforehand */
    TEXT_COUNT,
} MakerText;

/* The same text gives the same bytes. */
void pack_maker_write(const char *path, MakerText text, Arena *arena);

const char *pack_maker_name(MakerText text);

#endif
