import { isComputed } from '../delivery.ts';
import type { PumpProfile } from '../devices/pump-profile.ts';
import { ownRule } from '../devices/source.ts';
import type { Finding } from '../findings.ts';
import { type FlowProblem, programFlow } from '../program-flow.ts';
import { type ProgramInVisit, programsIn } from '../programs-in-visit.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { pumpOf } from '../visit-facts.ts';
import type { Check } from './check.ts';

const SOURCE = ownRule('Theca', 'a flow that cannot be computed is never taken for another');

/** Every program of the visit must have a flow, also those of the past: what ran cannot be guessed. */
export const checkFlowComputed: Check = (input) =>
  programsIn(input).flatMap((place) => uncomputed(place, pumpOf(input)));

function uncomputed({ at, program, mixture }: ProgramInVisit, pump: PumpProfile): readonly Finding[] {
  // A new pump is read before it holds anything: stopped, it gives nothing of whatever it holds.
  if (mixture === null && program.mode === 'stopped' && program.patientBolus === undefined) return [];
  if (mixture === null)
    return [
      refusal(
        'flow-not-computed',
        at,
        'What the reservoir holds is not stated, so this program has no dose.',
        say('flow-contents-unknown'),
      ),
    ];
  const { problems } = programFlow(program, mixture, pump);
  if (problems.length > 0)
    return problems.map((problem) =>
      refusal(
        'flow-not-computed',
        `${at}${problem.at}`,
        WORDS[problem.code](pump),
        saidOf(problem.code, pump),
      ),
    );
  return isComputed(program, mixture, pump)
    ? []
    : [
        refusal(
          'flow-not-computed',
          program.patientBolus === undefined ? at : `${at}/patientBolus`,
          'An amount here cannot be computed: the concentration of the primary drug is zero, or a value is out of all proportion.',
          say('flow-not-computed'),
        ),
      ];
}

const WORDS: Readonly<Record<FlowProblem['code'], (pump: PumpProfile) => string>> = {
  'no-concentration': () =>
    'A dose cannot be given from a solution whose primary drug has no concentration. State a rate, or the concentration.',
  'unknown-minimum-rate': (pump) =>
    `What the ${pump.name} delivers at minimum rate is not known here, so neither dose nor refill date can be computed.`,
  'beyond-range': () =>
    'This dose needs a flow beyond all reckoning. Look for a wrong unit or a slipped decimal point.',
};

const saidOf = (code: FlowProblem['code'], { name }: PumpProfile): Sentence =>
  code === 'unknown-minimum-rate' ? say('flow-unknown-minimum-rate', { pump: name }) : say(`flow-${code}`);

const refusal = (rule: string, at: string, message: string, said: Sentence): Finding => ({
  rule,
  severity: 'refuse',
  at,
  message,
  said: [said],
  working: {},
  source: SOURCE,
});
