/* Installations from beginning to end on a booth in memory: every row of the update specification's
 * table of cases that ends in a code, each with the code, its number, and what is shown after. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "code_rows.h"
#include "library/slots.h"
#include "scene.h"

#define ID "jp.example"

enum { OLD = 2026102501, NOW = 2026112201, NEW = 2026122001 };

/* What a row may use: the pack that is active, and a newer one that lies on the stick as "new". */
typedef struct Prepared {
    Scene *scene;
    ScenePack active;
    ScenePack offered;
} Prepared;

typedef struct Row {
    const char *name;
    void (*arrange)(Prepared *with);
    UpdateCode code;
    int32_t number;
    int32_t judged; /* how often the pack's inside was looked at */
} Row;

static void offer_again(Prepared *with) {
    scene_sign(with->scene, &with->scene->signer, &with->offered);
    scene_offer(with->scene, "new", &with->offered);
}

static void as_it_is(Prepared *with) {
    (void)with;
}

static void same_stick(Prepared *with) {
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "again", &with->active);
}

static void empty_folder(Prepared *with) {
    scene_empty_stick(with->scene);
}

static void no_folder(Prepared *with) {
    with->scene->usb->listing = STICK_MISSING;
}

static void folder_is_link(Prepared *with) {
    with->scene->usb->listing = STICK_FOREIGN;
}

static void too_many_files(Prepared *with) {
    with->scene->usb->listing = STICK_CROWDED;
}

static void unreadable_folder(Prepared *with) {
    with->scene->usb->listing = STICK_UNREADABLE;
}

static void pulled_at_once(Prepared *with) {
    with->scene->usb->listing = STICK_GONE;
}

static void only_foreign_names(Prepared *with) {
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "._new", &with->offered);
    scene_offer(with->scene, "新しい", &with->offered);
    scene_offer(with->scene, "a b", &with->offered);
}

static void pack_without_signature(Prepared *with) {
    scene_empty_stick(with->scene);
    ram_stick_put(with->scene->usb, "new.tsubo", with->offered.bytes);
}

static void signature_without_pack(Prepared *with) {
    scene_empty_stick(with->scene);
    ram_stick_put(with->scene->usb, "new.tsubo.minisig", with->offered.sidecar);
}

static void swapped_signature(Prepared *with) {
    ram_stick_put(with->scene->usb, "new.tsubo", with->active.bytes);
}

static void swapped_size(Prepared *with) {
    ram_stick_put(with->scene->usb, "new.tsubo", S("short"));
}

static void altered_byte(Prepared *with) {
    ((char *)(uintptr_t)with->offered.bytes.at)[SCENE_PACK_BYTES - 1] ^= 1;
}

static void altered_comment(Prepared *with) {
    Str comment = signer_comment_in(&with->scene->arena, &with->offered.claim);
    Recipe recipe = signer_recipe(&with->scene->signer, &with->offered.claim.digest, comment);
    with->offered.claim.serial++;
    recipe.comment = signer_comment_in(&with->scene->arena, &with->offered.claim);
    with->offered.sidecar = signer_write_in(&with->scene->arena, &recipe);
    scene_offer(with->scene, "new", &with->offered);
}

static void unknown_key(Prepared *with) {
    Signer stranger = signer_of(99);
    scene_sign(with->scene, &stranger, &with->offered);
    scene_offer(with->scene, "new", &with->offered);
}

static void revoked_key(Prepared *with) {
    Failure failure;
    char hex[KEY_ID_HEX + 1];
    key_id_to_hex(with->scene->signer.key.id, hex);
    assert_true(keyring_revoke(&with->scene->keyring, str_from_c(hex), &failure));
}

static void other_kiosk(Prepared *with) {
    with->scene->accepted[0] = S("jp.other");
    with->scene->booth.accepted = with->scene->accepted;
    with->scene->booth.accepted_count = 1;
}

