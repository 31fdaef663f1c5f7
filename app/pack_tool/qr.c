/* libqrencode keeps flags beside each module; ours are the lowest bit. Made here and not at the
 * booth, where a code could only fail in front of a visitor. */
#include "pack_tool/qr.h"

#include <qrencode.h>

/* Level M: a fingerprint on the glass must not break it. */
int32_t qr_encode_in(Arena *arena, Str text, QrCode *code) {
    QRcode *made = QRcode_encodeData(text.size, (const unsigned char *)text.at, 0, QR_ECLEVEL_M);
    if (!made) {
        return 0;
    }
    int32_t size = made->width;
    uint8_t *modules = ARENA_NEW(arena, uint8_t, size * size);
    for (int32_t i = 0; i < size * size; i++) {
        modules[i] = made->data[i] & 1;
    }
    QRcode_free(made);
    *code = (QrCode){.text = text, .size = size, .modules = modules};
    return size;
}
