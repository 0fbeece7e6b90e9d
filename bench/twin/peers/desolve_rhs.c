/* The right-hand side for deSolve, compiled: derivative, banded Jacobian, and the event that changes the rate. deSolve starts
   again at every event. */
#include "problem.h"

void load_problem(char **path) { read_problem(*path); }

void begin(void) { rate_now = rate[0]; }

void derivative(int *count, double *t, double *x, double *dx, double *out, int *ip) {
  (void)count, (void)t, (void)out, (void)ip;
  slope_of(x, dx);
}

/* Row i of column j stands at i - j + upper; what lies outside the band is left to the corrector. */
void jacobian(int *count, double *t, double *x, int *lower, int *upper, double *band, int *rows, double *out, int *ip) {
  (void)count, (void)t, (void)x, (void)out, (void)ip;
  for (int i = 0; i < size; i++)
    for (int k = row_start[i]; k < row_start[i + 1]; k++) {
      const int row = i - column[k] + *upper;
      if (row >= 0 && row <= *lower + *upper) band[row + column[k] * *rows] = value[k];
    }
}

void change_rate(int *count, double *t, double *x) {
  (void)count, (void)x;
  for (int k = 0; k < changes && start[k] <= *t + 1e-9; k++) rate_now = rate[k];
}
