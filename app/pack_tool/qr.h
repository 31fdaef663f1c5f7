/* QR codes of addresses: level M, the smallest version that holds the text.
 *
 *     QrCode code;
 *     int32_t modules = qr_encode_in(&arena, address, &code);       // 0: too long for any version
 */
#ifndef TSUBO_PACK_TOOL_QR_H
#define TSUBO_PACK_TOOL_QR_H

#include "base/arena.h"
#include "pack/record.h"

/* Modules a side, 0 when no QR code holds the text. The code borrows the text and keeps its modules
 * in the arena. Level M repairs 15 % of the code: enough for reflections on a screen, and a level
 * higher would make the modules smaller. */
int32_t qr_encode_in(Arena *arena, Str text, QrCode *code);

#endif
