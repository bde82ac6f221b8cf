#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

/* The package manager drops the -D flags of ncursesw.pc, and without this one the wide functions are not declared. */
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>

#endif
