/* Spots of the panel that are not believed any more: drops of water, dirt, a dying corner.
 *
 * A finger that stays in one place for SPOT_STUCK_MS is no finger. Its spot is put in quarantine:
 * the contact ends for everybody else, and what begins there is ignored, while the rest of the
 * panel works. When nothing was felt there for SPOT_HEALED_MS the spot is believed again.
 *
 *     if (spots_admit(&model->spots, &touch, now_ms, short_px)) { gesture_advance(…); }
 *     while (spots_find_stuck(&model->spots, now_ms, &stuck)) { … }   // with every tick
 *     spots_heal(&model->spots, now_ms);
 *
 * Sits in front of the gestures (ui/gesture.h), plain data like them, no clock of its own.
 */
#ifndef TSUBO_UI_SPOTS_H
#define TSUBO_UI_SPOTS_H

#include "ui/gesture.h"

enum {
    SPOT_STUCK_MS = 20000,
    SPOT_HEALED_MS = 60000,
    /* More bad spots than this, and the panel is broken: the oldest one is tried again. */
    SPOTS_MAX = 8,
    /* Contacts that are followed; panels report ten, some twenty. More are let through unseen. */
    SPOT_CONTACTS_MAX = 24,
};

typedef struct Spot {
    int32_t x, y;    /* px */
    int64_t felt_ms; /* when something was last felt here */
    int64_t since_ms;
} Spot;

typedef struct SpotContact {
    int64_t id;
    int32_t x, y; /* where it began, or where it last came to rest */
    int64_t since_ms;
    bool muted; /* it began on a spot, or became one */
} SpotContact;

typedef struct Spots {
    Spot spots[SPOTS_MAX];
    int32_t count;
    SpotContact contacts[SPOT_CONTACTS_MAX];
    int32_t contact_count;
} Spots;

/* Takes note of a raw contact; false when nobody else should hear of it. */
bool spots_admit(Spots *spots, const Touch *touch, int64_t now_ms, int32_t short_px);

/* Puts a contact that has rested too long in quarantine and fills *stuck with it, so that the
 * caller can end it; false when there is none. Call until it is false. */
bool spots_find_stuck(Spots *spots, int64_t now_ms, Touch *stuck);

/* Believes spots again that were quiet for long enough; true when there was one. */
bool spots_heal(Spots *spots, int64_t now_ms);

/* When one of the two has work to do; −1 for never. */
int64_t spots_deadline_ms(const Spots *spots);

#endif
