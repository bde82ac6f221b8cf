#define _GNU_SOURCE
#define _DARWIN_C_SOURCE

#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

/* Runs in the child of a process with threads: nothing here may allocate or take a lock. */
static _Noreturn void become(const char *path, char *const arguments[], char *const environment[], const char *name) {
  setsid();
  int terminal = open(name, O_RDWR);
  if (terminal < 0) _exit(127);
  ioctl(terminal, TIOCSCTTY, 0);
  for (int i = 0; i < 3; i++) dup2(terminal, i);
  if (terminal > 2) close(terminal);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(path, arguments, environment);
  _exit(127);
}

int pt_spawn(
    const char *path, char *const arguments[], char *const environment[], int rows, int columns, int *terminal,
    pid_t *process) {
  int controller = posix_openpt(O_RDWR | O_NOCTTY);
  if (controller < 0) return errno;
  fcntl(controller, F_SETFD, FD_CLOEXEC);
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  const char *given = NULL;
  if (grantpt(controller) == 0 && unlockpt(controller) == 0) given = ptsname(controller);
  char name[128];
  if (!given || strlen(given) >= sizeof name || ioctl(controller, TIOCSWINSZ, &size) != 0) {
    int problem = errno ? errno : EIO;
    close(controller);
    return problem;
  }
  strcpy(name, given);
  pid_t child = fork();
  if (child == 0) become(path, arguments, environment, name);
  if (child < 0) {
    int problem = errno;
    close(controller);
    return problem;
  }
  *terminal = controller;
  *process = child;
  return 0;
}

bool pt_wait(pid_t process, bool blocking, pt_ending *ending) {
  int status = 0;
  struct rusage usage;
  pid_t ended;
  do {
    ended = wait4(process, &status, blocking ? 0 : WNOHANG, &usage);
  } while (ended < 0 && errno == EINTR);
  if (ended != process) return false;
  ending->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ending->processor_seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
#ifdef __APPLE__
  ending->peak_memory = usage.ru_maxrss;
#else
  ending->peak_memory = (int64_t)usage.ru_maxrss * 1024;
#endif
  return true;
}

int pt_width(uint32_t character) {
  static bool has_locale = false;
  if (!has_locale) {
    if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
    has_locale = true;
  }
  return wcwidth((wchar_t)character);
}
