// Runs a command several times with its output thrown away and prints the medians:
// wall time and CPU time in microseconds, and the peak of resident memory in KiB.
// Usage: measure RUNS COMMAND...
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int compare(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static double median(double *values, int count) {
  qsort(values, (size_t)count, sizeof *values, compare);
  return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static double microseconds(struct timeval time) { return time.tv_sec * 1e6 + time.tv_usec; }

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  int runs = atoi(argv[1]);
  if (runs < 1) return 2;
  double *wall = calloc((size_t)runs, sizeof *wall);
  double *cpu = calloc((size_t)runs, sizeof *cpu);
  double *peak = calloc((size_t)runs, sizeof *peak);
  // One run more than asked for: the first fills the caches and is not counted. A single run is one that takes long.
  for (int run = runs > 1 ? -1 : 0; run < runs; run++) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t child = fork();
    if (child == 0) {
      int null = open("/dev/null", O_WRONLY);
      dup2(null, 1);
      dup2(null, 2);
      execvp(argv[2], argv + 2);
      _exit(127);
    }
    struct rusage usage;
    int status;
    wait4(child, &status, 0, &usage);
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
      fprintf(stderr, "measure: '%s' failed\n", argv[2]);
      return 1;
    }
    if (run < 0) continue;
    wall[run] = (end.tv_sec - start.tv_sec) * 1e6 + (end.tv_nsec - start.tv_nsec) / 1e3;
    cpu[run] = microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
    peak[run] = (double)usage.ru_maxrss;
  }
  printf("%.0f %.0f %.0f\n", median(wall, runs), median(cpu, runs), median(peak, runs));
  return 0;
}
