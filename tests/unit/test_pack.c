/* A pack is built, opened and read back; the same source gives the same bytes; no question scans.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "pack/inspect.h"
#include "pack/keys.h"
#include "pack/reader.h"
#include "pack/schema.h"
#include "pack/write.h"
#include "pack_fixture.h"
#include "sdl/picture.h"

static const Window all = {0, LIMIT_LIST_ROWS};

static Pack *open_pack(PackFixture *fixture, const char *path) {
    Failure failure = {0};
    Pack *pack = pack_open_in(&fixture->arena, str_from_c(path), &failure);
    if (!pack) {
        fail_msg("%s", failure.sentence);
    }
    return pack;
}

static void assert_str(Str text, const char *expected) {
    if (!str_equal(text, str_from_c(expected))) {
        fail_msg("got “%.*s”, expected “%s”", STR_ARG(text), expected);
    }
}

/* A folder with what the sound one lacks: an older issue, a picture, a second term. */
static PackFixture open_rich(void) {
    PackFixture fixture = pack_fixture_open();
    uint8_t pixels[2 * 3 * 4];
    Picture picture = {2, 3, pixels};
    Str png;
    Failure failure;
    memset(pixels, 0x80, sizeof(pixels));
    assert_true(picture_encode_png_in(&fixture.arena, &picture, &png, &failure));
    pack_fixture_write("content/89/a.png", png);
    pack_fixture_write(
        "content/89/issue.md",
        S("---\nnumber: 89\ndate: 2023-11-15\nsummary: 見どころ。\nlook_for: 頁\n---\n"
          "紹介。\n"));
    pack_fixture_write(
        "content/89/07-pictures.md",
        S("---\ntitle: 改訂と、中小企業\nsection: 編集後記\nkind: column\ntopics: [basics]\n"
          "terms: [ISO, 営業秘密]\nlink: https://www.ipa.go.jp/security/\n"
          "related: [videos/drama]\n---\n## 改訂と、中小企業\n\n![絵の説明](a.png)\n\n"
          "- **一**と*二*\n\n> 引用\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n"));
    pack_fixture_write("content/terms.yaml",
                       S("- term: 営業秘密\n  reading: えいぎょうひみつ\n  text: 説明です。\n"
                         "- term: ISO\n  reading: あいえすおー\n  text: 国際規格です。\n"));
    pack_fixture_read(&fixture);
    assert_str(pack_fixture_findings(&fixture), "");
    pack_fixture_build(&fixture, "x.tsubo");
    return fixture;
}

static void test_meta_and_issues(void **state) {
    (void)state;
    PackFixture fixture = open_rich();
    Pack *pack = open_pack(&fixture, "x.tsubo");
    Failure failure = {0};
    IssueRecord *issues;
    IssueRecord issue;
    int32_t count;
    assert_str(pack_meta(pack)->id, "jp.tsubo.test");
    assert_int_equal(pack_meta(pack)->serial, 7);
    assert_str(pack_meta(pack)->booth, "試験");
    assert_false(pack_meta(pack)->has_drafts);
    assert_int_equal(pack_issue_count(pack), 2);
    assert_int_equal(pack_video_count(pack), 1);
    assert_true(pack_issues_in(pack, &fixture.arena, all, &issues, &count, &failure));
    assert_int_equal(count, 2);
    assert_int_equal(issues[0].number, 110);
    assert_int_equal(issues[0].article_count, 2);
    assert_int_equal(issues[1].number, 89);
    assert_true(pack_issues_in(pack, &fixture.arena, (Window){1, 1}, &issues, &count, &failure));
    assert_int_equal(count, 1);
    assert_int_equal(issues[0].number, 89);
    assert_true(pack_issue_in(pack, &fixture.arena, 89, &issue, &failure));
    assert_int_equal(issue.year, 2023);
    assert_int_equal(issue.month, 11);
    assert_int_equal(issue.day, 15);
    assert_false(pack_issue_in(pack, &fixture.arena, 88, &issue, &failure));
    assert_int_equal(failure.kind, FAILURE_FORMAT);
    pack_close(pack);
    pack_fixture_close(&fixture);
}

