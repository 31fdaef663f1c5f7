/* Writing a stick. */
#include "pack_tool/stick_folder.h"

#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/stream.h"
#include "pack_tool/stick_note.h"

enum {
    PIECE_BYTES = 1024 * 1024,
    /* What a file takes beside its bytes: a signature, a cluster cut in half, names. */
    EXTRA_BYTES = 256 * 1024,
    FOLDER_NAMES = 4096,
};

/* id-serial.tsubo, with as much of the id as booths look at. */
static Str name_in(Arena *arena, const PackClaim *claim) {
    char serial[16];
    Buffer digits = {.at = serial, .capacity = sizeof(serial)};
    buffer_print(&digits, "-%d", claim->serial);
    Str id = str_slice(str_from_c(claim->id), 0, STICK_STEM_BYTES - digits.size);
    return arena_print_in(arena, "%.*s%.*s.tsubo", STR_ARG(id), STR_ARG(buffer_view(&digits)));
}

/* FAT does not tell upper from lower case. */
static bool same_name(Str a, Str b) {
    return a.size == b.size && strncasecmp(a.at, b.at, (size_t)a.size) == 0;
}

/* At most as many packs as a booth looks at. */
bool stick_folder_add(StickFolder *folder, Str path, Failure *failure) {
    PackClaim *claim = &folder->claims[folder->count];
    if (folder->count == STICK_FOLDER_PACKS) {
        return failure_set(failure, FAILURE_LIMIT, "a stick has at most %d packs",
                           STICK_FOLDER_PACKS);
    }
    ArenaMark mark = arena_mark(folder->arena);
    bool done = sign_describe(claim, folder->arena, path, failure);
    arena_rewind(folder->arena, mark);
    if (!done) {
        return false;
    }
    Str name = name_in(folder->arena, claim);
    for (int32_t i = 0; i < folder->count; i++) {
        if (strcasecmp(folder->claims[i].id, claim->id) == 0 || same_name(folder->names[i], name)) {
            return failure_set(failure, FAILURE_FORMAT,
                               "%.*s and %.*s have the same id %s; a booth would take one of them",
                               STR_ARG(folder->paths[i]), STR_ARG(path), claim->id);
        }
    }
    folder->paths[folder->count] = path;
    folder->names[folder->count++] = name;
    return true;
}

/* Folders in which booths leave something for the editor (library/stick_write.h). */
static const Str kept_names[] = {S_INIT("receipts"), S_INIT("statistics")};

static bool is_kept(Str name) {
    for (int32_t i = 0; i < COUNT_OF(kept_names); i++) {
        if (str_equal(name, kept_names[i])) {
            return true;
        }
    }
    return false;
}

/* What this program writes, and what other systems leave behind unseen. */
static bool is_ours(Str name) {
    return name.at[0] == '.' || str_ends_with(name, S(".tsubo")) ||
           str_ends_with(name, S(".tsubo.minisig")) || str_equal(name, S(STICK_NOTE_NAME));
}

/* A folder that somebody else made is not ours to replace. */
static bool check_former(const StickFolder *folder, Str former, Failure *failure) {
    FileNames list;
    if (!file_exists(former)) {
        return true;
    }
    if (!file_list_in(folder->arena, former, FOLDER_NAMES, &list, failure)) {
        return false;
    }
    for (int32_t i = 0; i < list.count; i++) {
        Str path =
            arena_print_in(folder->arena, "%.*s/%.*s", STR_ARG(former), STR_ARG(list.names[i]));
        bool fits = file_is_directory(path) ? is_kept(list.names[i]) : is_ours(list.names[i]);
        if (!fits) {
            return failure_set(failure, FAILURE_FILE,
                               "%.*s holds “%.*s”, which would be lost; move it away first",
                               STR_ARG(former), STR_ARG(list.names[i]));
        }
    }
    return true;
}

