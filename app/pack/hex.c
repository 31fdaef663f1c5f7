/* One digit at a time; the loops around it belong to the texts that are read. */
#include "pack/hex.h"

#include <string.h>

/* By a table that the caller chooses, so upper and lower case are its decision. */
int hex_value(char digit, const char *digits) {
    const char *at = digit ? strchr(digits, digit) : NULL;
    return at ? (int)(at - digits) : -1;
}
