/* What becomes of a trial: attempts, confirmation, rolling back by itself and by the staff, and
 * viewers that keep crashing. A viewer is played by a table: when it dies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "library/slots.h"
#include "library/starts.h"
#include "scene.h"

#define ID "jp.example"

enum {
    OLD = 2026102501,
    NOW = 2026112201,
    NEW = 2026122001,
    NEVER = 1000000,
    /* The kiosk confirms when it has run for this long (update specification, section 2.5). */
    CONFIRM_S = 60,
    RESTART_S = 2,
};

typedef struct Viewer {
    const char *name;
    int32_t dies_s;   /* after so many seconds with the new pack */
    int32_t wanted;   /* serial that is shown in the end */
    int32_t restarts; /* at most, until then */
    UpdateCode last;  /* of the state */
} Viewer;

static const Viewer VIEWERS[] = {
    {"runs", NEVER, NEW, 0, CODE_S1},
    {"crashes when it opens the pack", 0, NOW, 3, CODE_U50},
    {"crashes at page 12", 17, NOW, 3, CODE_U50},
    {"crashes at second 59", 59, NOW, 3, CODE_U50},
    {"crashes at second 61, once it is confirmed", 61, NOW, 3, CODE_S1},
    {"crashes ten seconds after it was confirmed", 70, NOW, 3, CODE_S1},
};

/* One life of a viewer: shows what it was given, confirms after a minute, and dies when its pack
 * makes it die. The time it lived, or NEVER. */
static int32_t live(Scene *scene, const Viewer *viewer, const OpenList *list) {
    Release release;
    bool is_new = list->count > 0 && list->items[0].serial == NEW;
    int32_t dies_s = is_new ? viewer->dies_s : NEVER;
    if (dies_s > CONFIRM_S) {
        library_confirm(&scene->library, &release);
    }
    return dies_s;
}

/* The kiosk switches while it runs; every further life begins with `start`, as in a booth. */
static void play(const Viewer *viewer) {
    Scene *scene = scene_open();
    ScenePack now = scene_pack(scene, ID, NOW, 1);
    ScenePack new = scene_pack(scene, ID, NEW, 2);
    OpenList list;
    Release release;
    Starts starts = {0};
    int32_t now_s = 1000;
    int32_t restarts = 0;
    scene_update(scene, &now);
    scene_empty_stick(scene);
    scene_offer(scene, "new", &new);
    assert_int_equal(scene_install(scene).code, CODE_P4);
    starts_add(&starts, now_s);
    assert_int_equal(library_switch(&scene->library, &list, &release), CODE_S1);
    assert_int_equal(list.items[0].serial, NEW);
    int32_t lived_s;
    while ((lived_s = live(scene, viewer, &list)) != NEVER) {
        State state;
        now_s += lived_s + RESTART_S;
        restarts++;
        assert_true(restarts <= viewer->restarts);
        (void)slots_read(&scene->disk, &state);
        if (!release_is_none(&state.trial)) {
            starts = (Starts){0};
        } else {
            starts_add(&starts, now_s);
        }
        library_start(&scene->library, starts.depth, &list);
        assert_true(list.count == 1 && !list.damaged);
    }
    State state;
    assert_int_equal(slots_read(&scene->disk, &state), SLOTS_READ);
    if (list.items[0].serial != viewer->wanted || state.last != viewer->last) {
        fail_msg("%s: %d is shown after %d restarts", viewer->name, list.items[0].serial, restarts);
    }
    scene_close(scene);
}

static void test_viewers(void **unused) {
    (void)unused;
    for (int32_t i = 0; i < COUNT_OF(VIEWERS); i++) {
        play(&VIEWERS[i]);
    }
    print_message("SCORE viewers that crash: %d ways, each back at the right pack\n",
                  COUNT_OF(VIEWERS) - 1);
}

/* Two confirmed packs and a newer one waiting. */
static Scene *scene_with_trial(void) {
    Scene *scene = scene_open();
    ScenePack old = scene_pack(scene, ID, OLD, 1);
    ScenePack now = scene_pack(scene, ID, NOW, 2);
    ScenePack new = scene_pack(scene, ID, NEW, 3);
    scene_update(scene, &old);
    scene_update(scene, &now);
    scene_empty_stick(scene);
    scene_offer(scene, "new", &new);
    assert_int_equal(scene_install(scene).code, CODE_P4);
    return scene;
}

static State state_of(Scene *scene) {
    State state;
    assert_int_equal(slots_read(&scene->disk, &state), SLOTS_READ);
    return state;
}

