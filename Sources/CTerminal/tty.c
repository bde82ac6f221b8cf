#define _GNU_SOURCE
#define _DARWIN_C_SOURCE

#include "CTerminal.h"

#include "tty_state.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

bool ct_tty_size(int fd, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

int ct_tty_bits_per_second(int fd) {
  static const struct {
    speed_t name;
    int bits;
  } speeds[] = {
      {B50, 50},     {B75, 75},     {B110, 110},   {B134, 134},   {B150, 150},   {B200, 200},     {B300, 300},
      {B600, 600},   {B1200, 1200}, {B1800, 1800}, {B2400, 2400}, {B4800, 4800}, {B9600, 9600}, {B19200, 19200},
      {B38400, 38400},
  };
  struct termios settings;
  if (tcgetattr(fd, &settings) != 0) return 0;
  speed_t speed = cfgetospeed(&settings);
  for (size_t i = 0; i < sizeof speeds / sizeof *speeds; i++) {
    if (speeds[i].name == speed) return speeds[i].bits;
  }
  return 0;
}

ct_tty_state *ct_tty_save(int fd) {
  ct_tty_state *state = malloc(sizeof *state);
  if (state && tcgetattr(fd, &state->settings) == 0) return state;
  free(state);
  return NULL;
}

void ct_tty_state_free(ct_tty_state *state) { free(state); }

static bool set(int fd, int when, const struct termios *settings) {
  int result;
  do {
    result = tcsetattr(fd, when, settings);
  } while (result != 0 && errno == EINTR);
  return result == 0;
}

bool ct_tty_set_raw(int fd, const ct_tty_state *saved) {
  struct termios raw = saved->settings;
  raw.c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF);
  raw.c_oflag &= ~(tcflag_t)OPOST;
  raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
  raw.c_cflag &= ~(tcflag_t)(CSIZE | PARENB);
  raw.c_cflag |= CS8;
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  return set(fd, TCSADRAIN, &raw);
}

bool ct_tty_restore(int fd, const ct_tty_state *saved) { return set(fd, TCSAFLUSH, &saved->settings); }

bool ct_pipe(int ends[2]) {
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    int flags = fcntl(ends[i], F_GETFL);
    fcntl(ends[i], F_SETFL, flags | O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  return true;
}

uintptr_t ct_thread_identity(void) { return (uintptr_t)pthread_self(); }
