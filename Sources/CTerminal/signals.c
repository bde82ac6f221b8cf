#define _GNU_SOURCE
#define _DARWIN_C_SOURCE

#include "CTerminal.h"

#include "guard.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static const struct {
  int number;
  char byte;
} told[] = {
    {SIGTERM, CT_SIGNAL_TERMINATE}, {SIGHUP, CT_SIGNAL_HANGUP},  {SIGINT, CT_SIGNAL_INTERRUPT},
    {SIGQUIT, CT_SIGNAL_INTERRUPT}, {SIGWINCH, CT_SIGNAL_RESIZE}, {SIGCONT, CT_SIGNAL_CONTINUE},
};
enum { TOLD = sizeof told / sizeof *told };

static int ends[2] = {-1, -1};
static bool installed = false;
static struct sigaction previous[TOLD];
static struct sigaction previous_alarm;
static struct sigaction previous_pipe;
static unsigned grace_seconds = 0;
static atomic_int ending_signal = 0;
static atomic_uint continued = 0;
static atomic_bool stopping = false;

static void tell(int number) {
  int saved = errno;
  bool awaited = false;
  if (number == SIGCONT) {
    atomic_fetch_add(&continued, 1);
    awaited = atomic_load(&stopping);
  }
  for (int i = 0; i < TOLD; i++) {
    if (told[i].number != number || awaited) continue;
    /* A full pipe means that the loop has enough to read already. */
    ssize_t ignored = write(ends[1], &told[i].byte, 1);
    (void)ignored;
  }
  if ((number == SIGTERM || number == SIGHUP) && grace_seconds > 0) {
    int none = 0;
    if (atomic_compare_exchange_strong(&ending_signal, &none, number)) alarm(grace_seconds);
  }
  errno = saved;
}

/* The loop did not end the process in time: it hangs, or the terminal takes no output. */
static void on_deadline(int number) {
  ct_guard_restore();
  int ending = atomic_load(&ending_signal);
  ct_end_by_default(ending ? ending : number);
}

static void handle(int number, void (*handler)(int), int flags, struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

int ct_signals_install(unsigned grace) {
  if (installed) return ends[0];
  /* Kept for the life of the process: a handler may still be on its way when they are removed. */
  if (ends[0] < 0 && !ct_pipe(ends)) return -1;
  grace_seconds = grace;
  atomic_store(&ending_signal, 0);
  installed = true;
  for (int i = 0; i < TOLD; i++) handle(told[i].number, tell, SA_RESTART, &previous[i]);
  handle(SIGALRM, on_deadline, 0, &previous_alarm);
  handle(SIGPIPE, SIG_IGN, 0, &previous_pipe);
  return ends[0];
}

int ct_signals_descriptor(void) { return installed ? ends[0] : -1; }

void ct_signals_remove(void) {
  if (!installed) return;
  installed = false;
  alarm(0);
  for (int i = 0; i < TOLD; i++) sigaction(told[i].number, &previous[i], NULL);
  sigaction(SIGALRM, &previous_alarm, NULL);
  sigaction(SIGPIPE, &previous_pipe, NULL);
  char rest[64];
  while (read(ends[0], rest, sizeof rest) > 0) {}
}

bool ct_stop_group(void) {
  unsigned before = atomic_load(&continued);
  atomic_store(&stopping, true);
  bool sent = kill(0, SIGTSTP) == 0;
  /* Another thread may take the signal, and this one run on for a moment before the process stops. A process group
   * that nobody would continue is not stopped at all, so the wait has an end; time spent stopped counts once. */
  for (int i = 0; sent && i < 20 && atomic_load(&continued) == before; i++) poll(NULL, 0, 10);
  atomic_store(&stopping, false);
  return atomic_load(&continued) != before;
}
