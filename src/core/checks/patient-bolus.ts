import type { PumpProfile } from '../devices/pump-profile.ts';
import { caveat, ownRule, requirement, saidCaveat } from '../devices/source.ts';
import type { Finding, Severity } from '../findings.ts';
import type { Source } from '../limits.ts';
import type { Mixture } from '../mixture.ts';
import { bolusesWithin, bolusFlow, bolusVolume } from '../patient-bolus.ts';
import type { PatientBolus, Program } from '../program.ts';
import { programFlow } from '../program-flow.ts';
import { orderedProgram } from '../programs-in-visit.ts';
import { type Sentence, say } from '../said/sentence.ts';
import {
  add,
  compare,
  type FlowRate,
  inSmallestUnit,
  isPositive,
  larger,
  milliseconds,
  nanolitresPerDay,
  type Volume,
} from '../units.ts';
import { pumpOf } from '../visit-facts.ts';
import { durationWords, flowWords, volumeWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

const DAY_MS = 86_400_000;
const LOCKOUT = requirement('SR-4', 'the lockout counts from start to start');
const NO_BOLUS_WHILE_STOPPED = requirement('SR-7', 'no bolus starts while the pump is stopped');
const SAFE_COUNT = requirement('SR-5', 'the limit holds in every window, whatever came before');
const NOT_FOUND = ownRule('Theca, device reference', 'searched on 2026-11-22 and not found');

/** Whether this pump can give the boluses that the program allows its patient, and how they are counted. */
export const checkPatientBolus: Check = (input) => {
  const { at, program, mixture } = orderedProgram(input);
  const bolus = program.patientBolus;
  if (bolus === undefined) return [];
  const place = `${at}/patientBolus`;
  const pump = pumpOf(input);
  return [
    ...offered(place, program, pump),
    ...settings(place, bolus),
    ...(mixture === null ? [] : delivered(place, program, bolus, mixture, pump)),
    ...counted(place, bolus, pump),
  ];
};

const finding = (
  rule: string,
  severity: Severity,
  at: string,
  message: string,
  said: readonly Sentence[],
  source: Source,
  values: Finding['working'] = {},
): Finding => ({ rule, severity, at, message, said, working: values, source });

function offered(at: string, program: Program, pump: PumpProfile): readonly Finding[] {
  if (!pump.patientBoluses)
    return [
      finding(
        'patient-bolus-not-offered',
        'refuse',
        at,
        `A ${pump.name} gives no patient boluses.`,
        [say('patient-bolus-not-offered', { pump: pump.name })],
        pump.known.patientBoluses ?? NOT_FOUND,
      ),
    ];
  if (program.mode !== 'stopped') return [];
  return [
    finding(
      'patient-bolus-while-stopped',
      'refuse',
      at,
      'A stopped pump gives no bolus. Take the boluses out, or choose a mode that runs.',
      [say('patient-bolus-while-stopped')],
      NO_BOLUS_WHILE_STOPPED,
    ),
  ];
}

function settings(at: string, bolus: PatientBolus): readonly Finding[] {
  const empty = (field: string, what: string, said: Sentence): Finding =>
    finding(
      'patient-bolus-empty',
      'refuse',
      `${at}/${field}`,
      `A patient bolus needs ${what}.`,
      [said],
      LOCKOUT,
    );
  return [
    ...(isPositive(bolus.dose) ? [] : [empty('dose', 'a dose above zero', say('patient-bolus-empty-dose'))]),
    ...(isPositive(bolus.duration)
      ? []
      : [empty('duration', 'a duration above zero', say('patient-bolus-empty-duration'))]),
    ...(isPositive(bolus.lockout)
      ? []
      : [empty('lockout', 'a lockout above zero', say('patient-bolus-empty-lockout'))]),
    ...(Number.isInteger(bolus.maxPerDay) && bolus.maxPerDay > 0
      ? []
      : [empty('maxPerDay', 'a whole number a day, at least one', say('patient-bolus-empty-count'))]),
    ...(compare(bolus.lockout, bolus.duration) < 0
      ? [
          finding(
            'patient-bolus-overlap',
            'refuse',
            `${at}/lockout`,
            `The lockout of ${durationWords(bolus.lockout)} counts from start to start and is shorter than the bolus of ${durationWords(bolus.duration)}: two would run at once.`,
            [say('patient-bolus-overlap', { lockout: bolus.lockout, time: bolus.duration })],
            LOCKOUT,
            { lockout: working.duration(bolus.lockout), duration: working.duration(bolus.duration) },
          ),
        ]
      : []),
  ];
}

function delivered(
  at: string,
  program: Program,
  bolus: PatientBolus,
  mixture: Mixture,
  pump: PumpProfile,
): readonly Finding[] {
  const banned = pump.noPatientBolusOf;
  const notAllowed = mixture.flatMap((component) =>
    banned?.value.includes(component.drug)
      ? finding(
          'patient-bolus-drug',
          'refuse',
          at,
          `The patient controller of the ${pump.name} must not give ${component.drug}.`,
          [say('patient-bolus-drug', { pump: pump.name, drug: component.drug })],
          banned.source,
        )
      : [],
  );
  const volume = bolusVolume(bolus, mixture);
  const flow = volume === null ? null : bolusFlow(volume, bolus.duration);
  if (volume === null || flow === null) return notAllowed;
  const basal = programFlow(program, mixture, pump).steps.reduce(
    (highest, step) => larger(highest, step.flow),
    nanolitresPerDay(0),
  );
  return [...notAllowed, ...tooFast(at, flow, basal, pump), ...belowStroke(at, volume, pump)];
}

function tooFast(at: string, flow: FlowRate, basal: FlowRate, pump: PumpProfile): readonly Finding[] {
  const { name, maximumFlow, bolusRate } = pump;
  const total = add(flow, basal);
  const values = { bolus: working.flow(flow), basal: working.flow(basal), total: working.flow(total) };
  const findings: Finding[] = [];
  if (maximumFlow !== null && compare(total, maximumFlow.value) > 0)
    findings.push(
      finding(
        'patient-bolus-flow',
        'refuse',
        `${at}/duration`,
        `A bolus at ${flowWords(flow)} beside a basal flow of up to ${flowWords(basal)} is more than the ${flowWords(maximumFlow.value)} that the ${name} can deliver.${caveat(maximumFlow.source)}`,
        [
          say('patient-bolus-flow', { flow, basal, most: maximumFlow.value, pump: name }),
          ...saidCaveat(maximumFlow.source),
        ],
        maximumFlow.source,
        { ...values, limit: working.flow(maximumFlow.value) },
      ),
    );
  else if (bolusRate !== null && compare(flow, bolusRate.value) > 0)
    findings.push(
      finding(
        'patient-bolus-flow',
        'refuse',
        `${at}/duration`,
        `A bolus at ${flowWords(flow)} is faster than the ${flowWords(bolusRate.value)} at which the ${name} gives a bolus.${caveat(bolusRate.source)}`,
        [
          say('patient-bolus-fast', { flow, most: bolusRate.value, pump: name }),
          ...saidCaveat(bolusRate.source),
        ],
        bolusRate.source,
        { ...values, limit: working.flow(bolusRate.value) },
      ),
    );
  return findings;
}

const belowStroke = (at: string, volume: Volume, { name, stroke }: PumpProfile): readonly Finding[] =>
  stroke === null || compare(volume, stroke.value) >= 0
    ? []
    : [
        finding(
          'patient-bolus-below-stroke',
          'warn',
          `${at}/dose`,
          `A bolus of ${volumeWords(volume)} is less than one stroke of the ${name} (${volumeWords(stroke.value)}).${caveat(stroke.source)}`,
          [
            say('patient-bolus-below-stroke', { volume, pump: name, stroke: stroke.value }),
            ...saidCaveat(stroke.source),
          ],
          stroke.source,
          { bolus: working.volume(volume), stroke: working.volume(stroke.value) },
        ),
      ];

function counted(at: string, bolus: PatientBolus, pump: PumpProfile): readonly Finding[] {
  if (!pump.patientBoluses) return [];
  const most = bolusesWithin(milliseconds(DAY_MS), bolus, pump.patientBolusDay?.value ?? null);
  const day =
    pump.patientBolusDay === null
      ? [
          finding(
            'patient-bolus-day-unknown',
            'note',
            `${at}/maxPerDay`,
            `Whether the day of the ${pump.name} rolls or starts at a clock time is not known here, nor its own limits of lockout and number. Up to ${most} boluses within 24 h are counted, before and after the turn of a day.`,
            [say('patient-bolus-day-unknown', { pump: pump.name, most, within: milliseconds(DAY_MS) })],
            SAFE_COUNT,
            { within24h: working.number(most) },
          ),
        ]
      : [];
  const reachable = Math.ceil(DAY_MS / Math.max(1, inSmallestUnit(bolus.lockout)));
  return bolus.maxPerDay <= reachable
    ? day
    : [
        ...day,
        finding(
          'patient-bolus-lockout-binds',
          'note',
          `${at}/maxPerDay`,
          `The lockout lets no more than ${reachable} boluses start a day, so ${bolus.maxPerDay} a day are never reached.`,
          [say('patient-bolus-lockout-binds', { reachable, most: bolus.maxPerDay })],
          LOCKOUT,
          { reachable: working.number(reachable), maxPerDay: working.number(bolus.maxPerDay) },
        ),
      ];
}
