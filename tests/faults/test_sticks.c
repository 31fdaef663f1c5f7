/* Hostile folders on a real file system: what is no ordinary file under one of our names is never
 * opened, and every folder ends in its code within five seconds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "scene.h"

#define ID "jp.example"

enum { PATIENCE_MS = 5000 };

typedef struct Place {
    Scene *scene;
    ScenePack pack;
    char root[64];  /* "the mount point" */
    char tsubo[96]; /* its folder */
    int32_t folders;
    int64_t slowest_ms;
} Place;

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void run(const char *format, const char *what) {
    char command[512];
    snprintf(command, sizeof(command), format, what);
    assert_int_equal(system(command), 0);
}

static int open_place(void **state) {
    Place *place = calloc(1, sizeof(*place));
    /* Memory, where there is some: 100,000 names take a minute on a disk that is busy. */
    bool shared = access("/dev/shm", W_OK) == 0;
    snprintf(place->root, sizeof(place->root), "%s/tsubo-stick-XXXXXX",
             shared ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(place->root));
    place->scene = scene_open();
    place->pack = scene_pack(place->scene, ID, 5, 1);
    *state = place;
    return 0;
}

static int close_place(void **state) {
    Place *place = *state;
    print_message("SCORE hostile folders: %d, slowest %lld ms\n", place->folders,
                  (long long)place->slowest_ms);
    run("chmod -R u+rwx %s", place->root);
    run("rm -rf %s", place->root);
    scene_close(place->scene);
    free(place);
    return 0;
}

static const char *in_tsubo(Place *place, const char *name) {
    return arena_print_in(&place->scene->arena, "%s/%s", place->tsubo, name).at;
}

static void put(const char *path, Str bytes) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, (size_t)bytes.size, file), bytes.size);
    fclose(file);
}

/* An empty TSUBO folder on an empty stick. */
static void fresh(Place *place) {
    run("chmod -R u+rwx %s", place->root);
    run("rm -rf %s", place->root);
    assert_int_equal(mkdir(place->root, 0755), 0);
    snprintf(place->tsubo, sizeof(place->tsubo), "%s/TSUBO", place->root);
    assert_int_equal(mkdir(place->tsubo, 0755), 0);
}

static void put_pack(Place *place) {
    put(in_tsubo(place, "a.tsubo"), place->pack.bytes);
}

static void put_sidecar(Place *place) {
    put(in_tsubo(place, "a.tsubo.minisig"), place->pack.sidecar);
}

/* Installs from the folder onto an empty disk of memory, and asks for the code and the time. */
static void expect(Place *place, const char *name, UpdateCode wanted) {
    Failure failure;
    Stick stick;
    int64_t begun_ms = now_ms();
    ram_clear(place->scene->ram);
    assert_true(stick_open(&stick, str_from_c(place->root), &failure));
    place->scene->setting.stick = &stick;
    InstallEvent event = scene_install(place->scene);
    stick_close(&stick);
    int64_t took_ms = now_ms() - begun_ms;
    place->folders++;
    place->slowest_ms = took_ms > place->slowest_ms ? took_ms : place->slowest_ms;
    if (event.code != wanted || took_ms > PATIENCE_MS) {
        fail_msg("%s: %.*s after %lld ms", name, STR_ARG(code_text(event.code)->name),
                 (long long)took_ms);
    }
}

/* Things that stand where a file should be. False: this system cannot make one. */
typedef bool (*Thing)(Place *place, const char *path);

static bool a_link(Place *place, const char *path) {
    const char *target = arena_print_in(&place->scene->arena, "%s.real", path).at;
    return rename(path, target) == 0 && symlink(target, path) == 0;
}

static bool a_link_nearby(Place *place, const char *path) {
    const char *target = arena_print_in(&place->scene->arena, "%s.real", path).at;
    return rename(path, target) == 0 && symlink(strrchr(target, '/') + 1, path) == 0;
}

static bool a_link_to_itself(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && symlink(strrchr(path, '/') + 1, path) == 0;
}

static bool a_link_to_nothing(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && symlink("/nowhere/at/all", path) == 0;
}

