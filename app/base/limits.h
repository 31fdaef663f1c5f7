/* Every limit of the house, once, with its reason. The tool checks them when it builds a pack and
 * the kiosk checks them again when it opens one: a pair, so neither has to trust the other.
 */
#ifndef TSUBO_BASE_LIMITS_H
#define TSUBO_BASE_LIMITS_H

enum {
    /* A long law text has 60 KiB; four times that leaves room and still lays out in a blink. */
    LIMIT_ARTICLE_BYTES = 256 * 1024,
    /* Blocks and spans of one article: a paragraph a line, a few styles in each. */
    LIMIT_ARTICLE_BLOCKS = 4096,
    LIMIT_ARTICLE_SPANS = 16384,
    /* Nobody leafs further at a booth; also the size of the page table. */
    LIMIT_ARTICLE_PAGES = 400,
    LIMIT_ARTICLE_PICTURES = 64,
    /* Eight columns of a booth's page are two and a half em each: what is wider is no table to
     * read standing. */
    LIMIT_TABLE_COLUMNS = 8,
    LIMIT_ARTICLE_TERMS = 12,
    LIMIT_ARTICLE_TOPICS = 4,
    LIMIT_ARTICLE_RELATED = 6,

    /* Titles stand on one or two lines of a card at the largest text size. */
    LIMIT_TITLE_CHARACTERS = 24,
    /* The idle screen sets one line that is read from five metres. */
    LIMIT_HIGHLIGHT_CHARACTERS = 30,
    LIMIT_SUMMARY_CHARACTERS = 80,
    LIMIT_ORGANISATION_CHARACTERS = 40,
    /* Anything a list row shows in one line. */
    LIMIT_LABEL_CHARACTERS = 80,
    /* Longest text field of a record other than an article's body. */
    LIMIT_FIELD_BYTES = 4096,

    /* Twelve issues a year for four centuries, or one pack per language with everything. */
    LIMIT_ISSUES = 5000,
    LIMIT_ISSUE_ARTICLES = 200,
    LIMIT_VIDEOS = 2000,
    LIMIT_VIDEO_PARTS = 40,
    LIMIT_TOPICS = 24,
    LIMIT_TERMS = 4000,
    /* Packs that stand side by side: a house pack, its languages and some guests. */
    LIMIT_SHELF_PACKS = 16,
    /* Topics of all packs together; they are read at once, because home shows them. */
    LIMIT_SHELF_TOPICS = 64,
    /* Rows a list screen asks for at once; the smallest row on the largest screen gives 20. */
    LIMIT_LIST_ROWS = 64,

    /* stb_image decodes nothing larger (update-and-reliability: STBI_MAX_DIMENSIONS). */
    LIMIT_PICTURE_SIDE_PX = 4096,
    LIMIT_PICTURE_BYTES = 4 * 1024 * 1024,

    /* A 29-version code has 133 modules: below 2 px a module at 240 u on the smallest screen a
     * telephone no longer reads it. Version 10 (57 modules, about 200 bytes at level M) still has
     * 4 u a module with its quiet zone. */
    LIMIT_QR_MODULES = 57,

    /* The largest screen we promise and the smallest we draw on. */
    LIMIT_SCREEN_LONG_PX = 4096,
    LIMIT_SCREEN_LONG_MIN_PX = 800,
    LIMIT_SCREEN_SHORT_MIN_PX = 480,

    /* A whole pack: a hundred issues with pictures fit in a tenth. */
    LIMIT_PACK_BYTES = 512 * 1024 * 1024,
};

#endif
