/* Packs that are not the signed ones, more than a thousand: the code that reads packs is never
 * entered. The judge here is that code; its entry is counted by the linker (--wrap), and one sound
 * pack at the end shows that the counter counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pack/pack.h"
#include "scene.h"

#define ID "jp.example"

static int32_t entries;

Pack *__real_pack_open_in(Arena *arena, Str path, Failure *failure);
Pack *__wrap_pack_open_in(Arena *arena, Str path, Failure *failure);

Pack *__wrap_pack_open_in(Arena *arena, Str path, Failure *failure) {
    entries++;
    return __real_pack_open_in(arena, path, failure);
}

/* Opens the copy as the viewer would, from a file. */
static Verdict ask_reader(void *self, int file) {
    Scene *scene = self;
    char path[] = "/tmp/tsubo-judged-XXXXXX";
    char bytes[4096];
    int32_t got = 1;
    Failure failure;
    int out = mkstemp(path);
    assert_true(out >= 0);
    while (got > 0) {
        assert_int_equal(scene->disk.ops->read(scene->disk.self, file, bytes, sizeof(bytes), &got),
                         DISK_DONE);
        assert_int_equal(write(out, bytes, (size_t)got), got);
    }
    close(out);
    Pack *pack = pack_open_in(&scene->arena, str_from_c(path), &failure);
    unlink(path);
    assert_null(pack);
    return (Verdict){.code = CODE_U40};
}

typedef struct Tally {
    Scene *scene;
    ScenePack good;
    int32_t bad;
    int32_t harmless; /* what only the untrusted comment says does not matter */
} Tally;

static void offer(Tally *tally, Str bytes, Str sidecar, bool is_harmless) {
    ArenaMark mark = arena_mark(&tally->scene->arena);
    ScenePack pack = {.bytes = bytes, .sidecar = sidecar};
    ram_clear(tally->scene->ram);
    scene_empty_stick(tally->scene);
    scene_offer(tally->scene, "a", &pack);
    int32_t before = entries;
    UpdateCode code = scene_install(tally->scene).code;
    if (is_harmless) {
        tally->harmless++;
        entries = before;
    } else {
        tally->bad++;
        bool refused = code == CODE_U21 || code == CODE_U22 || code == CODE_U27;
        if (!refused) {
            fail_msg("pack %d: %.*s", tally->bad, STR_ARG(code_text(code)->name));
        }
    }
    arena_rewind(&tally->scene->arena, mark);
}

/* One bit of every byte of the signature, and every beginning of it. */
static void try_sidecars(Tally *tally) {
    static char copy[4096];
    Str sidecar = tally->good.sidecar;
    int32_t untrusted_end = str_find(sidecar, S("\n"));
    int32_t prefix = (int32_t)strlen("untrusted comment: ");
    for (int32_t i = 0; i < sidecar.size; i++) {
        memcpy(copy, sidecar.at, (size_t)sidecar.size);
        copy[i] = (char)(copy[i] ^ (1 << (i % 3)));
        bool control = (unsigned char)copy[i] < 32 || copy[i] == 127;
        bool harmless = i >= prefix && i < untrusted_end && !control;
        offer(tally, tally->good.bytes, (Str){copy, sidecar.size}, harmless);
        offer(tally, tally->good.bytes, str_slice(sidecar, 0, i), false);
    }
}

/* One bit of the pack, at a thousand places. */
static void try_bytes(Tally *tally) {
    char *bytes = (char *)(uintptr_t)tally->good.bytes.at;
    for (int32_t i = 0; i < 600; i++) {
        int32_t at = i < 100 ? i : (int32_t)((int64_t)i * SCENE_PACK_BYTES / 600);
        bytes[at] = (char)(bytes[at] ^ (1 << (i % 8)));
        offer(tally, tally->good.bytes, tally->good.sidecar, false);
        bytes[at] = (char)(bytes[at] ^ (1 << (i % 8)));
    }
}

/* Sound signatures of strangers, and sound ones over other bytes. */
static void try_signers(Tally *tally) {
    for (uint32_t i = 0; i < 50; i++) {
        Signer stranger = signer_of(100 + i);
        ScenePack pack = tally->good;
        scene_sign(tally->scene, &stranger, &pack);
        offer(tally, pack.bytes, pack.sidecar, false);
        Recipe recipe = signer_recipe(&tally->scene->signer, &pack.claim.digest,
                                      signer_comment_in(&tally->scene->arena, &pack.claim));
        recipe.over_digest[i] ^= 1;
        signer_seal(&tally->scene->signer, &recipe);
        offer(tally, pack.bytes, signer_write_in(&tally->scene->arena, &recipe), false);
        recipe.algorithm = "Ed";
        offer(tally, pack.bytes, signer_write_in(&tally->scene->arena, &recipe), false);
    }
}

static void test_hostile(void **state) {
    Tally tally = {.scene = scene_open()};
    (void)state;
    tally.good = scene_pack(tally.scene, ID, 5, 1);
    tally.scene->judge = (Judge){.self = tally.scene, .ask = ask_reader};
    entries = 0;
    try_sidecars(&tally);
    try_bytes(&tally);
    try_signers(&tally);
    print_message("SCORE packs that are not the signed ones: %d, the reader was entered %d times\n",
                  tally.bad, entries);
    assert_int_equal(entries, 0);
    assert_true(tally.bad >= 1000 && tally.harmless > 0);
    ScenePack good = scene_pack(tally.scene, ID, 5, 1);
    scene_empty_stick(tally.scene);
    scene_offer(tally.scene, "a", &good);
    assert_int_equal(scene_install(tally.scene).code, CODE_U40);
    assert_int_equal(entries, 1);
    scene_close(tally.scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_hostile)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
