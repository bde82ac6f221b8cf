#define _GNU_SOURCE
#define _DARWIN_C_SOURCE

#include "guard.h"

#include "CTerminal.h"
#include "tty_state.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 1024, STACK_SIZE = 64 * 1024 };

static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV, SIGFPE};
enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof *fatal_signals };

/* Written while disarmed, read by handlers only while armed. */
static int terminal = -1;
static bool has_settings = false;
static struct termios settings;
static uint8_t sequence[MOST_BYTES];
static size_t sequence_length = 0;
static char note[MOST_BYTES];
static size_t note_length = 0;
static bool keeps_previous = false;
static struct sigaction previous[FATAL_SIGNALS];

static atomic_bool armed = false;

static void write_all(int fd, const void *bytes, size_t length) {
  const char *from = bytes;
  while (length > 0) {
    ssize_t wrote = write(fd, from, length);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return;
    from += wrote;
    length -= (size_t)wrote;
  }
}

static bool restore(void) {
  if (!atomic_exchange(&armed, false)) return false;
  write_all(terminal, sequence, sequence_length);
  if (has_settings) {
    /* Not after draining: a terminal that takes no output must not keep a dying process. */
    tcflush(terminal, TCIFLUSH);
    tcsetattr(terminal, TCSANOW, &settings);
  }
  return true;
}

void ct_guard_restore(void) {
  int saved = errno;
  restore();
  errno = saved;
}

void ct_end_by_default(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, NULL);
  raise(number);
}

/* The signal is blocked while its own handler runs, so the one raised here arrives when the handler returns, with the
 * place of the crash still on the stack for a backtrace or a core file. */
static void on_crash(int number) {
  if (restore()) write_all(terminal, note, note_length);
  for (int i = 0; keeps_previous && i < FATAL_SIGNALS; i++) {
    if (fatal_signals[i] != number) continue;
    sigaction(number, &previous[i], NULL);
    raise(number);
    return;
  }
  /* Swift's backtracer would take the terminal and wait for a key. */
  ct_end_by_default(number);
}

static void install(void) {
  const char *backtrace = getenv("SWIFT_BACKTRACE");
  keeps_previous = backtrace && *backtrace;

  /* Some C libraries give the thread that runs out of stack no room for the handler. Never freed: the thread keeps
   * using it. Swift's backtracer may have set one already. */
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack.ss_sp = malloc(STACK_SIZE);
    stack.ss_size = STACK_SIZE;
    stack.ss_flags = 0;
    if (stack.ss_sp) sigaltstack(&stack, NULL);
  }

  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL_SIGNALS; i++) sigaction(fatal_signals[i], &action, &previous[i]);
}

void ct_guard_arm(int fd, const ct_tty_state *saved, const uint8_t *bytes, size_t length, const char *message) {
  ct_guard_disarm();
  terminal = fd;
  has_settings = saved != NULL;
  if (saved) settings = saved->settings;
  sequence_length = length < MOST_BYTES ? length : MOST_BYTES;
  memcpy(sequence, bytes, sequence_length);
  note_length = strnlen(message, MOST_BYTES);
  memcpy(note, message, note_length);

  static bool installed = false;
  if (!installed) {
    installed = true;
    install();
    atexit(ct_guard_restore);
  }
  atomic_store(&armed, true);
}

void ct_guard_disarm(void) { atomic_store(&armed, false); }
