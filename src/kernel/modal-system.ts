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

/** The state in which a constant input holds the system: x_j = b_j / rate_j, for `size` units of input `input`. */
export function steadyModes(system: ModalSystem, input: number, size: number): Float64Array {
  const weights = system.inputs[input];
  return system.rates.map((rate, mode) => (weights[mode] * size) / rate);
}

/** Every output for a given state. */
export function outputsOf(system: ModalSystem, state: Float64Array): Float64Array {
  return Float64Array.from(system.outputs, (row) => {
    let sum = 0;
    for (let mode = 0; mode < row.length; mode++) sum += row[mode] * state[mode];
    return sum;
  });
}
