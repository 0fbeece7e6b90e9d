import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reductionMemory } from '../../../src/twin/reduction-memory.ts';
import { answerQuestion } from '../../../src/web/twin/answer-question.ts';
import { warmUp } from '../../../src/web/twin/warm-up.ts';

test('the question about nobody that a worker begins with is answered, copied as a real one is', () => {
  const answer = answerQuestion(structuredClone(warmUp()), reductionMemory(8));
  assert.deepEqual(answer.refusals, []);
  assert.deepEqual(
    answer.lines.flatMap(({ refusals }) => refusals),
    [],
  );
  assert.ok(answer.strip !== null && answer.strip.peakUgPerMl > 0);
  assert.ok(answer.mostUgPerMl >= answer.strip.peakUgPerMl);
});
