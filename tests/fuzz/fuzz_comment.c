/* Whatever is read as a trusted comment is written back byte for byte: there is one writing for
 * each claim, and no claim out of bounds. */
#include <assert.h>
#include <stddef.h>

#include "base/utf8.h"
#include "pack/comment.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char written[2 * COMMENT_BYTES];
    Buffer buffer = {.at = written, .capacity = sizeof(written)};
    PackClaim claim = {.serial = 0};
    if (size > 4096) {
        return 0;
    }
    Str text = {(const char *)data, (int32_t)size};
    SignatureVerdict verdict = comment_parse(text, &claim);
    assert(verdict == SIGNATURE_GOOD || verdict == SIGNATURE_MALFORMED ||
           verdict == SIGNATURE_TOO_NEW);
    assert(verdict != SIGNATURE_GOOD || claim.serial > 0);
    assert(verdict != SIGNATURE_MALFORMED || claim.serial == 0);
    if (claim.serial > 0) {
        assert(claim_is_sound(&claim) && utf8_valid(str_from_c(claim.title)));
        assert(claim.size_bytes >= CLAIM_SIZE_LEAST && claim.size_bytes <= CLAIM_SIZE_MOST);
        comment_write(&claim, &buffer);
        assert(str_equal(buffer_view(&buffer), text));
    }
    return 0;
}
