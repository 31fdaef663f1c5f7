/* Makes a signed pack and its key for the shell tests, without the editor's tool.
 *
 *     sign_pack FOLDER NAME ID SERIAL BYTES SEED [KEY]
 *
 * writes FOLDER/NAME.tsubo (BYTES bytes that follow from SEED), its .minisig, and, when FOLDER ends
 * in "/TSUBO", the public key of signer KEY (default 1) to FOLDER/../../keys/KEY.pub. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "signer.h"

static bool put(Str path, Str bytes) {
    FILE *file = fopen(path.at, "wb");
    bool done = file && fwrite(bytes.at, 1, (size_t)bytes.size, file) == (size_t)bytes.size;
    return file && fclose(file) == 0 && done;
}

/* Bytes by a generator, a megabyte at a time, so that large packs cost no memory. */
static bool write_pack(Str path, int64_t size_bytes, uint32_t seed, Digest *digest) {
    static uint32_t piece[256 * 1024];
    uint64_t random = seed * 2654435761u + 1;
    FILE *file = fopen(path.at, "wb");
    Digester digester;
    bool done = file != NULL;
    digest_begin(&digester);
    while (done && size_bytes > 0) {
        size_t size = size_bytes < (int64_t)sizeof(piece) ? (size_t)size_bytes : sizeof(piece);
        for (size_t i = 0; i < sizeof(piece) / sizeof(piece[0]); i++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            piece[i] = (uint32_t)(random >> 32);
        }
        digest_add(&digester, piece, size);
        done = fwrite(piece, 1, size, file) == size;
        size_bytes -= (int64_t)size;
    }
    *digest = digest_end(&digester);
    return file && fclose(file) == 0 && done;
}

int main(int argc, char **argv) {
    if (argc < 7) {
        fprintf(stderr, "usage: sign_pack FOLDER NAME ID SERIAL BYTES SEED [KEY]\n");
        return 2;
    }
    Arena arena = arena_open(1 << 20);
    uint32_t key = argc > 7 ? (uint32_t)atoi(argv[7]) : 1;
    Signer signer = signer_of(key);
    PackClaim claim = signer_claim();
    Str path = arena_print_in(&arena, "%s/%s.tsubo", argv[1], argv[2]);
    Str sidecar = arena_print_in(&arena, "%s.minisig", path.at);
    Str pub = arena_print_in(&arena, "%s/../../keys/%u.pub", argv[1], key);
    memset(claim.id, 0, sizeof(claim.id));
    snprintf(claim.id, sizeof(claim.id), "%s", argv[3]);
    claim.serial = atoi(argv[4]);
    claim.size_bytes = atoll(argv[5]);
    if (!write_pack(path, claim.size_bytes, (uint32_t)atoi(argv[6]), &claim.digest)) {
        return 1;
    }
    Recipe recipe = signer_recipe(&signer, &claim.digest, signer_comment_in(&arena, &claim));
    bool done = put(sidecar, signer_write_in(&arena, &recipe));
    if (str_ends_with(str_from_c(argv[1]), S("/TSUBO"))) {
        done = put(pub, signer_pub_in(&arena, &signer)) && done;
    }
    arena_close(&arena);
    return done ? 0 : 1;
}
