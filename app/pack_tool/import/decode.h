/* Bytes of an editor's file become valid UTF-8.
 *
 * Old newsletters were mailed in ISO-2022-JP, saved on Windows in CP932 and on old Unix machines in
 * EUC-JP; new ones are UTF-8. The encoding is recognised, never asked for: escape sequences first,
 * then a strict UTF-8 check, then whichever of CP932 and EUC-JP reads as Japanese. What is no text
 * at all is refused with a sentence that says what it is and what would work.
 *
 *     Decoded decoded;
 *     if (!decode_in(arena, bytes, &decoded, failure)) {
 *         …                                    // "PDFです。…"
 *     }
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_DECODE_H
#define TSUBO_PACK_TOOL_IMPORT_DECODE_H

#include "base/arena.h"
#include "base/failure.h"

typedef enum Encoding {
    ENCODING_UTF_8,
    ENCODING_CP932,
    ENCODING_EUC_JP,
    ENCODING_ISO_2022_JP,
} Encoding;

/* Issue 3 sets 8 MiB: a hundred times the longest newsletter seen. */
enum { DECODE_BYTES_MAX = 8 * 1024 * 1024 };

typedef struct Decoded {
    Str text; /* valid UTF-8 without byte order mark; line ends as they were */
    Encoding encoding;
    bool cut; /* the file stops inside its last character, which was left out */
} Decoded;

/* FAILURE_FORMAT for what is no text, FAILURE_LIMIT for too much. The text lives in the arena or
 * is a slice of `bytes`. */
MUST_USE bool decode_in(Arena *arena, Str bytes, Decoded *decoded, Failure *failure);

/* "UTF-8", "Shift_JIS(CP932)", … for the summary. */
Str decode_name(Encoding encoding);

#endif
