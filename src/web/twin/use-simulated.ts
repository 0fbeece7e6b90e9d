import { useMemo } from 'react';
import type { CourseRemark } from '../../twin/scenario-of-course.ts';
import { type Bands, bandsOf, NO_BANDS, type Picture, pictureOf } from './picture.ts';
import type { DrawnStrip } from './question.ts';
import { useTwin } from './use-twin.ts';
import { asked, type Wanted } from './wanted.ts';

export interface Simulated {
  /** Null until the first answer. */
  readonly picture: Picture | null;
  readonly strip: DrawnStrip | null;
  /** What the brightest colour of the strip stands for. */
  readonly mostUgPerMl: number;
  readonly bands: Bands;
  /** Whether what is shown answers what is asked now. */
  readonly isCurrent: boolean;
  readonly areBandsDue: boolean;
  /** What broke, where something did. */
  readonly failed: string | null;
  readonly again: () => void;
  readonly leftOut: readonly CourseRemark[];
}

/** Ours: whoever types or scrubs on asks again within it, and sixty patients need not be computed for every key. */
const SETTLED_MS = 150;

/** What is wanted, simulated in two workers: strip and lines at once, the bands around them when nobody types any more. */
export function useSimulated(wanted: Wanted): Simulated {
  const { course, proposed, withoutBridge, shown, drug, level } = wanted;
  const { withCord, leading, accuracy, columns, withStrip, withPopulation, bounds } = wanted;
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
        ...(columns !== undefined && { columns }),
        withStrip,
        ...(bounds !== undefined && { bounds }),
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
      columns,
      withStrip,
      bounds,
      withPopulation,
    ],
  );
  const quick = useTwin(questions.quick);
  const slow = useTwin(quick.isCurrent ? questions.bands : null, SETTLED_MS);
  const picture = useMemo(
    () =>
      quick.heard?.kind === 'answer'
        ? pictureOf(quick.heard.question, quick.heard.answer, drug, level)
        : null,
    [quick.heard, drug, level],
  );
  // Bands belong to the very question that the lines answer, or they are not drawn with them.
  const current =
    slow.isCurrent && quick.isCurrent && slow.heard?.kind === 'answer' ? slow.heard.answer : null;
  const bands = useMemo(() => {
    const program = picture?.lines.find(({ key }) => key === leading)?.ugPerMl ?? null;
    return current === null ? NO_BANDS : bandsOf(current, drug, level, program);
  }, [current, drug, level, picture, leading]);
  return {
    picture,
    strip: quick.heard?.kind === 'answer' ? quick.heard.answer.strip : null,
    mostUgPerMl: quick.heard?.kind === 'answer' ? quick.heard.answer.mostUgPerMl : 0,
    bands,
    isCurrent: quick.isCurrent,
    areBandsDue: !slow.isCurrent,
    failed: quick.heard?.kind === 'failed' ? quick.heard.because : null,
    again: () => {
      quick.again();
      slow.again();
    },
    leftOut: questions.leftOut,
  };
}