static bool a_magic_link(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && symlink("/proc/self/fd/0", path) == 0;
}

static bool a_link_to_zero(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && symlink("/dev/zero", path) == 0;
}

static bool a_link_to_secrets(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && symlink("/etc/passwd", path) == 0;
}

static bool a_fifo(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && mkfifo(path, 0644) == 0;
}

static bool a_socket(Place *place, const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)place;
    if (unlink(path) != 0 || strlen(path) >= sizeof(address.sun_path)) {
        return false;
    }
    strcpy(address.sun_path, path);
    int file = socket(AF_UNIX, SOCK_STREAM, 0);
    bool made = bind(file, (struct sockaddr *)&address, sizeof(address)) == 0;
    close(file);
    return made;
}

static bool a_folder(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && mkdir(path, 0755) == 0;
}

static bool a_zero_device(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && mknod(path, S_IFCHR | 0644, makedev(1, 5)) == 0;
}

static bool a_terminal_device(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && mknod(path, S_IFCHR | 0644, makedev(5, 0)) == 0;
}

static bool a_disk_device(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0 && mknod(path, S_IFBLK | 0644, makedev(7, 0)) == 0;
}

static bool nothing(Place *place, const char *path) {
    (void)place;
    return unlink(path) == 0;
}

static const struct {
    const char *name;
    Thing make;
} THINGS[] = {
    {"a link", a_link},
    {"a link nearby", a_link_nearby},
    {"a link to itself", a_link_to_itself},
    {"a link to nothing", a_link_to_nothing},
    {"a magic link", a_magic_link},
    {"a link to /dev/zero", a_link_to_zero},
    {"a link to /etc/passwd", a_link_to_secrets},
    {"a FIFO", a_fifo},
    {"a socket", a_socket},
    {"a folder", a_folder},
    {"a device of zeros", a_zero_device},
    {"a terminal", a_terminal_device},
    {"a disk", a_disk_device},
    {"nothing", nothing},
};

static void test_things(void **state) {
    static const char *const PLACES[] = {"a.tsubo", "a.tsubo.minisig"};
    Place *place = *state;
    for (int32_t i = 0; i < COUNT_OF(THINGS) * COUNT_OF(PLACES); i++) {
        fresh(place);
        put_pack(place);
        put_sidecar(place);
        if (!THINGS[i / 2].make(place, in_tsubo(place, PLACES[i % 2]))) {
            print_message("SKIP %s cannot be made here\n", THINGS[i / 2].name);
            continue;
        }
        expect(place, THINGS[i / 2].name,
               THINGS[i / 2].make == nothing && i % 2 == 1 ? CODE_U20 : CODE_U10);
    }
}

static void test_folder_things(void **state) {
    Place *place = *state;
    for (int32_t i = 0; i < COUNT_OF(THINGS); i++) {
        fresh(place);
        assert_int_equal(rmdir(place->tsubo), 0);
        put(place->tsubo, S("a file"));
        if (THINGS[i].make(place, place->tsubo) && THINGS[i].make != a_folder) {
            expect(place, THINGS[i].name, CODE_U10);
        }
    }
    fresh(place);
    put_pack(place);
    put_sidecar(place);
    run("cd %s && mv TSUBO elsewhere && ln -s elsewhere TSUBO", place->root);
    expect(place, "TSUBO is a link to a good folder", CODE_U10);
    fresh(place);
    run("mkdir %s/TSUBO/TSUBO", place->root);
    expect(place, "TSUBO in TSUBO", CODE_U10);
    fresh(place);
    put_pack(place);
    put_sidecar(place);
    run("cd %s && mv TSUBO tsubo", place->root);
    expect(place, "tsubo in lower case on a disk that tells them apart", CODE_U10);
}

