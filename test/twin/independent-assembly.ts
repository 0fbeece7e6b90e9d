import type { DrugId } from '../../src/core/ids.ts';

/**
 * The operator of the twin written a second time, from the equations of the model alone and without its code: dC/dt = M C + b s.
 * States by cell from the caudal end: CSF (ug/mL), cord and roots (ug per mL of tissue), meninges (ug per mL of the CSF beside
 * them); the cranial CSF last. Dense, row after row: meant to be read, not to be fast.
 */
export interface DenseOperator {
  readonly size: number;
  readonly matrix: Float64Array;
  /** What leaves each state for blood, ug/h for each unit of the state. */
  readonly toBlood: Float64Array;
  /** ug for each unit of the state. */
  readonly volumes: Float64Array;
}

/** State numbers. */
export const csfState = (cell: number): number => 3 * cell;
export const cordState = (cell: number): number => 3 * cell + 1;
export const meningesState = (cell: number): number => 3 * cell + 2;

/** Positions (cm on a canal of 62) and relative cross-sections of the profile, as the design gives them. */
const PROFILE: readonly (readonly [cm: number, cm2: number])[] = [
  [0, 0.25],
  [4, 0.9],
  [10, 1.9],
  [20, 1.9],
  [26, 1.5],
  [32, 1.25],
  [44, 1.45],
  [52, 1.7],
  [58, 2.0],
  [62, 2.3],
];

function profileAt(cm: number): number {
  for (const [index, [right, area]] of PROFILE.entries()) {
    const [left, before] = PROFILE[Math.max(index - 1, 0)] ?? [right, area];
    if (cm <= right) return index === 0 ? area : before + ((area - before) * (cm - left)) / (right - left);
  }
  return PROFILE.at(-1)?.[1] ?? 0;
}

/** Mean of the profile between two heights: Simpson on every stretch between its corners, exact for straight lines. */
function profileMean(from: number, to: number): number {
  const corners = [from, ...PROFILE.map(([cm]) => cm).filter((cm) => cm > from && cm < to), to];
  let sum = 0;
  for (let k = 1; k < corners.length; k++) {
    const [left = 0, right = 0] = [corners[k - 1], corners[k]];
    sum += ((right - left) / 6) * (profileAt(left) + 4 * profileAt((left + right) / 2) + profileAt(right));
  }
  return sum / (to - from);
}

/** `value` reads a parameter of the patient by its id. */
export function assembleIndependently(
  drug: DrugId,
  value: (id: string) => number,
  cells: number,
): DenseOperator {
  const lengthCm = value('canal-length');
  const width = lengthCm / cells;
  const absorbed = value('spinal-absorption');
  const returned = value(`${drug}-meningeal-return`);
  const turnover = Math.LN2 / (value(`${drug}-meningeal-half-life`) / 60);
  const crossing = (value(`${drug}-csf-loss`) - value('spinal-bulk-loss')) / (1 - returned);
  const intoCord = value(`${drug}-cord-exchange`);
  const partition = value(`${drug}-cord-partition`);
  const cranial = 3 * cells;
  const size = cranial + 1;
  const matrix = new Float64Array(size * size);
  const add = (row: number, column: number, amount: number): void => {
    matrix[row * size + column] = (matrix[row * size + column] ?? 0) + amount;
  };
  const onCanal = (cm: number): number => (cm * 62) / lengthCm;
  const areaScale = value('spinal-csf-volume') / (profileMean(0, 62) * lengthCm);
  const toBlood = new Float64Array(size);
  const volumes = new Float64Array(size);
  const cordArea = value('cord-volume') / value('cord-length');
  const conus = lengthCm - value('cord-length');

  for (let cell = 0; cell < cells; cell++) {
    const [from, to] = [cell * width, (cell + 1) * width];
    volumes[csfState(cell)] = areaScale * profileMean(onCanal(from), onCanal(to)) * width;
    const cordCm = Math.max(0, to - Math.max(from, conus));
    volumes[cordState(cell)] = (value('root-volume') * width) / lengthCm + cordArea * cordCm;
    volumes[meningesState(cell)] = volumes[csfState(cell)] ?? 0;
  }
  volumes[cranial] = value('cranial-csf-volume');
  const volume = (state: number): number => volumes[state] ?? 0;

  for (let cell = 0; cell < cells; cell++) {
    const [csf, cord, meninges] = [csfState(cell), cordState(cell), meningesState(cell)];
    // Absorbed with the fluid, and what goes straight to blood.
    toBlood[csf] = value('spinal-bulk-loss') * volume(csf) + absorbed / cells;
    add(csf, csf, -(toBlood[csf] ?? 0) / volume(csf));
    // Cord: A_t dC_t/dt = g_t (C - C_t / K_t) - k_t A_t C_t.
    const cordRatio = volume(csf) / volume(cord);
    add(csf, csf, -intoCord);
    add(csf, cord, intoCord / partition);
    add(cord, csf, intoCord * cordRatio);
    toBlood[cord] = value(`${drug}-cord-loss`) * volume(cord);
    add(cord, cord, (-intoCord / partition) * cordRatio - value(`${drug}-cord-loss`));
    // Meninges: filled by what crosses, emptied with their half-life, a share of it back into CSF.
    add(csf, csf, -crossing);
    add(meninges, csf, crossing);
    add(meninges, meninges, -turnover);
    add(csf, meninges, returned * turnover);
    toBlood[meninges] = (1 - returned) * turnover * volume(meninges);
    // The rostral face: dispersion and net flow Q (rostral positive) exactly as between two plates.
    const rostral = cell + 1 < cells ? csfState(cell + 1) : cranial;
    const distance = cell + 1 < cells ? width : width / 2;
    const faceArea = areaScale * profileAt(onCanal((cell + 1) * width));
    const conductance = (faceArea * value('dispersion')) / distance;
    const flow = -absorbed * ((cell + 1) / cells);
    const peclet = flow / conductance;
    const up = flow === 0 ? conductance : flow / -Math.expm1(-peclet);
    const down = flow === 0 ? conductance : flow / Math.expm1(peclet);
    add(csf, csf, -up / volume(csf));
    add(rostral, csf, up / volume(rostral));
    add(rostral, rostral, -down / volume(rostral));
    add(csf, rostral, down / volume(csf));
  }
  toBlood[cranial] = value('csf-production') - absorbed + value('cranial-loss') * volume(cranial);
  add(cranial, cranial, -(toBlood[cranial] ?? 0) / volume(cranial));
  return { size, matrix, toBlood, volumes };
}
