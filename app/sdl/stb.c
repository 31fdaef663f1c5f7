/* The one place where stb's code is compiled, and the only file that may give warnings: it is not
 * ours (see the target tsubo_stb). Everybody else sees declarations only. */
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_RECT_PACK_IMPLEMENTATION
#include "sdl/stb.h"
