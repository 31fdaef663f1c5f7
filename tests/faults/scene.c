/* Putting a booth together from parts. */
#include "scene.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

static Verdict ask(void *self, int file) {
    Scene *scene = self;
    (void)file;
    scene->asked++;
    return scene->verdict;
}

static int64_t now(void *clock) {
    return *(int64_t *)clock;
}

Scene *scene_open(void) {
    Scene *scene = calloc(1, sizeof(*scene));
    scene->arena = arena_open((size_t)32 << 20);
    scene->ram = ram_new(true);
    scene->disk = ram_disk(scene->ram);
    scene->usb = ram_stick_new();
    scene->usb->clock_ms = &scene->clock_ms;
    scene->stick = ram_stick(scene->usb);
    scene->signer = signer_of(1);
    scene->keyring = signer_keyring(&scene->signer);
    scene->library =
        (Library){.disk = &scene->disk, .keyring = &scene->keyring, .booth = &scene->booth};
    scene->judge = (Judge){.self = scene, .ask = ask};
    scene->piece = malloc(INSTALL_PIECE_BYTES);
    scene->setting = (InstallSetting){.disk = &scene->disk,
                                      .stick = &scene->stick,
                                      .keyring = &scene->keyring,
                                      .booth = &scene->booth,
                                      .judge = &scene->judge,
                                      .now_ms = now,
                                      .clock = &scene->clock_ms,
                                      .read_bytes = 8 * 1024,
                                      .sync_bytes = 24 * 1024};
    return scene;
}

void scene_close(Scene *scene) {
    ram_free(scene->ram);
    arena_close(&scene->arena);
    free(scene->usb);
    free(scene->piece);
    free(scene);
}

void scene_sign(Scene *scene, const Signer *signer, ScenePack *pack) {
    Str comment = signer_comment_in(&scene->arena, &pack->claim);
    Recipe recipe = signer_recipe(signer, &pack->claim.digest, comment);
    pack->sidecar = arena_copy_in(&scene->arena, signer_write_in(&scene->arena, &recipe));
}

ScenePack scene_pack(Scene *scene, const char *id, int32_t serial, uint32_t seed) {
    ScenePack pack = {.claim = signer_claim()};
    char *bytes = arena_alloc(&scene->arena, SCENE_PACK_BYTES, 64);
    uint32_t random = seed * 2654435761u + 1;
    for (int32_t i = 0; i < SCENE_PACK_BYTES; i++) {
        random = random * 1664525u + 1013904223u;
        bytes[i] = (char)(random >> 24);
    }
    pack.bytes = (Str){bytes, SCENE_PACK_BYTES};
    memset(pack.claim.id, 0, sizeof(pack.claim.id));
    strcpy(pack.claim.id, id);
    pack.claim.serial = serial;
    pack.claim.size_bytes = SCENE_PACK_BYTES;
    pack.claim.digest = digest_of(pack.bytes);
    scene_sign(scene, &scene->signer, &pack);
    return pack;
}

void scene_offer(Scene *scene, const char *name, const ScenePack *pack) {
    Str pack_name = arena_print_in(&scene->arena, "%s.tsubo", name);
    Str sidecar_name = arena_print_in(&scene->arena, "%s.tsubo.minisig", name);
    ram_stick_put(scene->usb, pack_name.at, pack->bytes);
    ram_stick_put(scene->usb, sidecar_name.at, pack->sidecar);
}

void scene_empty_stick(Scene *scene) {
    RamStick *fresh = ram_stick_new();
    fresh->clock_ms = &scene->clock_ms;
    memcpy(scene->usb, fresh, sizeof(*fresh));
    free(fresh);
}

InstallEvent scene_install(Scene *scene) {
    Install *install = &scene->install;
    int32_t steps = 0;
    install_begin(install, &scene->setting, scene->piece);
    while (!install_has_ended(install)) {
        scene->told[install_step(install).code] = true;
        steps++;
        assert(steps < 100000 && "an installation ends");
    }
    InstallEvent result = install->result;
    install_close(install);
    assert(scene->usb->open_count == 0 && "every file of the stick is closed");
    assert(ram_open_files(scene->ram) == 0 && "every file of the disk is closed");
    return result;
}

void scene_update(Scene *scene, const ScenePack *pack) {
    OpenList list;
    Release release;
    scene_empty_stick(scene);
    scene_offer(scene, "pack", pack);
    InstallEvent event = scene_install(scene);
    UpdateCode switched = library_switch(&scene->library, &list, &release);
    UpdateCode confirmed = library_confirm(&scene->library, &release);
    assert(event.code == CODE_P4 && switched == CODE_S1 && confirmed == CODE_S1 &&
           "an ordinary update works");
    (void)event;
    (void)switched;
    (void)confirmed;
}

OpenItem scene_shown(Scene *scene, const char *id) {
    State state;
    OpenList list;
    (void)stored_state(&scene->disk, &scene->keyring, &state);
    library_list(&scene->library, &state, OPEN_NEWEST, &list);
    for (int32_t i = 0; i < list.count; i++) {
        if (strcmp(list.items[i].id, id) == 0) {
            return list.items[i];
        }
    }
    return (OpenItem){0};
}
