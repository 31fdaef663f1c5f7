/* One function per task. Sentences for the log are English and exact, words for the page are plain;
 * they come in pairs. */
#include "kiosk/staff_desk.h"

#include <string.h>

#include "base/file.h"
#include "kiosk/calibration.h"
#include "kiosk/pin.h"
#include "kiosk/power.h"
#include "kiosk/stick_find.h"
#include "library/stick_write.h"

enum { TEXT_BYTES = 512 * 1024 };

/* How it went, for the page that asked. */
static StaffAnswer answer(StaffTask task, bool good, Word word) {
    return (StaffAnswer){task, good, word};
}

static StaffAnswer fail(StaffDesk *desk, StaffTask task, const Failure *failure, Word word) {
    log_say(desk->options->log, "staff: %s", failure->sentence);
    return answer(task, false, word);
}

static void look(StaffDesk *desk, int64_t up_ms) {
    HealthSources sources = {.stage = desk->stage,
                             .options = desk->options,
                             .renewal = desk->renewal,
                             .life = desk->life,
                             .counts = desk->counts,
                             .up_ms = up_ms};
    health_gather(desk->health, &sources);
}

/* Compared here, because the model knows no hashes. */
static StaffAnswer check_pin(StaffDesk *desk, const Effects *effects) {
    const Config *settings = desk->options->settings;
    bool good = settings && pin_matches(settings->pin, (Str){effects->pin, effects->pin_size});
    if (!good) {
        log_say(desk->options->log, "staff: a wrong PIN was typed");
    }
    return answer(STAFF_CHECK_PIN, good, WORD_STAFF_WRONG_PIN);
}

/* Through the store; the desk changes nothing itself. */
static StaffAnswer change_pack(StaffDesk *desk, StaffTask task, int32_t index) {
    const Facts *facts = &desk->stage->facts;
    if (index < 0 || index >= facts->pack_count || !desk->renewal ||
        !renewal_has_store(desk->renewal)) {
        return answer(task, false, WORD_TOLD_NO_STORE);
    }
    Str id = facts->packs[index].id;
    log_say(desk->options->log, "staff: %s %.*s",
            task == STAFF_ROLL_BACK ? "rolling back" : "removing", STR_ARG(id));
    if (task == STAFF_ROLL_BACK) {
        renewal_roll_back(desk->renewal, id);
    } else {
        renewal_remove(desk->renewal, id);
    }
    return answer(task, true, WORD_TOLD_ASKED);
}

/* From the canvas to shares of the panel, before any turning. */
static CalibrationPoint share_of(StaffDesk *desk, StaffPoint point) {
    CalibrationPoint share;
    window_share(desk->window, point.x, point.y, &share.x, &share.y);
    return share;
}

/* Shown before it is kept: a wrong one ends by itself. */
static StaffAnswer try_calibration(StaffDesk *desk) {
    const Model *model = &desk->stage->model;
    CalibrationPoint felt[CALIBRATION_POINTS];
    CalibrationPoint shown[CALIBRATION_POINTS];
    for (int32_t i = 0; i < CALIBRATION_POINTS; i++) {
        felt[i] = share_of(desk, model->staff.felt[i]);
        shown[i] = share_of(desk, staff_cross(model->look.width_px, model->look.height_px, i));
    }
    bool good = calibration_fit(felt, shown, desk->matrix, desk->tried);
    if (good) {
        window_calibrate(desk->window, desk->tried);
    }
    return answer(STAFF_TRY_CALIBRATION, good, WORD_TOLD_NOT_CALIBRATED);
}

/* Only after it was tried: a wrong matrix would make the screen useless. */
static StaffAnswer keep_calibration(StaffDesk *desk) {
    Failure failure = {0};
    const Config *settings = desk->options->settings;
    memcpy(desk->matrix, desk->tried, sizeof(desk->matrix));
    /* It holds until power-off even where it cannot be kept. */
    if (!settings || !calibration_write(settings->state, desk->matrix, &failure)) {
        return fail(desk, STAFF_KEEP_CALIBRATION, &failure, WORD_TOLD_FAILED);
    }
    log_say(desk->options->log, "staff: touch was calibrated");
    return answer(STAFF_KEEP_CALIBRATION, true, WORD_TOLD_CALIBRATED);
}

/* What was tried goes, and the matrix from before holds again. */
static StaffAnswer drop_calibration(StaffDesk *desk) {
    window_calibrate(desk->window, desk->matrix);
    return answer(STAFF_DROP_CALIBRATION, false, WORD_TOLD_NOT_CALIBRATED);
}

