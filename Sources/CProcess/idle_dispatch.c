#include "process.h"

// Dispatch on Linux counts, once a second and for ever, which of its worker threads run, so as to add threads where work
// blocks them. A program that waits for keys in a laptop's terminal all day should not wake its processor for that.
// Nothing here blocks a thread of Dispatch: the UI thread, SQLite's callers and child processes have their own.
//
// The watch begins when a worker reports to these two functions. Linked statically, as the installed program is,
// Dispatch uses ours and never begins it; a dynamic Dispatch keeps its own. They are libdispatch's internals
// (src/event/workqueue.c): should a later one need more of that file than these two, linking fails and says so.
#if defined(__linux__)
void _dispatch_workq_worker_register(void *queue);
void _dispatch_workq_worker_unregister(void *queue);

void _dispatch_workq_worker_register(void *queue) { (void)queue; }
void _dispatch_workq_worker_unregister(void *queue) { (void)queue; }
#endif
