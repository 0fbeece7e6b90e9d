import { reductionMemory } from '../../twin/reduction-memory.ts';
import { answerMemory, answerQuestion } from './answer-question.ts';
import { FORESEEN, type NumberedAnswer, type NumberedQuestion } from './question.ts';
import { warmUp } from './warm-up.ts';

/** Ours: what one patient, five drugs and a population of sixty can ask for again. */
const REMEMBERED = 400;
const memory = reductionMemory(REMEMBERED);
const known = answerMemory();

/** What a worker sees of itself: without the DOM's name for it, which belongs to a window. */
interface Worker {
  onmessage: ((event: MessageEvent<NumberedQuestion>) => void) | null;
  readonly postMessage: (message: NumberedAnswer) => void;
}
const here = self as unknown as Worker;

let isAsked = false;
here.onmessage = ({ data: { number, question } }) => {
  isAsked ||= number !== FORESEEN;
  const from = performance.now();
  try {
    const answered = answerQuestion(question, memory, known);
    here.postMessage({ number, answer: { ...answered, tookMs: performance.now() - from } });
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