static void accepted_kiosk(Prepared *with) {
    other_kiosk(with);
    with->scene->accepted[1] = S(ID);
    with->scene->booth.accepted_count = 2;
}

static void older(Prepared *with) {
    with->offered.claim.serial = NOW - 1;
    offer_again(with);
}

static void same_number(Prepared *with) {
    with->offered.claim.serial = NOW;
    offer_again(with);
}

static void serial_leaps(Prepared *with) {
    with->offered.claim.serial = NOW + RULES_LEAP + 1;
    offer_again(with);
}

static void serial_leaps_just_so(Prepared *with) {
    with->offered.claim.serial = NOW + RULES_LEAP;
    offer_again(with);
}

static void base_is_newer(Prepared *with) {
    with->scene->booth.has_base = true;
    strcpy(with->scene->booth.base_id, ID);
    with->scene->booth.base = (Release){.serial = NEW + 1, .digest = digest_of(S("base"))};
}

static void base_is_the_same(Prepared *with) {
    with->scene->booth.has_base = true;
    strcpy(with->scene->booth.base_id, ID);
    with->scene->booth.base = (Release){.serial = NEW, .digest = with->offered.claim.digest};
}

static void no_signature_file(Prepared *with) {
    ram_stick_put(with->scene->usb, "new.tsubo.minisig", S("this is no signature\n"));
}

static void long_signature_file(Prepared *with) {
    static char text[4096];
    memset(text, 'x', sizeof(text));
    ram_stick_put(with->scene->usb, "new.tsubo.minisig", (Str){text, sizeof(text)});
}

static void larger_than_packs_may_be(Prepared *with) {
    with->offered.claim.size_bytes = (int64_t)LIMIT_PACK_BYTES + 1;
    offer_again(with);
}

static void newer_format(Prepared *with) {
    with->offered.claim.format = 2;
    offer_again(with);
}

static void newer_format_elsewhere(Prepared *with) {
    newer_format(with);
    other_kiosk(with);
}

static void disk_is_full(Prepared *with) {
    with->scene->ram->free_bytes = INSTALL_RESERVE_BYTES;
}

static void disk_is_fuller(Prepared *with) {
    with->scene->ram->free_bytes = INSTALL_RESERVE_BYTES - 3 * 1024 * 1024;
}

static void pulled_before_a_byte(Prepared *with) {
    with->scene->usb->pulled_after = 0;
}

static void pulled_midway(Prepared *with) {
    with->scene->usb->pulled_after = 30000;
}

static void pulled_at_the_end(Prepared *with) {
    with->scene->usb->pulled_after = SCENE_PACK_BYTES;
}

static void error_midway(Prepared *with) {
    with->scene->usb->fails_after = 30000;
}

static void ends_early(Prepared *with) {
    with->scene->usb->ends_after = 30000;
}

static void ends_early_and_shrinks(Prepared *with) {
    with->scene->usb->ends_after = 30000;
    with->scene->usb->shrinks = true;
}

static void goes_on_for_ever(Prepared *with) {
    with->scene->usb->endless = true;
}

static void drips(Prepared *with) {
    with->scene->usb->read_most = 1;
    with->scene->usb->read_ms = 1000;
}

static void drips_over_the_signature(Prepared *with) {
    with->scene->usb->read_ms = 6000;
}

static void just_quick_enough(Prepared *with) {
    with->scene->usb->read_most = 8 * 1024;
    with->scene->usb->read_ms = 31;
}

static void disk_is_slow(Prepared *with) {
    with->scene->ram->clock_ms = &with->scene->clock_ms;
    with->scene->ram->operation_ms = 6000;
}

static void copy_differs(Prepared *with) {
    with->scene->ram->flips = true;
}

static void judged_faulty(Prepared *with) {
    with->scene->verdict = (Verdict){.code = CODE_U40, .page = 17};
}

static void judged_too_large(Prepared *with) {
    with->scene->verdict = (Verdict){.code = CODE_U41};
}

static void judged_too_new(Prepared *with) {
    with->scene->verdict = (Verdict){.code = CODE_U42};
}

