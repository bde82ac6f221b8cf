#ifndef CTERMINAL_GUARD_H
#define CTERMINAL_GUARD_H

#include <signal.h>

/* Puts the terminal back if the guard is armed, once. Safe in a signal handler. */
void ct_guard_restore(void);

/* Ends the process by the default action of `number`. Safe in a signal handler; returns when the signal is blocked. */
void ct_end_by_default(int number);

#endif
