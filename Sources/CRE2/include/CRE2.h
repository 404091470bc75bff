// A C interface to RE2: the regular expressions that CEL's `matches` and the regex library mean
// (CEL spec, "Regular expressions"). No C++ type crosses this border.
#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern. It is immutable and may be shared by threads.
typedef struct cre2_pattern cre2_pattern;

/// A half-open range of bytes in the searched text; `start` is -1 for a group that took no part.
typedef struct {
  ptrdiff_t start;
  ptrdiff_t end;
} cre2_range;

/// Compiles `length` bytes of UTF-8. Never returns NULL unless memory is exhausted: ask
/// `cre2_error` whether the pattern is usable. The compiled program is limited to `max_memory` bytes.
cre2_pattern *cre2_compile(const char *pattern, size_t length, size_t max_memory);

/// Frees a pattern; NULL is allowed.
void cre2_free(cre2_pattern *pattern);

/// The reason why a pattern is unusable, or NULL when it is fine. Owned by the pattern.
const char *cre2_error(const cre2_pattern *pattern);

/// The number of capturing groups, the whole match not counted.
int cre2_group_count(const cre2_pattern *pattern);

/// Searches `text` from byte `from`, unanchored. Fills `groups` (the whole match first) and says
/// whether there is a match. With `group_count` 0 nothing is filled, which is the fastest form.
bool cre2_search(const cre2_pattern *pattern, const char *text, size_t length, size_t from,
                 cre2_range *groups, int group_count);

#ifdef __cplusplus
}
#endif

#endif