static void two_processors(Prepared *with) {
    with->scene->setting.hashes_beside = true;
}

static void two_processors_altered(Prepared *with) {
    two_processors(with);
    altered_byte(with);
}

static void two_processors_pulled(Prepared *with) {
    two_processors(with);
    pulled_midway(with);
}

static void nobody_judges(Prepared *with) {
    with->scene->setting.judge = NULL;
}

static void judged_bad_before(Prepared *with) {
    judged_faulty(with);
    assert_int_equal(scene_install(with->scene).code, CODE_U40);
    with->scene->verdict = (Verdict){0};
    with->scene->asked = 0;
}

static void failed_before(Prepared *with) {
    OpenList list;
    Release release;
    assert_int_equal(scene_install(with->scene).code, CODE_P4);
    for (int32_t i = 0; i < RULES_ATTEMPTS; i++) {
        assert_int_equal(library_start(&with->scene->library, OPEN_NEWEST, &list), CODE_NONE);
    }
    assert_int_equal(library_switch(&with->scene->library, &list, &release), CODE_U50);
    with->scene->asked = 0;
}

static void waits_already(Prepared *with) {
    assert_int_equal(scene_install(with->scene).code, CODE_P4);
    with->scene->asked = 0;
}

static void runs_already(Prepared *with) {
    OpenList list;
    Release release;
    waits_already(with);
    assert_int_equal(library_switch(&with->scene->library, &list, &release), CODE_S1);
}

static void trial_of_other_id(Prepared *with) {
    ScenePack other = scene_pack(with->scene, "jp.other", 5, 77);
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "other", &other);
    waits_already(with);
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "new", &with->offered);
}

static void trial_is_newer(Prepared *with) {
    ScenePack newer = scene_pack(with->scene, ID, NEW + 5, 78);
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "newer", &newer);
    waits_already(with);
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "new", &with->offered);
}

static void trial_has_same_number(Prepared *with) {
    ScenePack twin = scene_pack(with->scene, ID, NEW, 79);
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "twin", &twin);
    waits_already(with);
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "new", &with->offered);
}

static void trial_is_older(Prepared *with) {
    ScenePack older_trial = scene_pack(with->scene, ID, NEW - 5, 80);
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "older", &older_trial);
    waits_already(with);
    scene_empty_stick(with->scene);
    scene_offer(with->scene, "new", &with->offered);
}

static void good_among_bad(Prepared *with) {
    ram_stick_put(with->scene->usb, "a.tsubo.minisig", S("rubbish"));
    scene_offer(with->scene, "z", &with->active);
    ScenePack stranger = scene_pack(with->scene, ID, NEW + 1, 81);
    Signer other = signer_of(99);
    scene_sign(with->scene, &other, &stranger);
    scene_offer(with->scene, "s", &stranger);
}

static void current_among_bad(Prepared *with) {
    scene_empty_stick(with->scene);
    ram_stick_put(with->scene->usb, "a.tsubo.minisig", S("rubbish"));
    scene_offer(with->scene, "z", &with->active);
}

static void aborted_before(Prepared *with) {
    ram_put(with->scene->ram, STORED_COPY, S("half a pack"));
    ram_put(with->scene->ram, STORED_COPY_SIDECAR, S("half a signature"));
}

static void active_is_damaged(Prepared *with) {
    StoredPath path = stored_path(&with->active.claim.digest, STORED_PACK);
    RamNode *node = (RamNode *)(uintptr_t)ram_find(with->scene->ram, path.text);
    node->bytes[1000] ^= 1;
    same_stick(with);
}

static void seventeenth_id(Prepared *with) {
    for (int32_t i = 0; i < STATE_PACKS - 1; i++) {
        char id[32];
        snprintf(id, sizeof(id), "jp.other-%d", i);
        ScenePack other = scene_pack(with->scene, id, 5, 100 + (uint32_t)i);
        scene_update(with->scene, &other);
    }
    with->scene->asked = 0;
    scene_empty_stick(with->scene);
    ScenePack last = scene_pack(with->scene, "jp.seventeenth", 5, 120);
    scene_offer(with->scene, "last", &last);
}

