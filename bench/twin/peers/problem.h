/* The problem file of bench/twin (see problem.ts) for peers written in C: dx/dt = M x + input r(t), M by rows. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int size, entries, changes, samples, outputs, half_width;
static int *row_start, *column, *output_row;
static double *value, *input, *scale, *start, *rate, *sample_hour;
static double rate_now;

static void *memory(int count, size_t each) {
  void *found = calloc((size_t)count + 1, each);
  if (!found) exit(3);
  return found;
}

static double *numbers(FILE *file, int count) {
  double *list = memory(count, sizeof(double));
  for (int i = 0; i < count; i++)
    if (fscanf(file, "%lf", &list[i]) != 1) exit(2);
  return list;
}

/* The entries come sorted by row, then by column. */
static void read_problem(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file || fscanf(file, "%d %d %d %d %d %d", &size, &entries, &changes, &samples, &outputs, &half_width) != 6) exit(2);
  row_start = memory(size, sizeof(int));
  column = memory(entries, sizeof(int));
  value = memory(entries, sizeof(double));
  for (int k = 0; k < entries; k++) {
    int row;
    if (fscanf(file, "%d %d %lf", &row, &column[k], &value[k]) != 3) exit(2);
    row_start[row + 1]++;
  }
  for (int i = 0; i < size; i++) row_start[i + 1] += row_start[i];
  input = numbers(file, size);
  scale = numbers(file, size);
  start = numbers(file, changes);
  rate = numbers(file, changes);
  sample_hour = numbers(file, samples);
  output_row = memory(outputs, sizeof(int));
  for (int i = 0; i < outputs; i++)
    if (fscanf(file, "%d", &output_row[i]) != 1) exit(2);
  fclose(file);
  rate_now = rate[0];
}

static void slope_of(const double *restrict x, double *restrict dx) {
  for (int i = 0; i < size; i++) {
    double sum = input[i] * rate_now;
    for (int k = row_start[i]; k < row_start[i + 1]; k++) sum += value[k] * x[column[k]];
    dx[i] = sum;
  }
}

/* Processor time of this process, so that what else the machine does is not counted against a peer. */
static inline double seconds_used(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}
