/* Describing, signing and checking packs. */
#include "pack_tool/sign.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sodium.h>

#include "base/file.h"
#include "base/stream.h"
#include "base/utf8.h"
#include "pack/pack.h"
#include "pack/schema.h"

enum {
    /* One read: large enough that the disk, not the calls, sets the pace. */
    PIECE_BYTES = 1024 * 1024,
    AT_ID = 2,
    AT_SIGNATURE = AT_ID + KEY_ID_BYTES,
    LINE_BYTES = AT_SIGNATURE + SIGNATURE_BYTES,
};

/* Piece by piece; a pack may be larger than memory. */
static bool sum_stream(FileSum *sum, Arena *scratch, Stream *stream, Failure *failure) {
    Str piece;
    Digester digester;
    char *room = arena_reserve(scratch, PIECE_BYTES, 1);
    digest_begin(&digester);
    for (;;) {
        if (!stream_read(stream, room, PIECE_BYTES, &piece, failure)) {
            return false;
        }
        if (piece.size == 0) {
            break;
        }
        digest_add(&digester, piece.at, (size_t)piece.size);
        sum->size_bytes += piece.size;
    }
    sum->digest = digest_end(&digester);
    return true;
}

/* Read once; the digest is what is signed, because that is what minisign signs. */
bool sign_sum_file(FileSum *sum, Arena *scratch, Str path, bool is_fresh, Failure *failure) {
    Stream stream;
    ArenaMark mark = arena_mark(scratch);
    *sum = (FileSum){.size_bytes = 0};
    if (!stream_open(&stream, path, failure)) {
        return false;
    }
    if (is_fresh) {
        stream_drop_cache(&stream);
    }
    bool done = sum_stream(sum, scratch, &stream, failure);
    stream_close(&stream);
    arena_rewind(scratch, mark);
    return done;
}

/* As many whole characters as a claim has room for. */
static void copy_title(char title[CLAIM_TITLE_BYTES + 1], Str text) {
    int32_t size = 0;
    while (text.size > 0 &&
           size + utf8_size(utf8_next(&(Str){text.at, text.size})) <= CLAIM_TITLE_BYTES) {
        size += utf8_put(title + size, utf8_next(&text));
    }
    title[size] = 0;
}

/* As far as a claim has room; longer ones were refused. */
static void copy_id(char id[CLAIM_ID_BYTES + 1], Str text) {
    if (text.size <= CLAIM_ID_BYTES) {
        memcpy(id, text.at, (size_t)text.size);
        id[text.size] = 0;
    }
}

/* Today where the editor sits, or the day that a reproducible build was told. */
static void write_day(char made[CLAIM_DATE_BYTES + 1]) {
    struct tm day;
    const char *told = getenv("SOURCE_DATE_EPOCH");
    time_t now = told ? (time_t)strtoll(told, NULL, 10) : time(NULL);
    bool known = told ? gmtime_r(&now, &day) != NULL : localtime_r(&now, &day) != NULL;
    made[0] = 0;
    if (known) {
        strftime(made, CLAIM_DATE_BYTES + 1, "%Y-%m-%d", &day);
    }
}

/* Says which part of the claim a booth could not read back. */
static bool refuse_claim(const PackClaim *claim, Str id, Failure *failure) {
    PackClaim probe = *claim;
    strcpy(probe.made, "2000-01-01");
    if (claim_is_sound(&probe)) {
        return failure_set(failure, FAILURE_FORMAT,
                           "this computer's date is “%s”; set its clock first", claim->made);
    }
    return failure_set(failure, FAILURE_FORMAT,
                       "its id “%.*s” must be of letters, digits, dots and hyphens and begin with "
                       "a letter or a digit",
                       STR_ARG(id));
}

/* From the pack's own meta, so that comment and content cannot disagree. */
static bool describe_pack(PackClaim *claim, Arena *arena, const Pack *pack, Str path,
                          Failure *failure) {
    FileSum sum;
    const PackMeta *meta = pack_meta(pack);
    if (meta->has_drafts) {
        return failure_set(failure, FAILURE_FORMAT,
                           "it has drafts in it; finish them and build it without --drafts");
    }
    copy_id(claim->id, meta->id);
    copy_title(claim->title, meta->title);
    claim->serial = meta->serial;
    claim->format = PACK_FORMAT_VERSION;
    write_day(claim->made);
    if (!sign_sum_file(&sum, arena, path, false, failure)) {
        return false;
    }
    claim->digest = sum.digest;
    claim->size_bytes = sum.size_bytes;
    return claim_is_sound(claim) || refuse_claim(claim, meta->id, failure);
}

