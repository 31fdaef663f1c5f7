/* Visits that are counted, tables that run full, texts that are read back or refused, and a disk
 * that takes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "kiosk/stats_file.h"

/* A booth without a pack: only what the statistics look at. */
typedef struct Booth1 {
    Stats stats;
    Model model;
    Opened opened;
} Booth1;

static Booth1 booth;

static void begin(void) {
    memset(&booth, 0, sizeof(booth));
    booth.model.place.screen = SCREEN_ATTRACT;
    stats_begin(&booth.stats, S("boot-1"));
}

static void follow(void) {
    stats_follow(&booth.stats, &booth.model, &booth.opened);
}

static void pass(int64_t ms) {
    booth.model.now_ms += ms;
}

/* Opens an article of some pages at one of them. */
static void open_article(int32_t id, const char *key, int32_t pages, int32_t page) {
    OpenedItem *item = &booth.opened.items[0];
    *item = (OpenedItem){.loaded = true, .kind = ITEM_ARTICLE, .id = id};
    item->article.key = str_from_c(key);
    item->pages.page_count = pages;
    booth.model.place = (Place){SCREEN_ARTICLE, id, page};
    booth.model.touched_ms = booth.model.now_ms;
    follow();
}

static void go(ScreenKind screen) {
    booth.model.place = (Place){screen, 0, 0};
    booth.model.overlay = OVERLAY_NONE;
    if (screen != SCREEN_ATTRACT) {
        booth.model.touched_ms = booth.model.now_ms;
    }
    follow();
}

static void test_visit(void **state) {
    (void)state;
    begin();
    follow();
    assert_false(booth.stats.changed);
    go(SCREEN_HOME);
    open_article(1, "110/01-opening", 3, 0);
    pass(20000);
    open_article(1, "110/01-opening", 3, 2);
    booth.model.overlay = OVERLAY_QR;
    follow();
    follow();
    pass(20000);
    booth.model.look.size = TEXT_LARGEST;
    booth.model.look.language = LANGUAGE_ENGLISH;
    go(SCREEN_HOME);
    open_article(2, "110/02-column", 4, 0);
    pass(5000);
    booth.model.touched_ms = booth.model.now_ms;
    follow();
    pass(100000); /* and walks away */
    go(SCREEN_ATTRACT);
    StatsSums sums = stats_sums(&booth.stats);
    assert_int_equal(sums.all.visits, 1);
    assert_int_equal(sums.all.resets, 1);
    assert_int_equal(sums.opens, 2);
    assert_int_equal(sums.pages, 3 + 1);
    assert_int_equal(sums.completed, 1);
    assert_int_equal(sums.codes, 1);
    assert_int_equal(sums.all.sizes[TEXT_SMALL], 1); /* where the zeroed model begins */
    assert_int_equal(sums.all.sizes[TEXT_LARGEST], 1);
    assert_int_equal(sums.all.languages[LANGUAGE_ENGLISH], 1);
    assert_int_equal(sums.dwell[0], 1); /* 5 s: walking away is no reading */
    assert_int_equal(sums.dwell[2], 1); /* 40 s */
    StatsItem top[4];
    assert_int_equal(stats_top(&booth.stats, top, 4), 2);
    assert_true(booth.stats.changed);
}

static void test_buckets(void **state) {
    (void)state;
    static const struct {
        int64_t ms;
        int32_t bucket;
    } rows[] = {{0, 0},     {9999, 0},   {10000, 1},  {29999, 1},  {30000, 2},  {59999, 2},
                {60000, 3}, {179999, 3}, {180000, 4}, {599999, 4}, {600000, 5}, {9999999, 5}};
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        begin();
        open_article(1, "a", 1, 0);
        pass(rows[i].ms);
        go(SCREEN_HOME);
        StatsSums sums = stats_sums(&booth.stats);
        if (sums.dwell[rows[i].bucket] != 1) {
            fail_msg("%lld ms", (long long)rows[i].ms);
        }
    }
}

/* A restart within one boot goes on; a new boot is a new session; old ones are folded together. */
static void test_sessions(void **state) {
    (void)state;
    char name[24];
    begin();
    stats_begin(&booth.stats, S("boot-1"));
    assert_int_equal(booth.stats.session_count, 1);
    for (int32_t boot = 2; boot <= 40; boot++) {
        open_article(1, "a", 2, 1);
        go(SCREEN_ATTRACT);
        snprintf(name, sizeof(name), "boot-%d", boot);
        stats_begin(&booth.stats, str_from_c(name));
        assert_true(booth.stats.session_count <= STATS_SESSIONS_MAX);
    }
    StatsSums sums = stats_sums(&booth.stats);
    assert_int_equal(sums.opens, 39);
    assert_int_equal(sums.all.visits, 39);
    assert_int_equal(booth.stats.sessions[0].number, 0);
    assert_int_equal(booth.stats.sessions[booth.stats.session_count - 1].number, 40);
    StatsItem top[4];
    assert_int_equal(stats_top(&booth.stats, top, 4), 1);
    assert_int_equal(top[0].opens, 39);
}

