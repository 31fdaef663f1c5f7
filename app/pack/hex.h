/* Hexadecimal digits in one stated case: digests are written in lower case, key ids and percent
 * signs in upper case, and a second writing of the same value is refused where it would matter.
 *
 *     int high = hex_value(text.at[0], HEX_LOWER);      // -1 for '?', and for 'A'
 *     char digit = HEX_UPPER[byte >> 4];
 */
#ifndef TSUBO_PACK_HEX_H
#define TSUBO_PACK_HEX_H

#define HEX_LOWER "0123456789abcdef"
#define HEX_UPPER "0123456789ABCDEF"

/* The value of `digit` in the sixteen `digits`, -1 when it is none of them. */
int hex_value(char digit, const char *digits);

#endif