static void test_articles(void **state) {
    (void)state;
    PackFixture fixture = open_rich();
    Pack *pack = open_pack(&fixture, "x.tsubo");
    Failure failure = {0};
    ArticleRecord *articles;
    ArticleRecord article;
    int32_t count;
    int32_t id;
    ItemKind kind;
    assert_true(pack_articles_in(pack, &fixture.arena, 110, all, &articles, &count, &failure));
    assert_int_equal(count, 2);
    assert_str(articles[0].key, "110/01-opening");
    assert_str(articles[0].section, "巻頭メッセージ");
    assert_int_equal(articles[0].issue_number, 110);
    assert_int_equal(articles[1].position, 2);
    assert_true(pack_find_key(pack, S("89/07-pictures"), &kind, &id, &failure));
    assert_int_equal(kind, ITEM_ARTICLE);
    assert_true(pack_article_in(pack, &fixture.arena, id, &article, &failure));
    assert_str(article.title, "改訂と、\u200B中小企業");
    assert_str(article.link, "https://www.ipa.go.jp/security/");
    assert_int_equal(article.qr, articles[1].qr);
    assert_true(pack_find_key(pack, S("videos/drama"), &kind, &id, &failure));
    assert_int_equal(kind, ITEM_VIDEO);
    assert_int_equal(id, 1);
    assert_true(pack_find_key(pack, S("videos/none"), &kind, &id, &failure));
    assert_int_equal(id, 0);
    pack_close(pack);
    pack_fixture_close(&fixture);
}

static void check_picture(Pack *pack, PackFixture *fixture, const Block *block) {
    Failure failure = {0};
    PictureRecord record;
    Picture picture;
    assert_int_equal(block->kind, BLOCK_PICTURE);
    assert_int_equal(block->width_px, 2);
    assert_int_equal(block->height_px, 3);
    assert_true(pack_picture_in(pack, &fixture->arena, block->picture, &record, &failure));
    assert_true(picture_decode_in(&fixture->arena, record.png, &picture, &failure));
    assert_int_equal(picture.width_px, 2);
    assert_int_equal(picture.rgba[0], 0x80);
}

static void test_document(void **state) {
    (void)state;
    PackFixture fixture = open_rich();
    Pack *pack = open_pack(&fixture, "x.tsubo");
    Failure failure = {0};
    Document document;
    int32_t id;
    ItemKind kind;
    assert_true(pack_find_key(pack, S("89/07-pictures"), &kind, &id, &failure));
    assert_true(pack_article_document_in(pack, &fixture.arena, id, &document, &failure));
    assert_int_equal(document.block_count, 8);
    const Block *blocks = document.blocks;
    assert_int_equal(blocks[0].kind, BLOCK_HEADING);
    assert_int_equal(blocks[0].level, 2);
    assert_str(blocks[0].spans[0].text, "改訂と、\u200B中小企業");
    check_picture(pack, &fixture, &blocks[1]);
    assert_str(blocks[1].spans[0].text, "絵の説明");
    assert_int_equal(blocks[2].kind, BLOCK_LIST_ITEM);
    assert_str(blocks[2].marker, "・");
    assert_int_equal(blocks[2].span_count, 3);
    assert_int_equal(blocks[2].spans[0].style, STYLE_STRONG);
    assert_int_equal(blocks[2].spans[2].style, STYLE_EMPHASIS);
    assert_int_equal(blocks[3].kind, BLOCK_QUOTE);
    assert_int_equal(blocks[7].kind, BLOCK_TABLE_CELL);
    assert_int_equal(blocks[7].row, 1);
    assert_int_equal(blocks[7].column, 1);
    assert_true(pack_article_document_in(pack, &fixture.arena, 1, &document, &failure));
    assert_str(document.blocks[0].spans[0].ruby, "えいぎょうひみつ");
    assert_true(pack_issue_document_in(pack, &fixture.arena, 110, &document, &failure));
    assert_str(document.blocks[0].spans[0].text, "号の紹介です。");
    assert_true(pack_video_document_in(pack, &fixture.arena, 1, &document, &failure));
    assert_str(document.blocks[0].spans[0].text, "動画の紹介です。");
    assert_false(pack_video_document_in(pack, &fixture.arena, 2, &document, &failure));
    pack_close(pack);
    pack_fixture_close(&fixture);
}

