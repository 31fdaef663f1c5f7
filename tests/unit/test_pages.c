/* Pages: what becomes of an article that is longer than any we allow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/limits.h"
#include "page/pages.h"
#include "text_fixture.h"

/* `count` paragraphs of one line each, four lines a page. */
static Pages lay_out(TextFixture *fixture, int32_t count) {
    Span *spans = ARENA_NEW(&fixture->arena, Span, count + 1);
    Block *blocks = ARENA_NEW(&fixture->arena, Block, count + 1);
    for (int32_t i = 0; i < count; i++) {
        spans[i].text = S("本文");
        blocks[i] = (Block){.kind = BLOCK_PARAGRAPH, .spans = &spans[i], .span_count = 1};
    }
    Document document = {blocks, count};
    PageStyle style = {.em = 32 * 64, .pitch_px = 56, .width_px = 640, .height_px = 4 * 56};
    return pages_lay_out_in(&fixture->arena, &fixture->scratch, &text_pitch_measure, &document,
                            &style);
}

/* Blocks in order from the first one on, whatever the article's length. */
static void test_lengths(void **state) {
    static const struct {
        const char *name;
        int32_t blocks;
        int32_t pages;
    } rows[] = {
        {"nothing is one empty page", 0, 1},
        {"one line", 1, 1},
        {"a page full", 4, 1},
        {"a hundred pages", 400, 100},
        {"the longest article", 4 * LIMIT_ARTICLE_PAGES, LIMIT_ARTICLE_PAGES},
        {"one line too many: the end falls off, not the beginning", 4 * LIMIT_ARTICLE_PAGES + 1,
         LIMIT_ARTICLE_PAGES},
        {"twice too long", 8 * LIMIT_ARTICLE_PAGES, LIMIT_ARTICLE_PAGES},
    };
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        TextFixture fixture = text_fixture_open();
        Pages pages = lay_out(&fixture, rows[i].blocks);
        Str broken = pages_check(&pages);
        if (pages.page_count != rows[i].pages || pages.pages[0].start.block != 0 ||
            broken.size > 0) {
            fail_msg("%s: %d pages from block %d, %.*s", rows[i].name, pages.page_count,
                     pages.pages[0].start.block, STR_ARG(broken));
        }
        text_fixture_close(&fixture);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lengths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
