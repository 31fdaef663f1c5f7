/* The invented pack of the screen tests, for fuzz targets that need content.
 *
 *     invented_pack_build("/tmp/x");      // writes it, or ends the program with the reason
 *
 * A file of its own, because the tool's headers and the kiosk's both have a Place. */
#ifndef TSUBO_TESTS_INVENTED_PACK_H
#define TSUBO_TESTS_INVENTED_PACK_H

void invented_pack_build(const char *path);

#endif
