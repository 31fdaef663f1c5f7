/* Fuzz target: /proc/self/mountinfo, which the kernel writes but a stick's label stands in. */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "library/mounts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    MountList list;
    int32_t root_count;
    const Str *roots = mounts_default_roots(&root_count);
    if (size > 65536) {
        return 0;
    }
    mounts_parse((Str){(const char *)data, (int32_t)size}, roots, root_count, &list);
    assert(list.count >= 0 && list.count <= MOUNTS_MAX);
    for (int32_t i = 0; i < list.count; i++) {
        const Mount *mount = &list.items[i];
        assert(mount->point[0] == '/' && (size_t)mount->point_size == strlen(mount->point));
    }
    return 0;
}
