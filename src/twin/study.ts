import type { DrugId } from '../core/ids.ts';
import { accepted, type Result, refused } from '../core/result.ts';
import { stretchesRefused } from './check-stretches.ts';
import { asLivedBy, type Habitus, virtualPatients } from './cohort.ts';
import { lentRoom } from './lent-room.ts';
import { POPULATION } from './parameters/parameter-set.ts';
import { NO_MEMORY, type ReductionMemory } from './reduction-memory.ts';
import type { Scenario } from './scenario.ts';
import { answersOf, type Prepared, prepare, preparedFor, simulatePrepared, timesOf } from './simulate.ts';
import type { OutsideRemark, ScenarioRefusal, Series, Standing } from './simulation.ts';

/** Virtual patients, each under every program: the same patients under each, so that programs can be compared. */
export interface Study {
  readonly seed: number;
  readonly patients: number;
  readonly habitus?: Habitus;
  readonly programs: readonly { readonly name: string; readonly scenario: Scenario }[];
}

/** One patient under one program at one level, over the times observed. Units as in `Series`. */
export interface StudyRow {
  readonly patient: number;
  readonly program: string;
  readonly drug: DrugId;
  readonly level: string;
  readonly quantity: Series['quantity'];
  readonly unit: Series['unit'];
  readonly standing: Standing;
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
  /** Hours after the first time at which it first comes within a millionth of the highest: on a plateau, its beginning. */
  readonly highestAtHours: number;
  readonly last: number;
}

/** Ours: what differs by less is the same height, or the time of a plateau's highest would be that of its round-off. */
const SAME = 1e-6;

/** A study whose scenarios were checked. */
export interface PreparedStudy {
  readonly study: Study;
  readonly prepared: readonly Prepared[];
  /** All rows of one patient, program by program; the same for the same patient whoever asks. */
  readonly rowsOf: (patient: number) => readonly StudyRow[];
  /**
   * What a reader of the rows must know, and what is in none, for a patient with the model's own values; with pointers into the
   * study. A level at the tip may be in the rows of some patients only: `SummaryLine.patients` says of how many.
   */
  readonly outside: () => readonly OutsideRemark[];
}

/** Refusals point into the study: `/programs/1/scenario/…`. `memory` brings the loops to compute with. */
export function prepareStudy(
  study: Study,
  memory: ReductionMemory = NO_MEMORY,
): Result<PreparedStudy, readonly ScenarioRefusal[]> {
  const refusals: ScenarioRefusal[] = [];
  const prepared: Prepared[] = [];
  for (const [index, { scenario }] of study.programs.entries()) {
    const one = prepare(scenario, POPULATION);
    if (one.ok) prepared.push(one.value);
    for (const refusal of [...(one.ok ? [] : one.refusal), ...stretchesRefused(scenario)])
      refusals.push({ ...refusal, at: `/programs/${index}/scenario${refusal.at}` });
  }
  if (refusals.length > 0) return refused(refusals);
  const drawn = study.programs.map(({ scenario }) =>
    virtualPatients({
      seed: study.seed,
      known: Object.keys(scenario.overrides),
      ...(study.habitus !== undefined && { habitus: study.habitus }),
    }),
  );
  const times = prepared.map(({ delivery }) => timesOf(delivery.grid));
  const { room, again } = lentRoom();
  const lending = { ...memory, kernel: { ...memory.kernel, room } };
  const rowsOf = (patient: number): readonly StudyRow[] =>
    study.programs.flatMap(({ name, scenario }, index) => {
      const one = drawn[index](patient);
      const lived = asLivedBy(scenario, one);
      const own = preparedFor(lived, prepared[index], one.parameters);
      again();
      const { answers } = answersOf(lived, own, times[index], lending);
      return answers.flatMap(({ series }) => series.map((each) => rowOf(patient, name, each, times[index])));
    });
  const outside = (): readonly OutsideRemark[] =>
    study.programs.flatMap(({ scenario }, index) => {
      // As the file says it of everybody: where a tip lies lower in some than the cord, only rows are missing.
      const usual = { ...drawn[index](0), parameters: POPULATION, tipHigherVertebrae: 0 };
      const lived = asLivedBy(scenario, usual);
      const own = preparedFor(lived, prepared[index], POPULATION);
      return simulatePrepared(lived, own, memory).outside.map((remark) => ({
        ...remark,
        at: `/programs/${index}/scenario${remark.at}`,
      }));
    });
  return accepted({ study, prepared, rowsOf, outside });
}

function rowOf(
  patient: number,
  program: string,
  { drug, name, quantity, unit, standing, values }: Series,
  timesHours: Float64Array,
): StudyRow {
  let sum = 0;
  let lowest = values[0];
  let highest = values[0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    sum += value;
    if (value < lowest) lowest = value;
    else if (value > highest) highest = value;
  }
  const almost = highest * (1 - SAME);
  let first = 0;
  while (values[first] < almost) first++;
  return {
    patient,
    program,
    drug,
    level: name,
    quantity,
    unit,
    standing,
    mean: sum / values.length,
    lowest,
    highest,
    highestAtHours: timesHours[first],
    last: values[values.length - 1],
  };
}
