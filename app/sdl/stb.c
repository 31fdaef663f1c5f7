/* The one place where stb's code is compiled, and the only file that may give warnings: it is not
 * ours (see the target tsubo_stb). Everybody else sees declarations only.
 *
 * A compressed picture can swell a thousandfold; stb lets its buffers grow as long as there is
 * memory. Ours end where the largest picture ends that we show: 4096 × 4096 × 4 bytes and a filter
 * byte a line, with room for what a JPEG keeps on the side.
 *
 * Memory begins as zeros: a JPEG may name a code table that it never brings, and stb would decode
 * with whatever lay there. With zeros every code means "nothing follows", and the same damaged file
 * is the same picture each time. */
#include <SDL_stdinc.h>

enum { STB_BYTES_MOST = 80 * 1024 * 1024 };

#define STBI_MALLOC(size) ((size) > STB_BYTES_MOST ? NULL : SDL_calloc(1, (size)))
#define STBI_REALLOC(at, size) ((size) > STB_BYTES_MOST ? NULL : SDL_realloc((at), (size)))
#define STBI_FREE(at) SDL_free(at)
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_RECT_PACK_IMPLEMENTATION
#include "sdl/stb.h"
