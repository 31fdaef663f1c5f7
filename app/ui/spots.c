/* A bad spot has the size of a fingertip: 44 u around its middle, half a touch target, so that it
 * never takes a whole button away.
 *
 * Contacts are followed from raw events, in front of everything else, because only there a contact
 * that never ends can be told from a finger that moves. Drops of water do not wander; fingers
 * do. */
#include "ui/spots.h"

enum { SPOT_RADIUS_U = 44 };

/* A finger's width. */
static bool is_near(int32_t ax, int32_t ay, int32_t bx, int32_t by, int32_t short_px) {
    int64_t radius = (int64_t)SPOT_RADIUS_U * short_px / 1080 + 1;
    int64_t dx = ax - bx;
    int64_t dy = ay - by;
    return dx * dx + dy * dy <= radius * radius;
}

static int32_t find_spot(const Spots *spots, int32_t x, int32_t y, int32_t short_px) {
    for (int32_t i = 0; i < spots->count; i++) {
        if (is_near(spots->spots[i].x, spots->spots[i].y, x, y, short_px)) {
            return i;
        }
    }
    return -1;
}

/* Panels number their contacts as they like; only equality counts. */
static int32_t find_contact(const Spots *spots, int64_t id) {
    for (int32_t i = 0; i < spots->contact_count; i++) {
        if (spots->contacts[i].id == id) {
            return i;
        }
    }
    return -1;
}

static void forget_contact(Spots *spots, int32_t index) {
    spots->contacts[index] = spots->contacts[--spots->contact_count];
}

/* A contact that begins on a spot in quarantine is nobody's finger. */
static bool admit_down(Spots *spots, const Touch *touch, int64_t now_ms, int32_t short_px) {
    int32_t known = find_contact(spots, touch->id);
    int32_t spot = find_spot(spots, touch->x, touch->y, short_px);
    if (known >= 0) {
        forget_contact(spots, known); /* its "up" was lost */
    }
    if (spot >= 0) {
        spots->spots[spot].felt_ms = now_ms;
    }
    /* One contact more than are followed is let through: better a spot unseen than a finger
     * unheard. */
    if (spots->contact_count < SPOT_CONTACTS_MAX) {
        spots->contacts[spots->contact_count++] = (SpotContact){
            .id = touch->id, .x = touch->x, .y = touch->y, .since_ms = now_ms, .muted = spot >= 0};
    }
    return spot < 0;
}

/* Contacts that were not admitted stay out until they end. */
static bool admit_move(Spots *spots, const Touch *touch, int64_t now_ms, int32_t short_px) {
    int32_t index = find_contact(spots, touch->id);
    if (index < 0) {
        return true;
    }
    SpotContact *contact = &spots->contacts[index];
    int32_t spot = contact->muted ? find_spot(spots, touch->x, touch->y, short_px) : -1;
    if (spot >= 0) {
        spots->spots[spot].felt_ms = now_ms;
    }
    /* A finger that has moved on begins its twenty seconds anew. */
    if (!is_near(contact->x, contact->y, touch->x, touch->y, short_px)) {
        contact->x = touch->x;
        contact->y = touch->y;
        contact->since_ms = now_ms;
    }
    return !contact->muted;
}

/* The end of a contact is let through if its beginning was. */
static bool admit_up(Spots *spots, const Touch *touch, int64_t now_ms, int32_t short_px) {
    int32_t index = find_contact(spots, touch->id);
    if (index < 0) {
        return true;
    }
    bool muted = spots->contacts[index].muted;
    int32_t spot = muted ? find_spot(spots, touch->x, touch->y, short_px) : -1;
    if (spot >= 0) {
        spots->spots[spot].felt_ms = now_ms;
    }
    forget_contact(spots, index);
    return !muted;
}

/* Between the panel and the gestures; nothing behind it knows of spots. */
bool spots_admit(Spots *spots, const Touch *touch, int64_t now_ms, int32_t short_px) {
    switch (touch->phase) {
    case TOUCH_DOWN: return admit_down(spots, touch, now_ms, short_px);
    case TOUCH_MOVE: return admit_move(spots, touch, now_ms, short_px);
    case TOUCH_UP: return admit_up(spots, touch, now_ms, short_px);
    case TOUCH_CANCEL:
        /* Another panel, or the same one in a better mood. */
        *spots = (Spots){0};
        return true;
    }
    return true;
}

static void add_spot(Spots *spots, const SpotContact *contact, int64_t now_ms) {
    if (spots->count == SPOTS_MAX) {
        for (int32_t i = 0; i + 1 < SPOTS_MAX; i++) {
            spots->spots[i] = spots->spots[i + 1];
        }
        spots->count--;
    }
    spots->spots[spots->count++] =
        (Spot){.x = contact->x, .y = contact->y, .felt_ms = now_ms, .since_ms = now_ms};
}

/* Twenty seconds in one place is a drop of water, not a person. */
bool spots_find_stuck(Spots *spots, int64_t now_ms, Touch *stuck) {
    for (int32_t i = 0; i < spots->contact_count; i++) {
        SpotContact *contact = &spots->contacts[i];
        if (!contact->muted && now_ms - contact->since_ms >= SPOT_STUCK_MS) {
            contact->muted = true;
            add_spot(spots, contact, now_ms);
            *stuck =
                (Touch){.id = contact->id, .phase = TOUCH_UP, .x = contact->x, .y = contact->y};
            return true;
        }
    }
    return false;
}

/* A contact that still lies there keeps its spot, even if the panel says nothing of it any more. */
static bool is_held(const Spots *spots, const Spot *spot) {
    for (int32_t i = 0; i < spots->contact_count; i++) {
        const SpotContact *contact = &spots->contacts[i];
        if (contact->muted && contact->x == spot->x && contact->y == spot->y) {
            return true;
        }
    }
    return false;
}

/* A spot that has let go for a while is trusted again. */
bool spots_heal(Spots *spots, int64_t now_ms) {
    bool healed = false;
    for (int32_t i = spots->count - 1; i >= 0; i--) {
        const Spot *spot = &spots->spots[i];
        if (!is_held(spots, spot) && now_ms - spot->felt_ms >= SPOT_HEALED_MS) {
            spots->spots[i] = spots->spots[--spots->count];
            healed = true;
        }
    }
    return healed;
}

/* When the oldest contact becomes a spot, or a spot is healed. */
int64_t spots_deadline_ms(const Spots *spots) {
    int64_t deadline = -1;
    for (int32_t i = 0; i < spots->contact_count; i++) {
        int64_t at = spots->contacts[i].since_ms + SPOT_STUCK_MS;
        if (!spots->contacts[i].muted && (deadline < 0 || at < deadline)) {
            deadline = at;
        }
    }
    for (int32_t i = 0; i < spots->count; i++) {
        int64_t at = spots->spots[i].felt_ms + SPOT_HEALED_MS;
        if (!is_held(spots, &spots->spots[i]) && (deadline < 0 || at < deadline)) {
            deadline = at;
        }
    }
    return deadline;
}
