// `npm run model`: searches every model of models/ in full and prints what came of it. Ends with a code that is not zero
// where a property that must hold does not, or a rule that is known to be unsafe was not caught. `--trails` shows every
// counterexample; that of Open PCA's look-back rule is always shown.

import { checkModel } from './check-model.ts';
import { choiceOf, MODEL_RUNS } from './model-runs.ts';
import { findModelTools, installModelTools } from './spin.ts';

const tools = findModelTools() ?? installModelTools();
const allTrails = process.argv.includes('--trails');

const cell = (text: string | number, width: number): string => String(text).padEnd(width);

function row(...[requirement, model, property, choice, states, result, expected]: readonly string[]): void {
  console.log(
    `${cell(requirement ?? '', 6)} ${cell(model ?? '', 18)} ${cell(choice ?? '', 38)} ${cell(property ?? '', 72)} ${(states ?? '').padStart(8)}  ${cell(result ?? '', 9)} ${expected ?? ''}`.trimEnd(),
  );
}

if (tools === undefined) {
  console.log(
    `MODELS SKIPPED: Spin and a C compiler are needed (Debian: apt-get install spin gcc libc6-dev) and we may not install them. ${MODEL_RUNS.length} searches were not made.`,
  );
} else {
  let deviating = 0;
  row('', 'model', 'property', 'chosen', 'states', 'result', 'expected');
  for (const run of MODEL_RUNS) {
    const { outcome, states, story, problem } = checkModel(run, tools);
    const as = outcome === run.expected;
    if (!as) deviating += 1;
    row(
      run.requirement,
      run.model,
      run.property,
      choiceOf(run),
      String(states),
      outcome,
      as ? run.expected : `${run.expected}  ✖ DEVIATES`,
    );
    if (problem !== '') console.log(problem.trimEnd().replaceAll(/^/gm, '       '));
    if (story.length > 0 && (allTrails || !as || run.choose['RULE'] === 'LOOK_BACK'))
      console.log(story.map((line) => `         ${line}`).join('\n'));
  }
  console.log(
    deviating === 0
      ? `\n${MODEL_RUNS.length} searches, each as expected.`
      : `\n${deviating} of ${MODEL_RUNS.length} searches deviate.`,
  );
  process.exitCode = deviating === 0 ? 0 : 1;
}
