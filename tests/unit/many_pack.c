/* Ninety issues of one article. */
#include "many_pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "pack_fixture.h"

struct ManyPack {
    PackFixture fixture;
};

static void write_issue(int32_t number) {
    char path[64];
    char text[256];
    snprintf(path, sizeof(path), "content/%03d/issue.md", number);
    snprintf(text, sizeof(text),
             "---\nnumber: %d\ndate: %d-%02d-20\nsummary: 見どころ。\nlook_for: 頁\n---\n紹介。\n",
             number, 2000 + number / 12, 1 + number % 12);
    pack_fixture_write(path, str_from_c(text));
    snprintf(path, sizeof(path), "content/%03d/01-only.md", number);
    pack_fixture_write(path, S("---\ntitle: 一つだけの記事\nsection: 編集後記\nkind: column\n"
                               "topics: [basics]\nlook_for: 頁\n---\n本文です。\n"));
}

ManyPack *many_pack_open(void) {
    ManyPack *many = calloc(1, sizeof(ManyPack));
    assert_non_null(many);
    many->fixture = pack_fixture_open();
    for (int32_t number = 1; number <= MANY_PACK_ISSUES; number++) {
        write_issue(number);
    }
    pack_fixture_read(&many->fixture);
    Str findings = pack_fixture_findings(&many->fixture);
    if (many->fixture.findings.error_count > 0) {
        fail_msg("%.*s", STR_ARG(findings));
    }
    pack_fixture_build(&many->fixture, "many.tsubo");
    return many;
}

Str many_pack_path(const ManyPack *many) {
    (void)many;
    return S("many.tsubo");
}

void many_pack_close(ManyPack *many) {
    pack_fixture_close(&many->fixture);
    free(many);
}
