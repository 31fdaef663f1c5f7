/* The folder for a stick: what is in it, what it refuses, and that it changes whole or not at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "base/stream.h"
#include "library/codes.h"
#include "pack_fixture.h"
#include "pack_tool/stick_folder.h"
#include "pack_tool/stick_note.h"
#include "signer.h"

static PackFixture fixture;
static Signer signer;
static SecretKey secret;
static Str sound;

/* A stick that loses a byte: the linker puts this in front of the real stream_finish. */
bool __real_stream_finish(Stream *stream, Failure *failure);
bool __wrap_stream_finish(Stream *stream, Failure *failure);
static const char *lost_name; /* end of the file's name that it happens to, or NULL */
static long lost_at;

bool __wrap_stream_finish(Stream *stream, Failure *failure) {
    bool done = __real_stream_finish(stream, failure);
    if (lost_name && str_ends_with(str_from_c(stream->path), str_from_c(lost_name))) {
        FILE *file = fopen(stream->path, "r+b");
        assert_non_null(file);
        fseek(file, lost_at, SEEK_SET);
        int byte = fgetc(file);
        fseek(file, lost_at, SEEK_SET);
        fputc(byte ^ 1, file);
        fclose(file);
    }
    return done;
}

static int make_pack(void **state) {
    (void)state;
    fixture = pack_fixture_open();
    pack_fixture_read(&fixture);
    pack_fixture_build(&fixture, "x.tsubo");
    sound = pack_fixture_load(&fixture, "x.tsubo");
    signer = signer_of(1);
    secret.id = signer.key.id;
    memcpy(secret.bytes, signer.secret, SECRET_KEY_BYTES);
    setenv("SOURCE_DATE_EPOCH", "1795305600", 1); /* 2026-11-22 */
    return 0;
}

static int remove_pack(void **state) {
    (void)state;
    pack_fixture_close(&fixture);
    return 0;
}

