import type { OutsideRemark } from '../../twin/simulation.ts';
import type { Study } from '../../twin/study.ts';
import type { SummaryLine } from '../../twin/study-summary.ts';
import { printable, say, sayJson } from '../output.ts';

/** What a finished cohort came to. */
export interface CohortDone {
  readonly study: Study;
  /** Patients that were simulated now, and not by a run before. */
  readonly newly: number;
  readonly seconds: number;
  /** The file of the results. */
  readonly results: string;
  readonly outside: readonly OutsideRemark[];
  readonly summary: readonly SummaryLine[];
}

/** A level that is in the rows of some patients only, as cord at a tip that lies below it in the others. */
interface PartlyComputed {
  readonly program: string;
  readonly drug: string;
  readonly level: string;
  readonly patients: number;
}

function partlyComputed({ study, summary }: CohortDone): readonly PartlyComputed[] {
  const partly = summary
    .filter(({ patients }) => patients < study.patients)
    .map(({ program, drug, level, patients }) => ({ program, drug, level, patients }));
  return [...new Map(partly.map((one) => [JSON.stringify(one), one])).values()];
}

/** As one JSON document, or for a person. */
export function sayDone(done: CohortDone, asJson: boolean): Promise<void> {
  const { study, newly, seconds, results, outside } = done;
  const { patients, programs } = study;
  const partly = partlyComputed(done);
  if (asJson)
    return sayJson({
      theca: 'cohort-done/1',
      simulated: true,
      patients,
      newly,
      seconds,
      results,
      outside,
      partly,
    });
  const under = programs.length === 1 ? 'one program' : `${programs.length} programs`;
  const notes = [
    ...outside.map(
      ({ at, message, notComputed }) =>
        `  ${notComputed ? 'NOT COMPUTED' : 'computed    '}  ${message} (${at})`,
    ),
    ...partly.map(
      ({ program, drug, level, patients: some }) =>
        `  PARTLY        ${drug} at ${level} under ${program}: in ${some} of ${patients} patients, the others have no such level`,
    ),
  ];
  return say(
    printable(
      [
        `SIMULATED: ${patients} virtual patients under ${under}, ${newly} of them now, in ${seconds} s`,
        results,
        ...(notes.length === 0 ? [] : ['', 'What the model does not know, or was not made for:', ...notes]),
        '',
      ].join('\n'),
    ),
  );
}
