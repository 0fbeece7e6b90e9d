import { replaceEqualDeep } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Heard, type LatestAsked, latestAsked } from './latest-asked.ts';
import type { TwinQuestion } from './question.ts';
import { foreseenOf, startTwinWorker } from './start-worker.ts';

export interface Twin {
  /** The latest answer; of an earlier question while `isCurrent` is false. */
  readonly heard: Heard | null;
  readonly isCurrent: boolean;
  readonly again: () => void;
}

function takeForeseen(question: TwinQuestion | null): Heard | null {
  const heard = question === null ? null : foreseenOf(question);
  if (heard !== null) performance.mark('theca-twin-asked');
  return heard;
}

/** The same object for the same question: a look at the record, or a reason that is typed, asks nothing new. */
function useSameQuestion(question: TwinQuestion | null): TwinQuestion | null {
  const kept = useRef(question);
  if (question === null) return null;
  kept.current = replaceEqualDeep(kept.current, question);
  return kept.current;
}

/** Asks the twin in a worker of its own, each time the question is another and has stood for so long. */
export function useTwin(wanted: TwinQuestion | null, settledMs = 0): Twin {
  const question = useSameQuestion(wanted);
  const asking = useRef<LatestAsked>(null);
  const [foreseen] = useState(() => takeForeseen(question));
  const [heard, setHeard] = useState<Heard | null>(foreseen);
  useEffect(() => {
    const latest = latestAsked(startTwinWorker, setHeard);
    // The worker that has foreseen the first question knows the most about the next.
    if (foreseen !== null) latest.begin();
    asking.current = latest;
    return () => {
      latest.end();
      asking.current = null;
    };
  }, [foreseen]);
  useEffect(() => {
    if (question === null || question === foreseen?.question) return undefined;
    const ask = (): void => {
      performance.mark('theca-twin-asked');
      asking.current?.ask(question);
    };
    if (settledMs === 0) {
      ask();
      return undefined;
    }
    const waiting = setTimeout(ask, settledMs);
    return () => clearTimeout(waiting);
  }, [question, settledMs, foreseen]);
  const again = useCallback(() => {
    if (question !== null) asking.current?.ask(question);
  }, [question]);
  return { heard, isCurrent: heard !== null && heard.question === question, again };
}