/* The attempt is on the disk before the list is handed out, and nothing is confirmed unopened. */
static void test_attempts(void **unused) {
    Scene *scene = scene_with_trial();
    OpenList list;
    Release release;
    (void)unused;
    assert_int_equal(library_confirm(&scene->library, &release), CODE_NONE);
    assert_int_equal(scene_shown(scene, ID).serial, NOW);
    for (int32_t i = 1; i <= RULES_ATTEMPTS; i++) {
        assert_int_equal(library_start(&scene->library, OPEN_NEWEST, &list), CODE_NONE);
        assert_int_equal(list.items[0].serial, NEW);
        assert_int_equal(list.items[0].role, OPEN_TRIAL);
        assert_int_equal(state_of(scene).attempts, i);
    }
    assert_int_equal(library_start(&scene->library, OPEN_NEWEST, &list), CODE_U50);
    assert_int_equal(list.items[0].serial, NOW);
    State state = state_of(scene);
    assert_true(release_is_none(&state.trial));
    assert_int_equal(state.bad_count, 1);
    assert_int_equal(state_find(&state, S(ID))->floor.serial, NOW);
    assert_int_equal(library_start(&scene->library, OPEN_NEWEST, &list), CODE_NONE);
    scene_close(scene);
}

/* A store that cannot be written: the trial stays out of sight, the old pack is shown. */
static void test_attempt_not_written(void **unused) {
    int32_t hidden = 0;
    (void)unused;
    for (int32_t at = 0; at < 12; at++) {
        Scene *scene = scene_with_trial();
        OpenList list;
        scene->ram->fail_at = at;
        scene->ram->fail_with = at % 2 ? DISK_FULL : DISK_REFUSED;
        UpdateCode code = library_start(&scene->library, OPEN_NEWEST, &list);
        scene->ram->fail_at = -1;
        hidden += code == CODE_U30 || code == CODE_U31;
        assert_int_equal(list.count, 1);
        if (list.items[0].role == OPEN_TRIAL) {
            assert_int_equal(state_of(scene).attempts, 1);
        } else {
            assert_int_equal(list.items[0].serial, NOW);
        }
        scene_close(scene);
    }
    assert_true(hidden >= 6);
}

static void test_confirm(void **unused) {
    Scene *scene = scene_with_trial();
    OpenList list;
    Release release;
    (void)unused;
    assert_int_equal(library_switch(&scene->library, &list, &release), CODE_S1);
    assert_int_equal(release.serial, NEW);
    assert_int_equal(library_confirm(&scene->library, &release), CODE_S1);
    assert_int_equal(release.serial, NEW);
    State state = state_of(scene);
    const StatePack *row = state_find(&state, S(ID));
    assert_int_equal(row->active.serial, NEW);
    assert_int_equal(row->previous.serial, NOW);
    assert_int_equal(row->floor.serial, NEW);
    assert_int_equal(state.attempts, 0);
    assert_int_equal(ram_count(scene->ram, DISK_PACKS), 4);
    assert_int_equal(library_confirm(&scene->library, &release), CODE_NONE);
    assert_int_equal(library_switch(&scene->library, &list, &release), CODE_NONE);
    scene_close(scene);
}

/* The staff may go below the floor; a stick may not, but may bring the newest back. */
static void test_staff(void **unused) {
    Scene *scene = scene_with_trial();
    OpenList list;
    Release release;
    bool done;
    (void)unused;
    assert_int_equal(library_roll_back(&scene->library, S(ID)), CODE_U50);
    assert_int_equal(scene_install(scene).code, CODE_U50);
    assert_int_equal(library_roll_back(&scene->library, S(ID)), CODE_U50);
    assert_int_equal(scene_shown(scene, ID).serial, OLD);
    State rolled_back = state_of(scene);
    assert_int_equal(state_find(&rolled_back, S(ID))->floor.serial, NOW);
    ScenePack middle = scene_pack(scene, ID, NOW - 1, 9);
    scene_empty_stick(scene);
    scene_offer(scene, "middle", &middle);
    assert_int_equal(scene_install(scene).code, CODE_U25);
    ScenePack now = scene_pack(scene, ID, NOW, 2);
    scene_empty_stick(scene);
    scene_offer(scene, "now", &now);
    assert_int_equal(scene_install(scene).code, CODE_P4);
    assert_int_equal(library_switch(&scene->library, &list, &release), CODE_S1);
    assert_int_equal(library_remove(&scene->library, S(ID), &done), CODE_NONE);
    assert_true(done);
    assert_int_equal(scene_shown(scene, ID).serial, 0);
    assert_int_equal(ram_count(scene->ram, DISK_PACKS), 0);
    assert_int_equal(library_remove(&scene->library, S(ID), &done), CODE_NONE);
    assert_false(done);
    assert_int_equal(library_roll_back(&scene->library, S(ID)), CODE_NONE);
    assert_int_equal(library_roll_back(&scene->library, S("jp.nobody")), CODE_NONE);
    State state = state_of(scene);
    assert_int_equal(state_find(&state, S(ID))->floor.serial, NOW);
    scene_close(scene);
}

