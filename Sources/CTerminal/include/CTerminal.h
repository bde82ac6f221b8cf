/*
 * The border to C: everything that needs curses.h, termios.h or a signal handler, and nothing else.
 *
 * Screens are drawn by ncurses into memory; the caller reads a frame's bytes back and writes them. ncurses keeps global
 * state, so the ct_screen functions and ct_terminal_is_known are called between ct_screens_lock and ct_screens_unlock.
 */
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- Characters ------------------------------------------------------------------------------------------------- */

/// Takes the character encoding of the environment, or else of the first UTF-8 locale there is (C.UTF-8,
/// en_US.UTF-8); only LC_CTYPE is touched. True when characters are UTF-8 now.
bool ct_locale_use_utf8(void);

/// Columns the C library, and with it ncurses, gives a character: 0, 1 or 2; negative when it is not printable.
int ct_character_width(uint32_t scalar);

/* ---- Screens in memory ------------------------------------------------------------------------------------------ */

void ct_screens_lock(void);
void ct_screens_unlock(void);

typedef struct ct_screen ct_screen;

enum {
  CT_BOLD = 1,
  CT_DIM = 2,
  CT_ITALIC = 4,
  CT_UNDERLINE = 8,
  CT_REVERSE = 16,
  CT_STANDOUT = 32
};

/// True when terminfo describes `terminal`.
bool ct_terminal_is_known(const char *terminal);

/// A screen for `terminal`, drawn into memory; NULL when terminfo does not know it, it cannot move its cursor, or
/// memory is short. The dispositions of signals are left as they were.
ct_screen *ct_screen_open(const char *terminal, int height, int width);
void ct_screen_close(ct_screen *screen);

/// Colours the terminal has: 0 for none, 8, 16, 256, 1 << 24.
int ct_screen_color_count(ct_screen *screen);
/// True when a colour's number is its red, green and blue.
bool ct_screen_has_direct_color(ct_screen *screen);
/// Pairs that may be defined, from 1 to one less than this; 0 when the terminal has no colours.
int ct_screen_pair_count(ct_screen *screen);
/// Defines pair `pair`; -1 is the terminal's own colour. False when refused.
bool ct_screen_define_pair(ct_screen *screen, int pair, int foreground, int background);

/// The attributes the terminal can show, as CT_ bits.
unsigned ct_screen_attributes(ct_screen *screen);

/// A string capability by its terminfo name, without padding, as it is sent; NULL when absent. Valid until the next
/// call.
const char *ct_screen_capability(ct_screen *screen, const char *name);
/// What moves the cursor to a cell, as it is sent; NULL when unknown. Valid until the next call.
const char *ct_screen_motion(ct_screen *screen, int row, int column);
/// What sets the foreground to a number of the palette; NULL when unknown. Valid until the next call.
const char *ct_screen_foreground(ct_screen *screen, int number);
bool ct_screen_flag(ct_screen *screen, const char *name);

void ct_screen_resize(ct_screen *screen, int height, int width);

/// Blanks what is to be shown next; nothing is sent for cells that are drawn again as they were.
void ct_screen_blank(ct_screen *screen);

/// Puts one character with its combining marks (at most five in all) into a cell. `attributes` are CT_ bits.
void ct_screen_put(
    ct_screen *screen, int row, int column, const uint32_t *scalars, int count, unsigned attributes, int pair);

/// Ends a frame: the bytes that bring the terminal from the last frame to this one. `erase` starts from an empty
/// screen. The cursor ends at the cell given, or anywhere when `cursor_row` is negative. The bytes are valid until the
/// next call; `*length` is 0 when nothing changed.
const uint8_t *ct_screen_update(ct_screen *screen, int cursor_row, int cursor_column, bool erase, size_t *length);

/* ---- The terminal device ---------------------------------------------------------------------------------------- */

typedef struct ct_tty_state ct_tty_state;

/// The size of the terminal behind `fd`; false when unknown.
bool ct_tty_size(int fd, int *rows, int *columns);

/// The speed in the settings of the terminal behind `fd`; 0 when unknown, or above 38,400.
int ct_tty_bits_per_second(int fd);

/// The settings of the terminal behind `fd`; NULL when it is no terminal. Freed with ct_tty_state_free.
ct_tty_state *ct_tty_save(int fd);
void ct_tty_state_free(ct_tty_state *state);
/// Every byte is handed over as it comes: no echo, no signals from keys, no flow control, no translation.
bool ct_tty_set_raw(int fd, const ct_tty_state *saved);
/// Puts the settings back after what was written has gone out; input not yet read is thrown away, so that a late
/// reply of the terminal is not typed into the shell.
bool ct_tty_restore(int fd, const ct_tty_state *saved);

/* ---- Crashes ---------------------------------------------------------------------------------------------------- */

/// From now on a crash, exit() or a shutdown that takes too long writes `sequence` to `fd`, puts `saved` back, writes
/// `note`, and goes on as without us: by the default action, or by the handler that was there when SWIFT_BACKTRACE is
/// set. Called from the UI thread, whose stack overflows are caught as well. `saved` may be NULL and is copied.
void ct_guard_arm(int fd, const ct_tty_state *saved, const uint8_t *sequence, size_t length, const char *note);
void ct_guard_disarm(void);

/* ---- Signals ---------------------------------------------------------------------------------------------------- */

enum {
  CT_SIGNAL_TERMINATE = 't',
  CT_SIGNAL_HANGUP = 'h',
  CT_SIGNAL_INTERRUPT = 'i',
  CT_SIGNAL_RESIZE = 'w',
  CT_SIGNAL_CONTINUE = 'c'
};

/// Handlers for TERM, HUP, INT, QUIT, WINCH and CONT that write one of the bytes above to a pipe, and SIGPIPE ignored.
/// A process told to end (TERM, HUP) has `grace` seconds to do so before it is ended; 0 waits for ever. Returns the
/// descriptor to poll, or -1 with errno.
int ct_signals_install(unsigned grace);
/// The descriptor of ct_signals_install; -1 when not installed.
int ct_signals_descriptor(void);
/// The dispositions of before, and no deadline any more.
void ct_signals_remove(void);

/// Stops the process group as the terminal's suspend key does, and returns once it is continued. False when nothing
/// stopped it: no shell with job control to come back to.
bool ct_stop_group(void);

/* ---- Small things the Swift overlays lack ----------------------------------------------------------------------- */

/// A pipe whose ends do not block and are not inherited.
bool ct_pipe(int ends[2]);
/// Names the calling thread.
uintptr_t ct_thread_identity(void);

#endif
