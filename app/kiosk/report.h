/* One line of tsubo-store's standard output, as data.
 *
 *     P2 percent=45
 *     pack id=jp.tsubo.news serial=2026112201 title=営業秘密のツボ 第111号
 *     stick in            (or out: from the mount helper of a booth)
 *     left done           (the files for the stick; or failed, or nowhere: there is no stick)
 *     open role=trial id=jp.tsubo.news serial=2026112201 path=/var/lib/tsubo/packs/0f….tsubo
 *
 * The first word is a code (library/codes.h) or says what kind of line it is; after it come names
 * and values. Names that are not known here are passed over, so that the installer may say more
 * than the card shows. A text that does not fit is left out whole: half a path is another path.
 */
#ifndef TSUBO_KIOSK_REPORT_H
#define TSUBO_KIOSK_REPORT_H

#include "library/codes.h"

enum {
    REPORT_TEXT_BYTES = 512,
    REPORT_ID_BYTES = 64, /* as in a trusted comment (pack/comment.h) */
};

typedef enum ReportKind {
    REPORT_NOTHING, /* a line that is none of these */
    REPORT_CODE,
    REPORT_PACK,  /* what is being installed; its title is the text */
    REPORT_OPEN,  /* a pack of the shelf; its path is the text */
    REPORT_CALM,  /* there is no pack to open */
    REPORT_SHELF, /* all packs of the shelf have been named: "end", or the command has ended */
    REPORT_LEFT,  /* the files for the stick; number 1: done, 0: failed, -1: no stick */
    REPORT_STICK, /* number 1: a stick came, 0: it went; "stick in", or a mount was seen */
} ReportKind;

/* A plain value, small enough to go through a pipe in one piece. */
typedef struct Report {
    ReportKind kind;
    UpdateCode code;
    int32_t number; /* percent, MB, files, page or serial; whichever belongs to the line */
    bool trial;     /* of REPORT_OPEN: it is shown for the first time */
    int32_t id_size;
    char id[REPORT_ID_BYTES]; /* of the pack */
    int32_t text_size;
    char text[REPORT_TEXT_BYTES]; /* title of what comes, path of a pack, or mount point */
} Report;

Report report_read(Str line);

/* The texts of a report, borrowed. */
Str report_text(const Report *report);
Str report_id(const Report *report);

#endif
