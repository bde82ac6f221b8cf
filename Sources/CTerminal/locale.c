#define _GNU_SOURCE
#define _DARWIN_C_SOURCE

#include "CTerminal.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

static bool encoding_is_utf8(void) {
  const char *codeset = nl_langinfo(CODESET);
  return strcasecmp(codeset, "UTF-8") == 0 || strcasecmp(codeset, "UTF8") == 0;
}

bool ct_locale_use_utf8(void) {
  /* Only the encoding: a decimal comma from LC_NUMERIC would reach every printf in the process. */
  if (setlocale(LC_CTYPE, "") && encoding_is_utf8()) return true;
  /* A login over ssh often comes without a locale. macOS has no C.UTF-8 before 15, many Linuxes no en_US.UTF-8. */
  static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++) {
    if (setlocale(LC_CTYPE, fallbacks[i]) && encoding_is_utf8()) return true;
  }
  return false;
}

int ct_character_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
