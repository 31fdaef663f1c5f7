/* Random front matter is read or refused; what is read holds plain text at places inside the file.
 */
#include <assert.h>
#include <stddef.h>

#include "base/utf8.h"
#include "pack/plain.h"
#include "pack_tool/front.h"
#include "pack_tool/normalize.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 32 * 1024 * 1024 };

/* Children and their children: as deep as our forms go. */
static void check_nodes(const YamlNode *node) {
    for (const YamlNode *child = node->first; child; child = child->next) {
        assert(plain_text(child->text) && plain_text(child->key));
        assert(child->place.line >= 2 && child->place.column >= 1);
        assert(node->kind != YAML_MAP || child->key_place.line >= 2);
        assert(child->kind == YAML_TEXT || child->text.size == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Str bytes = {(const char *)data, (int32_t)size};
    if (size > 8192 || !utf8_valid(bytes) || normalize_fault(bytes) >= 0) {
        return 0;
    }
    /* Kept from run to run: taking and returning them would cost more than the parsing. */
    static Arena arena;
    static Arena scratch;
    if (!arena.base) {
        arena = arena_open(ARENA_BYTES);
        scratch = arena_open(ARENA_BYTES);
    }
    Findings findings = findings_in(&arena);
    YamlInput input = {&arena, &scratch, bytes, S("x.md"), 2};
    const YamlNode *front = yaml_parse_in(&input, &findings);
    for (int32_t kind = 0; kind < FRONT_KIND_COUNT; kind++) {
        front_check(front, (FrontKind)kind, (Place){S("x.md"), 1, 1}, &findings);
    }
    if (front) {
        check_nodes(front);
        assert(front_date(front, S("date")).month <= 12);
        assert(front_number(front, S("number")) >= 0 || findings.error_count > 0);
    }
    arena_reset(&arena);
    return 0;
}
