/* SUNDIALS ARKODE: ESDIRK of order 5 in 7 stages. A one-step method loses nothing at a change of the rate; it stops at every
   sample, because its interpolation is of lower order than its steps. */
#include "sundials.h"
#include <arkode/arkode_arkstep.h>

static void solve(const char *solver, double relative, N_Vector absolute, N_Vector x, double *written, SUNContext context) {
  rate_now = rate[0];
  void *ark = ARKStepCreate(NULL, derivative, start[0], x, context);
  SUNMatrix J = matrix_for(solver, context);
  SUNLinearSolver linear = linear_for(solver, x, J, context);
  CHECK(ARKStepSVtolerances(ark, relative, absolute));
  CHECK(ARKStepSetMaxNumSteps(ark, 10000000));
  CHECK(ARKStepSetTableNum(ark, ARKODE_ESDIRK547L2SA2_7_4_5, ARKODE_ERK_NONE));
  CHECK(ARKStepSetLinearSolver(ark, linear, J));
  CHECK(ARKStepSetJacFn(ark, jacobian));
  CHECK(ARKStepSetLinear(ark, 0));
  int sample = 0;
  realtype reached = start[0];
  for (int change = 0; change < changes; change++) {
    const double end = change + 1 < changes ? start[change + 1] : sample_hour[samples - 1];
    rate_now = rate[change];
    if (change > 0) CHECK(ARKStepReset(ark, start[change], x));
    for (; sample < samples && sample_hour[sample] <= end; sample++) {
      CHECK(ARKStepSetStopTime(ark, sample_hour[sample]));
      if (sample_hour[sample] > reached) CHECK(ARKStepEvolve(ark, sample_hour[sample], x, &reached, ARK_NORMAL));
      for (int o = 0; o < outputs; o++) *written++ = NV_Ith_S(x, output_row[o]);
    }
    CHECK(ARKStepSetStopTime(ark, end));
    if (reached < end) CHECK(ARKStepEvolve(ark, end, x, &reached, ARK_NORMAL));
  }
  ARKStepFree(&ark);
  SUNLinSolFree(linear);
  SUNMatDestroy(J);
}
