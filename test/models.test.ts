// The models of models/, each searched in full by Spin. Where Spin or a C compiler is missing they are skipped and say so;
// `npm test` installs both where it may.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { checkModel, resultOf } from '../scripts/check-model.ts';
import { choiceOf, MODEL_RUNS, type ModelRun } from '../scripts/model-runs.ts';
import { findModelTools } from '../scripts/spin.ts';

const tools = findModelTools();
const skip = tools === undefined ? 'MODELS SKIPPED: there is no Spin or no C compiler here' : false;

/** Searches every choice of a model and says which of them did not come out as expected. */
function search(model: string, requirement: ModelRun['requirement']): void {
  if (tools === undefined) throw new Error('skipped');
  const runs = MODEL_RUNS.filter((run) => run.model === model);
  assert.ok(runs.some(({ expected }) => expected === 'holds'));
  assert.ok(runs.filter(({ expected }) => expected === 'fails').length > 1);
  for (const run of runs) {
    const { outcome, states, story, problem } = checkModel(run, tools);
    assert.equal(run.requirement, requirement);
    assert.equal(outcome, run.expected, `${choiceOf(run)} ${problem} ${story.join('; ')}`);
    assert.ok(states > 10, choiceOf(run));
    assert.equal(story.length > 0, run.expected === 'fails', choiceOf(run));
  }
}

test(
  '[SR-4] in every state of the model two boluses are a lockout apart, and every way to lose it is caught',
  {
    skip,
  },
  () => search('lockout', 'SR-4'),
);

test(
  '[SR-5] in every state of the model every window is within its limit, and the look-back rule is caught',
  {
    skip,
  },
  () => search('sliding-window', 'SR-5'),
);

test('[SR-7] in no state of the model a bolus starts or runs where none may', { skip }, () =>
  search('no-bolus-while', 'SR-7'),
);

test('[SR-13] in no state of the model does silencing or clearing an alarm start delivery', { skip }, () =>
  search('clear-never-starts', 'SR-13'),
);

test('[SR-40] in no state of the model does a prime push drug out of the tip', { skip }, () =>
  search('priming', 'SR-40'),
);

test('a rule that deviates from what is expected of it is found', { skip }, () => {
  if (tools === undefined) throw new Error('skipped');
  const [run] = MODEL_RUNS.filter(({ model, expected }) => model === 'priming' && expected === 'holds');
  assert.ok(run !== undefined);
  const unsafe = checkModel({ ...run, choose: { WORKFLOW: 'NO_ATTEST' } }, tools);
  assert.notEqual(unsafe.outcome, run.expected);
  assert.equal(checkModel({ ...run, choose: { WORKFLOW: '(' } }, tools).outcome, 'undecided');
});

test('only a search that came to its end, or a property that failed, decides anything', () => {
  const never = () => assert.fail('nothing to replay');
  const ended = 'State-vector 20 byte, depth reached 8, errors: 0\n      148 states, stored\n';
  assert.equal(resultOf(ended, never).outcome, 'holds');
  assert.equal(resultOf(`Warning: Search not completed\n${ended}`, never).outcome, 'undecided');
  assert.equal(resultOf(`error: max search depth too small\n${ended}`, never).outcome, 'undecided');
  assert.equal(resultOf(`pan: out of memory\n${ended}`, never).outcome, 'undecided');
  assert.equal(resultOf('', never).outcome, 'undecided');
  const blocked = ended.replace('errors: 0', 'errors: 1');
  assert.equal(resultOf(`pan:1: invalid end state\n${blocked}`, never).outcome, 'undecided');
  const violated = `pan:1: assertion violated 0\n${blocked}`;
  assert.equal(resultOf(violated, () => 'spin: cannot find trail file').outcome, 'undecided');
  const replayed = '  a step\nspin: x.pml:3, Error: assertion violated\n';
  assert.deepEqual(resultOf(violated, () => replayed).story, ['a step']);
  const warned = `spin: warning, "x.pml" is newer than x.pml.trail\n${replayed}`;
  assert.deepEqual(resultOf(violated, () => warned).story, ['a step']);
});

test('every model is searched under the rule that is followed, under rules that are not, and for what it can reach', () => {
  for (const model of new Set(MODEL_RUNS.map((run) => run.model))) {
    const runs = MODEL_RUNS.filter((run) => run.model === model);
    assert.ok(
      runs.some((run) => run.expected === 'holds' && choiceOf(run) === ''),
      model,
    );
    assert.equal(new Set(runs.map(choiceOf)).size, runs.length, model);
  }
});
