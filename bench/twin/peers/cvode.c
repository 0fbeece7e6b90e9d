/* SUNDIALS CVODE: variable-order BDF, started again at every change of the rate. */
#include "sundials.h"
#include <cvode/cvode.h>

static void solve(const char *solver, double relative, N_Vector absolute, N_Vector x, double *written, SUNContext context) {
  void *cvode = CVodeCreate(CV_BDF, context);
  SUNMatrix J = matrix_for(solver, context);
  SUNLinearSolver linear = linear_for(solver, x, J, context);
  rate_now = rate[0];
  CHECK(CVodeInit(cvode, derivative, start[0], x));
  CHECK(CVodeSVtolerances(cvode, relative, absolute));
  CHECK(CVodeSetMaxNumSteps(cvode, 10000000));
  CHECK(CVodeSetLinearSolver(cvode, linear, J));
  CHECK(CVodeSetJacFn(cvode, jacobian));
  int sample = 0;
  realtype reached = start[0];
  for (int change = 0; change < changes; change++) {
    const double end = change + 1 < changes ? start[change + 1] : sample_hour[samples - 1];
    rate_now = rate[change];
    if (change > 0) CHECK(CVodeReInit(cvode, start[change], x));
    CHECK(CVodeSetStopTime(cvode, end));
    for (; sample < samples && sample_hour[sample] <= end; sample++) {
      if (sample_hour[sample] > reached) CHECK(CVode(cvode, sample_hour[sample], x, &reached, CV_NORMAL));
      for (int o = 0; o < outputs; o++) *written++ = NV_Ith_S(x, output_row[o]);
    }
    if (reached < end) CHECK(CVode(cvode, end, x, &reached, CV_NORMAL));
  }
  CVodeFree(&cvode);
  SUNLinSolFree(linear);
  SUNMatDestroy(J);
}