/* Names that are not ours are not even candidates, whatever lies under them. */
static const char *const NAMES[] = {
    "._a",
    ".a",
    "..a",
    "-a",
    "_a",
    "",
    " a",
    "a ",
    "a b",
    "a\tb",
    "a\nb",
    "a\\b",
    "a:b",
    "a*b",
    "a?b",
    "a\"b",
    "a'b",
    "a;b",
    "a|b",
    "a&b",
    "a$b",
    "a`b",
    "a%b",
    "a#b",
    "a!b",
    "a~b",
    "a(b)",
    "a[b]",
    "a{b}",
    "a,b",
    "a=b",
    "a+b",
    "a@b",
    "a^b",
    "新しい",
    "あ",
    "é",
    "\xe2\x80\xae"
    "a",
    "\x8e\x8e",
    "\xff\xfe",
    "\xc0\xaf",
    "\xed\xa0\x80",
    "a\x01",
    "a\x7f",
    "a\x1b[2J",
    "％",
    "\xef\xbb\xbf"
    "a",
    "ａ",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
};

static void test_names(void **state) {
    Place *place = *state;
    for (int32_t i = 0; i < COUNT_OF(NAMES); i++) {
        fresh(place);
        put(in_tsubo(place, arena_print_in(&place->scene->arena, "%s.tsubo", NAMES[i]).at),
            place->pack.bytes);
        put(in_tsubo(place, arena_print_in(&place->scene->arena, "%s.tsubo.minisig", NAMES[i]).at),
            place->pack.sidecar);
        expect(place, NAMES[i], CODE_U10);
    }
}

static const char *const GOOD_NAMES[] = {
    "a",
    "A",
    "0",
    "2026-11-22",
    "a.b_c-D",
    "a..b",
    "a.tsubo",
    "a.tsubo.minisig",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
};

static void test_good_names(void **state) {
    Place *place = *state;
    for (int32_t i = 0; i < COUNT_OF(GOOD_NAMES); i++) {
        fresh(place);
        put(in_tsubo(place, arena_print_in(&place->scene->arena, "%s.tsubo", GOOD_NAMES[i]).at),
            place->pack.bytes);
        put(in_tsubo(place,
                     arena_print_in(&place->scene->arena, "%s.tsubo.minisig", GOOD_NAMES[i]).at),
            place->pack.sidecar);
        put(in_tsubo(place, "._a.tsubo.minisig"), S("what macOS leaves behind"));
        expect(place, GOOD_NAMES[i], CODE_P4);
    }
}

static void fill(Place *place, int32_t count, const char *pattern, Str bytes) {
    for (int32_t i = 0; i < count; i++) {
        char name[128];
        char path[256];
        snprintf(name, sizeof(name), pattern, i);
        snprintf(path, sizeof(path), "%s/%s", place->tsubo, name);
        put(path, bytes);
    }
}

static void test_crowds(void **state) {
    Place *place = *state;
    fresh(place);
    put_pack(place);
    put_sidecar(place);
    fill(place, STICK_ENTRIES_MAX - 2, "%05d.jpg", S(""));
    expect(place, "4,096 entries", CODE_P4);
    fill(place, STICK_ENTRIES_MAX - 1, "%05d.jpg", S(""));
    expect(place, "4,097 entries", CODE_U10);
    fill(place, 100000, "%0100d.jpg", S(""));
    expect(place, "100,000 long names", CODE_U10);
    fresh(place);
    put(in_tsubo(place, "z.tsubo"), place->pack.bytes);
    put(in_tsubo(place, "z.tsubo.minisig"), place->pack.sidecar);
    fill(place, 2000, "a%05d.tsubo.minisig", S("no signature"));
    expect(place, "2,000 bad signatures before a good one", CODE_P4);
    fresh(place);
    fill(place, 2000, "a%05d.tsubo.minisig", S(""));
    expect(place, "2,000 empty signatures", CODE_U27);
    fresh(place);
    fill(place, 2000, "a%05d.tsubo", S(""));
    expect(place, "2,000 packs without a signature", CODE_U20);
}

static void test_depths(void **state) {
    Place *place = *state;
    fresh(place);
    put_pack(place);
    put_sidecar(place);
    run("cd %s/TSUBO && for i in $(seq 300); do mkdir d && cd d; done", place->root);
    expect(place, "300 folders deep", CODE_P4);
    run("ln -s . %s/TSUBO/loop", place->root);
    run("ln -s .. %s/TSUBO/up", place->root);
    expect(place, "loops", CODE_P4);
}

