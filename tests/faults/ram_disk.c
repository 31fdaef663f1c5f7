/* The live tree, the log, and the building of trees from the log. */
#include "ram_disk.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

RamDisk *ram_new(bool with_log) {
    RamDisk *ram = calloc(1, sizeof(*ram));
    ram->changes = with_log ? calloc(RAM_CHANGES, sizeof(Change)) : NULL;
    ram_clear(ram);
    return ram;
}

void ram_clear(RamDisk *ram) {
    for (int32_t i = 0; ram->changes && i < ram->change_count; i++) {
        free(ram->changes[i].bytes);
    }
    for (int32_t i = 0; i < ram->node_count; i++) {
        ram->nodes[i].size = 0;
        ram->nodes[i].sealed = false;
    }
    for (int32_t i = 0; i < RAM_FILES; i++) {
        ram->files[i].node = -1;
    }
    memset(ram->names, 0, sizeof(ram->names));
    ram->node_count = 0;
    ram->change_count = 0;
    ram->operations = 0;
    ram->free_bytes = (int64_t)1 << 40;
    ram->fail_at = -1;
    ram->flips = false;
}

void ram_free(RamDisk *ram) {
    ram_clear(ram);
    for (int32_t i = 0; i < RAM_NODES; i++) {
        free(ram->nodes[i].bytes);
    }
    free(ram->changes);
    free(ram);
}

static RamName *find_name(RamDisk *ram, const char *path) {
    for (int32_t i = 0; i < RAM_NAMES; i++) {
        if (strcmp(ram->names[i].path, path) == 0) {
            return &ram->names[i];
        }
    }
    return NULL;
}

static void set_name(RamDisk *ram, const char *path, int32_t node) {
    RamName *name = find_name(ram, path);
    name = name ? name : find_name(ram, "");
    assert(name && "RAM_NAMES is enough for a test");
    snprintf(name->path, sizeof(name->path), "%s", path);
    name->node = node;
}

static void drop_name(RamDisk *ram, const char *path) {
    RamName *name = find_name(ram, path);
    if (name) {
        memset(name, 0, sizeof(*name));
    }
}

static int32_t new_node(RamDisk *ram) {
    assert(ram->node_count < RAM_NODES && "RAM_NODES is enough for a test");
    RamNode *node = &ram->nodes[ram->node_count];
    node->size = 0;
    node->sealed = false;
    return ram->node_count++;
}

static void resize(RamNode *node, int32_t size) {
    if (size > node->room) {
        node->room = size < 4096 ? 4096 : size;
        node->bytes = realloc(node->bytes, (size_t)node->room);
    }
    if (size > node->size) {
        memset(node->bytes + node->size, 0, (size_t)(size - node->size));
        node->size = size;
    }
}

static void put_bytes(RamNode *node, int32_t offset, const char *bytes, int32_t size) {
    resize(node, offset + size);
    if (size == 0) {
        return;
    }
    memcpy(node->bytes + offset, bytes, (size_t)size);
}

static Change *note(RamDisk *ram, ChangeKind kind, int32_t node, const char *path) {
    static Change nowhere;
    if (!ram->changes) {
        return &nowhere;
    }
    assert(ram->change_count < RAM_CHANGES && "RAM_CHANGES is enough for a test");
    Change *change = &ram->changes[ram->change_count++];
    memset(change, 0, sizeof(*change));
    change->kind = kind;
    change->node = node;
    snprintf(change->path, sizeof(change->path), "%s", path);
    return change;
}

/* Counts the operation and says whether it is the one that fails. */
static bool fails(RamDisk *ram) {
    ram->operations++;
    if (ram->clock_ms) {
        *ram->clock_ms += ram->operation_ms;
    }
    return ram->fail_at >= 0 && ram->fail_at-- == 0;
}

static DiskResult op_make_folder(void *self, const char *path) {
    (void)self;
    (void)path;
    return DISK_DONE;
}

static int new_file(RamDisk *ram, int32_t node) {
    for (int i = 0; i < RAM_FILES; i++) {
        if (ram->files[i].node < 0) {
            ram->files[i] = (RamFile){.node = node};
            return i;
        }
    }
    assert(false && "RAM_FILES is enough for a test");
    return -1;
}

static DiskResult op_create(void *self, const char *path, int64_t size, int *file) {
    RamDisk *ram = self;
    if (fails(ram)) {
        return ram->fail_with;
    }
    if (find_name(ram, path)) {
        return DISK_EXISTS;
    }
    int32_t node = new_node(ram);
    set_name(ram, path, node);
    note(ram, CHANGE_CREATE, node, path);
    if (size > 0) {
        resize(&ram->nodes[node], (int32_t)size);
        note(ram, CHANGE_RESERVE, node, path)->size = (int32_t)size;
    }
    *file = new_file(ram, node);
    return DISK_DONE;
}

