#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// What a process left behind.
typedef struct {
  /// Its exit code; 128 and the signal's number when a signal ended it.
  int code;
  /// The most memory it ever had resident, in bytes.
  int64_t peak_memory;
  /// Processor time of all its threads, in seconds.
  double processor_seconds;
} pt_ending;

/// Starts `path` with a new pseudo terminal of this size as its controlling terminal, input and outputs. Returns 0, or
/// the error number; `terminal` is then the other end. A program that cannot be run ends with 127.
int pt_spawn(
    const char *path, char *const arguments[], char *const environment[], int rows, int columns, int *terminal,
    pid_t *process);

/// Waits for the process; when not `blocking`, returns false at once while it runs.
bool pt_wait(pid_t process, bool blocking, pt_ending *ending);

/// Columns that a terminal gives a character: 0 for combining ones, 2 for wide ones, -1 for controls.
int pt_width(uint32_t character);

#endif
