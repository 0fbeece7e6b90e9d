import { isComputed } from '../delivery.ts';
import type { PumpProfile } from '../devices/pump-profile.ts';
import { caveat, requirement, saidCaveat } from '../devices/source.ts';
import type { Finding } from '../findings.ts';
import type { Program } from '../program.ts';
import { programFlow, type StepFlow } from '../program-flow.ts';
import { programPointer } from '../program-pointer.ts';
import { orderedProgram } from '../programs-in-visit.ts';
import { say } from '../said/sentence.ts';
import { compare, isPositive } from '../units.ts';
import { pumpOf } from '../visit-facts.ts';
import { flowWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

/** Whether this pump can run the ordered program at all: mode, number of steps, every flow. What it cannot run is refused. */
export const checkDeliverable: Check = (input) => {
  const { at, program, mixture } = orderedProgram(input);
  const pump = pumpOf(input);
  const steps =
    mixture === null || !isComputed(program, mixture, pump) ? [] : programFlow(program, mixture, pump).steps;
  return [
    ...modeFindings(at, program, pump),
    ...stepCount(at, program, pump),
    ...(program.mode === 'continuous' || program.mode === 'schedule'
      ? steps.flatMap((step) => flowFindings(at, program, step, pump))
      : []),
  ];
};

function modeFindings(at: string, program: Program, pump: PumpProfile): readonly Finding[] {
  const findings: Finding[] = [];
  if (!pump.modes.includes(program.mode)) {
    findings.push({
      rule: 'mode-not-offered',
      severity: 'refuse',
      at: `${at}/mode`,
      message: pump.programmable
        ? `The ${pump.name} has no mode “${spoken(program.mode)}”; it has ${pump.modes.map(spoken).join(', ')}.${caveat(pump.known.modes ?? pump.known.programmable)}`
        : `A ${pump.name} cannot be programmed: its flow is fixed by the maker. State that flow as the rate of a continuous program; the dose changes by concentration only.`,
      said: pump.programmable
        ? [
            say('mode-not-offered', {
              pump: pump.name,
              mode: [say(`mode-${program.mode}`)],
              modes: pump.modes.map((mode) => say(`mode-${mode}`)),
            }),
            ...saidCaveat(pump.known.modes ?? pump.known.programmable),
          ]
        : [say('mode-fixed', { pump: pump.name })],
      working: { mode: working.text(program.mode) },
      source: pump.known.modes ?? pump.known.programmable,
    });
  }
  if (!pump.programmable && program.mode === 'continuous' && program.setting.kind === 'dose')
    findings.push({
      rule: 'factory-flow-needed',
      severity: 'refuse',
      at: `${at}/dose`,
      message: `A ${pump.name} cannot be set to a dose. State its factory flow as the rate, from the papers of the implant; the dose then follows from the concentration.`,
      said: [say('factory-flow-needed', { pump: pump.name })],
      working: {},
      source: pump.known.programmable,
    });
  return findings;
}

const spoken = (mode: Program['mode']): string => mode.replaceAll('-', ' ');

function stepCount(at: string, program: Program, { name, stepsPerDay }: PumpProfile): readonly Finding[] {
  if (program.mode !== 'schedule' || stepsPerDay === null) return [];
  return program.patterns.flatMap(({ steps }, p) =>
    steps.length <= stepsPerDay.value
      ? []
      : {
          rule: 'too-many-steps',
          severity: 'refuse' as const,
          at: `${at}${programPointer.pattern(program.patterns, p)}/steps`,
          message: `${steps.length} steps a day are more than the ${stepsPerDay.value} of the ${name}.${caveat(stepsPerDay.source)}`,
          said: [
            say('too-many-steps', { steps: steps.length, most: stepsPerDay.value, pump: name }),
            ...saidCaveat(stepsPerDay.source),
          ],
          working: {
            steps: working.number(steps.length),
            limit: working.number(stepsPerDay.value),
          },
          source: stepsPerDay.source,
        },
  );
}

const STOP_IS_A_MODE = requirement(
  'SR-2',
  'a flow is never between zero and the least that the pump can deliver; no flow is a mode of its own',
);

function flowFindings(
  at: string,
  program: Program,
  { at: place, flow }: StepFlow,
  { name, minimumFlow, maximumFlow }: PumpProfile,
): readonly Finding[] {
  if (maximumFlow !== null && compare(flow, maximumFlow.value) > 0)
    return [
      {
        rule: 'flow-above-maximum',
        severity: 'refuse',
        at: `${at}${place}`,
        message: `This needs ${flowWords(flow)}, more than the ${flowWords(maximumFlow.value)} that the ${name} can deliver.${caveat(maximumFlow.source)}`,
        said: [
          say('flow-above-maximum', { flow, most: maximumFlow.value, pump: name }),
          ...saidCaveat(maximumFlow.source),
        ],
        working: { flow: working.flow(flow), limit: working.flow(maximumFlow.value) },
        source: maximumFlow.source,
      },
    ];
  if (program.mode === 'continuous' && !isPositive(flow))
    return [
      {
        rule: 'no-flow',
        severity: 'refuse',
        at: `${at}${place}`,
        message:
          'This dose gives no flow that a pump can keep. A pump that is to deliver nothing is "stopped".',
        said: [say('no-flow')],
        working: { flow: working.flow(flow) },
        source: STOP_IS_A_MODE,
      },
    ];
  if (minimumFlow !== null && compare(flow, minimumFlow.value) < 0)
    return [
      {
        rule: 'flow-below-minimum',
        severity: 'refuse',
        at: `${at}${place}`,
        message: `This needs ${flowWords(flow)}, less than the ${flowWords(minimumFlow.value)} that the ${name} can deliver.${caveat(minimumFlow.source)}`,
        said: [
          say('flow-below-minimum', { flow, least: minimumFlow.value, pump: name }),
          ...saidCaveat(minimumFlow.source),
        ],
        working: { flow: working.flow(flow), limit: working.flow(minimumFlow.value) },
        source: minimumFlow.source,
      },
    ];
  return [];
}
