import { accepted, type Result, refused } from '../../core/result.ts';
import { BODY_MASS_INDEX, HEIGHT_CM } from '../../twin/bounds.ts';
import type { Study } from '../../twin/study.ts';
import {
  type DecodeError,
  type Decoder,
  listOf,
  map,
  oneOf,
  record,
  text,
  wholeNumber,
} from '../json/decoder.ts';
import { parseJson } from '../json/parse.ts';
import { pointer } from '../json/tree.ts';
import { scenario } from './decode-scenario.ts';
import { inUnit } from './plain-amount.ts';

const MOST_PATIENTS = 10_000_000;
const MOST_PROGRAMS = 20;
const LONGEST_NAME = 60;
const LARGEST_SEED = 999_999_999;

const normal = (unit: string, least: number, most: number) =>
  record(
    'a normal distribution: "mean" and "deviation"',
    { mean: inUnit(unit, least, most), deviation: inUnit(unit, 0, most) },
    {},
  );

const study: Decoder<Study> = map(
  record(
    'a cohort: { "theca": "cohort/1", … }',
    {
      theca: oneOf(['cohort/1']),
      patients: wholeNumber(1, MOST_PATIENTS),
      seed: wholeNumber(0, LARGEST_SEED),
      programs: listOf(
        record(
          'a program: "name", "scenario"',
          { name: text(`a name of at most ${LONGEST_NAME} characters`, LONGEST_NAME), scenario },
          {},
        ),
        1,
        MOST_PROGRAMS,
      ),
    },
    {
      habitus: record(
        'the habitus of the population: "bodyMassIndex", "height"',
        { bodyMassIndex: normal('kg/m2', ...BODY_MASS_INDEX), height: normal('cm', ...HEIGHT_CM) },
        {},
      ),
    },
  ),
  ({ patients, seed, programs, habitus }, at, errors): Study | undefined => {
    const names = new Set<string>();
    let areSound = true;
    for (const [index, { name }] of programs.entries()) {
      const expected = names.has(name)
        ? 'a name that no program before has'
        : /\p{Cc}/u.test(name)
          ? 'a name in one line, without control characters'
          : null;
      if (expected !== null) {
        const place = pointer(pointer(pointer(at, 'programs'), index), 'name');
        errors.push({ at: place, expected, found: JSON.stringify(name) });
        areSound = false;
      }
      names.add(name);
    }
    if (!areSound) return undefined;
    return {
      patients,
      seed,
      programs: programs.map(({ name, scenario: file }) => ({ name, scenario: file.scenario })),
      ...(habitus !== undefined && {
        habitus: { bodyMassIndex: habitus.bodyMassIndex, heightCm: habitus.height },
      }),
    };
  },
);

/** A cohort file, or everything that is wrong with it. No text makes this throw. */
export function decodeStudy(file: string): Result<Study, readonly DecodeError[]> {
  const json = parseJson(file);
  if (!json.ok) return json;
  const errors: DecodeError[] = [];
  const value = study.read(json.value, '', errors);
  return value !== undefined && errors.length === 0 ? accepted(value) : refused(errors);
}
