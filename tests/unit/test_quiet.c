/* Quiet hours by clocks of all kinds, and the connectors of a kernel that is only a folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "kiosk/displays.h"
#include "kiosk/life.h"

static const ConfigHours night = {true, 22 * 60, 6 * 60 + 30};
static const ConfigHours noon = {true, 12 * 60, 13 * 60};

static const struct {
    const char *name;
    const ConfigHours *hours;
    int year, month, day, hour, minute;
    QuietAnswer answer;
} rows[] = {
    {"an evening", &night, 2026, 11, 22, 21, 59, QUIET_DAY},
    {"the first minute", &night, 2026, 11, 22, 22, 0, QUIET_NIGHT},
    {"after midnight", &night, 2026, 11, 23, 0, 0, QUIET_NIGHT},
    {"the last minute", &night, 2026, 11, 23, 6, 29, QUIET_NIGHT},
    {"a morning", &night, 2026, 11, 23, 6, 30, QUIET_DAY},
    {"within a day", &noon, 2026, 11, 23, 12, 30, QUIET_NIGHT},
    {"before it", &noon, 2026, 11, 23, 11, 59, QUIET_DAY},
    {"after it", &noon, 2026, 11, 23, 13, 0, QUIET_DAY},
    {"a clock without battery", &night, 1970, 1, 2, 23, 0, QUIET_CLOCK_WRONG},
    {"an old firmware", &night, 2015, 1, 1, 23, 0, QUIET_CLOCK_WRONG},
    {"the far future", &night, 2099, 1, 1, 23, 0, QUIET_CLOCK_WRONG},
};

static void test_clocks(void **state) {
    (void)state;
    static const ConfigHours off = {0};
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        struct tm local = {.tm_year = rows[i].year - 1900,
                           .tm_mon = rows[i].month - 1,
                           .tm_mday = rows[i].day,
                           .tm_hour = rows[i].hour,
                           .tm_min = rows[i].minute,
                           .tm_isdst = -1};
        int64_t seconds = mktime(&local);
        if (quiet_ask(rows[i].hours, seconds) != rows[i].answer) {
            fail_msg("%s", rows[i].name);
        }
        assert_int_equal(quiet_ask(&off, seconds), QUIET_UNUSED);
    }
    assert_int_equal(quiet_ask(&night, INT64_MAX), QUIET_CLOCK_WRONG);
    assert_int_equal(quiet_ask(&night, INT64_MIN), QUIET_CLOCK_WRONG);
}

static void write_status(const char *path, const char *word) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "%s\n", word);
    fclose(file);
}

static void test_connectors(void **state) {
    (void)state;
    static const char first[] = "test_quiet.tmp/card0-HDMI-A-1/status";
    static const char second[] = "test_quiet.tmp/card1-DSI-1/status";
    Str root = S("test_quiet.tmp");
    assert_int_equal(displays_connected(S("/no/such/folder")), -1);
    mkdir("test_quiet.tmp", 0755);
    mkdir("test_quiet.tmp/card0", 0755); /* the card itself has no status */
    mkdir("test_quiet.tmp/card0-HDMI-A-1", 0755);
    mkdir("test_quiet.tmp/card1-DSI-1", 0755);
    write_status(first, "connected");
    write_status(second, "disconnected");
    assert_int_equal(displays_connected(root), 1);
    write_status(first, "disconnected");
    assert_int_equal(displays_connected(root), 0);
    write_status(second, "connected");
    assert_int_equal(displays_connected(root), 1);
    write_status(first, "connected");
    assert_int_equal(displays_connected(root), 2);
    unlink(first);
    unlink(second);
    rmdir("test_quiet.tmp/card1-DSI-1");
    rmdir("test_quiet.tmp/card0-HDMI-A-1");
    rmdir("test_quiet.tmp/card0");
    rmdir("test_quiet.tmp");
}

