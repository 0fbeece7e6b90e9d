/* What CVODE and ARKODE have in common: right-hand side, Jacobian, the choice of the linear solver, and the measuring. */
#include "problem.h"
#include <nvector/nvector_serial.h>
#include <string.h>
#include <sunlinsol/sunlinsol_band.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_band.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>

#define CHECK(call) \
  do { \
    if ((call) < 0) { \
      fprintf(stderr, "failed: %s\n", #call); \
      exit(1); \
    } \
  } while (0)

static int derivative(realtype t, N_Vector x, N_Vector dx, void *data) {
  (void)t, (void)data;
  slope_of(N_VGetArrayPointer(x), N_VGetArrayPointer(dx));
  return 0;
}

/* What stands outside the band (plasma, on which nothing depends) is left to the Newton iteration. */
static int jacobian(realtype t, N_Vector x, N_Vector f, SUNMatrix J, void *data, N_Vector a, N_Vector b, N_Vector c) {
  (void)t, (void)x, (void)f, (void)data, (void)a, (void)b, (void)c;
  if (SUNMatGetID(J) == SUNMATRIX_SPARSE) {
    sunindextype *pointers = SUNSparseMatrix_IndexPointers(J), *indices = SUNSparseMatrix_IndexValues(J);
    for (int i = 0; i <= size; i++) pointers[i] = row_start[i];
    for (int k = 0; k < entries; k++) indices[k] = column[k];
    memcpy(SUNSparseMatrix_Data(J), value, sizeof(double) * (size_t)entries);
    return 0;
  }
  SUNMatZero(J);
  for (int i = 0; i < size; i++)
    for (int k = row_start[i]; k < row_start[i + 1]; k++) {
      if (SUNMatGetID(J) == SUNMATRIX_DENSE) SM_ELEMENT_D(J, i, column[k]) = value[k];
      else if (abs(i - column[k]) <= half_width) SM_ELEMENT_B(J, i, column[k]) = value[k];
    }
  return 0;
}

static SUNMatrix matrix_for(const char *solver, SUNContext context) {
  if (!strcmp(solver, "band")) return SUNBandMatrix(size, half_width, half_width, context);
  if (!strcmp(solver, "klu")) return SUNSparseMatrix(size, size, entries, CSR_MAT, context);
  return SUNDenseMatrix(size, size, context);
}

static SUNLinearSolver linear_for(const char *solver, N_Vector x, SUNMatrix J, SUNContext context) {
  if (!strcmp(solver, "band")) return SUNLinSol_Band(x, J, context);
  if (!strcmp(solver, "klu")) return SUNLinSol_KLU(x, J, context);
  return SUNLinSol_Dense(x, J, context);
}

static void solve(const char *solver, double relative, N_Vector absolute, N_Vector x, double *written, SUNContext context);

/* PROBLEM OUTPUT SOLVER RTOL FLOOR REPEATS, with SOLVER band, klu or dense; the absolute tolerance of a state is RTOL times
   FLOOR times its scale. Writes the samples (float64); prints the seconds of each repeat: making the solver and integrating,
   without reading the file. */
int main(int count, char **argument) {
  if (count != 7) return 64;
  read_problem(argument[1]);
  double *written = memory(samples * outputs, sizeof(double));
  SUNContext context;
  SUNContext_Create(NULL, &context);
  N_Vector x = N_VNew_Serial(size, context), absolute = N_VNew_Serial(size, context);
  const double relative = atof(argument[4]);
  for (int i = 0; i < size; i++) NV_Ith_S(absolute, i) = relative * atof(argument[5]) * scale[i];
  for (int i = 0; i < atoi(argument[6]); i++) {
    const double from = seconds_used();
    N_VConst(0, x);
    solve(argument[3], relative, absolute, x, written, context);
    printf("%.6f\n", seconds_used() - from);
  }
  FILE *out = fopen(argument[2], "wb");
  if (!out || fwrite(written, sizeof(double), (size_t)(samples * outputs), out) == 0 || fclose(out) != 0) return 1;
  return 0;
}
