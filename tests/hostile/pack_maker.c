/* Two issues, three articles, two videos, topics, terms, relations; and one text of choice. */
#include "pack_maker.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "pack/write.h"
#include "picture_fixture.h"

typedef struct Maker {
    PackWriter *writer;
    Arena *arena;
    MakerText text;
} Maker;

static const char *const names[TEXT_COUNT] = {
    [TEXT_ORDINARY] = "ordinary",
    [TEXT_ENDLESS_RUBY] = "endless ruby",
    [TEXT_RUBY_EVERYWHERE] = "ruby everywhere",
    [TEXT_MANY_SPANS] = "many spans",
    [TEXT_MANY_BLOCKS] = "many blocks",
    [TEXT_ONE_LINE] = "one line",
    [TEXT_ONE_PARAGRAPH] = "one paragraph",
    [TEXT_TOO_MANY_PAGES] = "too many pages",
    [TEXT_MARKS] = "combining marks",
    [TEXT_JOINERS] = "joiners",
    [TEXT_SPACES] = "spaces",
    [TEXT_ZERO_WIDTH] = "zero width",
    [TEXT_BRACKETS] = "brackets",
    [TEXT_NOT_IN_FONT] = "not in the font",
    [TEXT_WIDE_TABLE] = "wide table",
    [TEXT_DEEP_TABLE] = "deep table",
    [TEXT_EMPTY_CELLS] = "empty cells",
    [TEXT_LONG_MARKERS] = "long markers",
    [TEXT_LONG_HEADINGS] = "long headings",
    [TEXT_EMPTY_BLOCKS] = "empty blocks",
    [TEXT_NOTHING] = "nothing",
    [TEXT_LONG_NAMES] = "long names",
    [TEXT_HARD_BREAKS] = "hard breaks",
    [TEXT_STRIPES] = "stripes",
    [TEXT_PICTURES] = "pictures",
    [TEXT_BOMB] = "a bomb",
    [TEXT_BAD_PICTURE] = "a bad picture",
    [TEXT_BAD_QR] = "a bad code",
    [TEXT_BEFORE] = "the one before",
};

const char *pack_maker_name(MakerText text) {
    return names[text];
}

/* --- texts ----------------------------------------------------------------------------------- */

/* A text again and again, as often as it fits into so many bytes. */
static Str repeat(Arena *arena, const char *what, int32_t bytes) {
    int32_t size = (int32_t)strlen(what);
    int32_t count = bytes / size;
    char *at = arena_alloc(arena, (size_t)(count * size) + 1, 1);
    for (int32_t i = 0; i < count; i++) {
        memcpy(at + i * size, what, (size_t)size);
    }
    return (Str){at, count * size};
}

static Span *one_span(Arena *arena, Str text) {
    Span *span = ARENA_NEW(arena, Span, 1);
    span->text = text;
    return span;
}

static Block block_of(Arena *arena, BlockKind kind, Str text) {
    return (Block){.kind = kind, .level = 1, .spans = one_span(arena, text), .span_count = 1};
}

/* The same block so many times. */
static Document many_of(Arena *arena, Block block, int32_t count) {
    Block *blocks = ARENA_NEW(arena, Block, count);
    for (int32_t i = 0; i < count; i++) {
        blocks[i] = block;
    }
    return (Document){blocks, count};
}

static Document one_of(Arena *arena, BlockKind kind, Str text) {
    return many_of(arena, block_of(arena, kind, text), 1);
}

/* One paragraph of many spans. */
static Document spans_of(Arena *arena, Span span, int32_t count) {
    Span *spans = ARENA_NEW(arena, Span, count);
    for (int32_t i = 0; i < count; i++) {
        spans[i] = span;
        spans[i].style = i % 2 == 0 ? span.style : span.style ^ STYLE_STRONG;
    }
    Block block = {.kind = BLOCK_PARAGRAPH, .spans = spans, .span_count = count};
    return many_of(arena, block, 1);
}

static Document table_of(Arena *arena, int32_t rows, int32_t columns, Str text) {
    Block *blocks = ARENA_NEW(arena, Block, rows * columns);
    for (int32_t i = 0; i < rows * columns; i++) {
        blocks[i] = (Block){.kind = BLOCK_TABLE_CELL,
                            .row = i / columns,
                            .column = i % columns,
                            .columns = columns,
                            .spans = one_span(arena, text),
                            .span_count = text.size > 0};
    }
    return (Document){blocks, rows * columns};
}

static Document pictures_of(Arena *arena, int32_t count, int32_t id) {
    Block block = block_of(arena, BLOCK_PICTURE, S("絵の説明です。"));
    block.picture = id;
    return many_of(arena, block, count);
}