/* More items than there is room for: nothing is lost, the rest is counted together. */
static void test_full(void **state) {
    (void)state;
    char key[32];
    begin();
    for (int32_t i = 0; i < 2000; i++) {
        if (i == 700) {
            stats_begin(&booth.stats, S("boot-2"));
        }
        snprintf(key, sizeof(key), "issue/%04d", i);
        open_article(i + 1, key, 1, 0);
        go(SCREEN_ATTRACT);
    }
    StatsSums sums = stats_sums(&booth.stats);
    assert_int_equal(sums.opens, 2000);
    assert_int_equal(sums.completed, 2000);
    assert_true(booth.stats.item_count <= STATS_ITEMS_MAX);
    /* And the worst table fits its file. */
    Arena arena = arena_open(2 * STATS_FILE_BYTES);
    Buffer out = buffer_in(&arena, STATS_FILE_BYTES);
    stats_write(&booth.stats, &out);
    assert_false(out.full);
    arena_close(&arena);
}

static void test_top(void **state) {
    (void)state;
    static const char *keys[] = {"a", "b", "c", "d", "e"};
    static const int32_t opens[] = {3, 9, 1, 7, 5};
    begin();
    for (int32_t i = 0; i < 5; i++) {
        for (int32_t k = 0; k < opens[i]; k++) {
            open_article(i + 1, keys[i], 1, 0);
            go(SCREEN_HOME);
        }
    }
    StatsItem top[3];
    assert_int_equal(stats_top(&booth.stats, top, 3), 3);
    assert_string_equal(top[0].key, "b");
    assert_string_equal(top[1].key, "d");
    assert_string_equal(top[2].key, "e");
}

static void test_round(void **state) {
    (void)state;
    static Stats again;
    Arena arena = arena_open(4 * STATS_FILE_BYTES);
    Failure failure = {0};
    begin();
    open_article(1, "110/01 odd,key", 3, 2);
    pass(40000);
    go(SCREEN_HOME);
    go(SCREEN_ATTRACT);
    Buffer out = buffer_in(&arena, STATS_FILE_BYTES);
    stats_write(&booth.stats, &out);
    assert_true(stats_read(&again, buffer_view(&out), &failure));
    Buffer twice = buffer_in(&arena, STATS_FILE_BYTES);
    stats_write(&again, &twice);
    assert_true(str_equal(buffer_view(&out), buffer_view(&twice)));
    Buffer csv = buffer_in(&arena, STATS_FILE_BYTES);
    stats_write_csv(&again, S("east"), &csv);
    assert_true(str_starts_with(buffer_view(&csv), S("kiosk,session,what,which,count\r\n")));
    assert_true(str_find(buffer_view(&csv), S("\r\neast,1,opens,110/01_odd_key,1\r\n")) > 0);
    assert_true(str_find(buffer_view(&csv), S("\r\neast,1,read 30-60 s,110/01_odd_key,1\r\n")) > 0);
    arena_close(&arena);
}

static const struct {
    const char *name;
    const char *text;
} damaged[] = {
    {"nothing", ""},
    {"another file", "[booth]\nname = a\n"},
    {"another version", "tsubo-stats 2 x\n"},
    {"a long boot", "tsubo-stats 1 0123456789012345678901234567890123456789012345\n"},
    {"a word", "tsubo-stats 1 x\nhello\n"},
    {"a short session", "tsubo-stats 1 x\nsession 1 2\n"},
    {"a long session", "tsubo-stats 1 x\nsession 1 0 0 0 0 0 0 0 0 0 0\n"},
    {"sessions that fall", "tsubo-stats 1 x\nsession 2 0 0 0 0 0 0 0 0 0\n"
                           "session 1 0 0 0 0 0 0 0 0 0\n"},
    {"a negative count", "tsubo-stats 1 x\nsession 1 -1 0 0 0 0 0 0 0 0\n"},
    {"a huge count", "tsubo-stats 1 x\nsession 1 2000000000 0 0 0 0 0 0 0 0\n"},
    {"an item without key", "tsubo-stats 1 x\nitem 1  1 1 1 1 1 1 1 1 1 1\n"},
    {"half an item", "tsubo-stats 1 x\nitem 1 a 1 1 1\n"},
};

static void test_damaged(void **state) {
    (void)state;
    static Stats stats;
    for (int32_t i = 0; i < COUNT_OF(damaged); i++) {
        Failure failure = {0};
        if (stats_read(&stats, str_from_c(damaged[i].text), &failure)) {
            fail_msg("%s was taken", damaged[i].name);
        }
        assert_int_equal(stats.session_count + stats.item_count, 0);
    }
}

static void put_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void follow_file(StatsFile *file) {
    stats_file_follow(file, &booth.model, &booth.opened, booth.model.now_ms);
}