static void run_sql(const char *path, const char *sql) {
    sqlite3 *database;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

/* A pack like the sound one, with another id and serial. */
static Str make_other(const char *path, const char *id, int32_t serial) {
    char sql[512];
    pack_fixture_write(path, sound);
    snprintf(sql, sizeof(sql),
             "UPDATE meta SET value = '%s' WHERE key = 'id';"
             "UPDATE meta SET value = '%d' WHERE key = 'serial'",
             id, serial);
    run_sql(path, sql);
    return str_from_c(path);
}

/* The names in a folder, one a line. */
static const char *listing(const char *path) {
    Failure failure;
    FileNames list;
    Buffer text = buffer_in(&fixture.arena, 4096);
    assert_true(file_list_in(&fixture.arena, str_from_c(path), 100, &list, &failure));
    for (int32_t i = 0; i < list.count; i++) {
        buffer_print(&text, "%.*s\n", STR_ARG(list.names[i]));
    }
    return arena_print_in(&fixture.arena, "%.*s", STR_ARG(buffer_view(&text))).at;
}

static StickFolder folder_of(const char *stick) {
    return (StickFolder){.arena = &fixture.arena, .stick = str_from_c(stick)};
}

static void write_or_fail(StickFolder *folder) {
    Failure failure = {0};
    if (!stick_folder_check(folder, &failure) || !stick_folder_write(folder, &secret, &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

static void test_two_packs(void **state) {
    Failure failure = {0};
    SignedClaim trusted;
    SignatureVerdict verdict;
    StickFolder folder = folder_of("usb");
    Keyring keyring = signer_keyring(&signer);
    (void)state;
    assert_int_equal(mkdir("usb", 0755), 0);
    assert_true(stick_folder_add(&folder, S("x.tsubo"), &failure));
    assert_true(
        stick_folder_add(&folder, make_other("y.tsubo", "jp.tsubo.other", 2026112201), &failure));
    write_or_fail(&folder);
    assert_string_equal(listing("usb"), "TSUBO\n");
    assert_string_equal(listing("usb/TSUBO"),
                        "jp.tsubo.other-2026112201.tsubo\n"
                        "jp.tsubo.other-2026112201.tsubo.minisig\n"
                        "jp.tsubo.test-7.tsubo\n"
                        "jp.tsubo.test-7.tsubo.minisig\n" STICK_NOTE_NAME "\n");
    assert_true(sign_check_file(&fixture.arena, S("usb/TSUBO/jp.tsubo.test-7.tsubo"), &keyring,
                                &trusted, &verdict, &failure));
    assert_int_equal(verdict, SIGNATURE_GOOD);

    /* The next month: one pack takes the place of two, and what a Mac left goes too. */
    pack_fixture_write("usb/TSUBO/._x", S("x"));
    folder = folder_of("usb/");
    assert_true(stick_folder_add(&folder, make_other("y.tsubo", "jp.tsubo.test", 8), &failure));
    write_or_fail(&folder);
    assert_string_equal(listing("usb/TSUBO"),
                        "jp.tsubo.test-8.tsubo\njp.tsubo.test-8.tsubo.minisig\n" STICK_NOTE_NAME
                        "\n");
    assert_string_equal(listing("usb"), "TSUBO\n");
}

static void test_long_id(void **state) {
    static const char id[] = "a123456789b123456789c123456789d123456789e123456789f123456789g123";
    Failure failure = {0};
    StickFolder folder = folder_of("usb");
    (void)state;
    assert_true(stick_folder_add(&folder, make_other("y.tsubo", id, 2026112201), &failure));
    assert_true(str_equal(folder.names[0], S("a123456789b123456789c123456789d123456789e123456789"
                                             "f12-2026112201.tsubo")));
    assert_int_equal(folder.names[0].size, STICK_STEM_BYTES + 6);
}

static void expect_refusal(bool done, const Failure *failure, const char *sentence) {
    assert_false(done);
    assert_string_equal(failure->sentence, sentence);
}

static void test_refusals(void **state) {
    Failure failure = {0};
    StickFolder folder = folder_of("none");
    (void)state;
    expect_refusal(stick_folder_add(&folder, S("none.tsubo"), &failure), &failure,
                   "there is no pack none.tsubo");
    pack_fixture_write("text.tsubo", S("not a pack at all, but long enough to be looked at ......."
                                       ".........................................."));
    expect_refusal(stick_folder_add(&folder, S("text.tsubo"), &failure), &failure,
                   "text.tsubo is not a pack");
    make_other("y.tsubo", "jp.tsubo.drafts", 1);
    run_sql("y.tsubo", "UPDATE meta SET value = '1' WHERE key = 'drafts'");
    expect_refusal(stick_folder_add(&folder, S("y.tsubo"), &failure), &failure,
                   "y.tsubo cannot be signed: it has drafts in it; finish them and build it "
                   "without --drafts");
    assert_true(stick_folder_add(&folder, S("x.tsubo"), &failure));
    expect_refusal(
        stick_folder_add(&folder, make_other("y.tsubo", "JP.tsubo.test", 9), &failure), &failure,
        "x.tsubo and y.tsubo have the same id JP.tsubo.test; a booth would take one of them");
    assert_int_equal(folder.count, 1);

    expect_refusal(stick_folder_check(&folder, &failure), &failure,
                   "there is no folder none; is the stick plugged in and opened?");
    folder.stick = S("x.tsubo");
    expect_refusal(stick_folder_check(&folder, &failure), &failure,
                   "there is no folder x.tsubo; is the stick plugged in and opened?");
    folder.stick = S("usb/TSUBO/");
    expect_refusal(stick_folder_check(&folder, &failure), &failure,
                   "give the folder of the stick itself; TSUBO is made in it");
    folder.stick = S("usb");
    pack_fixture_write("usb/TSUBO/photo.jpg", S("kept"));
    expect_refusal(stick_folder_check(&folder, &failure), &failure,
                   "usb/TSUBO holds “photo.jpg”, which would be lost; move it away first");
    pack_fixture_remove("usb/TSUBO/photo.jpg");
    assert_true(stick_folder_check(&folder, &failure));

    folder.claims[0].size_bytes = (int64_t)1 << 60;
    assert_false(stick_folder_check(&folder, &failure));
    assert_int_equal(failure.kind, FAILURE_SPACE);
    assert_non_null(strstr(failure.sentence, "usb is full; "));
}

static void test_too_many(void **state) {
    Failure failure = {0};
    StickFolder folder = folder_of("usb");
    (void)state;
    for (int32_t i = 0; i < STICK_FOLDER_PACKS; i++) {
        Str id = arena_print_in(&fixture.arena, "jp.tsubo.n%d", i);
        assert_true(stick_folder_add(&folder, make_other("y.tsubo", id.at, 1), &failure));
    }
    expect_refusal(stick_folder_add(&folder, S("x.tsubo"), &failure), &failure,
                   "a stick has at most 16 packs");
    Str note = stick_note_in(&fixture.arena, folder.claims, folder.count);
    assert_true(note.size > 2000);
}

/* What booths left stays on the stick, also what a cut-off run had moved already. */
static void test_receipts_stay(void **state) {
    Failure failure = {0};
    StickFolder folder = folder_of("usb");
    (void)state;
    assert_true(stick_folder_add(&folder, S("x.tsubo"), &failure));
    pack_fixture_write("usb/TSUBO/receipts/east.txt", S("east"));
    pack_fixture_write("usb/TSUBO/statistics/east.csv", S("1,2"));
    write_or_fail(&folder);
    assert_string_equal(listing("usb/TSUBO"),
                        "jp.tsubo.test-7.tsubo\njp.tsubo.test-7.tsubo.minisig\n"
                        "receipts\nstatistics\n" STICK_NOTE_NAME "\n");
    assert_string_equal(listing("usb/TSUBO/receipts"), "east.txt\n");

    pack_fixture_write("usb/TSUBO.new/receipts/west.txt", S("west"));
    pack_fixture_write("usb/TSUBO.new/receipts/east.txt", S("older"));
    write_or_fail(&folder);
    assert_string_equal(listing("usb/TSUBO/receipts"), "east.txt\nwest.txt\n");
    assert_true(str_equal(pack_fixture_load(&fixture, "usb/TSUBO/receipts/east.txt"), S("east")));
    assert_string_equal(listing("usb"), "TSUBO\n");

    /* Another folder than these is nobody's to remove; and a run that fails at its very end puts
     * back what it had moved. */
    pack_fixture_write("usb/TSUBO/holiday.tsubo/photo.jpg", S("kept"));
    assert_false(stick_folder_check(&folder, &failure));
    assert_non_null(strstr(failure.sentence, "holds “holiday.tsubo”, which would be lost"));
    pack_fixture_remove("usb/TSUBO/holiday.tsubo/photo.jpg");
    pack_fixture_remove("usb/TSUBO/holiday.tsubo");
    pack_fixture_write("usb/TSUBO.old", S("in the way"));
    assert_false(stick_folder_write(&folder, &secret, &failure));
    assert_string_equal(failure.sentence, "usb/TSUBO.old is not a folder");
    assert_string_equal(listing("usb/TSUBO/receipts"), "east.txt\nwest.txt\n");
    pack_fixture_remove("usb/TSUBO.old");
    assert_string_equal(listing("usb"), "TSUBO\n");
    pack_fixture_remove("usb/TSUBO/receipts/east.txt");
    pack_fixture_remove("usb/TSUBO/receipts/west.txt");
    pack_fixture_remove("usb/TSUBO/receipts");
    pack_fixture_remove("usb/TSUBO/statistics/east.csv");
    pack_fixture_remove("usb/TSUBO/statistics");
}

/* Whatever goes wrong, the former folder stays and nothing stays beside it. */
static void test_failures_change_nothing(void **state) {
    Failure failure = {0};
    StickFolder folder = folder_of("usb");
    const char *before = listing("usb/TSUBO");
    (void)state;
    assert_true(stick_folder_add(&folder, make_other("y.tsubo", "jp.tsubo.new", 1), &failure));
    run_sql("y.tsubo", "UPDATE meta SET value = 'jp.tsubo.xyz' WHERE key = 'id'");
    assert_false(stick_folder_write(&folder, &secret, &failure));
    assert_string_equal(failure.sentence, "y.tsubo has changed meanwhile");
    pack_fixture_remove("y.tsubo");
    assert_false(stick_folder_write(&folder, &secret, &failure));
    assert_string_equal(failure.sentence, "cannot open y.tsubo: No such file or directory");
    SecretKey broken = secret;
    broken.bytes[40] ^= 1;
    folder = folder_of("usb");
    assert_true(stick_folder_add(&folder, S("x.tsubo"), &failure));
    assert_false(stick_folder_write(&folder, &broken, &failure));
    assert_string_equal(failure.sentence, "the secret key does not sign soundly");
    assert_string_equal(listing("usb"), "TSUBO\n");
    assert_string_equal(listing("usb/TSUBO"), before);

    /* What an earlier run left behind is in nobody's way. */
    assert_int_equal(mkdir("usb/TSUBO.new", 0755), 0);
    pack_fixture_write("usb/TSUBO.new/x.tsubo", S("half"));
    write_or_fail(&folder);
    assert_string_equal(listing("usb"), "TSUBO\n");
    assert_string_equal(listing("usb/TSUBO"),
                        "jp.tsubo.test-7.tsubo\njp.tsubo.test-7.tsubo.minisig\n" STICK_NOTE_NAME
                        "\n");
}

/* What was written is not what is there: the stick is refused, the former folder stays. */
static void test_stick_that_lies(void **state) {
    static const struct {
        const char *name;
        long at;
    } lies[] = {
        {".tsubo", 100000}, {".tsubo", 0}, {".minisig", 100}, {".minisig", 300}, {".txt", 50}};
    const char *before = listing("usb/TSUBO");
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(lies); i++) {
        Failure failure = {0};
        StickFolder folder = folder_of("usb");
        assert_true(stick_folder_add(&folder, make_other("y.tsubo", "jp.tsubo.x", 1), &failure));
        lost_name = lies[i].name;
        lost_at = lies[i].at;
        bool done = stick_folder_write(&folder, &secret, &failure);
        lost_name = NULL;
        if (done) {
            fail_msg("a byte of %s was lost and nobody saw it", lies[i].name);
        }
        assert_int_equal(failure.kind, FAILURE_DEVICE);
        assert_string_equal(failure.sentence,
                            "usb reads back otherwise than it was written; use another stick");
        assert_string_equal(listing("usb"), "TSUBO\n");
        assert_string_equal(listing("usb/TSUBO"), before);
    }
}

/* Notepad shows it; and what it quotes is what the screen says. */
static void test_note(void **state) {
    PackClaim claim = signer_claim();
    Str note = stick_note_in(&fixture.arena, &claim, 1);
    int32_t lines = 0;
    (void)state;
    assert_true(str_starts_with(note, S("\xEF\xBB\xBF展示端末の更新用USBメモリー\r\n")));
    assert_true(str_ends_with(note, S("\r\n")));
    for (int32_t i = 0; i < note.size; i++) {
        lines += note.at[i] == '\n';
        assert_true(note.at[i] != '\n' || note.at[i - 1] == '\r');
        assert_true(note.at[i] != '\r' || note.at[i + 1] == '\n');
    }
    assert_true(lines > 20);
    assert_true(str_find(note, S("・営業秘密のツボ 1\r\n   第7号、2026年11月22日作成\r\n")) > 0);
    assert_true(str_find(note, S("コピー完了。USBメモリーを抜いてください")) > 0);
    Str s3 = code_text(CODE_S3)->sentence[CODE_JAPANESE];
    assert_true(str_starts_with(s3, S("コピー完了。USBメモリーを抜いてください")));
    Str s1 = code_text(CODE_S1)->sentence[CODE_JAPANESE];
    assert_true(str_starts_with(s1, S("更新しました")));
    Str p2 = code_text(CODE_P2)->sentence[CODE_JAPANESE];
    assert_true(str_find(p2, S("抜かないでください")) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_packs),       cmocka_unit_test(test_long_id),
        cmocka_unit_test(test_refusals),        cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_receipts_stay),   cmocka_unit_test(test_failures_change_nothing),
        cmocka_unit_test(test_stick_that_lies), cmocka_unit_test(test_note)};
    return cmocka_run_group_tests(tests, make_pack, remove_pack);
}