static const struct {
    const char *name;
    const char *command; /* in the TSUBO folder */
    UpdateCode code;
} SIZES[] = {
    {"a pack cut short", "truncate -s -1 a.tsubo", CODE_U21},
    {"a pack with a byte more", "printf x >> a.tsubo", CODE_U21},
    {"an empty pack", ": > a.tsubo", CODE_U21},
    {"a pack of zeros", "truncate -s 0 a.tsubo && truncate -s 65536 a.tsubo", CODE_U21},
    {"a pack of 4 GB", "truncate -s 4G a.tsubo", CODE_U21},
    {"a pack of 8 TB", "truncate -s 8T a.tsubo", CODE_U21},
    {"an empty signature", ": > a.tsubo.minisig", CODE_U27},
    {"a signature of 4 GB", "truncate -s 4G a.tsubo.minisig", CODE_U27},
    {"a signature cut short", "truncate -s -1 a.tsubo.minisig", CODE_U27},
    {"a signature with a byte more", "printf x >> a.tsubo.minisig", CODE_U27},
    {"a signature with a fifth line", "echo x >> a.tsubo.minisig", CODE_U27},
    {"a signature with CRLF", "sed -i 's/$/\\r/' a.tsubo.minisig", CODE_P4},
    {"a signature in UTF-16", "iconv -t UTF-16 a.tsubo.minisig > x && mv x a.tsubo.minisig",
     CODE_U27},
    {"a signature of the pack's bytes", "cp a.tsubo a.tsubo.minisig", CODE_U27},
    {"names changed with each other",
     "mv a.tsubo x && mv a.tsubo.minisig a.tsubo && mv x "
     "a.tsubo.minisig",
     CODE_U27},
    {"the last byte changed", "printf x | dd of=a.tsubo bs=1 seek=65535 conv=notrunc 2>/dev/null",
     CODE_U21},
    {"the first byte changed", "printf x | dd of=a.tsubo bs=1 conv=notrunc 2>/dev/null", CODE_U21},
    {"files nobody may read", "chmod 0 a.tsubo a.tsubo.minisig", CODE_P4},
    {"hard links", "ln a.tsubo b.tsubo && ln a.tsubo.minisig b.tsubo.minisig", CODE_P4},
    {"upper-case ending", "mv a.tsubo.minisig a.tsubo.MINISIG", CODE_U20},
    {"two packs, one bad", "echo x > b.tsubo && echo x > b.tsubo.minisig", CODE_P4},
};

static void test_sizes(void **state) {
    Place *place = *state;
    for (int32_t i = 0; i < COUNT_OF(SIZES); i++) {
        char command[512];
        fresh(place);
        put_pack(place);
        put_sidecar(place);
        snprintf(command, sizeof(command), "cd %s && %s", place->tsubo, SIZES[i].command);
        assert_int_equal(system(command), 0);
        expect(place, SIZES[i].name, SIZES[i].code);
    }
}

/* The same under another mount: what leads to another file system is not followed. */
static void test_mounts(void **state) {
    Place *place = *state;
    fresh(place);
    put_pack(place);
    put_sidecar(place);
    char command[256];
    snprintf(command, sizeof(command), "mount --bind %s/a.tsubo %s/a.tsubo 2>/dev/null",
             place->tsubo, place->tsubo);
    if (system(command) != 0) {
        print_message("SKIP mounts cannot be made here\n");
        return;
    }
    expect(place, "a pack that is a mount", CODE_U10);
    snprintf(command, sizeof(command), "umount %s/a.tsubo", place->tsubo);
    assert_int_equal(system(command), 0);
}

static void test_enough(void **state) {
    Place *place = *state;
    assert_true(place->folders >= 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_things), cmocka_unit_test(test_folder_things),
        cmocka_unit_test(test_names),  cmocka_unit_test(test_good_names),
        cmocka_unit_test(test_crowds), cmocka_unit_test(test_depths),
        cmocka_unit_test(test_sizes),  cmocka_unit_test(test_mounts),
        cmocka_unit_test(test_enough),
    };
    return cmocka_run_group_tests(tests, open_place, close_place);
}