/* A panel that shakes loose for a moment, every day: each time its contacts end, and it is told. */
static void test_panels(void **state) {
    (void)state;
    Arena arena = arena_open(1024 * 1024);
    Life life = {.log = log_in(&arena)};
    static const struct {
        int32_t panels;
        bool gone;
        const char *sentence;
    } steps[] = {
        {1, false, "a touch panel was found; there are 1\n"},
        {1, false, NULL},
        {0, true, "a touch panel is gone; 0 are left\n"},
        {0, false, NULL},
        {1, false, "a touch panel is back; there are 1\n"},
        {2, false, "a touch panel is back; there are 2\n"},
        {1, true, "a touch panel is gone; 1 are left\n"},
    };
    for (int32_t i = 0; i < COUNT_OF(steps); i++) {
        int64_t before = log_count(life.log);
        assert_int_equal(life_count_panels(&life, steps[i].panels), steps[i].gone);
        assert_int_equal(log_count(life.log) - before, steps[i].sentence != NULL);
        if (steps[i].sentence) {
            assert_true(
                str_ends_with(log_text_in(&arena, life.log), str_from_c(steps[i].sentence)));
        }
    }
    arena_close(&arena);
}

/* Once when a spot is set aside and once when it is believed again, not with every look. */
static void test_spots(void **state) {
    (void)state;
    Arena arena = arena_open(1024 * 1024);
    Life life = {.log = log_in(&arena)};
    static const struct {
        int32_t spots;
        const char *sentence;
    } steps[] = {
        {0, NULL},
        {1, "a spot of the panel never lets go and is ignored; there are 1\n"},
        {1, NULL},
        {3, "a spot of the panel never lets go and is ignored; there are 3\n"},
        {2, "a spot of the panel has let go; 2 are left\n"},
        {0, "a spot of the panel has let go; 0 are left\n"},
    };
    for (int32_t i = 0; i < COUNT_OF(steps); i++) {
        int64_t before = log_count(life.log);
        life_count_spots(&life, steps[i].spots);
        assert_int_equal(log_count(life.log) - before, steps[i].sentence != NULL);
        if (steps[i].sentence) {
            assert_true(
                str_ends_with(log_text_in(&arena, life.log), str_from_c(steps[i].sentence)));
        }
    }
    arena_close(&arena);
}

/* One sentence, and only when there is something to say. */
static void test_more_displays(void **state) {
    (void)state;
    Failure said = {0};
    assert_false(displays_tell_more(-1, S(""), &said));
    assert_false(displays_tell_more(1, S("HDMI-A-1"), &said));
    assert_true(displays_tell_more(2, S("HDMI-A-1"), &said));
    assert_string_equal(said.sentence, "2 displays are connected; the picture is on one of them "
                                       "only: HDMI-A-1");
    assert_true(displays_tell_more(3, S(""), &said));
    assert_string_equal(said.sentence,
                        "3 displays are connected; the picture is on one of them only");
}

/* As a user who may nothing; root may everything, so only a child that gives it up can tell. */
static void test_permission(void **state) {
    (void)state;
    Failure said = {0};
    assert_true(displays_may_be_opened(S("/no/such/folder"), &said));
    mkdir("test_quiet.tmp", 0755);
    fclose(fopen("test_quiet.tmp/card0", "w"));
    assert_true(displays_may_be_opened(S("test_quiet.tmp"), &said));
    chmod("test_quiet.tmp/card0", 0);
    /* access() asks for the real user. The root of a namespace that holds nobody else cannot become
     * somebody else. */
    if (geteuid() == 0 && setreuid(65534, 0) != 0) {
        unlink("test_quiet.tmp/card0");
        rmdir("test_quiet.tmp");
        skip();
    }
    bool allowed = displays_may_be_opened(S("test_quiet.tmp"), &said);
    if (getuid() == 65534) {
        assert_int_equal(setreuid(0, 0), 0);
    }
    assert_false(allowed);
    assert_non_null(strstr(said.sentence, "groups \"video\" and \"render\""));
    unlink("test_quiet.tmp/card0");
    rmdir("test_quiet.tmp");
}

int main(void) {
    setenv("TZ", "Asia/Tokyo", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clocks),        cmocka_unit_test(test_connectors),
        cmocka_unit_test(test_more_displays), cmocka_unit_test(test_permission),
        cmocka_unit_test(test_panels),        cmocka_unit_test(test_spots)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
