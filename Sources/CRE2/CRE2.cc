#include "CRE2.h"

#include <re2/re2.h>

#include <new>
#include <vector>

struct cre2_pattern {
  re2::RE2 regex;
  cre2_pattern(re2::StringPiece text, const re2::RE2::Options &options) : regex(text, options) {}
};

cre2_pattern *cre2_compile(const char *pattern, size_t length, size_t max_memory) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(static_cast<int64_t>(max_memory));
  return new (std::nothrow) cre2_pattern(re2::StringPiece(pattern, length), options);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

const char *cre2_error(const cre2_pattern *pattern) {
  return pattern->regex.ok() ? nullptr : pattern->regex.error().c_str();
}

int cre2_group_count(const cre2_pattern *pattern) {
  return pattern->regex.NumberOfCapturingGroups();
}

bool cre2_search(const cre2_pattern *pattern, const char *text, size_t length, size_t from,
                 cre2_range *groups, int group_count) {
  re2::StringPiece input(text, length);
  if (group_count <= 0) {
    return pattern->regex.Match(input, from, length, re2::RE2::UNANCHORED, nullptr, 0);
  }
  std::vector<re2::StringPiece> found(static_cast<size_t>(group_count));
  if (!pattern->regex.Match(input, from, length, re2::RE2::UNANCHORED, found.data(), group_count)) {
    return false;
  }
  for (int index = 0; index < group_count; index++) {
    const re2::StringPiece &group = found[static_cast<size_t>(index)];
    if (group.data() == nullptr) {
      groups[index] = {-1, -1};
    } else {
      ptrdiff_t start = group.data() - text;
      groups[index] = {start, start + static_cast<ptrdiff_t>(group.size())};
    }
  }
  return true;
}
