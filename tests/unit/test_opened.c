/* Opened: what is needed at one time is there at one time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "pack/write.h"
#include "ui/opened.h"

enum { ISSUES = 3 };

static int32_t advance(void *context, Face face, uint32_t scalar) {
    (void)context, (void)face;
    return scalar < 0x80 ? 1024 : 2048;
}

/* Issues 3, 2 and 1 of one article each; ids count from the newest. */
static void write_pack(Arena *arena, Str path) {
    Failure failure = {0};
    Span span = {.text = S("本文です。")};
    Block block = {.kind = BLOCK_PARAGRAPH, .spans = &span, .span_count = 1};
    Document document = {&block, 1};
    PackMeta meta = {.id = S("jp.tsubo.three"), .serial = 1, .title = S("三号"), .booth = S("壺")};
    PackWriter *writer = pack_writer_open_in(arena, path, &failure);
    if (!writer) {
        fail_msg("%s", failure.sentence);
    }
    pack_write_meta(writer, &meta);
    pack_write_section(writer, 1, S("節"));
    for (int32_t id = 1; id <= ISSUES; id++) {
        IssueRecord issue = {
            .id = id, .number = ISSUES + 1 - id, .year = 2026, .month = 12 - id, .day = 18};
        ArticleRecord article = {
            .id = id, .issue_id = id, .position = 1, .section = S("節"), .title = S("題")};
        article.key = arena_print_in(arena, "%d/01", issue.number);
        pack_write_issue(writer, &issue, &document);
        pack_write_article(writer, &article, &document);
    }
    if (!pack_writer_finish(writer, &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

static void follow(Opened *opened, Model *model, Place place) {
    Failure failure = {0};
    model->place = place;
    if (!opened_follow(opened, model, &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

/* A lecture at the end of an issue wants its contents, for the numbers, and those of the issue
 * behind it, for the turn. Came by way of the newest issue, which holds the other slot. */
static void test_both_contents(void **state) {
    static Opened opened;
    Model model = {.look = {.width_px = 1920, .height_px = 1080, .size = TEXT_NORMAL}};
    Failure failure = {0};
    Arena arena = arena_open((size_t)64 << 20);
    char folder[] = "/tmp/tsubo-opened-XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(folder));
    Str path = arena_print_in(&arena, "%s/three.tsubo", folder);
    write_pack(&arena, path);
    Shelf *shelf = shelf_open_in(&arena, &path, 1, &failure);
    assert_non_null(shelf);
    assert_true(opened_start(&opened, shelf, (Measure){NULL, advance}, &failure));
    follow(&opened, &model, (Place){SCREEN_CONTENTS, 3, 0});
    follow(&opened, &model, (Place){SCREEN_CONTENTS, 2, 0});
    model.lecture.on = model.look.lecture = true;
    for (int32_t i = 0; i < 3; i++) {
        follow(&opened, &model, (Place){SCREEN_ARTICLE, 2, 0});
        assert_non_null(opened_contents(&opened, 2));
        assert_non_null(opened_contents(&opened, 1));
    }
    opened_close(&opened);
    shelf_close(shelf);
    unlink(path.at);
    rmdir(folder);
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_both_contents)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
