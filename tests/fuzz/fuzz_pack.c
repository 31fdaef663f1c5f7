/* Random packs are refused or read, by every reader, within their patience.
 *
 * Most of a mutated header would only be refused again and again, so the fields that header.c looks
 * at are put right first; the schema is left as it comes. The bytes live in a file without a name,
 * opened as the preflight opens its descriptor. */
#include <assert.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pack/schema.h"
#include "pack_reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 64 * 1024 * 1024, SIZE_MOST = 1024 * 1024 };

static void put_number(uint8_t *at, uint32_t number) {
    for (int32_t i = 0; i < 4; i++) {
        at[i] = (uint8_t)(number >> (24 - 8 * i));
    }
}

static void repair(uint8_t *bytes, size_t size) {
    memcpy(bytes, "SQLite format 3\0\x10\0\x01\x01", 20);
    put_number(bytes + 28, (uint32_t)(size / PACK_PAGE_BYTES));
    put_number(bytes + 60, PACK_FORMAT_VERSION);
    put_number(bytes + 68, PACK_APPLICATION_ID);
    /* The page count only counts when the two counters agree. */
    memcpy(bytes + 92, bytes + 24, 4);
}

static void read_descriptor(int descriptor) {
    Failure failure = {0};
    /* Kept from run to run: taking and returning it would cost more than the reading. */
    static Arena arena;
    if (!arena.base) {
        arena = arena_open(ARENA_BYTES);
    }
    Pack *pack = pack_open_descriptor_in(&arena, descriptor, S("a pack"), &failure);
    bool done = pack != NULL;
    if (pack) {
        done = pack_reading_all(pack, &arena, &failure);
        pack_close(pack);
    }
    assert(done || (failure.kind != FAILURE_NONE && failure.sentence[0]));
    arena_reset(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const size_t page = PACK_PAGE_BYTES;
    size_t whole = size / page * page;
    if (whole == 0 || whole > SIZE_MOST) {
        return 0;
    }
    int descriptor = memfd_create("pack", MFD_CLOEXEC);
    assert(descriptor >= 0);
    int grown = ftruncate(descriptor, (off_t)whole);
    assert(grown == 0);
    uint8_t *bytes = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    assert(bytes != MAP_FAILED);
    memcpy(bytes, data, whole);
    repair(bytes, whole);
    munmap(bytes, whole);
    read_descriptor(descriptor);
    close(descriptor);
    return 0;
}
