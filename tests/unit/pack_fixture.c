/* A folder under /tmp, because the tool's subject is folders. */
#include "pack_fixture.h"

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "pack_tool/build.h"
#include "pack_tool/check.h"

typedef struct BaseFile {
    const char *path;
    const char *text;
} BaseFile;

/* Lines and columns of the cases count on this wording. */
static const BaseFile base_files[] = {
    {"content/pack.yaml", "id: jp.tsubo.test\nserial: 7\ntitle: 試験のパック\npublisher: 編集部\n"
                          "booth: 試験\n"},
    {"content/topics.yaml", "- id: basics\n  title: きほん\n  english: Basics\n"},
    {"content/terms.yaml",
     "- term: 営業秘密\n  reading: えいぎょうひみつ\n  text: 会社の大切な情報です。\n"},
    {"content/110/issue.md", "---\nnumber: 110\ndate: 2025-08-20\nsummary: 今号の見どころです。\n"
                             "look_for: 号のページ\n---\n号の紹介です。\n"},
    {"content/110/01-opening.md",
     "---\ntitle: はじめの記事\nsection: 巻頭メッセージ\nkind: opening-message\ntopics: [basics]\n"
     "terms: [営業秘密]\nlook_for: 探すページ\nrelated: "
     "[110/02-second]\n---\n｜営業秘密《えいぎょうひみつ》を守ります。\n"},
    {"content/110/02-second.md",
     "---\ntitle: つぎの記事\nsection: 編集後記\nkind: editor-note\n"
     "topics: [basics]\nhighlight: 読んでみませんか\n"
     "link: https://www.ipa.go.jp/security/\n---\n二つ目の記事です。\n"},
    {"content/videos/drama.md", "---\ntitle: ドラマで学ぶ\nkind: ドラマ\ncount: 全5話\npublisher: "
                                "経済産業省\nchannel: YouTube\n"
                                "audience: 経営者の方\nissues: [110]\ncolour: teal\ntopics: "
                                "[basics]\nlook_for: 特設サイト\n---\n"
                                "動画の紹介です。\n"},
};

void pack_fixture_write(const char *path, Str text) {
    Failure failure;
    Str folder = str_from_c(path);
    while (folder.size > 0 && folder.at[folder.size - 1] != '/') {
        folder.size--;
    }
    folder.size -= folder.size > 0;
    if (folder.size > 0) {
        assert_true(file_make_directory(folder, &failure));
    }
    assert_true(file_replace(str_from_c(path), text, &failure));
}

void pack_fixture_remove(const char *path) {
    assert_int_equal(remove(path), 0);
}

PackFixture pack_fixture_open(void) {
    PackFixture fixture = {.folder = "/tmp/tsubo-test-XXXXXX"};
    assert_non_null(mkdtemp(fixture.folder));
    fixture.home = open(".", O_RDONLY | O_DIRECTORY);
    assert_true(fixture.home >= 0);
    assert_int_equal(chdir(fixture.folder), 0);
    for (int32_t i = 0; i < COUNT_OF(base_files); i++) {
        pack_fixture_write(base_files[i].path, str_from_c(base_files[i].text));
    }
    fixture.arena = arena_open((size_t)256 * 1024 * 1024);
    fixture.scratch = arena_open((size_t)256 * 1024 * 1024);
    return fixture;
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *walk) {
    (void)about, (void)kind, (void)walk;
    return remove(path);
}

void pack_fixture_close(PackFixture *fixture) {
    arena_close(&fixture->scratch);
    arena_close(&fixture->arena);
    assert_int_equal(fchdir(fixture->home), 0);
    close(fixture->home);
    assert_int_equal(nftw(fixture->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS), 0);
}

static bool draws(void *context, uint32_t scalar) {
    (void)context;
    return scalar != 0x1F600 && scalar != 0x20BB7 && scalar != 0x2074;
}

void pack_fixture_read(PackFixture *fixture) {
    Failure failure = {0};
    fixture->findings = findings_in(&fixture->arena);
    fixture->source = (Source){.arena = &fixture->arena,
                               .scratch = &fixture->scratch,
                               .findings = &fixture->findings,
                               .measure = fixture->source.measure,
                               .coverage = {NULL, draws}};
    if (!source_read(&fixture->source, S("content"), &failure)) {
        fail_msg("%s", failure.sentence);
    }
    check_source(&fixture->source);
}

Str pack_fixture_findings(PackFixture *fixture) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    findings_print(&fixture->findings, out);
    fclose(out);
    Str copy = arena_copy_in(&fixture->arena, (Str){text, (int32_t)size});
    free(text);
    return copy;
}

void pack_fixture_build(PackFixture *fixture, const char *path) {
    Failure failure = {0};
    assert_int_equal(fixture->findings.error_count, 0);
    if (!build_pack(&fixture->source, str_from_c(path), &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

Str pack_fixture_load(PackFixture *fixture, const char *path) {
    Str text;
    Failure failure;
    assert_true(file_read_in(&fixture->arena, str_from_c(path), 64 * 1024 * 1024, &text, &failure));
    return text;
}
