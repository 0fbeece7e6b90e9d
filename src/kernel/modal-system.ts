/**
 * A linear system in its own modes: dx_j/dt = -rates_j x_j + sum over inputs i (inputs[i][j] u_i(t)),
 * y_o(t) = sum over j (outputs[o][j] x_j). A unit impulse of input i adds inputs[i] to x.
 * Concentrations y, masses per hour u and 1/h rates if the tree was given in mL, h and µg.
 */
export interface ModalSystem {
  /** Above zero, ascending, 1/h. */
  readonly rates: Float64Array;
  readonly inputs: readonly Float64Array[];
  readonly outputs: readonly Float64Array[];
}
