import { accepted, type Result, refused } from '../../core/result.ts';
import type { TwinParameter } from '../evidence.ts';
import type { ScenarioRefusal, UsedParameter } from '../simulation.ts';
import { ANATOMY } from './anatomy.ts';
import { CSF } from './csf.ts';
import { DRUG_LOSS } from './drug-loss.ts';
import { EFFECT } from './effect.ts';
import { PLASMA } from './plasma.ts';

/** Every parameter of the model, each once. */
export const TWIN_PARAMETERS: readonly TwinParameter[] = [
  ...ANATOMY,
  ...CSF,
  ...DRUG_LOSS,
  ...PLASMA,
  ...EFFECT,
];

/** The parameters of one patient, by id. */
export type ParameterSet = ReadonlyMap<string, UsedParameter>;

/** The model's own values. */
export const POPULATION: ParameterSet = new Map(
  TWIN_PARAMETERS.map((one) => [one.id, { ...one, setBy: 'model' }]),
);

/** Ours: how many times beyond either end of its range a parameter may still be set, for a study of what if. */
export const SETTABLE_BEYOND_RANGE = 10;

/** The value of a parameter; throws for an id that the set does not hold, which is a fault of the caller. */
export function parameterValue(set: ParameterSet, id: string): number {
  const found = set.get(id);
  if (found === undefined) throw new RangeError(`no parameter ${id}`);
  return found.value;
}

const lowestOf = ({ range, value, settable }: TwinParameter): number =>
  settable?.[0] ?? (range === null ? value : range[0]) / SETTABLE_BEYOND_RANGE;
const highestOf = ({ range, value, settable }: TwinParameter): number =>
  settable?.[1] ?? (range === null ? value : range[1]) * SETTABLE_BEYOND_RANGE;

/**
 * The set with some values replaced. Refused: an id that the model does not have, what is not a number, and what lies further
 * than `SETTABLE_BEYOND_RANGE` times beyond the parameter's range (beyond its value where no range is known), or outside what
 * it can be at all.
 */
export function withValues(
  set: ParameterSet,
  values: Readonly<Record<string, number>>,
  setBy: 'scenario' | 'cohort',
): Result<ParameterSet, readonly ScenarioRefusal[]> {
  const entries = Object.entries(values);
  if (entries.length === 0) return accepted(set);
  const changed = new Map(set);
  const refusals: ScenarioRefusal[] = [];
  for (const [id, value] of entries) {
    const at = `/overrides/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const known = set.get(id);
    if (known === undefined) {
      refusals.push({ code: 'unknown-parameter', at, expected: 'the id of a parameter of the model' });
      continue;
    }
    const [low, high] = [lowestOf(known), highestOf(known)];
    if (!(value >= low && value <= high))
      refusals.push({
        code: Number.isFinite(value) ? 'out-of-range' : 'not-a-number',
        at,
        expected: `${low} to ${high} ${known.unit}`,
      });
    else changed.set(id, { ...known, value, setBy });
  }
  return refusals.length > 0 ? refused(refusals) : accepted(changed);
}

/** Hands out values and remembers which were asked for, so that an answer can name all that it rests on. */
export interface ParameterReader {
  readonly read: (id: string) => number;
  readonly used: () => readonly UsedParameter[];
}

export function parameterReader(set: ParameterSet): ParameterReader {
  const asked = new Set<string>();
  return {
    read: (id) => {
      asked.add(id);
      return parameterValue(set, id);
    },
    used: () => {
      const used: UsedParameter[] = [];
      for (const one of set.values()) if (asked.has(one.id)) used.push(one);
      return used;
    },
  };
}
