/* Through the tool's own steps, so that the pack is one a kiosk would meet. */
#include "invented_pack.h"

#include <stdio.h>
#include <stdlib.h>

#include "pack_tool/build.h"
#include "pack_tool/check.h"

/* Without fonts: every character can be drawn. */
static bool draws(void *context, uint32_t scalar) {
    (void)context;
    (void)scalar;
    return true;
}

void invented_pack_build(const char *path) {
    Arena arena = arena_open((size_t)256 << 20);
    Arena scratch = arena_open((size_t)256 << 20);
    Failure failure = {0};
    Findings findings = findings_in(&arena);
    Source source = {
        .arena = &arena, .scratch = &scratch, .findings = &findings, .coverage = {NULL, draws}};
    bool read = source_read(&source, S(TSUBO_TESTS_DIR "/cases/screens/source"), &failure);
    check_source(&source);
    if (!read || findings.error_count > 0 || !build_pack(&source, str_from_c(path), &failure)) {
        fprintf(stderr, "the invented pack: %d errors; %s\n", findings.error_count,
                failure.sentence);
        abort();
    }
    arena_close(&arena);
    arena_close(&scratch);
}
