/* The text file for the person at the booth: what is on the stick, what to do with it.
 *
 *     Str note = stick_note_in(&arena, claims, count);      // はじめに.txt
 *
 * Written for somebody who has never seen the program and opens it by a double click, mostly on
 * Windows: hence CRLF and a byte order mark, without which Notepad may take it for another
 * encoding. The words of the screen are quoted as the screen has them (library/codes.c).
 */
#ifndef TSUBO_PACK_TOOL_STICK_NOTE_H
#define TSUBO_PACK_TOOL_STICK_NOTE_H

#include "base/arena.h"
#include "pack/comment.h"

/* Its name on the stick. Booths look at *.tsubo.minisig only, so it does not disturb them. */
#define STICK_NOTE_NAME "はじめに.txt"

Str stick_note_in(Arena *arena, const PackClaim *claims, int32_t count);

#endif