/* Size and digest from the file, the rest from its meta. */
bool sign_describe(PackClaim *claim, Arena *arena, Str path, Failure *failure) {
    memset(claim, 0, sizeof(*claim));
    Pack *pack = pack_open_in(arena, path, failure);
    if (!pack) {
        return false;
    }
    bool done = describe_pack(claim, arena, pack, path, failure) ||
                failure_within(failure, "%.*s cannot be signed", STR_ARG(path));
    pack_close(pack);
    return done;
}

/* A line of base64, its end included. */
static void put_base64(Buffer *file, const uint8_t *bytes, size_t size) {
    char line[sodium_base64_ENCODED_LEN(LINE_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    sodium_bin2base64(line, sizeof(line), bytes, size, sodium_base64_VARIANT_ORIGINAL);
    buffer_print(file, "%s\n", line);
}

/* First the digest is signed, then that signature together with the comment. */
static Str write_signature_in(Arena *arena, const SecretKey *key, const PackClaim *claim) {
    char hex[KEY_ID_HEX + 1];
    uint8_t line[LINE_BYTES] = "ED";
    uint8_t over_comment[SIGNATURE_BYTES];
    Buffer text = buffer_in(arena, SIGNATURE_BYTES + COMMENT_BYTES + 1);
    Buffer file = buffer_in(arena, SIGNATURE_FILE_BYTES);
    memcpy(line + AT_ID, key->id.bytes, KEY_ID_BYTES);
    crypto_sign_detached(line + AT_SIGNATURE, NULL, claim->digest.bytes, DIGEST_BYTES, key->bytes);
    buffer_put(&text, (Str){(const char *)line + AT_SIGNATURE, SIGNATURE_BYTES});
    comment_write(claim, &text);
    crypto_sign_detached(over_comment, NULL, (const uint8_t *)text.at,
                         (unsigned long long)text.size, key->bytes);
    key_id_to_hex(key->id, hex);
    buffer_print(&file, "untrusted comment: signature from tsubo-pack, key %s\n", hex);
    put_base64(&file, line, LINE_BYTES);
    buffer_print(&file, "trusted comment: %.*s\n",
                 STR_ARG(str_slice(buffer_view(&text), SIGNATURE_BYTES, text.size)));
    put_base64(&file, over_comment, SIGNATURE_BYTES);
    assert(!text.full && !file.full && "a sound claim fits");
    return buffer_view(&file);
}

/* Four lines; the second signature is over the first and the comment. */
bool sign_write_in(Arena *arena, const SecretKey *key, const PackClaim *claim, Str *file,
                   Failure *failure) {
    SignedClaim trusted;
    Keyring keyring = {.key_count = 0};
    PublicKey public_key = secret_key_public(key);
    *file = write_signature_in(arena, key, claim);
    if (!keyring_add(&keyring, &public_key, failure)) {
        return false;
    }
    if (signature_read(*file, &keyring, &trusted) != SIGNATURE_GOOD ||
        signature_verify(&trusted, &claim->digest) != SIGNATURE_GOOD) {
        return failure_set(failure, FAILURE_SIGNATURE, "the secret key does not sign soundly");
    }
    return true;
}

/* A file that is too long for a signature is a malformed one, not a fault of the disk. */
static bool read_signature(Arena *arena, Str path, const Keyring *keyring, SignedClaim *trusted,
                           SignatureVerdict *verdict, Failure *failure) {
    Str bytes;
    if (!file_exists(path)) {
        *verdict = SIGNATURE_MISSING;
        return true;
    }
    if (!file_read_in(arena, path, SIGNATURE_FILE_BYTES, &bytes, failure)) {
        *verdict = SIGNATURE_MALFORMED;
        return failure->kind == FAILURE_LIMIT;
    }
    *verdict = signature_read(bytes, keyring, trusted);
    return true;
}

/* What was just signed is verified by the code of the booth before anybody carries it away. */
bool sign_check_file(Arena *arena, Str path, const Keyring *keyring, SignedClaim *trusted,
                     SignatureVerdict *verdict, Failure *failure) {
    FileSum sum;
    Str signature = arena_print_in(arena, "%.*s.minisig", STR_ARG(path));
    if (!read_signature(arena, signature, keyring, trusted, verdict, failure)) {
        return false;
    }
    if (*verdict != SIGNATURE_GOOD) {
        return true;
    }
    if (!sign_sum_file(&sum, arena, path, true, failure)) {
        return false;
    }
    *verdict = sum.size_bytes == trusted->claim.size_bytes ? signature_verify(trusted, &sum.digest)
                                                           : SIGNATURE_MISMATCH;
    return true;
}