/* The counts for a spreadsheet, and the log for whoever is asked about this booth. */
static bool write_export(StaffDesk *desk, Arena *arena, Str stick, Failure *failure) {
    Str name = desk->stage->booth.name;
    Buffer csv = buffer_in(arena, TEXT_BYTES);
    if (desk->counts->stats) {
        stats_write_csv(desk->counts->stats, name, &csv);
    }
    Str log = desk->options->log ? log_text_in(arena, desk->options->log) : S("");
    Str csv_name = arena_print_in(arena, "%.*s.csv", STR_ARG(name));
    Str log_name = arena_print_in(arena, "%.*s.log", STR_ARG(name));
    return (!desk->counts->stats ||
            stick_write(stick, S("statistics"), csv_name, buffer_view(&csv), failure)) &&
           stick_write(stick, S("statistics"), log_name, log, failure);
}

/* Under the name of this kiosk, so that ten rooms fit on one stick. */
static bool write_receipt(StaffDesk *desk, Arena *arena, Str stick, Failure *failure) {
    Buffer text = buffer_in(arena, RECEIPT_BYTES);
    Str name = arena_print_in(arena, "%.*s.txt", STR_ARG(desk->stage->booth.name));
    Receipt receipt = facts_receipt_in(arena, &desk->stage->facts);
    receipt_write(&receipt, &text);
    return stick_write(stick, S("receipts"), name, buffer_view(&text), failure);
}

static bool write_files(StaffDesk *desk, StaffTask task, Arena *arena, Str stick,
                        Failure *failure) {
    return task == STAFF_EXPORT ? write_export(desk, arena, stick, failure)
                                : write_receipt(desk, arena, stick, failure);
}

/* In a booth no stick is mounted where we could see it. The files are left in a folder, somebody
 * who may carries them over, and what came of it is told by a report. */
static bool send_files(StaffDesk *desk, StaffTask task, Arena *arena, Failure *failure) {
    Str requests = desk->options->requests;
    Str folder = arena_print_in(arena, "%.*s/outgoing", STR_ARG(requests));
    Str wish = arena_print_in(arena, "%.*s/leave", STR_ARG(requests));
    return file_make_directory(folder, failure) &&
           write_files(desk, task, arena, folder, failure) && file_replace(wish, S("\n"), failure);
}

/* Statistics, log and receipt, each a file of its own. */
static StaffAnswer save_on_stick(StaffDesk *desk, StaffTask task) {
    Failure failure = {0};
    Arena arena = arena_open(2 * TEXT_BYTES);
    Str stick = stick_find_in(&arena, desk->options->settings, desk->options->stick);
    bool sent =
        desk->options->stick.size == 0 && stick.size == 0 && desk->options->requests.size > 0;
    StaffAnswer result = answer(task, false, WORD_TOLD_NO_STICK);
    if (stick.size > 0 || sent) {
        bool done = sent ? send_files(desk, task, &arena, &failure)
                         : write_files(desk, task, &arena, stick, &failure);
        result = done ? answer(task, true, sent ? WORD_TOLD_STICK_BUSY : WORD_TOLD_STICK_DONE)
                      : fail(desk, task, &failure, WORD_TOLD_STICK_FAILED);
    }
    arena_close(&arena);
    return result;
}

static StaffAnswer power(StaffDesk *desk, StaffTask task) {
    Failure failure = {0};
    Power wish = task == STAFF_RESTART ? POWER_REBOOT : POWER_OFF;
    log_say(desk->options->log, "staff: %s is asked for",
            wish == POWER_REBOOT ? "a restart" : "shutting down");
    return power_ask(desk->options->requests, wish, &failure)
               ? answer(task, true, WORD_TOLD_ASKED)
               : fail(desk, task, &failure, WORD_TOLD_FAILED);
}

/* What the staff pages wish for and the model cannot do. */
StaffAnswer staff_desk_do(StaffDesk *desk, const Effects *effects, int64_t up_ms) {
    switch (effects->task) {
    case STAFF_NOTHING:
    case STAFF_TASK_COUNT:
    case STAFF_LEAVE: break; /* the loop ends */
    case STAFF_LOOK: look(desk, up_ms); break;
    case STAFF_CHECK_PIN: return check_pin(desk, effects);
    case STAFF_ROLL_BACK:
    case STAFF_REMOVE: return change_pack(desk, effects->task, effects->index);
    case STAFF_TRY_CALIBRATION: return try_calibration(desk);
    case STAFF_KEEP_CALIBRATION: return keep_calibration(desk);
    case STAFF_DROP_CALIBRATION: return drop_calibration(desk);
    case STAFF_EXPORT: return save_on_stick(desk, effects->task);
    case STAFF_RECEIPT:
        look(desk, up_ms); /* a receipt tells how it is now */
        return save_on_stick(desk, effects->task);
    case STAFF_RESTART:
    case STAFF_SHUT_DOWN: return power(desk, effects->task);
    }
    return (StaffAnswer){0};
}
