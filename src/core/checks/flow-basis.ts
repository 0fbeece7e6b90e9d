import { isComputed } from '../delivery.ts';
import type { PumpProfile } from '../devices/pump-profile.ts';
import { ownRule, requirement } from '../devices/source.ts';
import { drug } from '../drugs/all.ts';
import type { Finding } from '../findings.ts';
import type { Figure, Source } from '../limits.ts';
import type { Mixture } from '../mixture.ts';
import type { Program } from '../program.ts';
import { programFlow } from '../program-flow.ts';
import { orderedProgram } from '../programs-in-visit.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { doseRate, equal, massIn, nanolitresPerDay } from '../units.ts';
import { pumpOf } from '../visit-facts.ts';
import { doseWords, flowWords, massWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

/** What the computed flow rests on: which limits of this pump are unknown or not confirmed, and how a dose was kept. */
export const checkFlowBasis: Check = (input) => {
  const { at, program, mixture } = orderedProgram(input);
  const pump = pumpOf(input);
  return [
    ...(program.mode === 'minimum-rate' ? minimumRate(pump) : range(pump)),
    ...schedules(program, pump),
    ...(mixture !== null && isComputed(program, mixture, pump)
      ? [...grid(at, program, mixture, pump), ...strokes(mixture, pump)]
      : []),
  ];
};

const NOT_FOUND = ownRule('Theca, device reference', 'searched on 2026-11-22 and not found');

const note = (
  rule: string,
  message: string,
  said: Sentence,
  source: Source,
  values: Finding['working'] = {},
  at = '/pump/model',
): Finding => ({ rule, severity: 'note', at, message, said: [said], working: values, source });

function range({ name, minimumFlow, maximumFlow, programmable }: PumpProfile): readonly Finding[] {
  if (minimumFlow === null || maximumFlow === null)
    return [
      note(
        'flow-range-unknown',
        programmable
          ? `The least and the greatest flow of the ${name} are not known here: the program is computed, and not checked against them. The manual has them.`
          : `The factory flow of a ${name} differs from implant to implant and is not known here: compare the rate with the papers of the implant.`,
        say(programmable ? 'flow-range-unknown' : 'factory-flow-unknown', { pump: name }),
        NOT_FOUND,
      ),
    ];
  const unconfirmed = [minimumFlow, maximumFlow].find(isUnconfirmed);
  if (unconfirmed === undefined) return [];
  return [
    note(
      'flow-range-unconfirmed',
      `Judged by a flow range of ${flowWords(minimumFlow.value)} to ${flowWords(maximumFlow.value)} for the ${name}, recalled and not yet confirmed by a source.`,
      say('flow-range-unconfirmed', { least: minimumFlow.value, most: maximumFlow.value, pump: name }),
      unconfirmed.source,
      { minimum: working.flow(minimumFlow.value), maximum: working.flow(maximumFlow.value) },
    ),
  ];
}

/** The mode has a flow of its own, outside of the range. */
function minimumRate({ name, minimumRateMode }: PumpProfile): readonly Finding[] {
  if (minimumRateMode === null || !isUnconfirmed(minimumRateMode)) return [];
  return [
    note(
      'minimum-rate-unconfirmed',
      `At minimum rate the ${name} is taken to deliver ${flowWords(minimumRateMode.value)}, recalled and not yet confirmed by a source.`,
      say('minimum-rate-unconfirmed', { pump: name, flow: minimumRateMode.value }),
      minimumRateMode.source,
      { flow: working.flow(minimumRateMode.value) },
    ),
  ];
}

const isUnconfirmed = (figure: Figure<unknown>): boolean => figure.source.confidence === 'recalled';

function schedules(program: Program, { name, stepsPerDay, known }: PumpProfile): readonly Finding[] {
  if (program.mode !== 'schedule') return [];
  return [
    ...(stepsPerDay === null
      ? [
          note(
            'steps-unknown',
            `How many steps a day the ${name} takes is not known here.`,
            say('steps-unknown', { pump: name }),
            NOT_FOUND,
          ),
        ]
      : []),
    ...(known.modes === null
      ? [
          note(
            'modes-unknown',
            `The modes of the ${name} were not found; a schedule is computed.`,
            say('modes-unknown', { pump: name }),
            NOT_FOUND,
          ),
        ]
      : []),
  ];
}

/** What a flow is kept to where the pump's grid is not known. */
const FINEST = nanolitresPerDay(1);

const KEPT = requirement('SR-38', 'the deliverable value and the rounding error are shown');

/** How every dose was kept: on a grid that is known, or to the nearest nL/day because it is not. */
function grid(at: string, program: Program, mixture: Mixture, pump: PumpProfile): readonly Finding[] {
  if (!pump.programmable || (program.mode !== 'continuous' && program.mode !== 'schedule')) return [];
  const resolution = pump.flowResolution;
  const how =
    resolution === null
      ? `on which grid the ${pump.name} can be set is not known here, so the flow is kept to the nearest 0.000001\u202fmL/day`
      : `the ${pump.name} is set in steps of ${flowWords(resolution.value)}, so the flow is kept at the step below`;
  const kept = rounded(at, program, mixture, pump, how);
  return resolution === null && kept.length === 0
    ? [
        note(
          'flow-grid-unknown',
          `${how.slice(0, 1).toUpperCase()}${how.slice(1)}.`,
          say('flow-grid-unknown', { pump: pump.name, step: FINEST }),
          NOT_FOUND,
        ),
      ]
    : kept;
}

/** Only a dose has an exact value to compare with; a rate is what was asked for. */
function rounded(
  at: string,
  program: Program,
  mixture: Mixture,
  pump: PumpProfile,
  how: string,
): readonly Finding[] {
  if (program.mode !== 'continuous' || program.setting.kind !== 'dose') return [];
  const [step] = programFlow(program, mixture, pump).steps;
  const [primary] = mixture;
  const asked = program.setting.dose;
  if (step === undefined) return [];
  const dose = doseRate(step.flow, primary.concentration, 'nearest');
  if (equal(dose, asked)) return [];
  const { spokenIn } = drug(primary.drug);
  return [
    note(
      'flow-rounded',
      `${doseWords(asked, spokenIn)} needs no whole flow: at ${flowWords(step.flow)} the pump delivers ${doseWords(dose, spokenIn)}; ${how}.`,
      say(pump.flowResolution === null ? 'flow-rounded' : 'flow-rounded-grid', {
        asked,
        flow: step.flow,
        kept: dose,
        pump: pump.name,
        step: pump.flowResolution?.value ?? FINEST,
        drug: primary.drug,
      }),
      resolutionSource(pump),
      { asked: working.dose(asked), flow: working.flow(step.flow), kept: working.dose(dose) },
      `${at}${step.at}`,
    ),
  ];
}

const resolutionSource = ({ flowResolution }: PumpProfile): Source => flowResolution?.source ?? KEPT;

function strokes(mixture: Mixture, { name, stroke }: PumpProfile): readonly Finding[] {
  if (stroke === null) return [];
  const [primary] = mixture;
  const mass = massIn(stroke.value, primary.concentration, 'nearest');
  return [
    note(
      'delivered-in-strokes',
      `The ${name} delivers in strokes of ${volumeWords(stroke.value)}, here ${massWords(mass, drug(primary.drug).spokenIn)} of ${primary.drug} each: what is delivered at any moment may differ from the program by one stroke. The stroke is recalled and not yet confirmed.`,
      say('delivered-in-strokes', { pump: name, stroke: stroke.value, mass, drug: primary.drug }),
      stroke.source,
      { stroke: working.volume(stroke.value), mass: working.mass(mass) },
    ),
  ];
}