static Document ordinary(Arena *arena) {
    static const Str sentence =
        S_INIT("これは「ふつうの」文章で、English wordsも数字2026もあります。");
    Block *blocks = ARENA_NEW(arena, Block, 16);
    int32_t count = 0;
    Span *ruby = ARENA_NEW(arena, Span, 3);
    ruby[0] = (Span){.text = S("営業秘密"), .ruby = S("えいぎょうひみつ")};
    ruby[1] = (Span){.text = sentence, .style = STYLE_EMPHASIS};
    ruby[2] = (Span){.text = sentence, .style = STYLE_LINK | STYLE_BREAK};
    blocks[count++] = block_of(arena, BLOCK_HEADING, S("見出しです"));
    blocks[count++] = (Block){.kind = BLOCK_PARAGRAPH, .spans = ruby, .span_count = 3};
    for (int32_t i = 0; i < 3; i++) {
        Block item = block_of(arena, BLOCK_LIST_ITEM, sentence);
        item.level = 1 + i % 2;
        item.marker = i % 2 ? S("・") : S("1.");
        blocks[count++] = item;
    }
    blocks[count++] = block_of(arena, BLOCK_QUOTE, sentence);
    blocks[count++] = block_of(arena, BLOCK_NOTE, sentence);
    Document table = table_of(arena, 2, 3, S("セル"));
    memcpy(&blocks[count], table.blocks, sizeof(Block) * 6);
    count += 6;
    blocks[count] = block_of(arena, BLOCK_PICTURE, S("絵の説明"));
    blocks[count++].picture = 1;
    return (Document){blocks, count};
}

/* Every script, plane and private area once in a while. */
static Str not_in_font(Arena *arena) {
    enum { SCALARS = 2000 };
    char *at = arena_alloc(arena, SCALARS * 4, 1);
    int32_t size = 0;
    for (uint32_t i = 0; i < SCALARS; i++) {
        uint32_t scalar = 0x100 + i * 547;
        bool refused = (scalar >= 0xD800 && scalar <= 0xDFFF) || (scalar & 0xFFFE) == 0xFFFE ||
                       (scalar >= 0xFDD0 && scalar <= 0xFDEF) || scalar > 0x10FFFF ||
                       (scalar >= 0x2028 && scalar <= 0x202E) || scalar == 0xFEFF ||
                       (scalar >= 0x2066 && scalar <= 0x2069) || scalar == 0x61C ||
                       (scalar >= 0xFFF9 && scalar <= 0xFFFB) || scalar == 0x200E;
        size += refused ? 0 : utf8_put(at + size, scalar);
    }
    return (Str){at, size};
}

static Document long_markers(Arena *arena) {
    Block block = block_of(arena, BLOCK_LIST_ITEM, S("とても長い印のあとの文です。"));
    block.marker = repeat(arena, "印", LIMIT_FIELD_BYTES);
    block.level = 3;
    return many_of(arena, block, 40);
}