/* Asked before anything is written: a full stick must not lose what it had. */
static bool check_room(const StickFolder *folder, Failure *failure) {
    int64_t needed = EXTRA_BYTES;
    int64_t free_bytes = 0;
    if (!folder_free_bytes(folder->stick, &free_bytes, failure)) {
        return false;
    }
    for (int32_t i = 0; i < folder->count; i++) {
        needed += folder->claims[i].size_bytes + EXTRA_BYTES;
    }
    int64_t missing = needed - free_bytes;
    return missing <= 0 ||
           failure_set(failure, FAILURE_SPACE, "%.*s is full; %lld MB more are needed",
                       STR_ARG(folder->stick), (long long)(missing / 1000000 + 1));
}

/* Everything that can go wrong is asked before the stick is touched. */
bool stick_folder_check(const StickFolder *folder, Failure *failure) {
    Str stick = folder->stick;
    if (!file_is_directory(stick)) {
        return failure_set(failure, FAILURE_FILE,
                           "there is no folder %.*s; is the stick plugged in and opened?",
                           STR_ARG(stick));
    }
    while (stick.size > 1 && str_ends_with(stick, S("/"))) {
        stick = str_slice(stick, 0, stick.size - 1);
    }
    if (str_equal(stick, S("TSUBO")) || str_ends_with(stick, S("/TSUBO"))) {
        return failure_set(failure, FAILURE_FILE,
                           "give the folder of the stick itself; TSUBO is made in it");
    }
    ArenaMark mark = arena_mark(folder->arena);
    Str former = arena_print_in(folder->arena, "%.*s/TSUBO", STR_ARG(stick));
    bool done = check_former(folder, former, failure) && check_room(folder, failure);
    arena_rewind(folder->arena, mark);
    return done;
}

/* Copies and sums up in one pass; the sum must be the one that is signed. */
static bool copy_pieces(Arena *arena, Stream *from, Stream *to, const Digest *digest,
                        Failure *failure) {
    Str piece;
    Digester digester;
    char *room = arena_reserve(arena, PIECE_BYTES, 1);
    digest_begin(&digester);
    do {
        if (!stream_read(from, room, PIECE_BYTES, &piece, failure) ||
            !stream_write(to, piece, failure)) {
            return false;
        }
        digest_add(&digester, piece.at, (size_t)piece.size);
    } while (piece.size > 0);
    Digest copied = digest_end(&digester);
    return digest_equal(&copied, digest) ||
           failure_set(failure, FAILURE_FILE, "%s has changed meanwhile", from->path);
}

/* With its digest, so that what was read is what is compared later. */
static bool copy_pack(Arena *arena, Str from_path, Str to_path, const Digest *digest,
                      Failure *failure) {
    Stream from;
    Stream to = {.fd = -1};
    ArenaMark mark = arena_mark(arena);
    bool done = stream_open(&from, from_path, failure) &&
                stream_create(&to, to_path, 0644, failure) &&
                copy_pieces(arena, &from, &to, digest, failure) && stream_finish(&to, failure);
    stream_close(&from);
    stream_close(&to);
    arena_rewind(arena, mark);
    return done;
}

/* New and synced; a stick is pulled by hands that do not wait. */
static bool create_file(Str path, Str text, Failure *failure) {
    Stream stream;
    bool done = stream_create(&stream, path, 0644, failure) &&
                stream_write(&stream, text, failure) && stream_finish(&stream, failure);
    stream_close(&stream);
    return done;
}

/* Pack and signature, one beside the other. */
static bool write_pack(const StickFolder *folder, int32_t index, Str into, const SecretKey *key,
                       Failure *failure) {
    Str signature;
    const PackClaim *claim = &folder->claims[index];
    Str path =
        arena_print_in(folder->arena, "%.*s/%.*s", STR_ARG(into), STR_ARG(folder->names[index]));
    Str beside = arena_print_in(folder->arena, "%.*s.minisig", STR_ARG(path));
    return sign_write_in(folder->arena, key, claim, &signature, failure) &&
           copy_pack(folder->arena, folder->paths[index], path, &claim->digest, failure) &&
           create_file(beside, signature, failure);
}

