import { reductionMemory } from '../../twin/reduction-memory.ts';
import { answerQuestion, type LineMemory } from './answer-question.ts';
import type { NumberedAnswer, NumberedQuestion } from './question.ts';
import { warmUp } from './warm-up.ts';

/** Ours: what one patient, five drugs and a population of sixty can ask for again. */
const REMEMBERED = 400;
const memory = reductionMemory(REMEMBERED);
const lines: LineMemory = new Map();

/** What a worker sees of itself: without the DOM's name for it, which belongs to a window. */
interface Worker {
  onmessage: ((event: MessageEvent<NumberedQuestion>) => void) | null;
  readonly postMessage: (message: NumberedAnswer) => void;
}
const here = self as unknown as Worker;

let isAsked = false;
here.onmessage = ({ data: { number, question } }) => {
  isAsked = true;
  const from = performance.now();
  try {
    const answer = answerQuestion(question, memory, lines);
    here.postMessage({ number, answer: { ...answer, tookMs: performance.now() - from } });
  } catch (thrown) {
    here.postMessage({ number, failed: thrown instanceof Error ? thrown.message : String(thrown) });
  }
};

/** Ours: after so many rounds the browser has compiled what it will; a question that comes in between is answered first. */
const ROUNDS = 4;

function warm(round: number): void {
  if (isAsked || round > ROUNDS) return;
  // As a question arrives: copied, and with nothing remembered.
  answerQuestion(structuredClone(warmUp()), reductionMemory(REMEMBERED));
  setTimeout(() => warm(round + 1));
}
setTimeout(() => warm(1));
