/* bench-shelf FILE ISSUES: a pack of many issues with 20 articles each, straight through the pack
 * writer. Every row differs, so that no index is smaller than a real one; every list that the first
 * screens show has entries. */
#include <stdio.h>

#include "base/utf8.h"
#include "pack/write.h"

enum {
    ARTICLES = 20,
    SECTIONS = 4,
    TOPICS = 8,
    TERMS = 200,
    VIDEOS = 40,
    PARAGRAPHS = 3,
    GRAMS = 12, /* of each article; enough for the index to be large */
    ARENA_BYTES = 4 * 1024 * 1024,
};

static const Str sentence =
    S_INIT("この記事は、とても大きな書棚を開くのに何秒かかるかを計るためだけに書かれました。"
           "読む人はいませんが、長さは本物の記事とほぼ同じです。");

static Document make_document(Arena *arena, int32_t number) {
    Block *blocks = ARENA_NEW(arena, Block, PARAGRAPHS);
    for (int32_t i = 0; i < PARAGRAPHS; i++) {
        Span *span = ARENA_NEW(arena, Span, 1);
        span->text = arena_print_in(arena, "%d番の%d段落。%.*s%.*s", number, i + 1,
                                    STR_ARG(sentence), STR_ARG(sentence));
        blocks[i] = (Block){.kind = BLOCK_PARAGRAPH, .spans = span, .span_count = 1};
    }
    return (Document){blocks, PARAGRAPHS};
}

static void write_lists(PackWriter *writer, Arena *arena) {
    for (int32_t i = 1; i <= SECTIONS; i++) {
        pack_write_section(writer, i, arena_print_in(arena, "第%d部", i));
    }
    for (int32_t i = 1; i <= TOPICS; i++) {
        TopicRecord topic = {.id = i,
                             .key = arena_print_in(arena, "topic-%d", i),
                             .title = arena_print_in(arena, "テーマ%d", i),
                             .english = arena_print_in(arena, "Topic %d", i)};
        pack_write_topic(writer, &topic);
    }
    for (int32_t i = 1; i <= TERMS; i++) {
        TermRecord term = {.id = i,
                           .term = arena_print_in(arena, "用語%d", i),
                           .reading = arena_print_in(arena, "ようご%d", i),
                           .text = S("計るための用語です。"),
                           .row = (i - 1) * 10 / TERMS};
        pack_write_term(writer, &term);
    }
}

static void write_links(PackWriter *writer, ItemKind kind, int32_t id) {
    PackLink topic = {.kind = kind, .item = id, .place = 1, .to = id % TOPICS + 1};
    PackLink first = {.kind = kind, .item = id, .place = 1, .to = id % TERMS + 1};
    PackLink second = {.kind = kind, .item = id, .place = 2, .to = (id + 7) % TERMS + 1};
    pack_write_item_topic(writer, &topic);
    pack_write_item_term(writer, &first);
    pack_write_item_term(writer, &second);
}

static void write_grams(PackWriter *writer, int32_t article) {
    for (int32_t i = 0; i < GRAMS; i++) {
        char gram[8];
        int32_t size = utf8_put(gram, 0x4E00 + (uint32_t)(article * 31 + i * 977) % 0x2000);
        size += utf8_put(gram + size, 0x4E00 + (uint32_t)(article * 7 + i * 131) % 0x2000);
        pack_write_gram(writer, (Str){gram, size}, ITEM_ARTICLE, article);
    }
}

static void write_article(PackWriter *writer, Arena *arena, int32_t issue, int32_t number,
                          int32_t position) {
    int32_t id = (issue - 1) * ARTICLES + position;
    Document document = make_document(arena, id);
    ArticleRecord article = {
        .id = id,
        .key = arena_print_in(arena, "%d/%02d-article", number, position),
        .issue_id = issue,
        .issue_number = number,
        .position = position,
        .section = arena_print_in(arena, "第%d部", (position - 1) * SECTIONS / ARTICLES + 1),
        .kind = S("digest"),
        .organisation = S("計測の部屋"),
        .title = arena_print_in(arena, "第%d号の記事その%d", number, position),
        .highlight = position % 4 == 0 ? S("二千の号を開けますか？") : S(""),
        .look_for = S("計測のページ"),
        .characters = PARAGRAPHS * 2 * utf8_count(sentence)};
    pack_write_article(writer, &article, &document);
    write_links(writer, ITEM_ARTICLE, id);
    write_grams(writer, id);
}

/* The first issue written is the newest and has the highest number. */
static void write_issue(PackWriter *writer, Arena *arena, int32_t issue, int32_t count) {
    Document introduction = {0};
    int32_t number = count - issue + 1;
    IssueRecord record = {.id = issue,
                          .number = number,
                          .year = 2000 + number / 120,
                          .month = number / 10 % 12 + 1,
                          .day = number % 28 + 1,
                          .summary = S("計るための号です。"),
                          .look_for = S("計測のページ")};
    pack_write_issue(writer, &record, &introduction);
    for (int32_t position = 1; position <= ARTICLES; position++) {
        ArenaMark mark = arena_mark(arena);
        write_article(writer, arena, issue, number, position);
        arena_rewind(arena, mark);
    }
}

static void write_video(PackWriter *writer, Arena *arena, int32_t id) {
    Document document = make_document(arena, id);
    VideoRecord video = {.id = id,
                         .key = arena_print_in(arena, "videos/%04d", id),
                         .position = id,
                         .title = arena_print_in(arena, "動画その%d", id),
                         .kind = S("ドラマ"),
                         .publisher = S("計測の部屋"),
                         .minutes = 10,
                         .colour = S("teal"),
                         .look_for = S("計測のページ"),
                         .issues = S("1")};
    pack_write_video(writer, &video, &document);
    write_links(writer, ITEM_VIDEO, id);
}

static bool write_pack(Str path, int32_t issues, Failure *failure) {
    Arena arena = arena_open(ARENA_BYTES);
    PackMeta meta = {.id = S("jp.tsubo.bench"),
                     .serial = 1,
                     .title = S("大きな書棚"),
                     .publisher = S("計測の部屋"),
                     .booth = S("計測"),
                     .tagline = S("どれだけ大きくても、すぐ開く")};
    PackWriter *writer = pack_writer_open_in(&arena, path, failure);
    if (!writer) {
        return false;
    }
    pack_write_meta(writer, &meta);
    write_lists(writer, &arena);
    for (int32_t issue = 1; issue <= issues; issue++) {
        write_issue(writer, &arena, issue, issues);
    }
    for (int32_t video = 1; video <= VIDEOS; video++) {
        ArenaMark mark = arena_mark(&arena);
        write_video(writer, &arena, video);
        arena_rewind(&arena, mark);
    }
    bool done = pack_writer_finish(writer, failure);
    arena_close(&arena);
    return done;
}

int main(int argc, char **argv) {
    Failure failure = {0};
    int32_t issues = 0;
    if (argc != 3 || !str_to_int(str_from_c(argv[2]), &issues) || issues < 1) {
        fputs("usage: bench-shelf FILE ISSUES\n", stderr);
        return 2;
    }
    if (!write_pack(str_from_c(argv[1]), issues, &failure)) {
        fprintf(stderr, "bench-shelf: %s\n", failure.sentence);
        return 1;
    }
    return 0;
}
