#include <stdlib.h>

#include "process.h"

// glibc gives each thread a heap of its own, so that threads need not wait for each other. Here they take turns, handing
// records from one to the next, and half-empty heaps made a pull a seventh larger.
#if defined(__GLIBC__)
#include <malloc.h>

__attribute__((constructor)) static void use_one_heap(void) { mallopt(M_ARENA_MAX, 1); }
#endif
