import { NO_MEMORY, reductionMemory } from '../../twin/reduction-memory.ts';
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

here.onmessage = ({ data: { number, question } }) => {
  const from = performance.now();
  try {
    const answer = answerQuestion(question, memory, lines);
    here.postMessage({ number, answer: { ...answer, tookMs: performance.now() - from } });
  } catch (thrown) {
    here.postMessage({ number, failed: thrown instanceof Error ? thrown.message : String(thrown) });
  }
};

answerQuestion(warmUp(), NO_MEMORY);