static const Row ROWS[] = {
    {"a newer pack", as_it_is, CODE_P4, 0, 1},
    {"the same stick twice", same_stick, CODE_S2, 0, 0},
    {"an earlier copy was cut off", aborted_before, CODE_P4, 0, 1},
    {"an empty folder", empty_folder, CODE_U10, 0, 0},
    {"no TSUBO folder", no_folder, CODE_U10, 0, 0},
    {"TSUBO is a link", folder_is_link, CODE_U10, 0, 0},
    {"too many files", too_many_files, CODE_U10, STICK_ENTRIES_MAX, 0},
    {"names that are not ours", only_foreign_names, CODE_U10, 0, 0},
    {"a folder that cannot be read", unreadable_folder, CODE_U12, 0, 0},
    {"pulled while it was listed", pulled_at_once, CODE_U13, 0, 0},
    {"a pack without its signature", pack_without_signature, CODE_U20, 0, 0},
    {"a signature without its pack", signature_without_pack, CODE_U10, 0, 0},
    {"a signature beside another pack", swapped_signature, CODE_U21, 0, 0},
    {"a signature beside a pack of other size", swapped_size, CODE_U21, 0, 0},
    {"one bit of the pack is different", altered_byte, CODE_U21, 0, 0},
    {"one digit of the comment is different", altered_comment, CODE_U21, 0, 0},
    {"a key we do not have", unknown_key, CODE_U22, 0, 0},
    {"a key that was revoked", revoked_key, CODE_U23, 0, 0},
    {"an id this booth does not take", other_kiosk, CODE_U24, 0, 0},
    {"an id on the list of this booth", accepted_kiosk, CODE_P4, 0, 1},
    {"a seventeenth id", seventeenth_id, CODE_U24, 0, 0},
    {"an older serial", older, CODE_U25, 0, 0},
    {"older than the base pack", base_is_newer, CODE_U25, 0, 0},
    {"the base pack itself", base_is_the_same, CODE_S2, 0, 0},
    {"the same serial, other content", same_number, CODE_U26, 0, 0},
    {"a serial five years ahead", serial_leaps_just_so, CODE_P4, 0, 1},
    {"a serial further ahead", serial_leaps, CODE_U27, 0, 0},
    {"a signature file that is none", no_signature_file, CODE_U27, 0, 0},
    {"a signature file that is too long", long_signature_file, CODE_U27, 0, 0},
    {"no room for the reserve", disk_is_full, CODE_U30, 1, 0},
    {"three more MB missing", disk_is_fuller, CODE_U30, 4, 0},
    {"pulled before the first byte", pulled_before_a_byte, CODE_U13, 0, 0},
    {"pulled in the middle", pulled_midway, CODE_U13, 0, 0},
    {"pulled behind the last byte", pulled_at_the_end, CODE_U13, 0, 0},
    {"an error in the middle", error_midway, CODE_U13, 0, 0},
    {"ends early", ends_early, CODE_U12, 0, 0},
    {"ends early and has shrunk", ends_early_and_shrinks, CODE_U13, 0, 0},
    {"goes on behind its end", goes_on_for_ever, CODE_U21, 0, 0},
    {"a byte a second", drips, CODE_U12, 0, 0},
    {"a signature that drips", drips_over_the_signature, CODE_U12, 0, 0},
    {"slow but not too slow", just_quick_enough, CODE_P4, 0, 1},
    {"a booth that needs six seconds for everything", disk_is_slow, CODE_P4, 0, 1},
    {"the disk gives back other bytes", copy_differs, CODE_U32, 0, 0},
    {"a page that does not fit", judged_faulty, CODE_U40, 17, 1},
    {"beyond the limits of the preflight", judged_too_large, CODE_U41, 0, 1},
    {"larger than packs may be", larger_than_packs_may_be, CODE_U41, 0, 0},
    {"a format of the future", newer_format, CODE_U42, 0, 0},
    {"a format of the future for elsewhere", newer_format_elsewhere, CODE_U24, 0, 0},
    {"the preflight wants a newer program", judged_too_new, CODE_U42, 0, 1},
    {"a booth without a preflight", nobody_judges, CODE_P4, 0, 0},
    {"hashed beside", two_processors, CODE_P4, 0, 1},
    {"hashed beside, one bit different", two_processors_altered, CODE_U21, 0, 0},
    {"hashed beside, pulled in the middle", two_processors_pulled, CODE_U13, 0, 0},
    {"found faulty before", judged_bad_before, CODE_U40, 0, 0},
    {"rolled back before", failed_before, CODE_U50, 0, 0},
    {"installed and waiting", waits_already, CODE_P4, 0, 0},
    {"on trial already", runs_already, CODE_S2, 0, 0},
    {"while another id is on trial", trial_of_other_id, CODE_U60, 0, 0},
    {"while a newer one is on trial", trial_is_newer, CODE_U25, 0, 0},
    {"while its twin is on trial", trial_has_same_number, CODE_U26, 0, 0},
    {"while an older one is on trial", trial_is_older, CODE_P4, 0, 1},
    {"a good pack among bad ones", good_among_bad, CODE_P4, 0, 1},
    {"the current pack among bad ones", current_among_bad, CODE_S2, 0, 0},
    {"the current pack, damaged on the disk", active_is_damaged, CODE_P4, 0, 1},
};

