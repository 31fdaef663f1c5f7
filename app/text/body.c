/* Faces by character, advances by a small memory. Asking a face goes through SDL_ttf and FreeType,
 * and a paragraph asks for every character each time it is composed. */
#include "text/body.h"

#include "text/space.h"

enum {
    HAN_SLOTS = 256, /* two kibibytes; a paragraph has about a hundred different kanji */
    GETA = 0x3013,   /* 〓, what printers set for a letter they do not have */
};

BodyMeter body_meter_in(Arena *arena, const Measure *measure, FaceMix faces) {
    return (BodyMeter){.measure = measure,
                       .faces = faces,
                       .ascii = ARENA_NEW(arena, int32_t, 2 * 128),
                       .han = ARENA_NEW(arena, int32_t, 2 * HAN_SLOTS)};
}

/* The face itself, with its answer bounded. */
static int32_t ask(const BodyMeter *meter, Face face, uint32_t scalar) {
    int32_t advance = meter->measure->advance(meter->measure->context, face, scalar);
    /* Nothing is wider than 16 em; a bound keeps sums within 64 bits whatever a face says. */
    return advance < -1 ? -1 : advance > 16 * EM ? 16 * EM : advance;
}

/* The advance of a scalar in a face, or -1; asked once, then remembered. Two kanji that share a
 * slot only cost another question. */
static int32_t advance_of(BodyMeter *meter, Face face, uint32_t scalar) {
    bool latin = face == FACE_LATIN || face == FACE_LATIN_BOLD;
    if (latin && scalar < 128) {
        int32_t *slot = &meter->ascii[(face == FACE_LATIN_BOLD ? 128 : 0) + (int32_t)scalar];
        if (*slot == 0) {
            /* Shifted by two, because the arena hands out zeros: 0 is “not asked yet” and −1 a real
             * answer. */
            *slot = ask(meter, face, scalar) + 2;
        }
        return *slot - 2;
    }
    /* Plus one for the same reason: no character has the key of an empty slot. */
    int32_t key = (int32_t)(scalar * FACE_COUNT) + (int32_t)face + 1;
    /* Knuth's multiplicative hash; its upper eight bits are the HAN_SLOTS values. */
    size_t hash = ((uint32_t)key * 2654435761u) >> 24;
    int32_t *slot = &meter->han[2 * hash];
    if (slot[0] != key) {
        slot[0] = key;
        slot[1] = ask(meter, face, scalar);
    }
    return slot[1];
}

/* Rule 1.2: half-width Latin letters, digits and signs; ’ inside a word is one of them. */
static bool is_latin(const Cluster *cluster) {
    uint32_t scalar = cluster->scalar;
    if (scalar < 0x7F) {
        return true;
    }
    bool letter = cluster->class == CLASS_WESTERN_LETTER && scalar < 0x250;
    return letter || (scalar == 0x2019 && cluster->class == CLASS_WESTERN_SIGN);
}

/* The other script's face of the same weight. */
static Face other_face(Face face) {
    switch (face) {
    case FACE_JAPANESE: return FACE_LATIN;
    case FACE_JAPANESE_BOLD: return FACE_LATIN_BOLD;
    case FACE_LATIN: return FACE_JAPANESE;
    case FACE_LATIN_BOLD: return FACE_JAPANESE_BOLD;
    case FACE_ICON:
    case FACE_COUNT: return FACE_JAPANESE;
    }
    return FACE_JAPANESE;
}

/* Asks the face the character belongs to, then the other one of the same weight. */
static int32_t find_advance(BodyMeter *meter, Cluster *cluster) {
    int32_t advance = advance_of(meter, (Face)cluster->face, cluster->scalar);
    if (advance >= 0) {
        return advance;
    }
    Face other = other_face((Face)cluster->face);
    advance = advance_of(meter, other, cluster->scalar);
    if (advance >= 0) {
        cluster->face = (uint8_t)other;
    }
    return advance;
}

/* 〓 as wide as any other full-width character. */
static void set_geta(BodyMeter *meter, Cluster *cluster, bool bold) {
    cluster->scalar = GETA;
    cluster->mark = 0;
    cluster->face = bold ? FACE_JAPANESE_BOLD : FACE_JAPANESE;
    int32_t advance = advance_of(meter, (Face)cluster->face, GETA);
    cluster->body = advance >= 0 ? advance : EM;
}

/* Where the glyph of a half-em body starts: its ink sits right, left or in the middle of the em. */
static void set_half_body(Cluster *cluster) {
    cluster->body = EM_HALF;
    if (cluster->face == FACE_LATIN || cluster->face == FACE_LATIN_BOLD) {
        return; /* these are half an em wide to begin with */
    }
    if (cluster->group == GROUP_OPENING) {
        cluster->pen = -EM_HALF;
    } else if (cluster->group == GROUP_MIDDLE) {
        cluster->pen = -EM_QUARTER;
    }
}

/* The widths of classes depend on the face; everything else in this room does not. */
void body_measure(BodyMeter *meter, Cluster *cluster, bool bold) {
    if (cluster->group == GROUP_BLANK) {
        return;
    }
    bool latin = meter->faces == FACES_MIX && is_latin(cluster);
    Face face = latin ? FACE_LATIN : FACE_JAPANESE;
    /* In Face every bold face stands behind its regular one. */
    cluster->face = (uint8_t)(bold ? face + 1 : face);
    /* BIZ UDGothic draws all kana on the full em (§1), so nobody needs to be asked. */
    uint32_t scalar = cluster->scalar;
    if (scalar >= 0x3041 && scalar <= 0x30FE && cluster->group == GROUP_JAPANESE) {
        cluster->body = EM;
        return;
    }
    int32_t advance = find_advance(meter, cluster);
    if (advance < 0) {
        set_geta(meter, cluster, bold);
    } else if (cluster->group <= GROUP_MIDDLE) {
        /* The groups whose body is half an em (Rule 1.1) come first in SpaceGroup. */
        set_half_body(cluster);
    } else {
        cluster->body = advance;
    }
}

void bodies_measure(BodyMeter *meter, Clusters *clusters, bool bold) {
    for (int32_t i = 0; i < clusters->count; i++) {
        Cluster *cluster = &clusters->at[i];
        body_measure(meter, cluster, bold || (cluster->style & STYLE_STRONG) != 0);
    }
}
