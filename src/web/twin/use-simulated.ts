import { useMemo } from 'react';
import type { CourseRemark } from '../../twin/scenario-of-course.ts';
import type { Strip } from '../../twin/simulation.ts';
import { type Between, type Picture, pictureOf, populationOf } from './picture.ts';
import { useTwin } from './use-twin.ts';
import { asked, type Wanted } from './wanted.ts';

export interface Simulated {
  /** Null until the first answer. */
  readonly picture: Picture | null;
  readonly strip: Strip | null;
  readonly population: Between | null;
  /** Whether what is shown answers what is asked now. */
  readonly isCurrent: boolean;
  readonly isPopulationDue: boolean;
  /** What broke, where something did. */
  readonly failed: string | null;
  readonly again: () => void;
  readonly leftOut: readonly CourseRemark[];
}

/** What is wanted, simulated in two workers: strip and lines at once, the population when it is ready. */
export function useSimulated(wanted: Wanted): Simulated {
  const {
    course,
    proposed,
    withoutBridge,
    shown,
    drug,
    level,
    withCord,
    leading,
    accuracy,
    withStrip,
    withPopulation,
  } = wanted;
  const questions = useMemo(
    () =>
      asked({
        course,
        proposed,
        withoutBridge,
        shown,
        drug,
        level,
        withCord,
        leading,
        accuracy,
        withStrip,
        withPopulation,
      }),
    [
      course,
      proposed,
      withoutBridge,
      shown,
      drug,
      level,
      withCord,
      leading,
      accuracy,
      withStrip,
      withPopulation,
    ],
  );
  const quick = useTwin(questions.quick);
  const slow = useTwin(questions.population);
  const picture = useMemo(
    () =>
      quick.heard?.kind === 'answer'
        ? pictureOf(quick.heard.question, quick.heard.answer, drug, level)
        : null,
    [quick.heard, drug, level],
  );
  // The population belongs to the very question that the lines answer, or it is not drawn with them.
  const isPopulationCurrent = slow.isCurrent && quick.isCurrent && slow.heard?.kind === 'answer';
  const population = useMemo(
    () =>
      isPopulationCurrent && slow.heard?.kind === 'answer'
        ? populationOf(slow.heard.answer, drug, level)
        : null,
    [isPopulationCurrent, slow.heard, drug, level],
  );
  return {
    picture,
    strip: quick.heard?.kind === 'answer' ? quick.heard.answer.strip : null,
    population,
    isCurrent: quick.isCurrent,
    isPopulationDue: questions.population !== null && !slow.isCurrent,
    failed: quick.heard?.kind === 'failed' ? quick.heard.because : null,
    again: () => {
      quick.again();
      slow.again();
    },
    leftOut: questions.leftOut,
  };
}
