/* Recognising an encoding by trying it. The alternative, statistics over byte pairs, needs tables
 * and still has to convert afterwards; converting both candidates and looking at the result costs
 * a millisecond. ISO-2022-JP is turned into EUC by setting the high bits, because the mail
 * encodings of the system know neither ① nor 髙. */
#include "pack_tool/import/decode.h"

#include <iconv.h>
#include <string.h>

#include "base/utf8.h"
#include "pack_tool/import/match.h"

/* The longest sequence a cut file can end in: three of the four bytes of UTF-8. */
enum { CUT_BYTES_MAX = 3 };
/* A Japanese text has at least this share of kana and kanji among its non-ASCII characters. */
enum { JAPANESE_SHARE_PERCENT = 70 };

typedef struct Signature {
    Str bytes;
    const char *what;
} Signature;

/* What people drop on the tool by mistake. */
static const Signature signatures[] = {
    {S_INIT("%PDF-"), "PDF"},
    {S_INIT("PK\x03\x04"), "ZIPまたはWord・Excelのファイル"},
    {S_INIT("\xD0\xCF\x11\xE0"), "古いWord・Excelのファイル"},
    {S_INIT("\x89PNG"), "画像(PNG)"},
    {S_INIT("\xFF\xD8\xFF"), "画像(JPEG)"},
    {S_INIT("GIF8"), "画像(GIF)"},
    {S_INIT("{\\rtf"), "RTFの文書"},
    {S_INIT("\x1F\x8B"), "圧縮されたファイル"},
    {S_INIT("\x7F"
            "ELF"),
     "プログラム"},
    {S_INIT("SQLite format 3"), "パックまたはデータベース"},
    {S_INIT("\xFF\xFE"), "UTF-16の文章"},
    {S_INIT("\xFE\xFF"), "UTF-16の文章"},
};

/* As editors know them from their programs. */
Str decode_name(Encoding encoding) {
    switch (encoding) {
    case ENCODING_UTF_8: return S("UTF-8");
    case ENCODING_CP932: return S("Shift_JIS(CP932)");
    case ENCODING_EUC_JP: return S("EUC-JP");
    case ENCODING_ISO_2022_JP: return S("ISO-2022-JP");
    }
    return S("");
}

/* Who drops a PDF on us is helped by hearing that it is one. */
static bool refuse_known(Str bytes, Failure *failure) {
    for (int32_t i = 0; i < COUNT_OF(signatures); i++) {
        if (str_starts_with(bytes, signatures[i].bytes)) {
            return failure_set(failure, FAILURE_FORMAT,
                               "%sです。文章をテキスト(UTF-8)かHTMLで保存し直してください",
                               signatures[i].what);
        }
    }
    return true;
}

/* Control characters other than tab, line ends, form feed and escape do not occur in text. */
static bool has_control_bytes(Str bytes) {
    for (int32_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        bool fine = byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' ||
                    byte == 0x1B;
        if (!fine || byte == 0x7F) {
            return true;
        }
    }
    return false;
}

/* ISO-2022-JP has none, everything else that is Japanese does. */
static bool has_high_bytes(Str bytes) {
    for (int32_t i = 0; i < bytes.size; i++) {
        if ((unsigned char)bytes.at[i] >= 0x80) {
            return true;
        }
    }
    return false;
}

/* Valid but for a last character that is not all there. */
static bool take_utf8(Str bytes, Decoded *decoded) {
    int32_t fault = utf8_fault(bytes);
    bool cut = fault >= 0 && bytes.size - fault <= CUT_BYTES_MAX && fault > 0;
    if (cut) {
        unsigned char lead = (unsigned char)bytes.at[fault];
        int32_t due = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        cut = due > bytes.size - fault;
    }
    if (fault >= 0 && !cut) {
        return false;
    }
    *decoded = (Decoded){.text = cut ? str_slice(bytes, 0, fault) : bytes, .cut = cut};
    return true;
}

/* Converts all of `bytes`; false when a byte fits nothing. A last character that is cut off is left
 * out (EINVAL of iconv). */
static bool convert_in(Arena *arena, Str bytes, const char *from, Decoded *decoded) {
    iconv_t way = iconv_open("UTF-8", from);
    if (way == (iconv_t)-1) {
        return false;
    }
    size_t capacity = (size_t)bytes.size * 3 + 16;
    char *out = arena_alloc(arena, capacity, 1);
    char *in_at = (char *)(uintptr_t)bytes.at;
    char *out_at = out;
    size_t in_left = (size_t)bytes.size;
    size_t out_left = capacity;
    size_t done = iconv(way, &in_at, &in_left, &out_at, &out_left);
    iconv_close(way);
    bool cut = done == (size_t)-1 && in_left > 0 && in_left <= 2 && in_left < (size_t)bytes.size;
    if (done == (size_t)-1 && !cut) {
        return false;
    }
    decoded->text = (Str){out, (int32_t)(out_at - out)};
    decoded->cut = cut;
    return utf8_valid(decoded->text);
}

/* Share of kana, kanji and Japanese punctuation among the non-ASCII scalars; half-width katakana
 * count against a reading, because EUC-JP misread as CP932 is full of them. Texts without any
 * hiragana are no Japanese prose. */