static bool fail_reading_back(const StickFolder *folder, Failure *failure) {
    return failure_set(failure, FAILURE_DEVICE,
                       "%.*s reads back otherwise than it was written; use another stick",
                       STR_ARG(folder->stick));
}

/* Reads the packs again, from the medium, with the eyes of a booth. */
static bool check_packs(const StickFolder *folder, Str into, const SecretKey *key,
                        Failure *failure) {
    Keyring keyring = {.key_count = 0};
    PublicKey public_key = secret_key_public(key);
    if (!keyring_add(&keyring, &public_key, failure)) {
        return false;
    }
    for (int32_t i = 0; i < folder->count; i++) {
        SignedClaim trusted;
        SignatureVerdict verdict;
        Str path =
            arena_print_in(folder->arena, "%.*s/%.*s", STR_ARG(into), STR_ARG(folder->names[i]));
        if (!sign_check_file(folder->arena, path, &keyring, &trusted, &verdict, failure)) {
            return false;
        }
        if (verdict != SIGNATURE_GOOD) {
            return fail_reading_back(folder, failure);
        }
    }
    return true;
}

static bool check_note(const StickFolder *folder, Str path, Str note, Failure *failure) {
    FileSum sum;
    Digest written = digest_of(note);
    if (!sign_sum_file(&sum, folder->arena, path, true, failure)) {
        return false;
    }
    return digest_equal(&sum.digest, &written) || fail_reading_back(folder, failure);
}

static bool fill(StickFolder *folder, Str into, const SecretKey *key, Failure *failure) {
    Str note = stick_note_in(folder->arena, folder->claims, folder->count);
    Str note_path = arena_print_in(folder->arena, "%.*s/" STICK_NOTE_NAME, STR_ARG(into));
    if (!file_make_directory(into, failure) || !create_file(note_path, note, failure)) {
        return false;
    }
    for (int32_t i = 0; i < folder->count; i++) {
        if (!write_pack(folder, i, into, key, failure)) {
            return false;
        }
    }
    return check_packs(folder, into, key, failure) && check_note(folder, note_path, note, failure);
}

/* What booths left, from one folder to the other. */
static bool move_kept(Arena *arena, Str from, Str to, Failure *failure) {
    for (int32_t i = 0; i < COUNT_OF(kept_names); i++) {
        Str source = arena_print_in(arena, "%.*s/%.*s", STR_ARG(from), STR_ARG(kept_names[i]));
        Str target = arena_print_in(arena, "%.*s/%.*s", STR_ARG(to), STR_ARG(kept_names[i]));
        if (!folder_merge(arena, source, target, failure)) {
            return false;
        }
    }
    return true;
}

/* Takes a folder away that did not become TSUBO, here or in a run that was cut off; what booths
 * left goes back first. */
static bool take_back(Arena *arena, Str beside, Str place, Failure *failure) {
    return move_kept(arena, beside, place, failure) && folder_clear(arena, beside, failure);
}

/* Written beside, synced, read back, and renamed at the end: the former folder goes only then. */
bool stick_folder_write(StickFolder *folder, const SecretKey *key, Failure *failure) {
    Failure ignored;
    Arena *arena = folder->arena;
    ArenaMark mark = arena_mark(arena);
    Str place = arena_print_in(arena, "%.*s/TSUBO", STR_ARG(folder->stick));
    Str beside = arena_print_in(arena, "%.*s/TSUBO.new", STR_ARG(folder->stick));
    if (!take_back(arena, beside, place, failure)) {
        return false;
    }
    bool done = fill(folder, beside, key, failure) && move_kept(arena, place, beside, failure) &&
                folder_replace(arena, place, beside, failure);
    if (!done) {
        /* The first cause is what the editor hears; a stick that went away cannot be cleared. */
        (void)!take_back(arena, beside, place, &ignored);
    }
    arena_rewind(arena, mark);
    return done;
}
