/* Codes and sentences of the verdicts. The sentences are for logs and the editor's tool, in
 * English; what a visitor or the operator reads is among the words of ui/. */
#include "pack/verdict.h"

/* One to one; a test walks both tables. */
Str verdict_code(SignatureVerdict verdict) {
    switch (verdict) {
    case SIGNATURE_GOOD: return S("S0");
    case SIGNATURE_MISSING: return S("U20");
    case SIGNATURE_MISMATCH: return S("U21");
    case SIGNATURE_KEY_UNKNOWN: return S("U22");
    case SIGNATURE_KEY_REVOKED: return S("U23");
    case SIGNATURE_OTHER_KIOSK: return S("U24");
    case SIGNATURE_OLDER: return S("U25");
    case SIGNATURE_TWIN: return S("U26");
    case SIGNATURE_MALFORMED: return S("U27");
    case SIGNATURE_TOO_NEW: return S("U42");
    }
    return S("");
}

/* For the editor's tool; booths have their own words. */
Str verdict_sentence(SignatureVerdict verdict) {
    /* What is so, not what to do: the advice on the screen is for an operator, these are for those
     * who made the pack. */
    switch (verdict) {
    case SIGNATURE_GOOD: return S("the signature is good");
    case SIGNATURE_MISSING: return S("there is no signature file beside the pack");
    case SIGNATURE_MISMATCH: return S("the signature does not belong to this pack");
    case SIGNATURE_KEY_UNKNOWN: return S("the signature was made with a key that is not known");
    case SIGNATURE_KEY_REVOKED: return S("the key of this signature was revoked");
    case SIGNATURE_OTHER_KIOSK: return S("the pack is not for this kiosk");
    case SIGNATURE_OLDER: return S("the pack is older than the one that is installed");
    case SIGNATURE_TWIN:
        return S("the pack has the serial of the installed one, but other content");
    case SIGNATURE_MALFORMED: return S("the signature file is malformed");
    case SIGNATURE_TOO_NEW: return S("the pack needs a newer program");
    }
    return S("");
}
