/** dy/dt = slope(t, y), with the means to solve its linear part. */
export interface StiffProblem {
  readonly size: number;
  /** Writes dy/dt at this time and state into `into`. */
  readonly slope: (time: number, state: Float64Array, into: Float64Array) => void;
  /**
   * The Jacobian J of the slope at this time and state, as what solves (I - step J) x = b in place for a given step.
   * It need not be exact: what is wrong in it costs steps and not accuracy.
   */
  readonly linearise: (time: number, state: Float64Array) => (step: number) => (b: Float64Array) => void;
}
