/* Reads from memory, unless a fault says otherwise. */
#include "ram_stick.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

RamStick *ram_stick_new(void) {
    RamStick *ram = calloc(1, sizeof(*ram));
    ram->pulled_after = -1;
    ram->fails_after = -1;
    ram->ends_after = -1;
    return ram;
}

void ram_stick_put(RamStick *ram, const char *name, Str bytes) {
    int32_t at = 0;
    while (at < ram->count && strcmp(ram->files[at].name, name) != 0) {
        at++;
    }
    assert(at < RAM_STICK_FILES && "RAM_STICK_FILES is enough for a test");
    ram->count += at == ram->count;
    RamStickFile *file = &ram->files[at];
    snprintf(file->name, sizeof(file->name), "%s", name);
    file->bytes = bytes;
    file->claimed = -1;
}

static StickResult op_list(void *self, StickNames *names) {
    const RamStick *ram = self;
    memset(names, 0, sizeof(*names));
    for (int32_t i = 0; i < ram->count; i++) {
        stick_names_offer(names, str_from_c(ram->files[i].name));
    }
    return ram->listing;
}

static StickResult op_open(void *self, const char *name, int *file, int64_t *size) {
    RamStick *ram = self;
    for (int32_t i = 0; i < ram->count; i++) {
        RamStickFile *found = &ram->files[i];
        if (strcmp(found->name, name) == 0) {
            ram->open = i;
            ram->at = 0;
            ram->open_count++;
            ram->pack_opens += !str_ends_with(str_from_c(name), S(".minisig"));
            *file = i;
            *size = found->claimed >= 0 ? found->claimed : found->bytes.size;
            return STICK_DONE;
        }
    }
    return STICK_MISSING;
}

static bool reached(const RamStick *ram, int64_t limit, bool pack) {
    return pack && limit >= 0 && ram->read_bytes >= limit;
}

static StickResult op_read(void *self, int file, void *into, int32_t size, int32_t *got) {
    RamStick *ram = self;
    const RamStickFile *from = &ram->files[file];
    bool pack = !str_ends_with(str_from_c(from->name), S(".minisig"));
    *got = 0;
    if (ram->clock_ms) {
        *ram->clock_ms += ram->read_ms;
    }
    if (reached(ram, ram->pulled_after, pack)) {
        return STICK_GONE;
    }
    if (reached(ram, ram->fails_after, pack)) {
        return STICK_UNREADABLE;
    }
    if (reached(ram, ram->ends_after, pack)) {
        return STICK_DONE;
    }
    int32_t most = ram->read_most && pack && ram->read_most < size ? ram->read_most : size;
    int64_t left = from->bytes.size - ram->at;
    *got = (pack && ram->endless) || left > most ? most : (int32_t)left;
    for (int32_t i = 0; i < *got; i++) {
        ((char *)into)[i] = ram->at + i < from->bytes.size ? from->bytes.at[ram->at + i] : 'x';
    }
    ram->at += *got;
    ram->read_bytes += pack ? *got : 0;
    return STICK_DONE;
}

static int64_t op_size(void *self, int file) {
    const RamStick *ram = self;
    return ram->shrinks ? ram->at : ram->files[file].bytes.size;
}

static void op_close(void *self, int file) {
    RamStick *ram = self;
    (void)file;
    ram->open_count--;
}

static const StickOps RAM_STICK_OPS = {
    .list = op_list, .open = op_open, .read = op_read, .size = op_size, .close = op_close};

Stick ram_stick(RamStick *ram) {
    return (Stick){.ops = &RAM_STICK_OPS, .self = ram, .root = -1};
}