static int32_t japanese_percent(Str text) {
    int32_t good = 0;
    int32_t all = 0;
    int32_t hiragana = 0;
    while (text.size > 0) {
        uint32_t scalar = utf8_next(&text);
        if (scalar < 0x80) {
            continue;
        }
        all++;
        hiragana += match_is_hiragana(scalar);
        bool half_kana = scalar >= 0xFF61 && scalar <= 0xFF9F;
        bool rare = scalar >= 0x20000 || (scalar >= 0xE000 && scalar <= 0xF8FF);
        good += (match_is_japanese(scalar) || (scalar >= 0x2000 && scalar <= 0x26FF)) &&
                !half_kana && !rare;
    }
    return all == 0 || hiragana * 20 < all ? 0 : good * 100 / all;
}

/* EUC from the escape sequences of ISO-2022-JP: the high bit says what the escape said. */
typedef enum MailSet { SET_ASCII, SET_KANJI, SET_KANA, SET_KANJI_2 } MailSet;

/* The sequences of RFC 1468 and the two for katakana and JIS X 0212 that mails have had. */
static bool take_escape(Str *rest, MailSet *set) {
    static const struct {
        Str bytes;
        MailSet set;
    } escapes[] = {
        {S_INIT("\x1B$(D"), SET_KANJI_2}, {S_INIT("\x1B$B"), SET_KANJI},
        {S_INIT("\x1B$@"), SET_KANJI},    {S_INIT("\x1B(B"), SET_ASCII},
        {S_INIT("\x1B(J"), SET_ASCII},    {S_INIT("\x1B(I"), SET_KANA},
    };
    for (int32_t i = 0; i < COUNT_OF(escapes); i++) {
        if (match_take(rest, escapes[i].bytes)) {
            *set = escapes[i].set;
            return true;
        }
    }
    return false;
}

/* The sets are the same; once the shifts are known, a byte differs by its highest bit. */
static Str euc_from_mail_in(Arena *arena, Str bytes) {
    char *out = arena_alloc(arena, (size_t)bytes.size * 2 + 1, 1);
    int32_t size = 0;
    MailSet set = SET_ASCII;
    bool second = false;
    while (bytes.size > 0) {
        if (bytes.at[0] == 0x1B && take_escape(&bytes, &set)) {
            second = false;
            continue;
        }
        unsigned char byte = (unsigned char)bytes.at[0];
        bytes = str_slice(bytes, 1, bytes.size);
        bool plain = set == SET_ASCII || byte <= 0x20 || byte == 0x1B;
        set = byte == '\n' ? SET_ASCII : set; /* RFC 1468: every line ends in ASCII */
        if (!plain && !second && set != SET_KANJI) {
            out[size++] = (char)(set == SET_KANA ? 0x8E : 0x8F);
        }
        out[size++] = (char)(plain ? byte : byte | 0x80);
        second = !plain && set != SET_KANA && !second;
    }
    return (Str){out, size};
}

/* Only with an escape sequence: plain ASCII is UTF-8 already. */
static bool take_mail_encoding(Arena *arena, Str bytes, Decoded *decoded) {
    bool escapes = match_has(bytes, S("\x1B$")) || match_has(bytes, S("\x1B("));
    if (!escapes || has_high_bytes(bytes)) {
        return false;
    }
    decoded->encoding = ENCODING_ISO_2022_JP;
    return convert_in(arena, euc_from_mail_in(arena, bytes), "EUC-JP-MS", decoded);
}

/* Whichever of the two eight-bit encodings reads as Japanese; CP932 when both do. */
static bool take_eight_bit(Arena *arena, Str bytes, Decoded *decoded) {
    Decoded windows = {.encoding = ENCODING_CP932};
    Decoded unix_text = {.encoding = ENCODING_EUC_JP};
    int32_t windows_percent =
        convert_in(arena, bytes, "CP932", &windows) ? japanese_percent(windows.text) : 0;
    int32_t unix_percent =
        convert_in(arena, bytes, "EUC-JP-MS", &unix_text) ? japanese_percent(unix_text.text) : 0;
    *decoded = unix_percent > windows_percent ? unix_text : windows;
    return windows_percent >= JAPANESE_SHARE_PERCENT || unix_percent >= JAPANESE_SHARE_PERCENT;
}

/* From the encoding that is easiest to be sure of to the one that accepts almost anything. */
bool decode_in(Arena *arena, Str bytes, Decoded *decoded, Failure *failure) {
    if (bytes.size > DECODE_BYTES_MAX) {
        return failure_set(failure, FAILURE_LIMIT,
                           "8 MiBを超えています。1号分の文章だけを渡してください");
    }
    if (!refuse_known(bytes, failure)) {
        return false;
    }
    match_take(&bytes, S("\xEF\xBB\xBF"));
    if (str_trim(bytes).size == 0) {
        return failure_set(failure, FAILURE_FORMAT,
                           "空のファイルです。メールマガジンの本文を入れてください");
    }
    if (has_control_bytes(bytes)) {
        return failure_set(failure, FAILURE_FORMAT,
                           "文章のファイルではありません(バイナリ)。テキスト(UTF-8)かHTMLで"
                           "保存し直してください");
    }
    if (take_mail_encoding(arena, bytes, decoded) || take_utf8(bytes, decoded) ||
        take_eight_bit(arena, bytes, decoded)) {
        return true;
    }
    return failure_set(failure, FAILURE_FORMAT,
                       "文字コードが分かりません(UTF-8、Shift_JIS、EUC-JP、ISO-2022-JPのどれでも"
                       "ありません)。UTF-8で保存し直してください");
}
