/* A booth in memory: a disk, a stick, a key, a clock and a judge, all of them a test's own.
 *
 *     Scene *scene = scene_open();
 *     ScenePack pack = scene_pack(scene, "jp.example", 2026112201, 1);
 *     scene_offer(scene, "a", &pack);
 *     InstallEvent event = scene_install(scene);            // CODE_P4
 *     scene_close(scene);
 */
#ifndef TSUBO_TESTS_SCENE_H
#define TSUBO_TESTS_SCENE_H

#include "library/install.h"
#include "library/library.h"
#include "ram_disk.h"
#include "ram_stick.h"
#include "signer.h"

enum { SCENE_PACK_BYTES = CLAIM_SIZE_LEAST };

typedef struct ScenePack {
    PackClaim claim;
    Str bytes;
    Str sidecar;
} ScenePack;

typedef struct Scene {
    Arena arena;
    RamDisk *ram;
    Disk disk;
    RamStick *usb;
    Stick stick;
    Signer signer;
    Keyring keyring;
    Str accepted[4];
    Booth booth;
    Library library;
    Judge judge;
    Verdict verdict; /* what the judge says */
    int32_t asked;   /* how often it was asked */
    int64_t clock_ms;
    InstallSetting setting;
    Install install;
    char *piece;
    bool told[CODE_COUNT]; /* what installations have said, on the way and in the end */
} Scene;

Scene *scene_open(void);
void scene_close(Scene *scene);

/* A pack of SCENE_PACK_BYTES whose bytes follow from `seed`; nothing is put anywhere. */
ScenePack scene_pack(Scene *scene, const char *id, int32_t serial, uint32_t seed);
/* Signs the claim again, after a test has changed it. */
void scene_sign(Scene *scene, const Signer *signer, ScenePack *pack);
/* Puts pack and signature on the stick as NAME.tsubo and NAME.tsubo.minisig. */
void scene_offer(Scene *scene, const char *name, const ScenePack *pack);
/* An empty stick in its place. */
void scene_empty_stick(Scene *scene);

/* All steps, with the clock standing still but for the stick. */
InstallEvent scene_install(Scene *scene);
/* Offers, installs, switches to and confirms the pack on an otherwise empty stick. */
void scene_update(Scene *scene, const ScenePack *pack);
/* What a viewer that starts now would be given under this id; the item's serial, 0 for none. */
OpenItem scene_shown(Scene *scene, const char *id);

#endif
