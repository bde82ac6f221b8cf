#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
/* Without it curses.h leaves out cchar_t and the wide functions; _XOPEN_SOURCE_EXTENDED is the name Apple's asks for. */
#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
/* The flags of a window are needed, see resize_only. */
#define NCURSES_OPAQUE 0

#include "CTerminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

/* Pairs past 255 need the opts pointer of setcchar and init_extended_pair, both of ncurses 6.1. */
#if defined(NCURSES_EXT_COLORS) && defined(NCURSES_VERSION_PATCH) && NCURSES_VERSION_PATCH >= 20180127
#define EXTENDED_PAIRS 1
#else
#define EXTENDED_PAIRS 0
#endif

enum { MOST_SCALARS = 5, CAPABILITY_SIZE = 512 };

struct ct_screen {
  SCREEN *curses;
  FILE *output;
  FILE *input;
  int memory;
  int height;
  int width;
  uint8_t *frame;
  size_t capacity;
  char capability[CAPABILITY_SIZE];
  char *terminal;
  bool is_open;
  WINDOW *windows[3];
  struct ct_screen *next;
};

static pthread_mutex_t screens = PTHREAD_MUTEX_INITIALIZER;
static ct_screen *current = NULL;
/* All there ever were. ncurses 6.4 frees the windows of every screen when one is deleted, so a closed one is kept for
 * the next of its kind. */
static ct_screen *all = NULL;

void ct_screens_lock(void) { pthread_mutex_lock(&screens); }
void ct_screens_unlock(void) { pthread_mutex_unlock(&screens); }

static void select_screen(ct_screen *screen) {
  if (current == screen) return;
  set_term(screen->curses);
  current = screen;
#if !defined(NCURSES_REENTRANT) || !NCURSES_REENTRANT
  /* Part of a screen, yet set_term leaves them at what the last one had, and doupdate reads past the end. */
  LINES = screen->height;
  COLS = screen->width;
#endif
}

/* Loading a terminal's description writes the size it gives into whatever screen is current. */
static void select_none(void) {
  set_term(NULL);
  current = NULL;
}

static int open_memory(void) {
#ifdef __linux__
  int fd = memfd_create("frames", MFD_CLOEXEC);
  if (fd >= 0) return fd;
#endif
  const char *folder = getenv("TMPDIR");
  char path[1024];
  int length = snprintf(path, sizeof path, "%s/frames.XXXXXX", folder && *folder ? folder : "/tmp");
  if (length < 0 || (size_t)length >= sizeof path) return -1;
  int file = mkstemp(path);
  if (file < 0) return -1;
  unlink(path);
  fcntl(file, F_SETFD, FD_CLOEXEC);
  return file;
}

