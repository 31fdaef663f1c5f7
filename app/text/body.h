/* Which face draws a cluster, and how wide its body is (Rules 1.1 and 1.2).
 *
 * Full-width brackets, stops, commas and middle dots get a body of half an em whatever the font
 * says; the glyph is then drawn left of the body where its ink sits in the other half. All else has
 * the font's own design advance. A character that no face draws becomes 〓, never an empty box.
 *
 *     BodyMeter meter = body_meter_in(scratch, measure, FACES_MIX);
 *     bodies_measure(&meter, &clusters, false);
 */
#ifndef TSUBO_TEXT_BODY_H
#define TSUBO_TEXT_BODY_H

#include "text/cluster.h"
#include "text/paragraph.h"

/* Remembers advances for the length of one call; kana are known without asking. */
typedef struct BodyMeter {
    const Measure *measure;
    FaceMix faces;
    int32_t *ascii; /* [2][128]: advance + 2 of the Latin faces, 0 for not asked yet */
    int32_t *han;   /* pairs of key and advance, a small direct-mapped cache */
} BodyMeter;

BodyMeter body_meter_in(Arena *arena, const Measure *measure, FaceMix faces);

/* Sets `face`, `body` and `pen` of one cluster and replaces what cannot be drawn. */
void body_measure(BodyMeter *meter, Cluster *cluster, bool bold);

/* All clusters of a paragraph; STYLE_STRONG makes single ones bold. */
void bodies_measure(BodyMeter *meter, Clusters *clusters, bool bold);

#endif
