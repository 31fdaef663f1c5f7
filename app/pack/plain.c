/* The characters that a text of ours never holds, as ranges. */
#include "pack/plain.h"

#include "base/utf8.h"

typedef struct Range {
    uint32_t first;
    uint32_t last;
} Range;

static const Range refused[] = {
    {0x0000, 0x001F}, /* C0 controls; lines are blocks, so not even a newline */
    {0x007F, 0x009F}, /* DEL and C1 */
    {0x061C, 0x061C}, /* Arabic letter mark */
    {0x200E, 0x200F}, /* left-to-right and right-to-left mark */
    {0x2028, 0x202E}, /* separators, embeddings and overrides */
    {0x2066, 0x2069}, /* isolates */
    {0xFDD0, 0xFDEF}, /* noncharacters */
    {0xFEFF, 0xFEFF}, /* byte order mark */
    {0xFFF9, 0xFFFB}, /* interlinear annotation; our ruby is data, not characters */
};

/* No controls, no direction overrides, no private use: what a face cannot draw or a reader cannot
 * see. */
bool plain_scalar(uint32_t scalar) {
    for (int32_t i = 0; i < COUNT_OF(refused); i++) {
        if (scalar >= refused[i].first && scalar <= refused[i].last) {
            return false;
        }
    }
    return (scalar & 0xFFFE) != 0xFFFE;
}

/* Valid UTF-8 of plain scalars; checked once, here, so that everything above can rely on it. */
bool plain_text(Str text) {
    if (!utf8_valid(text)) {
        return false;
    }
    while (text.size > 0) {
        if (!plain_scalar(utf8_next(&text))) {
            return false;
        }
    }
    return true;
}
