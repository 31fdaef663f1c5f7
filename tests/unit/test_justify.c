/* Every stage of §7 by itself and in its order: a line, what it must give or take, the blanks. */
#include "text/justify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "text/break.h"
#include "text/promote.h"
#include "text/space.h"
#include "text_fixture.h"

typedef struct Row {
    const char *name;
    const char *text;
    int32_t change;   /* 1/2048 em */
    const char *gaps; /* blanks between clusters that are not 0, in 1/2048 em */
    int32_t left_over;
} Row;

static const Row ROWS[] = {
    {"natural", "a b、あ", 0, "683 1024", 0},
    {"squeeze 1: spaces first", "a b、あ", -100, "583 1024", 0},
    {"squeeze 1: down to 1/4", "a b、あ", -171, "512 1024", 0},
    {"squeeze 4: middle dots on both sides", "あ・い、う", -400, "312 312 1024", 0},
    {"squeeze 4 before 5", "あ・い「う", -1124, "0 0 924", 0},
    {"squeeze 5a: brackets before commas", "あ「い」う、え", -1000, "524 524 1024", 0},
    {"squeeze 5b: commas to 1/4", "あ「い、う", -1024, "512 512", 0},
    {"squeeze 5c: brackets to 0 first", "あ「い、う", -1536, "0 512", 0},
    {"squeeze 5c: then commas", "あ「い、う", -2000, "0 48", 0},
    {"squeeze 6: quarter ems last", "あA、い", -1124, "412 0", 0},
    {"squeeze 6: down to 1/8", "あA、い", -1280, "256 0", 0},
    {"squeeze: more than there is", "あA、い", -2000, "256 0", -720},
    {"squeeze: never a full stop", "あ。い", -500, "1024", -500},
    {"squeeze: comma before a middle dot", "あ、・い", -1536, "512 0", 0},
    {"stretch 1: spaces to 1/2", "a bあい", 341, "1024 512", 0},
    {"stretch 2: quarter ems to 3/8", "aあい", 256, "768", 0},
    {"stretch 3: solid text", "aあい", 556, "768 300", 0},
    {"stretch 3: up to 1/4 each", "あいう", 1024, "512 512", 0},
    {"stretch 2 again, after 3", "aあい", 1024, "1024 512", 0},
    {"stretch 4: equally everywhere", "あい、う", 1112, "812 1324", 0},
    {"stretch 4: half an em a place", "それは", 2048, "1024 1024", 0},
    {"stretch: given up beyond it", "それは", 2049, "512 512", 1025},
    {"stretch: not before ？", "本当に？", 2048, "1024 1024", 0},
    {"stretch: not inside words and numbers", "abc123", 500, "", 500},
    {"stretch: not around hyphens", "あ〜い", 500, "", 500},
    {"stretch: not inside ――", "は――嘘", 1000, "500 500", 0},
    {"stretch: not after an opening bracket", "「あ」、", 500, "", 500},
    {"rounding loses nothing", "あいうえおかきく", 100, "14 14 14 15 14 14 15", 0},
};

static Clusters read(TextFixture *fixture, const char *text) {
    Span *span = ARENA_NEW(&fixture->arena, Span, 1);
    span->text = str_from_c(text);
    Clusters clusters = clusters_read_in(&fixture->arena, span->text, span, 1);
    promote_in(&fixture->scratch, &clusters);
    break_mark(&clusters, KINSOKU_STRICT);
    space_mark(&clusters);
    return clusters;
}

static void test_stages(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        Clusters clusters = read(&fixture, ROWS[i].text);
        int32_t blanks[32];
        int64_t left_over = justify_gaps(&clusters, 0, clusters.count - 1, ROWS[i].change, blanks);
        Buffer out = buffer_in(&fixture.arena, 256);
        for (int32_t g = 0; g < clusters.count - 1; g++) {
            if (blanks[g] != 0 || clusters.at[g + 1].gap != 0) {
                buffer_print(&out, out.size > 0 ? " %d" : "%d", blanks[g]);
            }
        }
        if (!str_equal(buffer_view(&out), str_from_c(ROWS[i].gaps)) ||
            left_over != ROWS[i].left_over) {
            print_error("%s: %.*s, left over %d\n", ROWS[i].name, STR_ARG(buffer_view(&out)),
                        (int)left_over);
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