static void test_videos(void **state) {
    (void)state;
    PackFixture fixture = pack_fixture_open();
    pack_fixture_write(
        "content/109/issue.md",
        S("---\nnumber: 109\ndate: 2025-07-16\nsummary: 見どころ。\nlook_for: 頁\n---\n"
          "紹介。\n"));
    pack_fixture_write("content/109/01-x.md",
                       S("---\ntitle: 題\nsection: 編集後記\nkind: column\ntopics: [basics]\n"
                         "look_for: 頁\n---\n本文。\n"));
    pack_fixture_write("content/videos/a-old.md",
                       S("---\ntitle: 古い講座\nkind: 講座\ncount: 講座\npublisher: 団体\n"
                         "channel: YouTube\naudience: 皆さん\nissues: [109]\ncolour: navy\n"
                         "topics: [basics]\nlook_for: 頁\nminutes: 18\n---\n紹介。\n"));
    pack_fixture_write(
        "content/videos/z-both.md",
        S("---\ntitle: 両方の号\nkind: 講座\ncount: 全2本\npublisher: 団体\n"
          "channel: YouTube\naudience: 皆さん\nissues: [109, 110]\ncolour: navy\n"
          "topics: [basics]\nlook_for: 頁\nparts:\n  - label: 第1弾\n    title: 出会い\n"
          "    lead: はじまり\n  - title: 別れ\n---\n紹介。\n"));
    pack_fixture_read(&fixture);
    assert_str(pack_fixture_findings(&fixture), "");
    pack_fixture_build(&fixture, "x.tsubo");
    Pack *pack = open_pack(&fixture, "x.tsubo");
    Failure failure = {0};
    VideoRecord *videos;
    VideoPart *parts;
    int32_t count;
    assert_true(pack_videos_in(pack, &fixture.arena, all, &videos, &count, &failure));
    assert_int_equal(count, 3);
    assert_str(videos[0].key, "videos/drama");
    assert_str(videos[1].key, "videos/z-both");
    assert_str(videos[1].issues, "110 109");
    assert_str(videos[2].key, "videos/a-old");
    assert_int_equal(videos[2].minutes, 18);
    assert_true(pack_video_parts_in(pack, &fixture.arena, 2, &parts, &count, &failure));
    assert_int_equal(count, 2);
    assert_str(parts[0].lead, "はじまり");
    assert_str(parts[1].label, "");
    pack_close(pack);
    pack_fixture_close(&fixture);
}