/* The base pack steps in wherever nothing newer is installed, and is what removing leaves. */
static void test_base(void **unused) {
    Scene *scene = scene_open();
    ScenePack base = scene_pack(scene, ID, NOW, 1);
    ScenePack new = scene_pack(scene, ID, NEW, 2);
    OpenList list;
    (void)unused;
    scene->booth.has_base = true;
    strcpy(scene->booth.base_id, ID);
    scene->booth.base = (Release){.serial = NOW, .digest = base.claim.digest};
    library_start(&scene->library, OPEN_NEWEST, &list);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].role, OPEN_BASE);
    scene_update(scene, &new);
    library_start(&scene->library, OPEN_NEWEST, &list);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].serial, NEW);
    assert_int_equal(library_roll_back(&scene->library, S(ID)), CODE_U50);
    library_start(&scene->library, OPEN_NEWEST, &list);
    assert_int_equal(list.items[0].role, OPEN_BASE);
    scene->booth.base.serial = NEW + 1;
    library_start(&scene->library, OPEN_NEWEST, &list);
    assert_int_equal(list.items[0].role, OPEN_BASE);
    scene_close(scene);
}

/* Both slots gone: the packs and their signatures tell what was there. */
static void test_recover(void **unused) {
    static const char *const DAMAGE[] = {"rubbish", "", NULL};
    (void)unused;
    for (int32_t i = 0; i < COUNT_OF(DAMAGE); i++) {
        Scene *scene = scene_with_trial();
        OpenList list;
        Release release;
        library_switch(&scene->library, &list, &release);
        library_confirm(&scene->library, &release);
        scene->disk.ops->remove(scene->disk.self, "state.0");
        scene->disk.ops->remove(scene->disk.self, "state.1");
        if (DAMAGE[i]) {
            ram_put(scene->ram, "state.0", str_from_c(DAMAGE[i]));
            ram_put(scene->ram, "state.1", str_from_c(DAMAGE[i]));
        }
        library_start(&scene->library, OPEN_NEWEST, &list);
        assert_int_equal(list.items[0].serial, NEW);
        State state = state_of(scene);
        assert_int_equal(state_find(&state, S(ID))->previous.serial, NOW);
        assert_int_equal(state_find(&state, S(ID))->floor.serial, NEW);
        assert_int_equal(ram_count(scene->ram, DISK_PACKS), 4);
        scene_close(scene);
    }
}

/* A recovered store believes no pack that is damaged or not ours, and a revoked key takes nothing
 * off the shelf. */
static void test_recover_doubt(void **unused) {
    Scene *scene = scene_with_trial();
    ScenePack new = scene_pack(scene, ID, NEW, 3);
    ScenePack foreign = scene_pack(scene, ID, NEW + 1, 4);
    Signer stranger = signer_of(99);
    Failure failure;
    OpenList list;
    char hex[KEY_ID_HEX + 1];
    (void)unused;
    scene_sign(scene, &stranger, &foreign);
    StoredPath foreign_pack = stored_path(&foreign.claim.digest, STORED_PACK);
    StoredPath foreign_sidecar = stored_path(&foreign.claim.digest, STORED_SIDECAR);
    ram_put(scene->ram, foreign_pack.text, foreign.bytes);
    ram_put(scene->ram, foreign_sidecar.text, foreign.sidecar);
    StoredPath pack = stored_path(&new.claim.digest, STORED_PACK);
    ((RamNode *)(uintptr_t)ram_find(scene->ram, pack.text))->bytes[5] ^= 1;
    scene->disk.ops->remove(scene->disk.self, "state.0");
    scene->disk.ops->remove(scene->disk.self, "state.1");
    key_id_to_hex(scene->signer.key.id, hex);
    assert_true(keyring_revoke(&scene->keyring, str_from_c(hex), &failure));
    library_start(&scene->library, OPEN_NEWEST, &list);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].serial, NOW);
    scene_close(scene);
}