/* The bytes ncurses wrote since the last call; they are forgotten. */
static const uint8_t *take_output(ct_screen *screen, size_t *length) {
  *length = 0;
  fflush(screen->output);
  off_t end = lseek(screen->memory, 0, SEEK_CUR);
  if (end <= 0) return screen->frame;
  size_t size = (size_t)end;
  if (size > screen->capacity) {
    uint8_t *larger = realloc(screen->frame, size);
    if (!larger) return screen->frame;
    screen->frame = larger;
    screen->capacity = size;
  }
  size_t have = 0;
  while (have < size) {
    ssize_t got = pread(screen->memory, screen->frame + have, size - have, (off_t)have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    have += (size_t)got;
  }
  if (ftruncate(screen->memory, 0) == 0) lseek(screen->memory, 0, SEEK_SET);
  *length = have;
  return screen->frame;
}

bool ct_terminal_is_known(const char *terminal) {
  int problem = 0;
  select_none();
  if (setupterm((char *)(uintptr_t)terminal, STDOUT_FILENO, &problem) != OK) return false;
  del_curterm(cur_term);
  return true;
}

/* newterm takes these over when they are at their default; their handling is not its business here. */
static const int taken_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { TAKEN_SIGNALS = sizeof taken_signals / sizeof *taken_signals };

static SCREEN *open_curses(const char *terminal, FILE *output, FILE *input) {
  select_none();
  struct sigaction before[TAKEN_SIGNALS];
  for (int i = 0; i < TAKEN_SIGNALS; i++) sigaction(taken_signals[i], NULL, &before[i]);
  SCREEN *curses = newterm((char *)(uintptr_t)terminal, output, input);
  for (int i = 0; i < TAKEN_SIGNALS; i++) sigaction(taken_signals[i], &before[i], NULL);
  return curses;
}

static ct_screen *reopen(const char *terminal) {
  for (ct_screen *screen = all; screen; screen = screen->next) {
    if (screen->is_open || strcmp(screen->terminal, terminal) != 0) continue;
    select_screen(screen);
    werase(stdscr);
    return screen;
  }
  return NULL;
}

static void discard(ct_screen *screen) {
  if (screen->output) {
    fclose(screen->output);
  } else if (screen->memory >= 0) {
    close(screen->memory);
  }
  if (screen->input) fclose(screen->input);
  free(screen->terminal);
  free(screen);
}

static ct_screen *open_new(const char *terminal) {
  ct_screen *screen = calloc(1, sizeof *screen);
  if (!screen) return NULL;
  screen->terminal = strdup(terminal);
  screen->memory = open_memory();
  screen->output = screen->memory < 0 ? NULL : fdopen(screen->memory, "w+");
  screen->input = fopen("/dev/null", "re");
  if (screen->terminal && screen->output && screen->input) {
    screen->curses = open_curses(terminal, screen->output, screen->input);
  }
  if (!screen->curses) {
    discard(screen);
    return NULL;
  }
  current = screen;
  screen->next = all;
  all = screen;
  screen->windows[0] = stdscr;
  screen->windows[1] = curscr;
  screen->windows[2] = newscr;
  /* /dev/null always has something to read, which ncurses would take for a reason to put the update off. */
  typeahead(-1);
  nonl();
  scrollok(stdscr, FALSE);
  idlok(stdscr, TRUE);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  return screen;
}

ct_screen *ct_screen_open(const char *terminal, int height, int width) {
  ct_screen *screen = reopen(terminal);
  if (!screen) screen = open_new(terminal);
  if (!screen) return NULL;
  screen->is_open = true;
  ct_screen_resize(screen, height, width);
  /* ncurses' own start-up: the alternate screen, a scroll region of a size it guessed, mode resets. The caller
   * switches modes itself, so nobody is to see this. */
  size_t ignored;
  wnoutrefresh(stdscr);
  doupdate();
  take_output(screen, &ignored);
  return screen;
}

void ct_screen_close(ct_screen *screen) { screen->is_open = false; }

int ct_screen_color_count(ct_screen *screen) {
  select_screen(screen);
  return has_colors() ? COLORS : 0;
}

bool ct_screen_has_direct_color(ct_screen *screen) {
  /* RGB is an extended capability: a flag, or a number or string that gives the bits of each part. */
  select_screen(screen);
  if (!has_colors() || COLORS < 1 << 24) return false;
  const char *parts = tigetstr("RGB");
  return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || (parts && parts != (char *)-1);
}

int ct_screen_pair_count(ct_screen *screen) {
  select_screen(screen);
  if (!has_colors()) return 0;
#if EXTENDED_PAIRS
  return COLOR_PAIRS;
#else
  return COLOR_PAIRS < 256 ? COLOR_PAIRS : 256;
#endif
}

bool ct_screen_define_pair(ct_screen *screen, int pair, int foreground, int background) {
  select_screen(screen);
  if (!has_colors()) return false;
#if EXTENDED_PAIRS
  return init_extended_pair(pair, foreground, background) == OK;
#else
  return init_pair((short)pair, (short)foreground, (short)background) == OK;
#endif
}

static attr_t curses_attributes(unsigned attributes) {
  attr_t result = A_NORMAL;
  if (attributes & CT_BOLD) result |= A_BOLD;
  if (attributes & CT_DIM) result |= A_DIM;
#ifdef A_ITALIC
  if (attributes & CT_ITALIC) result |= A_ITALIC;
#endif
  if (attributes & CT_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & CT_REVERSE) result |= A_REVERSE;
  if (attributes & CT_STANDOUT) result |= A_STANDOUT;
  return result;
}

unsigned ct_screen_attributes(ct_screen *screen) {
  select_screen(screen);
  attr_t can = term_attrs();
  unsigned result = 0;
  if (can & A_BOLD) result |= CT_BOLD;
  if (can & A_DIM) result |= CT_DIM;
#ifdef A_ITALIC
  if (can & A_ITALIC) result |= CT_ITALIC;
#endif
  if (can & A_UNDERLINE) result |= CT_UNDERLINE;
  if (can & A_REVERSE) result |= CT_REVERSE;
  if (can & A_STANDOUT) result |= CT_STANDOUT;
  return result;
}

/* Copies a capability as it is sent: `$<5>` asks for a pause that no terminal of today needs. */
static const char *without_padding(ct_screen *screen, const char *capability) {
  size_t length = 0;
  while (*capability && length + 1 < CAPABILITY_SIZE) {
    if (capability[0] == '$' && capability[1] == '<') {
      const char *end = strchr(capability, '>');
      if (end) {
        capability = end + 1;
        continue;
      }
    }
    screen->capability[length++] = *capability++;
  }
  screen->capability[length] = 0;
  return screen->capability;
}

static char *capability_named(const char *name) {
  char *value = tigetstr((char *)(uintptr_t)name);
  return value == (char *)-1 ? NULL : value;
}

const char *ct_screen_capability(ct_screen *screen, const char *name) {
  select_screen(screen);
  const char *value = capability_named(name);
  return value ? without_padding(screen, value) : NULL;
}

const char *ct_screen_motion(ct_screen *screen, int row, int column) {
  select_screen(screen);
  char *value = capability_named("cup");
  if (!value) return NULL;
  const char *motion = tparm(value, (long)row, (long)column, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
  return motion ? without_padding(screen, motion) : NULL;
}

const char *ct_screen_foreground(ct_screen *screen, int number) {
  select_screen(screen);
  char *value = capability_named("setaf");
  if (!value) return NULL;
  const char *setting = tparm(value, (long)number, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
  return setting ? without_padding(screen, setting) : NULL;
}

bool ct_screen_flag(ct_screen *screen, const char *name) {
  select_screen(screen);
  return tigetflag((char *)(uintptr_t)name) > 0;
}

/* ncurses keeps the windows of all screens in one list, and resizes those of the others as well; pads it leaves. */
static void resize_only(ct_screen *screen) {
  for (ct_screen *other = all; other; other = other->next) {
    for (int i = 0; i < 3 && other != screen; i++) other->windows[i]->_flags |= _ISPAD;
  }
  resizeterm(screen->height, screen->width);
  for (ct_screen *other = all; other; other = other->next) {
    for (int i = 0; i < 3 && other != screen; i++) other->windows[i]->_flags &= ~_ISPAD;
  }
}

void ct_screen_resize(ct_screen *screen, int height, int width) {
  select_screen(screen);
  /* With a single column ncurses 6.4 reads before the row when it fills the lower right corner. */
  screen->height = height < 1 ? 1 : height;
  screen->width = width < 2 ? 2 : width;
  resize_only(screen);
}

void ct_screen_blank(ct_screen *screen) {
  select_screen(screen);
  werase(stdscr);
}

void ct_screen_put(
    ct_screen *screen, int row, int column, const uint32_t *scalars, int count, unsigned attributes, int pair) {
  select_screen(screen);
  wchar_t text[MOST_SCALARS + 1];
  int length = count < MOST_SCALARS ? count : MOST_SCALARS;
  for (int i = 0; i < length; i++) text[i] = (wchar_t)scalars[i];
  text[length] = 0;
  cchar_t cell;
#if EXTENDED_PAIRS
  /* The pair field of a cell's attributes has eight bits; past them only the pointer counts. */
  int put = setcchar(&cell, text, curses_attributes(attributes), (short)(pair < 256 ? pair : 255), &pair);
#else
  int put = setcchar(&cell, text, curses_attributes(attributes), (short)pair, NULL);
#endif
  /* The last cell of the last row reports an error for the cursor that cannot advance; it is drawn all the same. */
  if (put == OK) mvadd_wch(row, column, &cell);
}

const uint8_t *ct_screen_update(ct_screen *screen, int cursor_row, int cursor_column, bool erase, size_t *length) {
  select_screen(screen);
  leaveok(stdscr, cursor_row < 0);
  if (cursor_row >= 0) wmove(stdscr, cursor_row, cursor_column);
  if (erase) clearok(curscr, TRUE);
  wnoutrefresh(stdscr);
  doupdate();
  return take_output(screen, length);
}
