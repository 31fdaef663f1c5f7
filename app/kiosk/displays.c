/* The kernel's own files; no library is asked. */
#include "kiosk/displays.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PATTERN_BYTES = 256 };

/* "connected", and neither "disconnected" nor "unknown". */
static bool reads_connected(const char *path) {
    char word[16] = {0};
    FILE *file = fopen(path, "re");
    if (!file) {
        return false;
    }
    size_t got = fread(word, 1, sizeof(word) - 1, file);
    fclose(file);
    return got >= 9 && memcmp(word, "connected", 9) == 0;
}

int32_t displays_connected(Str root) {
    char pattern[PATTERN_BYTES];
    glob_t found = {0};
    int32_t connected = -1;
    snprintf(pattern, sizeof(pattern), "%.*s/card*-*/status", STR_ARG(root));
    if (glob(pattern, 0, NULL, &found) == 0) {
        connected = 0;
        for (size_t i = 0; i < found.gl_pathc; i++) {
            connected += reads_connected(found.gl_pathv[i]);
        }
    }
    globfree(&found);
    return connected;
}

/* SDL says the same of a missing display and of a forbidden one; whoever sets up a booth needs to
 * know which it is. */
bool displays_may_be_opened(Str folder, Failure *failure) {
    char pattern[PATTERN_BYTES];
    glob_t found = {0};
    bool allowed = true;
    snprintf(pattern, sizeof(pattern), "%.*s/card*", STR_ARG(folder));
    if (glob(pattern, 0, NULL, &found) == 0) {
        allowed = false;
        for (size_t i = 0; i < found.gl_pathc; i++) {
            allowed = allowed || access(found.gl_pathv[i], R_OK | W_OK) == 0;
        }
    }
    globfree(&found);
    return allowed || failure_set(failure, FAILURE_DEVICE,
                                  "the display in %.*s may not be opened: add this user to the "
                                  "groups \"video\" and \"render\" and log in again",
                                  STR_ARG(folder));
}

bool displays_tell_more(int32_t connected, Str shown, Failure *sentence) {
    if (connected < 2) {
        return false;
    }
    failure_set(sentence, FAILURE_DEVICE,
                "%d displays are connected; the picture is on one of them only%s%.*s", connected,
                shown.size > 0 ? ": " : "", STR_ARG(shown));
    return true;
}