/* One bad slot costs one step at most. */
static void test_one_slot(void **unused) {
    static const char *const SLOTS[] = {"state.0", "state.1"};
    (void)unused;
    for (int32_t i = 0; i < COUNT_OF(SLOTS); i++) {
        Scene *scene = scene_with_trial();
        OpenList list;
        int32_t generation = state_of(scene).generation;
        RamNode *node = (RamNode *)(uintptr_t)ram_find(scene->ram, SLOTS[i]);
        node->bytes[node->size / 2] ^= 1;
        assert_true(state_of(scene).generation >= generation - 1);
        library_start(&scene->library, OPEN_NEWEST, &list);
        assert_true(list.items[0].serial == NOW || list.items[0].serial == NEW);
        scene_close(scene);
    }
}

typedef struct StartRow {
    const char *name;
    int32_t at_s[8];
    int32_t count;
    OpenDepth depth;
} StartRow;

static const StartRow START_ROWS[] = {
    {"the first start", {100}, 1, OPEN_NEWEST},
    {"two crashes", {100, 110, 120}, 3, OPEN_NEWEST},
    {"three crashes in five minutes", {100, 110, 120, 130}, 4, OPEN_FORMER},
    {"three crashes in an hour", {100, 1000, 2000, 3000}, 4, OPEN_NEWEST},
    {"five minutes to the second", {100, 110, 120, 400}, 4, OPEN_FORMER},
    {"five minutes and a second", {100, 110, 120, 401}, 4, OPEN_NEWEST},
    {"the former crashes too", {100, 101, 102, 103, 104, 105, 106}, 7, OPEN_BASE_ONLY},
    {"an hour later", {100, 101, 102, 103, 3704}, 5, OPEN_NEWEST},
    {"a clock that begins again", {9000, 9001, 9002, 5}, 4, OPEN_NEWEST},
};

static void test_starts(void **unused) {
    (void)unused;
    for (int32_t i = 0; i < COUNT_OF(START_ROWS); i++) {
        const StartRow *row = &START_ROWS[i];
        Starts starts = {0};
        OpenDepth depth = OPEN_NEWEST;
        for (int32_t j = 0; j < row->count; j++) {
            char room[STARTS_BYTES + 16];
            Arena arena = {.base = room, .size = sizeof(room)};
            Starts read;
            depth = starts_add(&starts, row->at_s[j]);
            starts_parse(starts_write_in(&arena, &starts), &read);
            assert_int_equal(read.depth, starts.depth);
            assert_int_equal(read.count, starts.count);
            assert_memory_equal(read.at_s, starts.at_s, sizeof(int32_t) * (size_t)read.count);
        }
        if (depth != row->depth) {
            fail_msg("%s: depth %d", row->name, depth);
        }
    }
}

/* Every depth shows something, down to the built-in screen; a text that is not ours is no reason
 * to distrust anything. */
static void test_depths(void **unused) {
    static const char *const NOT_OURS[] = {"", "depth", "depth 9 1\n", "depth 0 1\nstart x\n",
                                           "depth 1 5\nstart 1\nstart 1\nstart 1\nstart 1\n"};
    static const int32_t SHOWN[] = {NOW, OLD, 0, 0};
    Scene *scene = scene_with_trial();
    OpenList list;
    Starts starts;
    (void)unused;
    scene->booth.has_base = true;
    assert_int_equal(library_roll_back(&scene->library, S(ID)), CODE_U50);
    for (int32_t i = 0; i <= OPEN_NOTHING; i++) {
        library_start(&scene->library, (OpenDepth)i, &list);
        assert_int_equal(list.count > 0 ? list.items[0].serial : 0, SHOWN[i]);
        assert_int_equal(list.count > 0, i < OPEN_NOTHING);
    }
    for (int32_t i = 0; i < COUNT_OF(NOT_OURS); i++) {
        starts_parse(str_from_c(NOT_OURS[i]), &starts);
        assert_true(starts.depth == OPEN_NEWEST && starts.count == 0);
    }
    starts_add(&starts, 5);
    starts_forgive(&starts);
    starts_forgive(&starts);
    assert_int_equal(starts.count, 0);
    scene_close(scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_viewers),
        cmocka_unit_test(test_attempts),
        cmocka_unit_test(test_attempt_not_written),
        cmocka_unit_test(test_confirm),
        cmocka_unit_test(test_staff),
        cmocka_unit_test(test_base),
        cmocka_unit_test(test_recover),
        cmocka_unit_test(test_recover_doubt),
        cmocka_unit_test(test_one_slot),
        cmocka_unit_test(test_starts),
        cmocka_unit_test(test_depths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
