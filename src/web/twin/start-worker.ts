import type { Heard, Port } from './latest-asked.ts';
import { FORESEEN, type TwinAnswer, type TwinQuestion } from './question.ts';

const started = (): Port =>
  new Worker(new URL('./twin-worker.ts', import.meta.url), { type: 'module' }) as unknown as Port;

let spare: Port | null = null;

/** Starts a worker before there is anything to ask: it is fetched and warm when the record of the patient is here. */
export function prepareTwinWorker(): Port {
  if (spare !== null) return spare;
  const early = started();
  // One that could not be fetched would never answer: the first question then starts another, and is told if it fails too.
  early.onerror = () => {
    if (spare === early) spare = null;
  };
  spare = early;
  return early;
}

/** The twin beside the page: nobody waits for it while typing. */
export function startTwinWorker(): Port {
  const port = spare ?? started();
  spare = null;
  return port;
}

let foreseen: { readonly asked: string; readonly answer: TwinAnswer } | null = null;

/** Has the worker that waits answer what will likely be asked, so that the picture is there when somebody looks. */
export function foresee(question: TwinQuestion): void {
  const asked = JSON.stringify(question);
  if (foreseen?.asked === asked) return;
  const port = prepareTwinWorker();
  // Whoever takes the worker before it has answered asks it himself, and it remembers.
  port.onmessage = ({ data }) => {
    if ('answer' in data) foreseen = { asked, answer: data.answer };
  };
  port.postMessage({ number: FORESEEN, question });
}

/** What was foreseen, where it is this very question. */
export function foreseenOf(question: TwinQuestion): Heard | null {
  if (foreseen === null || foreseen.asked !== JSON.stringify(question)) return null;
  return { kind: 'answer', question, answer: foreseen.answer };
}
