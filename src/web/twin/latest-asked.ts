import type { NumberedAnswer, NumberedQuestion, TwinAnswer, TwinQuestion } from './question.ts';

/** As much of a worker as is needed. */
export interface Port {
  postMessage: (message: NumberedQuestion) => void;
  onmessage: ((event: { readonly data: NumberedAnswer }) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
  terminate: () => void;
}

export type Heard =
  | { readonly kind: 'answer'; readonly question: TwinQuestion; readonly answer: TwinAnswer }
  | { readonly kind: 'failed'; readonly question: TwinQuestion; readonly because: string };

export interface LatestAsked {
  readonly ask: (question: TwinQuestion) => void;
  /** Starts the worker before there is a question. */
  readonly begin: () => void;
  readonly end: () => void;
}

/**
 * One question at a time goes to the worker, and of those that wait only the latest: whoever types fast gets the answer to what
 * stands there now. An answer to anything else than the latest question is thrown away.
 */
export function latestAsked(start: () => Port, hear: (heard: Heard) => void): LatestAsked {
  let port: Port | null = null;
  let asked = 0;
  let underWay: NumberedQuestion | null = null;
  let waiting: NumberedQuestion | null = null;

  const send = (next: NumberedQuestion): void => {
    underWay = next;
    port ??= started();
    port.postMessage(next);
  };
  const finish = (tell: (done: NumberedQuestion) => Heard): void => {
    const done = underWay;
    const next = waiting;
    underWay = null;
    waiting = null;
    if (next !== null) send(next);
    else if (done !== null && done.number === asked) hear(tell(done));
  };
  const started = (): Port => {
    const fresh = start();
    fresh.onmessage = ({ data }) => {
      if (data.number !== underWay?.number) return;
      finish(({ question }) =>
        'answer' in data
          ? { kind: 'answer', question, answer: data.answer }
          : { kind: 'failed', question, because: data.failed },
      );
    };
    fresh.onerror = ({ message }) => {
      // A worker that broke is not asked again: the next question starts another.
      fresh.terminate();
      port = null;
      finish(({ question }) => ({ kind: 'failed', question, because: message }));
    };
    return fresh;
  };

  return {
    ask: (question) => {
      asked += 1;
      const next = { number: asked, question };
      if (underWay === null) send(next);
      else waiting = next;
    },
    begin: () => {
      port ??= started();
    },
    end: () => {
      port?.terminate();
      port = null;
      underWay = null;
      waiting = null;
      asked += 1;
    },
  };
}
