/* The staff page's facts as a QR code, for support's telephone.
 *
 * The only file of this room that knows libqrencode. Codes of articles come ready from the pack;
 * this one is about the booth itself and exists nowhere before. What goes in is our own ASCII.
 *
 *     support_code_set(&facts, modules, text);
 */
#ifndef TSUBO_KIOSK_SUPPORT_CODE_H
#define TSUBO_KIOSK_SUPPORT_CODE_H

#include "ui/facts.h"

enum { SUPPORT_CODE_BYTES = LIMIT_QR_MODULES * LIMIT_QR_MODULES };

/* Encodes `text` into `modules` and lets facts->code borrow them; without a code (text too long, no
 * memory) its size is 0 and the page shows none. */
void support_code_set(Facts *facts, uint8_t modules[SUPPORT_CODE_BYTES], Str text);

#endif