static void test_topics_and_terms(void **state) {
    (void)state;
    PackFixture fixture = open_rich();
    Pack *pack = open_pack(&fixture, "x.tsubo");
    Failure failure = {0};
    TopicRecord *topics;
    TermRecord *terms;
    ItemRecord *items;
    int32_t rows[10];
    int32_t count;
    assert_true(pack_topics_in(pack, &fixture.arena, &topics, &count, &failure));
    assert_int_equal(count, 1);
    assert_int_equal(topics[0].item_count, 4);
    assert_true(pack_topic_items_in(pack, &fixture.arena, topics[0].id, (Window){1, 3}, &items,
                                    &count, &failure));
    assert_int_equal(count, 3);
    assert_str(items[0].title, "つぎの\u200B記事");
    assert_int_equal(items[1].issue_number, 89);
    assert_int_equal(items[2].kind, ITEM_VIDEO);
    assert_str(items[2].detail, "経済産業省");
    assert_true(pack_term_rows(pack, rows, &failure));
    assert_int_equal(rows[0], 2);
    assert_int_equal(rows[1], 0);
    assert_true(pack_terms_in(pack, &fixture.arena, 0, all, &terms, &count, &failure));
    assert_int_equal(count, 2);
    assert_str(terms[0].term, "ISO");
    assert_str(terms[1].term, "営業秘密");
    assert_int_equal(terms[1].item_count, 2);
    assert_true(
        pack_term_items_in(pack, &fixture.arena, terms[1].id, all, &items, &count, &failure));
    assert_int_equal(count, 2);
    assert_int_equal(items[0].id, 1);
    assert_true(
        pack_item_terms_in(pack, &fixture.arena, ITEM_ARTICLE, 3, &terms, &count, &failure));
    assert_int_equal(count, 2);
    assert_str(terms[0].term, "ISO");
    assert_str(terms[1].term, "営業秘密");
    pack_close(pack);
    pack_fixture_close(&fixture);
}

static void test_relations(void **state) {
    (void)state;
    PackFixture fixture = open_rich();
    Pack *pack = open_pack(&fixture, "x.tsubo");
    Failure failure = {0};
    ItemRecord *items;
    QrCode qr;
    ArticleRecord article;
    int32_t count;
    assert_true(pack_related_in(pack, &fixture.arena, ITEM_ARTICLE, 1, &items, &count, &failure));
    assert_int_equal(count, 1);
    assert_int_equal(items[0].id, 2);
    assert_true(pack_related_in(pack, &fixture.arena, ITEM_ARTICLE, 2, &items, &count, &failure));
    assert_int_equal(count, 1);
    assert_int_equal(items[0].id, 1);
    assert_true(pack_related_in(pack, &fixture.arena, ITEM_VIDEO, 1, &items, &count, &failure));
    assert_int_equal(count, 1);
    assert_int_equal(items[0].kind, ITEM_ARTICLE);
    assert_int_equal(items[0].id, 3);
    assert_true(pack_highlights_in(pack, &fixture.arena, &items, &count, &failure));
    assert_int_equal(count, 1);
    assert_str(items[0].highlight, "読んでみませんか");
    assert_true(pack_article_in(pack, &fixture.arena, 2, &article, &failure));
    assert_true(pack_qr_in(pack, &fixture.arena, article.qr, &qr, &failure));
    assert_str(qr.text, "https://www.ipa.go.jp/security/");
    assert_true(qr.size >= 21);
    /* A finder pattern: a dark ring, a light ring, a dark middle. */
    assert_int_equal(qr.modules[0], 1);
    assert_int_equal(qr.modules[qr.size + 1], 0);
    assert_int_equal(qr.modules[2 * qr.size + 2], 1);
    pack_close(pack);
    pack_fixture_close(&fixture);
}

static void build_elsewhere(PackFixture *first, const char *locale, const char *zone) {
    setenv("TZ", zone, 1);
    setlocale(LC_ALL, locale);
    Str before = pack_fixture_load(first, "x.tsubo");
    PackFixture second = open_rich();
    Str after = pack_fixture_load(&second, "x.tsubo");
    assert_int_equal(before.size, after.size);
    assert_memory_equal(before.at, after.at, (size_t)before.size);
    pack_fixture_close(&second);
    setlocale(LC_ALL, "C");
}

static void test_same_source_same_bytes(void **state) {
    (void)state;
    PackFixture fixture = open_rich();
    build_elsewhere(&fixture, "C", "UTC");
    build_elsewhere(&fixture, "C.UTF-8", "Asia/Tokyo");
    /* Line ends and a byte order mark of another system. */
    pack_fixture_write("content/110/02-second.md",
                       S("\xEF\xBB\xBF---\r\ntitle: つぎの記事\r\nsection: 編集後記\r\n"
                         "kind: editor-note\r\ntopics: [basics]\r\nhighlight: 読んでみませんか\r\n"
                         "link: https://www.ipa.go.jp/security/\r\n---\r\n二つ目の記事です。\r\n"));
    Str before = pack_fixture_load(&fixture, "x.tsubo");
    pack_fixture_read(&fixture);
    pack_fixture_build(&fixture, "x.tsubo");
    Str after = pack_fixture_load(&fixture, "x.tsubo");
    assert_int_equal(before.size, after.size);
    assert_memory_equal(before.at, after.at, (size_t)before.size);
    pack_fixture_close(&fixture);
}