static Document text_of(Arena *arena, MakerText text) {
    enum { MUCH = LIMIT_ARTICLE_BYTES - 3 };
    Str field = repeat(arena, "ふりがな", LIMIT_FIELD_BYTES);
    switch (text) {
    case TEXT_ENDLESS_RUBY: return spans_of(arena, (Span){.text = S("字"), .ruby = field}, 60);
    case TEXT_RUBY_EVERYWHERE:
        return spans_of(arena, (Span){.text = S("字"), .ruby = S("ながいふりがな")},
                        LIMIT_ARTICLE_SPANS);
    case TEXT_MANY_SPANS: return spans_of(arena, (Span){.text = S("字句")}, LIMIT_ARTICLE_SPANS);
    case TEXT_MANY_BLOCKS:
        return many_of(arena, block_of(arena, BLOCK_PARAGRAPH, S("短い。")), LIMIT_ARTICLE_BLOCKS);
    case TEXT_ONE_LINE: return one_of(arena, BLOCK_PARAGRAPH, repeat(arena, "x", MUCH));
    case TEXT_ONE_PARAGRAPH:
        return one_of(arena, BLOCK_PARAGRAPH, repeat(arena, "「これは」文です、と。", MUCH));
    case TEXT_TOO_MANY_PAGES: return many_of(arena, block_of(arena, BLOCK_HEADING, S("題")), 4096);
    case TEXT_MARKS: return one_of(arena, BLOCK_PARAGRAPH, repeat(arena, "\xCC\x81", MUCH));
    case TEXT_JOINERS:
        return one_of(arena, BLOCK_PARAGRAPH, repeat(arena, "字\xE2\x80\x8D\xEF\xB8\x8F", MUCH));
    case TEXT_SPACES: return one_of(arena, BLOCK_PARAGRAPH, repeat(arena, "\xE3\x80\x80 ", MUCH));
    case TEXT_ZERO_WIDTH:
        return one_of(arena, BLOCK_HEADING, repeat(arena, "\xE2\x80\x8B\xE2\x81\xA0", MUCH));
    case TEXT_BRACKETS: return one_of(arena, BLOCK_PARAGRAPH, repeat(arena, "「（『", MUCH));
    case TEXT_NOT_IN_FONT: return one_of(arena, BLOCK_PARAGRAPH, not_in_font(arena));
    case TEXT_WIDE_TABLE: return table_of(arena, 1, LIMIT_ARTICLE_BLOCKS, S("列"));
    case TEXT_DEEP_TABLE: return table_of(arena, LIMIT_ARTICLE_BLOCKS / 2, 2, S("長めのセルです"));
    case TEXT_EMPTY_CELLS: return table_of(arena, 40, 100, S(""));
    case TEXT_LONG_MARKERS: return long_markers(arena);
    case TEXT_LONG_HEADINGS:
        return many_of(arena, block_of(arena, BLOCK_HEADING, repeat(arena, "見出し", 6000)), 40);
    case TEXT_EMPTY_BLOCKS: return many_of(arena, (Block){.kind = BLOCK_PARAGRAPH}, 4096);
    case TEXT_HARD_BREAKS:
        return spans_of(arena, (Span){.text = S("行"), .style = STYLE_BREAK}, LIMIT_ARTICLE_SPANS);
    case TEXT_STRIPES: return pictures_of(arena, 12, 2);
    case TEXT_PICTURES: return pictures_of(arena, LIMIT_ARTICLE_PICTURES, 1);
    case TEXT_NOTHING: return (Document){0};
    case TEXT_ORDINARY:
    case TEXT_LONG_NAMES:
    case TEXT_BOMB:
    case TEXT_BAD_PICTURE:
    case TEXT_BAD_QR:
    case TEXT_BEFORE:
    case TEXT_COUNT: break;
    }
    return ordinary(arena);
}

/* --- records --------------------------------------------------------------------------------- */

/* A field of a record: as it is, or as long as it may be. */
static Str field(Maker *maker, const char *text) {
    if (maker->text != TEXT_LONG_NAMES) {
        return str_from_c(text);
    }
    return repeat(maker->arena, "長い名前", LIMIT_FIELD_BYTES);
}

static void write_picture(Maker *maker, int32_t id, Str png, int32_t w, int32_t h) {
    PictureRecord record = {id, w, h, png};
    pack_write_picture(maker->writer, &record);
}

static Str encoded(Arena *arena, int32_t w, int32_t h) {
    Str png = {0};
    Failure failure = {0};
    Picture picture = picture_gradient(arena, w, h);
    bool done = picture_encode_png_in(arena, &picture, &png, &failure);
    assert(done);
    (void)done;
    return png;
}

static void write_pictures(Maker *maker) {
    Arena *arena = maker->arena;
    Str first = encoded(arena, 40, 30);
    if (maker->text == TEXT_BOMB) {
        first = picture_png_bomb(arena, 40, 30, 200);
    }
    if (maker->text == TEXT_BAD_PICTURE) {
        memset((char *)(uintptr_t)first.at + 60, 0x5A, 20);
    }
    write_picture(maker, 1, first, 40, 30);
    if (maker->text == TEXT_STRIPES) {
        write_picture(maker, 2, encoded(arena, 4096, 1), 4096, 1);
        write_picture(maker, 3, encoded(arena, 1, 4096), 1, 4096);
    }
}

static void write_code(Maker *maker) {
    enum { SMALL = 21 };
    int32_t size = maker->text == TEXT_BAD_QR ? LIMIT_QR_MODULES : SMALL;
    uint8_t *modules = ARENA_NEW(maker->arena, uint8_t, size * size);
    for (int32_t i = 0; i < size * size; i++) {
        modules[i] = (uint8_t)(i * 7 / 3 % 2);
    }
    QrCode code = {S("https://example.jp/"), size, modules};
    pack_write_qr(maker->writer, 1, &code);
}

static void link_item(Maker *maker, ItemKind kind, int32_t id) {
    PackLink link = {.kind = kind, .item = id, .place = 1, .to = 1};
    pack_write_item_topic(maker->writer, &link);
    pack_write_item_term(maker->writer, &link);
}

