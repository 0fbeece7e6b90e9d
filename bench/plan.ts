import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UNADOPTED } from '../src/core/formulary.ts';
import { nanogramsPerDay } from '../src/core/units.ts';
import { planVisit } from '../src/core/visit.ts';
import type { VisitInput } from '../src/core/visit-input.ts';
import { decodeVisit } from '../src/wire/visit/decode-visit.ts';
import { encodePlan } from '../src/wire/visit/encode-plan.ts';
import { line, measure } from './measure.ts';

/**
 * `theca plan` as a process, and the same plan recomputed in a process that runs already, as at every key press of a dose. The
 * second is Node and not a browser; both run V8.
 */
const PROCESS_MS = 400;
const KEY_PRESS_MS = 5;

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const main = path('../src/cli/main.ts');
const names = ['baclofen-500-to-2000', 'hydromorphone-bupivacaine-schedule'];

for (const name of names) {
  const file = path(`../test/scenarios/${name}.json`);
  const process_ = await measure(20, 3, () => {
    const { status } = spawnSync(process.execPath, [main, 'plan', file, '--json']);
    if (status !== 0) throw new Error(`theca plan ended with ${status}`);
  });
  console.log(line(`theca plan ${name}`, process_, PROCESS_MS));

  const visit = decodeVisit(readFileSync(file, 'utf8'));
  if (!visit.ok) throw new Error(`${name} cannot be read`);
  let pressed = 0;
  const keyPress = await measure(500, 200, () => {
    pressed += 1;
    const input = withDose(visit.value, 2_000_000 + pressed * 1_000);
    encodePlan(planVisit(input, UNADOPTED), input.timeZone);
  });
  console.log(line(`the same plan at a key press, ${name}`, keyPress, KEY_PRESS_MS));
}

/** Another dose each time, so that nothing is remembered from the last. */
function withDose(input: VisitInput, nanograms: number): VisitInput {
  const { program } = input.visit;
  if (program.mode !== 'continuous') return input;
  const setting = { kind: 'dose' as const, dose: nanogramsPerDay(nanograms) };
  return { ...input, visit: { ...input.visit, program: { ...program, setting } } };
}