static void test_header(void **state) {
    (void)state;
    PackFixture fixture = open_rich();
    Str bytes = pack_fixture_load(&fixture, "x.tsubo");
    assert_memory_equal(bytes.at, "SQLite format 3", 16);
    assert_memory_equal(bytes.at + 18, "\x01\x01", 2);
    assert_memory_equal(bytes.at + 24, "\0\0\0\x01", 4);
    assert_memory_equal(bytes.at + 60, "\0\0\0\x01", 4);
    assert_memory_equal(bytes.at + 68, "TSBO", 4);
    assert_memory_equal(bytes.at + 92, "\0\0\0\x01\0\x2E\x63\0", 8);
    assert_int_equal(access("x.tsubo.new", F_OK), -1);
    pack_fixture_close(&fixture);
}

/* A draft of an issue makes drafts of its articles; an article or a video is one by itself. */
static void test_drafts(void **state) {
    (void)state;
    PackFixture fixture = open_rich();
    Failure failure = {0};
    ArticleRecord *articles;
    IssueRecord issue;
    VideoRecord video;
    int32_t count;
    pack_fixture_write("content/89/issue.md",
                       S("---\nnumber: 89\ndate: 2023-11-15\nsummary: 見どころ。\nlook_for: 頁\n"
                         "status: draft\n---\n紹介。\n"));
    pack_fixture_write("content/110/02-second.md",
                       S("---\ntitle: つぎの記事\nsection: 編集後記\nkind: editor-note\n"
                         "topics: [basics]\nlook_for: 頁\nreview: [見出しは推定]\n---\n本文。\n"));
    pack_fixture_write("content/videos/drama.md",
                       S("---\ntitle: ドラマ\nkind: ドラマ\ncount: 全5話\npublisher: 省\n"
                         "channel: YouTube\naudience: 皆様\nissues: [110]\ncolour: teal\n"
                         "topics: [basics]\nlook_for: 頁\nstatus: draft\n---\n紹介。\n"));
    pack_fixture_read(&fixture);
    assert_int_equal(fixture.source.draft_count, 3);
    pack_fixture_build(&fixture, "drafts.tsubo");
    Pack *pack = open_pack(&fixture, "drafts.tsubo");
    assert_true(pack_meta(pack)->has_drafts);
    assert_true(pack_issue_in(pack, &fixture.arena, 110, &issue, &failure) && !issue.draft);
    assert_true(pack_issue_in(pack, &fixture.arena, 89, &issue, &failure) && issue.draft);
    assert_true(pack_articles_in(pack, &fixture.arena, 110, all, &articles, &count, &failure));
    assert_false(articles[0].draft);
    assert_true(articles[1].draft);
    assert_true(pack_articles_in(pack, &fixture.arena, 89, all, &articles, &count, &failure));
    assert_true(articles[0].draft);
    assert_true(pack_video_in(pack, &fixture.arena, 1, &video, &failure) && video.draft);
    pack_close(pack);
    pack_fixture_close(&fixture);
}