static void prepare(Prepared *with) {
    Scene *scene = scene_open();
    with->scene = scene;
    ScenePack old = scene_pack(scene, ID, OLD, 1);
    with->active = scene_pack(scene, ID, NOW, 2);
    with->offered = scene_pack(scene, ID, NEW, 3);
    scene_update(scene, &old);
    scene_update(scene, &with->active);
    scene_empty_stick(scene);
    scene_offer(scene, "new", &with->offered);
    scene->asked = 0;
}

/* The old content is shown, nothing is left under way, and nothing that failed was kept. */
static void expect_unharmed(const Row *row, Prepared *with) {
    Scene *scene = with->scene;
    int32_t shown = scene_shown(scene, ID).serial;
    bool trial = row->code == CODE_S2 && shown == NEW;
    if (row->arrange == active_is_damaged) {
        return;
    }
    if (shown != NOW && !trial && with->scene->booth.base.serial == 0) {
        fail_msg("%s: %d is shown", row->name, shown);
    }
    if (ram_count(scene->ram, DISK_INCOMING) != 0) {
        fail_msg("%s: something is left in incoming/", row->name);
    }
}

/* What a signature's comment alone decides, it decides before the pack is touched. */
static bool is_decided_early(const Row *row) {
    return row->arrange == altered_comment || row->arrange == unknown_key ||
           row->arrange == revoked_key || row->arrange == newer_format || row->code == CODE_U24 ||
           row->code == CODE_U25 || row->code == CODE_U26 || row->code == CODE_U27 ||
           row->code == CODE_U30 || row->code == CODE_S2;
}

/* Every code that some case here has ended in or passed through. */
static bool told[CODE_COUNT];

static void note_told(const Scene *scene) {
    for (int32_t i = 0; i < CODE_COUNT; i++) {
        told[i] = told[i] || scene->told[i];
    }
}