static void write_article(Maker *maker, int32_t id, int32_t issue, int32_t number,
                          int32_t position) {
    Document document = id == 1 ? text_of(maker->arena, maker->text) : ordinary(maker->arena);
    ArticleRecord article = {.id = id,
                             .key = arena_print_in(maker->arena, "%d/%02d-x", number, position),
                             .issue_id = issue,
                             .issue_number = number,
                             .position = position,
                             .section = S("巻頭"),
                             .kind = field(maker, "digest"),
                             .organisation = field(maker, "組織の名前"),
                             .contributor = field(maker, "寄稿者"),
                             .title = field(maker, "記事の題名です"),
                             .highlight = field(maker, "読んでみませんか"),
                             .link = S("https://example.jp/"),
                             .look_for = field(maker, "探すページ"),
                             .qr = 1,
                             .characters = 100};
    pack_write_article(maker->writer, &article, &document);
    link_item(maker, ITEM_ARTICLE, id);
    if (id > 1) {
        PackLink related = {ITEM_ARTICLE, id, 1, ITEM_ARTICLE, id - 1};
        pack_write_related(maker->writer, &related);
    }
    pack_write_gram(maker->writer, S("記事"), ITEM_ARTICLE, id);
}

static void write_issues(Maker *maker) {
    Document introduction = one_of(maker->arena, BLOCK_PARAGRAPH, S("号の紹介です。"));
    for (int32_t i = 1; i <= 2; i++) {
        IssueRecord issue = {.id = i,
                             .number = 12 - i,
                             .year = 2026,
                             .month = 12 - i,
                             .day = 1,
                             .summary = field(maker, "見どころ"),
                             .look_for = field(maker, "号のページ")};
        pack_write_issue(maker->writer, &issue, &introduction);
    }
    write_article(maker, 1, 1, 11, 1);
    write_article(maker, 2, 1, 11, 2);
    write_article(maker, 3, 2, 10, 1);
}

static void write_videos(Maker *maker) {
    Document document = ordinary(maker->arena);
    VideoPart part = {field(maker, "第1話"), field(maker, "はじまり"), field(maker, "導入")};
    for (int32_t id = 1; id <= 2; id++) {
        VideoRecord video = {.id = id,
                             .key = arena_print_in(maker->arena, "videos/%d", id),
                             .title = field(maker, "動画の題名"),
                             .official = field(maker, "正式な題名"),
                             .kind = field(maker, "ドラマ"),
                             .count = field(maker, "全5話"),
                             .publisher = field(maker, "公開元"),
                             .channel = field(maker, "YouTube"),
                             .audience = field(maker, "皆さま"),
                             .published = field(maker, "2026年"),
                             .minutes = 12,
                             .colour = S("teal"),
                             .highlight = field(maker, "見てみませんか"),
                             .look_for = field(maker, "サイト"),
                             .qr = 1,
                             .issues = S("11")};
        pack_write_video(maker->writer, &video, &document);
        for (int32_t place = 1; place <= 3; place++) {
            pack_write_video_part(maker->writer, id, place, &part);
        }
        link_item(maker, ITEM_VIDEO, id);
    }
}

static void write_lists(Maker *maker) {
    PackMeta meta = {.id = S("jp.tsubo.hostile"),
                     .serial = maker->text == TEXT_BEFORE ? 6 : 7,
                     .title = field(maker, "試験"),
                     .publisher = field(maker, "編集部"),
                     .booth = field(maker, "展示"),
                     .tagline = field(maker, "ひとこと")};
    TopicRecord topic = {
        .id = 1, .key = S("t"), .title = field(maker, "テーマ"), .english = field(maker, "Topic")};
    TermRecord term = {.id = 1,
                       .term = field(maker, "用語"),
                       .reading = maker->text == TEXT_LONG_NAMES
                                      ? repeat(maker->arena, "よ", LIMIT_FIELD_BYTES)
                                      : S("ようご"),
                       .text = field(maker, "用語の説明です。"),
                       .row = 7};
    pack_write_meta(maker->writer, &meta);
    pack_write_section(maker->writer, 1, S("巻頭"));
    pack_write_topic(maker->writer, &topic);
    pack_write_term(maker->writer, &term);
}

void pack_maker_write(const char *path, MakerText text, Arena *arena) {
    Failure failure = {0};
    remove(path);
    Maker maker = {.arena = arena, .text = text};
    maker.writer = pack_writer_open_in(arena, str_from_c(path), &failure);
    assert(maker.writer);
    write_lists(&maker);
    write_pictures(&maker);
    write_code(&maker);
    write_issues(&maker);
    write_videos(&maker);
    bool done = pack_writer_finish(maker.writer, &failure);
    if (!done) {
        fprintf(stderr, "%s: %s\n", names[text], failure.sentence);
    }
    assert(done);
}
