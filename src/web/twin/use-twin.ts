import { useCallback, useEffect, useRef, useState } from 'react';
import { type Heard, type LatestAsked, latestAsked } from './latest-asked.ts';
import type { TwinQuestion } from './question.ts';
import { startTwinWorker } from './start-worker.ts';

export interface Twin {
  /** The latest answer; of an earlier question while `isCurrent` is false. */
  readonly heard: Heard | null;
  readonly isCurrent: boolean;
  readonly again: () => void;
}

/** Asks the twin in a worker of its own, each time the question is another and has stood for so long. */
export function useTwin(question: TwinQuestion | null, settledMs = 0): Twin {
  const asking = useRef<LatestAsked>(null);
  const [heard, setHeard] = useState<Heard | null>(null);
  useEffect(() => {
    const latest = latestAsked(startTwinWorker, setHeard);
    asking.current = latest;
    return () => {
      latest.end();
      asking.current = null;
    };
  }, []);
  useEffect(() => {
    if (question === null) return undefined;
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
  }, [question, settledMs]);
  const again = useCallback(() => {
    if (question !== null) asking.current?.ask(question);
  }, [question]);
  return { heard, isCurrent: heard !== null && heard.question === question, again };
}