/* The file is written in idle moments only, at most once a minute, and a damaged one is put aside.
 */
static void test_file(void **state) {
    (void)state;
    Config settings = {.stats = true, .state = S("test_stats.tmp")};
    Arena arena = arena_open(1024 * 1024);
    struct stat about;
    mkdir("test_stats.tmp", 0755);
    put_file("test_stats.tmp/statistics", "nonsense\n");
    begin();
    StatsFile file = stats_file_open_in(&arena, &settings, NULL);
    assert_true(file_exists(S("test_stats.tmp/statistics.broken")));
    assert_false(file_exists(S("test_stats.tmp/statistics")));
    follow_file(&file);
    assert_int_equal(stats_file_deadline_ms(&file, &booth.model), -1);
    open_article(1, "a", 1, 0);
    follow_file(&file);
    assert_false(file_exists(S("test_stats.tmp/statistics"))); /* somebody reads */
    go(SCREEN_ATTRACT);
    follow_file(&file);
    assert_true(file_exists(S("test_stats.tmp/statistics")));
    assert_int_equal(stat("test_stats.tmp/statistics", &about), 0);
    ino_t first = about.st_ino;
    for (int32_t i = 0; i < 100; i++) { /* a weekend */
        pass(3600000);
        follow_file(&file);
    }
    assert_int_equal(stat("test_stats.tmp/statistics", &about), 0);
    assert_int_equal(about.st_ino, first); /* never replaced */
    stats_file_close(&file);
    arena_close(&arena);
}

/* A second visit within a minute. The model sleeps then; the loop wakes for the file alone, and
 * must not have to wake for it twice. */
static void test_due(void **state) {
    (void)state;
    Config settings = {.stats = true, .state = S("test_stats.tmp")};
    Arena arena = arena_open(1024 * 1024);
    mkdir("test_stats.tmp", 0755);
    begin();
    StatsFile file = stats_file_open_in(&arena, &settings, NULL);
    pass(STATS_PAUSE_MS);
    for (int32_t i = 0; i < 2; i++) {
        open_article(1, "a", 1, 0);
        follow_file(&file);
        go(SCREEN_ATTRACT);
        follow_file(&file);
    }
    int64_t due_ms = stats_file_deadline_ms(&file, &booth.model);
    assert_true(due_ms > booth.model.now_ms);
    stats_file_follow(&file, &booth.model, &booth.opened, due_ms);
    assert_int_equal(stats_file_deadline_ms(&file, &booth.model), -1);
    stats_file_close(&file);
    arena_close(&arena);
}

/* A full disk: the counts stay, the next idle moment tries again. */
static void test_full_disk(void **state) {
    (void)state;
    Config settings = {.stats = true, .state = S("test_stats.tmp")};
    Arena arena = arena_open(1024 * 1024);
    struct rlimit before;
    begin();
    StatsFile file = stats_file_open_in(&arena, &settings, NULL);
    open_article(1, "b", 1, 0);
    follow_file(&file);
    go(SCREEN_ATTRACT);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){16, before.rlim_max});
    follow_file(&file);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_true(file.failed && file.stats->changed);
    assert_false(file_exists(S("test_stats.tmp/statistics.new")));
    assert_int_equal(stats_file_deadline_ms(&file, &booth.model),
                     booth.model.now_ms + STATS_PAUSE_MS);
    pass(STATS_PAUSE_MS);
    follow_file(&file);
    assert_false(file.failed || file.stats->changed);
    stats_file_close(&file);
    unlink("test_stats.tmp/statistics");
    unlink("test_stats.tmp/statistics.broken");
    rmdir("test_stats.tmp");
    arena_close(&arena);
}

/* stats = off, and a folder that does not exist. */
static void test_off(void **state) {
    (void)state;
    Config off = {.stats = false, .state = S("test_stats.tmp")};
    Config nowhere = {.stats = true, .state = S("/no/such/folder")};
    Arena arena = arena_open(1024 * 1024);
    begin();
    StatsFile file = stats_file_open_in(&arena, &off, NULL);
    follow_file(&file);
    assert_null(file.stats);
    stats_file_close(&file);
    file = stats_file_open_in(&arena, &nowhere, NULL);
    open_article(1, "a", 1, 0);
    follow_file(&file);
    go(SCREEN_ATTRACT);
    follow_file(&file);
    assert_int_equal(stats_sums(file.stats).opens, 1);
    assert_int_equal(stats_file_deadline_ms(&file, &booth.model), -1);
    stats_file_close(&file);
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_visit),    cmocka_unit_test(test_buckets),
        cmocka_unit_test(test_sessions), cmocka_unit_test(test_full),
        cmocka_unit_test(test_top),      cmocka_unit_test(test_round),
        cmocka_unit_test(test_damaged),  cmocka_unit_test(test_file),
        cmocka_unit_test(test_due),      cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_off)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
