/* What a pack holds, as plain records. Every Str borrows from the arena of the call that read it.
 */
#ifndef TSUBO_PACK_RECORD_H
#define TSUBO_PACK_RECORD_H

#include "base/document.h"

/* The pack itself (table meta). */
typedef struct PackMeta {
    Str id;         /* reverse name, e.g. jp.tsubo.base */
    int32_t serial; /* rises with every release */
    Str title;
    Str publisher;
    Str booth;   /* the name beside the seal */
    Str tagline; /* one line under the title of the idle screen */
    Str copyright;
    bool has_drafts;
} PackMeta;

/* An issue of the newsletter (table issue). */
typedef struct IssueRecord {
    int32_t id; /* its place on the shelf: 1 is the newest issue */
    int32_t number;
    int32_t year, month, day;
    Str summary;
    Str link;     /* address, or empty */
    Str look_for; /* name of the page to look for, or empty */
    int32_t qr;   /* id for pack_qr_in, 0 for none */
    int32_t article_count;
    bool draft;
} IssueRecord;

/* An article without its text (table article); pack_article_document_in reads that. */
typedef struct ArticleRecord {
    int32_t id;
    Str key; /* "110/03-patches": folder and file name of the source */
    int32_t issue_id;
    int32_t issue_number;
    int32_t position; /* 1-based within the issue */
    Str section;
    Str kind;
    Str organisation;
    Str contributor;
    Str title; /* U+200B marks where a heading line may break at a phrase */
    Str highlight;
    Str link;
    Str look_for;
    int32_t qr;
    int32_t characters; /* of the body, for estimates */
    bool draft;
} ArticleRecord;

/* An awareness video without its text (table video). It is named by issues, but stands on a shelf
 * of its own, because the same work comes back year after year. */
typedef struct VideoRecord {
    int32_t id;
    Str key;          /* "videos/tics" */
    int32_t position; /* 1-based in the order of the shelf */
    Str title;
    Str official;
    Str kind;
    Str count;
    Str publisher;
    Str channel;
    Str audience;
    Str published;
    int32_t minutes; /* 0 when unknown */
    Str colour;
    Str highlight;
    Str link;
    Str look_for;
    int32_t qr;
    Str issues; /* numbers, newest first, separated by a space: "110 89" */
    bool draft;
} VideoRecord;

/* An episode or a part of a series; label and lead may be empty. */
typedef struct VideoPart {
    Str label;
    Str title;
    Str lead;
} VideoPart;

/* A theme under which articles and videos are gathered. */
typedef struct TopicRecord {
    int32_t id;
    Str key;
    Str title;
    Str english;
    int32_t item_count; /* articles and videos */
} TopicRecord;

/* An entry of the glossary. */
typedef struct TermRecord {
    int32_t id;
    Str term;
    Str reading;
    Str text;
    int32_t row; /* 0 あ … 9 わ; by the first character of the reading */
    int32_t item_count;
} TermRecord;

typedef enum ItemKind {
    ITEM_ARTICLE,
    ITEM_VIDEO,
} ItemKind;

/* A row of a mixed list: an article or a video, with what a list shows of it. */
typedef struct ItemRecord {
    ItemKind kind;
    int32_t id;
    Str title;
    Str detail;           /* organisation or publisher */
    Str highlight;        /* may be empty */
    int32_t issue_number; /* of an article; the newest naming issue of a video */
    Str key;              /* of its source */
} ItemRecord;

/* A QR code as squares, so that the kiosk needs no encoder. */
typedef struct QrCode {
    Str text;
    int32_t size;           /* modules a side, without the quiet zone */
    const uint8_t *modules; /* size × size bytes, 1 is dark, row by row */
} QrCode;

/* A picture as the tool has written it: 8-bit PNG without anything of the camera's. */
typedef struct PictureRecord {
    int32_t id;
    int32_t width_px;
    int32_t height_px;
    Str png;
} PictureRecord;

#endif
