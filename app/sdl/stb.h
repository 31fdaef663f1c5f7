/* Which parts of stb we compile, and within which limits: pictures of two formats, the packing of
 * the glyph atlas, the writing of PNG. Debian's libstb has every decoder switched on; a booth needs
 * two of them, so we compile the headers ourselves in stb.c. */
#ifndef TSUBO_SDL_STB_H
#define TSUBO_SDL_STB_H

#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_MAX_DIMENSIONS 4096 /* LIMIT_PICTURE_SIDE_PX; asserted in picture.c */
#define STBI_WRITE_NO_STDIO

#include <stb/stb_image.h>
#include <stb/stb_image_write.h>

/* Not declared by the header without its implementation. */
unsigned char *stbi_write_png_to_mem(const unsigned char *pixels, int stride_bytes, int x, int y,
                                     int n, int *out_len);

#include <stb/stb_rect_pack.h>

#endif
