/* Level L: it stands on a clean screen for a moment, and more text is worth more than robustness
 * against dirt. Version 10, the largest a telephone reads from our smallest screen, takes 271
 * bytes. */
#include "kiosk/support_code.h"

#include <qrencode.h>

/* The one code that is made at a booth; what it says is not known before. */
void support_code_set(Facts *facts, uint8_t modules[SUPPORT_CODE_BYTES], Str text) {
    facts->code = (QrCode){0};
    QRcode *code = QRcode_encodeData(text.size, (const unsigned char *)text.at, 0, QR_ECLEVEL_L);
    if (!code) {
        return;
    }
    if (code->width <= LIMIT_QR_MODULES) {
        for (int32_t i = 0; i < code->width * code->width; i++) {
            modules[i] = code->data[i] & 1;
        }
        facts->code = (QrCode){.size = code->width, .modules = modules, .text = text};
    }
    QRcode_free(code);
}