/* Many rows, so that a scan would show. */
static void write_shelf(PackFixture *fixture, const char *path) {
    static const Span span = {.text = S_INIT("本文")};
    static const Block block = {.kind = BLOCK_PARAGRAPH, .spans = &span, .span_count = 1};
    static const Document document = {&block, 1};
    Failure failure = {0};
    PackWriter *writer = pack_writer_open_in(&fixture->arena, str_from_c(path), &failure);
    assert_non_null(writer);
    PackMeta meta = {.id = S("jp.tsubo.many"), .serial = 1, .title = S("多い")};
    pack_write_meta(writer, &meta);
    pack_write_section(writer, 1, S("節"));
    TopicRecord topic = {.id = 1, .key = S("basics"), .title = S("きほん")};
    pack_write_topic(writer, &topic);
    for (int32_t i = 1; i <= 300; i++) {
        IssueRecord issue = {.id = i, .number = 1000 - i, .year = 2025, .month = 1, .day = 1};
        TermRecord term = {.id = i, .term = S("語"), .reading = S("ご"), .row = i % 10};
        pack_write_issue(writer, &issue, &document);
        pack_write_term(writer, &term);
        for (int32_t j = 1; j <= 3; j++) {
            int32_t id = (i - 1) * 3 + j;
            ArticleRecord article = {
                .id = id, .issue_id = i, .position = j, .title = S("題"), .section = S("節")};
            PackLink link = {.item = id, .place = 1, .to = 1};
            article.key = arena_print_in(&fixture->arena, "%d/%d", i, j);
            pack_write_article(writer, &article, &document);
            pack_write_item_topic(writer, &link);
            link.to = i;
            pack_write_item_term(writer, &link);
            link.to = id % 900 + 1;
            pack_write_related(writer, &link);
        }
    }
    assert_true(pack_writer_finish(writer, &failure));
}

static void ask_everything(Pack *pack, Arena *arena) {
    Failure failure = {0};
    IssueRecord *issues, issue;
    ArticleRecord *articles, article;
    VideoRecord *videos;
    VideoPart *parts;
    TermRecord *terms, term;
    ItemRecord *items;
    Document document;
    ItemKind kind;
    int32_t count, id, rows[10];
    Window window = {200, 20};
    assert_true(pack_issues_in(pack, arena, window, &issues, &count, &failure));
    assert_int_equal(count, 20);
    assert_true(pack_issue_in(pack, arena, 800, &issue, &failure));
    assert_true(pack_articles_in(pack, arena, 800, all, &articles, &count, &failure));
    assert_int_equal(count, 3);
    assert_true(pack_article_in(pack, arena, 700, &article, &failure));
    assert_true(pack_article_document_in(pack, arena, 700, &document, &failure));
    assert_true(pack_issue_document_in(pack, arena, 800, &document, &failure));
    assert_true(pack_videos_in(pack, arena, window, &videos, &count, &failure));
    assert_true(pack_video_parts_in(pack, arena, 1, &parts, &count, &failure));
    assert_true(pack_topic_items_in(pack, arena, 1, window, &items, &count, &failure));
    assert_int_equal(items[0].id, 201);
    assert_true(pack_terms_in(pack, arena, 3, (Window){10, 5}, &terms, &count, &failure));
    assert_int_equal(count, 5);
    assert_true(pack_term_rows(pack, rows, &failure));
    assert_int_equal(rows[3], 30);
    assert_true(pack_term_in(pack, arena, 44, &term, &failure));
    assert_true(pack_term_items_in(pack, arena, 44, all, &items, &count, &failure));
    assert_int_equal(count, 3);
    assert_true(pack_item_terms_in(pack, arena, ITEM_ARTICLE, 800, &terms, &count, &failure));
    assert_true(pack_related_in(pack, arena, ITEM_ARTICLE, 800, &items, &count, &failure));
    assert_int_equal(count, 2);
    assert_true(pack_highlights_in(pack, arena, &items, &count, &failure));
    assert_true(pack_find_key(pack, S("200/2"), &kind, &id, &failure));
    assert_int_equal(id, 599);
    assert_true(pack_find_key(pack, S("none"), &kind, &id, &failure));
}

/* What a shelf of several packs asks, and rows that this pack has none of: their statements walk
 * their index all the same. */
