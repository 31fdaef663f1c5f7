/* A pack with more issues than three pages of any list hold, for what only long lists show. Apart
 * from pack_fixture.h, because the tool and the screens both call something a Place.
 *
 *     ManyPack *many = many_pack_open();
 *     UiFixture *ui = ui_fixture_open_pack(look, many_pack_path(many));
 *     many_pack_close(many);
 */
#ifndef TSUBO_TESTS_MANY_PACK_H
#define TSUBO_TESTS_MANY_PACK_H

#include "base/str.h"

enum { MANY_PACK_ISSUES = 90 };

typedef struct ManyPack ManyPack;

/* Builds the pack in a directory of its own and goes there; closing goes back. */
ManyPack *many_pack_open(void);
Str many_pack_path(const ManyPack *many);
void many_pack_close(ManyPack *many);

#endif