static void run_row(const Row *row) {
    Prepared with;
    prepare(&with);
    row->arrange(&with);
    with.scene->usb->pack_opens = 0;
    InstallEvent event = scene_install(with.scene);
    with.scene->ram->flips = false;
    if (event.code != row->code || event.number != row->number) {
        fail_msg("%s: %.*s %d instead of %.*s %d", row->name, STR_ARG(code_text(event.code)->name),
                 event.number, STR_ARG(code_text(row->code)->name), row->number);
    }
    code_rows_expect(row->name, event.code, event.number);
    note_told(with.scene);
    if (with.scene->asked != row->judged) {
        fail_msg("%s: looked inside %d times", row->name, with.scene->asked);
    }
    if (is_decided_early(row) && with.scene->usb->pack_opens != 0) {
        fail_msg("%s: the pack was touched", row->name);
    }
    expect_unharmed(row, &with);
    scene_close(with.scene);
}

static void test_cases(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        run_row(&ROWS[i]);
    }
}

/* A stick that is left plugged in costs nothing: it is told once an insertion, and no byte of the
 * store changes. */
static void test_same_stick_writes_nothing(void **state) {
    Prepared with;
    (void)state;
    prepare(&with);
    same_stick(&with);
    State before;
    State after;
    assert_int_equal(slots_read(&with.scene->disk, &before), SLOTS_READ);
    int32_t changes = with.scene->ram->change_count;
    for (int32_t i = 0; i < 3; i++) {
        assert_int_equal(scene_install(with.scene).code, CODE_S2);
    }
    assert_int_equal(slots_read(&with.scene->disk, &after), SLOTS_READ);
    assert_int_equal(after.generation, before.generation);
    assert_int_equal(with.scene->ram->change_count, changes);
    scene_close(with.scene);
}

/* A repair brings the content back under its old name and costs nothing else. */
static void test_repair(void **state) {
    Prepared with;
    OpenList list;
    Release release;
    (void)state;
    prepare(&with);
    active_is_damaged(&with);
    assert_int_equal(scene_shown(with.scene, ID).serial, OLD);
    assert_int_equal(scene_install(with.scene).code, CODE_P4);
    assert_int_equal(library_switch(&with.scene->library, &list, &release), CODE_S1);
    assert_int_equal(library_confirm(&with.scene->library, &release), CODE_S1);
    assert_int_equal(scene_shown(with.scene, ID).serial, NOW);
    assert_int_equal(library_roll_back(&with.scene->library, S(ID)), CODE_U50);
    assert_int_equal(scene_shown(with.scene, ID).serial, OLD);
    scene_close(with.scene);
}

/* Bytes and names that reach the disk are the stick's, and only the chosen pack was ever opened. */
static void test_copy(void **state) {
    Prepared with;
    (void)state;
    prepare(&with);
    assert_int_equal(scene_install(with.scene).code, CODE_P4);
    StoredPath pack = stored_path(&with.offered.claim.digest, STORED_PACK);
    StoredPath sidecar = stored_path(&with.offered.claim.digest, STORED_SIDECAR);
    const RamNode *node = ram_find(with.scene->ram, pack.text);
    const RamNode *beside = ram_find(with.scene->ram, sidecar.text);
    assert_non_null(node);
    assert_non_null(beside);
    assert_true(node->sealed && beside->sealed);
    assert_true(str_equal((Str){node->bytes, node->size}, with.offered.bytes));
    assert_true(str_equal((Str){beside->bytes, beside->size}, with.offered.sidecar));
    assert_int_equal(with.scene->usb->pack_opens, 1);
    assert_int_equal(with.scene->usb->read_bytes, SCENE_PACK_BYTES);
    scene_close(with.scene);
}

/* A full disk lets go of what nobody would go back to before it refuses. */
static void test_room_is_made(void **state) {
    Prepared with;
    (void)state;
    prepare(&with);
    ram_put(with.scene->ram, DISK_PACKS "/stray.tsubo", S("left over"));
    with.scene->ram->free_bytes = 0;
    assert_int_equal(scene_install(with.scene).code, CODE_U30);
    assert_null(ram_find(with.scene->ram, DISK_PACKS "/stray.tsubo"));
    assert_int_equal(ram_count(with.scene->ram, DISK_PACKS), 4);
    scene_close(with.scene);
}

/* A trial that ended while the copy was made: the state is decided on again before it is written.
 */