static void ask_the_rest(Pack *pack, Arena *arena) {
    static const PackList lists[] = {{PACK_LIST_ISSUES, 0},
                                     {PACK_LIST_VIDEOS, 0},
                                     {PACK_LIST_TOPIC_ITEMS, 1},
                                     {PACK_LIST_TERMS, 3},
                                     {PACK_LIST_TERM_ITEMS, 44}};
    Failure failure = {0};
    PackKey *keys;
    TopicRecord *topics;
    VideoRecord video;
    PictureRecord picture;
    QrCode qr;
    Document document;
    int32_t counts[LIMIT_TOPICS + 1] = {0};
    int32_t count, id;
    for (int32_t i = 0; i < COUNT_OF(lists); i++) {
        Window window = {lists[i].kind == PACK_LIST_TERM_ITEMS ? 0 : 10, 5};
        assert_true(pack_keys_in(pack, arena, lists[i], window, &keys, &count, &failure));
    }
    assert_true(pack_find_issue(pack, 800, &id, &failure));
    assert_true(pack_find_term(pack, S("none"), &id, &failure));
    assert_true(pack_count_article_topics(pack, 200, 201, counts, &failure));
    assert_int_equal(counts[1], 6);
    assert_true(pack_count_video_topics(pack, 1, counts, &failure));
    assert_true(pack_topics_in(pack, arena, &topics, &count, &failure));
    assert_false(pack_video_in(pack, arena, 1, &video, &failure));
    assert_false(pack_video_document_in(pack, arena, 1, &document, &failure));
    assert_false(pack_qr_in(pack, arena, 1, &qr, &failure));
    assert_false(pack_picture_in(pack, arena, 1, &picture, &failure));
    assert_true(pack_next_picture(pack, 0, &id, &failure));
}

/* Steps of SQLite's machine: a question touches its window, wherever it lies in the list. */
static void test_no_question_scans(void **state) {
    (void)state;
    PackFixture fixture = pack_fixture_open();
    write_shelf(&fixture, "many.tsubo");
    Pack *pack = open_pack(&fixture, "many.tsubo");
    ask_everything(pack, &fixture.arena);
    ask_the_rest(pack, &fixture.arena);
    for (int32_t i = 0; i < QUERY_COUNT; i++) {
        sqlite3_stmt *statement = pack->statements[i];
        if (i == QUERY_SCHEMA || i == QUERY_META) {
            continue;
        }
        if (!statement) {
            fail_msg("nothing asks statement %d", i);
        }
        int scanned = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
        int sorted = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_SORT, 0);
        int steps = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0);
        if (scanned > 0 || sorted > 0 || steps > 3000) {
            fail_msg("%s: %d rows scanned, %d sorts, %d steps", sqlite3_sql(statement), scanned,
                     sorted, steps);
        }
    }
    pack_close(pack);
    pack_fixture_close(&fixture);
}

static void test_writer_refuses_dangling_rows(void **state) {
    (void)state;
    PackFixture fixture = pack_fixture_open();
    Failure failure = {0};
    PackWriter *writer = pack_writer_open_in(&fixture.arena, S("y.tsubo"), &failure);
    PackLink link = {.item = 1, .place = 1, .to = 5};
    assert_non_null(writer);
    pack_write_item_topic(writer, &link);
    assert_false(pack_writer_finish(writer, &failure));
    assert_string_equal(failure.sentence, "y.tsubo would have a row of item_topic that leads "
                                          "nowhere");
    assert_null(pack_writer_open_in(&fixture.arena, S("y.tsubo"), &failure));
    assert_string_equal(failure.sentence, "y.tsubo exists already");
    pack_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meta_and_issues),
        cmocka_unit_test(test_articles),
        cmocka_unit_test(test_document),
        cmocka_unit_test(test_videos),
        cmocka_unit_test(test_topics_and_terms),
        cmocka_unit_test(test_relations),
        cmocka_unit_test(test_same_source_same_bytes),
        cmocka_unit_test(test_drafts),
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_no_question_scans),
        cmocka_unit_test(test_writer_refuses_dangling_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