static DiskResult op_open(void *self, const char *path, int *file, int64_t *size) {
    RamDisk *ram = self;
    if (fails(ram)) {
        return ram->fail_with;
    }
    const RamName *name = find_name(ram, path);
    if (!name) {
        return DISK_MISSING;
    }
    *size = ram->nodes[name->node].size;
    *file = new_file(ram, name->node);
    return DISK_DONE;
}

static DiskResult op_read(void *self, int file, void *into, int32_t size, int32_t *got) {
    RamDisk *ram = self;
    *got = 0;
    if (fails(ram)) {
        return ram->fail_with;
    }
    RamFile *open = &ram->files[file];
    const RamNode *node = &ram->nodes[open->node];
    *got = node->size - open->at < size ? node->size - open->at : size;
    if (*got > 0) {
        memcpy(into, node->bytes + open->at, (size_t)*got);
    }
    if (ram->flips && open->at == 0 && *got > 4096) {
        ((char *)into)[4000] ^= 1;
    }
    open->at += *got;
    return DISK_DONE;
}

static DiskResult op_write(void *self, int file, const void *bytes, int32_t size) {
    RamDisk *ram = self;
    if (fails(ram)) {
        return ram->fail_with;
    }
    RamFile *open = &ram->files[file];
    put_bytes(&ram->nodes[open->node], open->at, bytes, size);
    if (ram->changes) {
        Change *change = note(ram, CHANGE_WRITE, open->node, "");
        change->offset = open->at;
        change->size = size;
        change->bytes = malloc((size_t)size);
        memcpy(change->bytes, bytes, (size_t)size);
    }
    open->at += size;
    return DISK_DONE;
}

static DiskResult op_sync(void *self, int file) {
    RamDisk *ram = self;
    if (fails(ram)) {
        return ram->fail_with;
    }
    note(ram, CHANGE_SYNC, ram->files[file].node, "");
    return DISK_DONE;
}

static DiskResult op_seal(void *self, int file) {
    RamDisk *ram = self;
    if (fails(ram)) {
        return ram->fail_with;
    }
    ram->nodes[ram->files[file].node].sealed = true;
    return DISK_DONE;
}

static void op_forget(void *self, int file) {
    (void)self;
    (void)file;
}

static void op_close(void *self, int file) {
    RamDisk *ram = self;
    assert(ram->files[file].node >= 0 && "a file is closed once");
    ram->files[file].node = -1;
}

static DiskResult op_rename(void *self, const char *from, const char *to) {
    RamDisk *ram = self;
    if (fails(ram)) {
        return ram->fail_with;
    }
    const RamName *name = find_name(ram, from);
    if (!name) {
        return DISK_MISSING;
    }
    int32_t node = name->node;
    snprintf(note(ram, CHANGE_RENAME, node, from)->to, DISK_PATH_SIZE, "%s", to);
    drop_name(ram, from);
    set_name(ram, to, node);
    return DISK_DONE;
}

static DiskResult op_sync_folder(void *self, const char *path) {
    RamDisk *ram = self;
    if (fails(ram)) {
        return ram->fail_with;
    }
    note(ram, CHANGE_SYNC_FOLDER, -1, strcmp(path, ".") == 0 ? "" : path);
    return DISK_DONE;
}

static DiskResult op_remove(void *self, const char *path) {
    RamDisk *ram = self;
    if (fails(ram)) {
        return ram->fail_with;
    }
    if (!find_name(ram, path)) {
        return DISK_MISSING;
    }
    note(ram, CHANGE_REMOVE, -1, path);
    drop_name(ram, path);
    return DISK_DONE;
}

/* The part before the slash, "" for the store itself. */
static Str folder_of(const char *path) {
    Str rest = str_from_c(path);
    int32_t slash = str_find(rest, S("/"));
    return str_slice(rest, 0, slash < 0 ? 0 : slash);
}

static DiskResult op_list(void *self, const char *path, DiskNames *names) {
    RamDisk *ram = self;
    names->count = 0;
    names->more = false;
    if (fails(ram)) {
        return ram->fail_with;
    }
    for (int32_t i = 0; i < RAM_NAMES; i++) {
        if (ram->names[i].path[0] && str_equal(folder_of(ram->names[i].path), str_from_c(path))) {
            snprintf(names->names[names->count++], DISK_NAME_SIZE, "%s",
                     ram->names[i].path + strlen(path) + 1);
        }
    }
    return DISK_DONE;
}

static DiskResult op_space(void *self, int64_t *free_bytes) {
    RamDisk *ram = self;
    *free_bytes = ram->free_bytes;
    return fails(ram) ? ram->fail_with : DISK_DONE;
}

