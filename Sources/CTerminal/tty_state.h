#ifndef CTERMINAL_TTY_STATE_H
#define CTERMINAL_TTY_STATE_H

#include <termios.h>

struct ct_tty_state {
  struct termios settings;
};

#endif
