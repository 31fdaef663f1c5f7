/* Keys from numbers, signatures from parts. */
#include "signer.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

Signer signer_of(uint32_t number) {
    Signer signer;
    uint8_t seed[crypto_sign_SEEDBYTES] = {0};
    uint8_t name[crypto_generichash_BYTES_MIN];
    memcpy(seed, &number, sizeof(number));
    crypto_sign_seed_keypair(signer.key.bytes, signer.secret, seed);
    crypto_generichash(name, sizeof(name), seed, sizeof(seed), NULL, 0);
    memcpy(signer.key.id.bytes, name, KEY_ID_BYTES);
    return signer;
}

Str signer_base64_in(Arena *arena, const void *bytes, size_t size) {
    size_t room = sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL);
    char *text = arena_alloc(arena, room, 1);
    sodium_bin2base64(text, room, bytes, size, sodium_base64_VARIANT_ORIGINAL);
    return str_from_c(text);
}

Str signer_pub_in(Arena *arena, const Signer *signer) {
    char hex[KEY_ID_HEX + 1];
    uint8_t raw[2 + KEY_ID_BYTES + KEY_BYTES] = "Ed";
    memcpy(raw + 2, signer->key.id.bytes, KEY_ID_BYTES);
    memcpy(raw + 2 + KEY_ID_BYTES, signer->key.bytes, KEY_BYTES);
    key_id_to_hex(signer->key.id, hex);
    return arena_print_in(arena, "untrusted comment: minisign public key %s\n%.*s\n", hex,
                          STR_ARG(signer_base64_in(arena, raw, sizeof(raw))));
}

void signer_seal(const Signer *signer, Recipe *recipe) {
    uint8_t text[SIGNATURE_BYTES + 16384];
    size_t size = (size_t)recipe->comment.size;
    assert(size + SIGNATURE_BYTES <= sizeof(text) && "a comment for a test");
    memcpy(text, recipe->over_digest, SIGNATURE_BYTES);
    if (size > 0) {
        memcpy(text + SIGNATURE_BYTES, recipe->comment.at, size);
    }
    crypto_sign_detached(recipe->over_comment, NULL, text, SIGNATURE_BYTES + size, signer->secret);
}

Recipe signer_recipe(const Signer *signer, const Digest *digest, Str comment) {
    Recipe recipe = {
        .untrusted_prefix = "untrusted comment: ",
        .untrusted = S("signature from a test"),
        .algorithm = "ED",
        .key = signer->key.id,
        .trusted_prefix = "trusted comment: ",
        .comment = comment,
        .line_end = "\n",
        .tail = "",
    };
    crypto_sign_detached(recipe.over_digest, NULL, digest->bytes, DIGEST_BYTES, signer->secret);
    signer_seal(signer, &recipe);
    return recipe;
}

Str signer_write_in(Arena *arena, const Recipe *recipe) {
    uint8_t raw[2 + KEY_ID_BYTES + SIGNATURE_BYTES];
    memcpy(raw, recipe->algorithm, 2);
    memcpy(raw + 2, recipe->key.bytes, KEY_ID_BYTES);
    memcpy(raw + 2 + KEY_ID_BYTES, recipe->over_digest, SIGNATURE_BYTES);
    Buffer file = buffer_in(arena, 16384);
    const Str lines[] = {
        str_from_c(recipe->untrusted_prefix),
        recipe->untrusted,
        str_from_c(recipe->line_end),
        signer_base64_in(arena, raw, sizeof(raw)),
        str_from_c(recipe->line_end),
        str_from_c(recipe->trusted_prefix),
        recipe->comment,
        str_from_c(recipe->line_end),
        signer_base64_in(arena, recipe->over_comment, SIGNATURE_BYTES),
        str_from_c(recipe->line_end),
        str_from_c(recipe->tail),
    };
    for (int32_t i = 0; i < COUNT_OF(lines); i++) {
        buffer_put(&file, lines[i]);
    }
    assert(!file.full && "a signature for a test");
    return buffer_view(&file);
}

PackClaim signer_claim(void) {
    return (PackClaim){
        .id = "jp.example.pack",
        .serial = 7,
        .size_bytes = 128 * 1024,
        .digest = digest_of(S("pack")),
        .format = 1,
        .made = "2026-11-22",
        .title = "営業秘密のツボ 1",
    };
}

Str signer_comment_in(Arena *arena, const PackClaim *claim) {
    Buffer comment = buffer_in(arena, 2 * COMMENT_BYTES);
    comment_write(claim, &comment);
    return buffer_view(&comment);
}

Keyring signer_keyring(const Signer *signer) {
    Failure failure;
    Keyring keyring = {.key_count = 0};
    bool done = keyring_add(&keyring, &signer->key, &failure);
    assert(done && "an empty keyring takes a key");
    (void)done;
    return keyring;
}