static DiskResult op_lock(void *self, const char *path, int32_t wait_ms, int *file) {
    RamDisk *ram = self;
    (void)path;
    (void)wait_ms;
    *file = new_file(ram, 0);
    return DISK_DONE;
}

static const DiskOps RAM_OPS = {
    .make_folder = op_make_folder,
    .create = op_create,
    .open = op_open,
    .read = op_read,
    .write = op_write,
    .push = op_forget,
    .sync_data = op_sync,
    .sync = op_sync,
    .seal = op_seal,
    .forget = op_forget,
    .close = op_close,
    .rename = op_rename,
    .sync_folder = op_sync_folder,
    .remove = op_remove,
    .list = op_list,
    .space = op_space,
    .lock = op_lock,
};

Disk ram_disk(RamDisk *ram) {
    return (Disk){.ops = &RAM_OPS, .self = ram, .folder = -1};
}

static bool is_sync_of(const Change *sync, const Change *change) {
    switch (change->kind) {
    case CHANGE_RESERVE:
    case CHANGE_WRITE: return sync->kind == CHANGE_SYNC && sync->node == change->node;
    case CHANGE_CREATE:
    case CHANGE_REMOVE:
        return sync->kind == CHANGE_SYNC_FOLDER &&
               str_equal(str_from_c(sync->path), folder_of(change->path));
    case CHANGE_RENAME:
        return sync->kind == CHANGE_SYNC_FOLDER &&
               str_equal(str_from_c(sync->path), folder_of(change->to));
    case CHANGE_SYNC:
    case CHANGE_SYNC_FOLDER: break;
    }
    return false;
}

bool ram_is_certain(const RamDisk *ram, int32_t change, int32_t at) {
    const Change *asked = &ram->changes[change];
    if (asked->kind == CHANGE_SYNC || asked->kind == CHANGE_SYNC_FOLDER) {
        return true;
    }
    for (int32_t i = change + 1; i < at; i++) {
        if (is_sync_of(&ram->changes[i], asked)) {
            return true;
        }
    }
    return false;
}

static void apply_write(RamNode *node, const Change *change, const CrashChoice *choice, bool torn) {
    int32_t from = torn ? choice->torn_from : 0;
    int32_t to = torn ? choice->torn_to : change->size;
    put_bytes(node, change->offset + from, change->bytes + from, to - from);
    /* A file may have its full length before it has its bytes. */
    resize(node, change->offset + change->size);
}

static void apply(RamDisk *after, const Change *change, const CrashChoice *choice, int32_t index) {
    RamNode *node = change->node >= 0 ? &after->nodes[change->node] : NULL;
    const RamName *name;
    switch (change->kind) {
    case CHANGE_CREATE: set_name(after, change->path, change->node); break;
    case CHANGE_RESERVE: resize(node, change->size); break;
    case CHANGE_WRITE: apply_write(node, change, choice, index == choice->torn); break;
    case CHANGE_RENAME:
        name = find_name(after, change->path);
        if (name && name->node == change->node) {
            drop_name(after, change->path);
        }
        drop_name(after, change->to);
        if (index != choice->lost_name) {
            set_name(after, change->to, change->node);
        }
        break;
    case CHANGE_REMOVE: drop_name(after, change->path); break;
    case CHANGE_SYNC:
    case CHANGE_SYNC_FOLDER: break;
    }
}

void ram_crash(const RamDisk *ram, int32_t at, const CrashChoice *choice, RamDisk *after) {
    ram_clear(after);
    after->node_count = ram->node_count;
    for (int32_t i = 0; i < at; i++) {
        if (!choice->missing || !choice->missing[i]) {
            apply(after, &ram->changes[i], choice, i);
        }
    }
}

const RamNode *ram_find(const RamDisk *ram, const char *path) {
    for (int32_t i = 0; i < RAM_NAMES; i++) {
        if (strcmp(ram->names[i].path, path) == 0) {
            return &ram->nodes[ram->names[i].node];
        }
    }
    return NULL;
}

int32_t ram_count(const RamDisk *ram, const char *prefix) {
    int32_t count = 0;
    for (int32_t i = 0; i < RAM_NAMES; i++) {
        Str path = str_from_c(ram->names[i].path);
        count += path.size > 0 && str_starts_with(path, str_from_c(prefix));
    }
    return count;
}

void ram_put(RamDisk *ram, const char *path, Str bytes) {
    int32_t node = new_node(ram);
    put_bytes(&ram->nodes[node], 0, bytes.at, bytes.size);
    set_name(ram, path, node);
}

int32_t ram_open_files(const RamDisk *ram) {
    int32_t count = 0;
    for (int32_t i = 0; i < RAM_FILES; i++) {
        count += ram->files[i].node >= 0;
    }
    return count;
}