static void test_second_decision(void **state) {
    Prepared with;
    (void)state;
    prepare(&with);
    Install *install = &with.scene->install;
    install_begin(install, &with.scene->setting, with.scene->piece);
    while (install->step != INSTALL_COMMIT) {
        install_step(install);
    }
    State now;
    assert_int_equal(slots_read(&with.scene->disk, &now), SLOTS_READ);
    state_add_bad(&now, &with.offered.claim.digest, CODE_U50);
    assert_int_equal(slots_write(&with.scene->disk, &now), DISK_DONE);
    assert_int_equal(install_step(install).code, CODE_U50);
    install_close(install);
    assert_int_equal(scene_shown(with.scene, ID).serial, NOW);
    assert_int_equal(ram_count(with.scene->ram, DISK_PACKS), 4);
    scene_close(with.scene);
}

/* Every operation of the disk fails once, with each reason: the right code, the old content, and
 * after the next start nothing left of it. */
static bool fail_once(int32_t at, DiskResult with_result) {
    Prepared with;
    OpenList list;
    prepare(&with);
    with.scene->ram->fail_at = at;
    with.scene->ram->fail_with = with_result;
    InstallEvent event = scene_install(with.scene);
    bool failed = with.scene->ram->fail_at < 0;
    with.scene->ram->fail_at = -1;
    UpdateCode disk_code = with_result == DISK_FULL ? CODE_U30 : CODE_U31;
    bool allowed = event.code == disk_code || event.code == CODE_U31 || event.code == CODE_U32 ||
                   event.code == CODE_P4;
    if (!allowed) {
        fail_msg("operation %d: %.*s", at, STR_ARG(code_text(event.code)->name));
    }
    if (event.code != CODE_P4) {
        assert_int_equal(scene_shown(with.scene, ID).serial, NOW);
    }
    assert_int_equal(library_start(&with.scene->library, OPEN_NEWEST, &list), CODE_NONE);
    assert_false(list.damaged);
    assert_int_equal(list.items[0].serial, event.code == CODE_P4 ? NEW : NOW);
    assert_int_equal(ram_count(with.scene->ram, DISK_INCOMING), 0);
    assert_int_equal(ram_count(with.scene->ram, "state.new"), 0);
    assert_int_equal(ram_count(with.scene->ram, DISK_PACKS), event.code == CODE_P4 ? 6 : 4);
    note_told(with.scene);
    scene_close(with.scene);
    return failed;
}

static void test_disk_errors(void **state) {
    int32_t runs = 0;
    (void)state;
    for (int32_t at = 0; fail_once(at, DISK_FULL) && fail_once(at, DISK_REFUSED); at++) {
        runs += 2;
    }
    print_message("SCORE operations of the disk that failed: %d\n", runs);
    assert_true(runs > 80);
}

/* Codes that no installation from a stick can say; and where they are asserted. A new code is red
 * until a case above ends in it or its test is named here. */
static const struct {
    UpdateCode code;
    const char *test;
} told_elsewhere[] = {
    {CODE_S1, "test_trial.c, test_confirm"},
    {CODE_U11, "test_updates.c, test_foreign"},
    {CODE_U99, "test_store.sh, a store that dies; test_updates.c, test_no_store"},
};

static void test_every_code(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(told_elsewhere); i++) {
        assert_false(told[told_elsewhere[i].code]);
        told[told_elsewhere[i].code] = true;
    }
    for (int32_t i = CODE_NONE + 1; i < CODE_COUNT; i++) {
        if (!told[i]) {
            fail_msg("no test ends in %.*s", STR_ARG(code_text((UpdateCode)i)->name));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),        cmocka_unit_test(test_same_stick_writes_nothing),
        cmocka_unit_test(test_repair),       cmocka_unit_test(test_copy),
        cmocka_unit_test(test_room_is_made), cmocka_unit_test(test_second_decision),
        cmocka_unit_test(test_disk_errors),  cmocka_unit_test(test_every_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
