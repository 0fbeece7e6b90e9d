import type { Finding, Severity } from '../../../src/core/findings.ts';
import { type Formulary, UNADOPTED } from '../../../src/core/formulary.ts';
import type { DrugId } from '../../../src/core/ids.ts';
import type { Component, Mixture } from '../../../src/core/mixture.ts';
import type { Program, StepSetting } from '../../../src/core/program.ts';
import { minutes, WEEKDAYS } from '../../../src/core/time.ts';
import { type DoseRate, milliseconds, nanograms } from '../../../src/core/units.ts';
import { planVisit } from '../../../src/core/visit.ts';
import type { LastState, PatientFacts, VisitEntry, VisitInput } from '../../../src/core/visit-input.ts';
import { mcgPerDay, mcgPerMl, mL } from '../amounts.ts';
import { moment, SAMPLE } from '../sample-visit.ts';

export const of = (drug: DrugId, mcg: number): Component => ({ drug, concentration: mcgPerMl(mcg) });

export const continuous = (dose: DoseRate): Program => ({
  mode: 'continuous',
  setting: { kind: 'dose', dose },
});

/** `[hour, mcg a day]`: steps on every day. */
export const everyDay = (...steps: readonly (readonly [hour: number, mcgADay: number])[]): Program => ({
  mode: 'schedule',
  patterns: [
    {
      days: WEEKDAYS,
      steps: steps.map(([hour, mcg]) => ({
        at: minutes(hour * 60),
        setting: { kind: 'dose', dose: mcgPerDay(mcg) } satisfies StepSetting,
      })),
    },
  ],
});

export const bolus = (mcg: number, maxPerDay: number, lockoutHours = 2) => ({
  dose: nanograms(mcg * 1000),
  duration: milliseconds(600_000),
  lockout: milliseconds(lockoutHours * 3_600_000),
  maxPerDay,
});

export interface Told {
  /** What the pump held and ran; absent at a first fill. */
  readonly before?: { readonly mixture: Mixture; readonly program: Program } & Partial<LastState>;
  readonly mixture: Mixture;
  readonly program: Program;
  readonly patient?: PatientFacts;
  readonly visit?: Partial<VisitEntry>;
  readonly pump?: VisitInput['pump'];
}

/** A refill of an adult with every list recorded and empty, but for what is told. */
export function visitOf({ before, mixture, program, patient, visit, pump }: Told): VisitInput {
  return {
    ...SAMPLE,
    patient: patient ?? SAMPLE.patient,
    pump: pump ?? SAMPLE.pump,
    last:
      before === undefined
        ? null
        : {
            fill: { at: moment('2026-09-01T15:00Z'), volume: mL(40), components: before.mixture },
            changes: [],
            delivered: [],
            ...before,
          },
    visit: {
      at: moment('2026-11-22T16:00Z'),
      fill: { volume: mL(40), components: mixture },
      bridge: { kind: 'compute' },
      program,
      ...visit,
    },
  };
}

export const findingsOf = (told: Told, formulary: Formulary = UNADOPTED): readonly Finding[] =>
  planVisit(visitOf(told), formulary).findings;

export const ruled = (rule: string, told: Told, formulary?: Formulary): readonly Finding[] =>
  findingsOf(told, formulary).filter((finding) => finding.rule === rule);

export const severities = (rule: string, told: Told, formulary?: Formulary): readonly Severity[] =>
  ruled(rule, told, formulary).map(({ severity }) => severity);

/** Without the narrow spaces that keep a number and its unit on one line. */
export const plain = (findings: readonly Finding[]): string =>
  findings.map(({ message }) => message.replaceAll('\u202f', ' ')).join('\n');

/** An adult whose lists are all recorded and empty. */
export const ADULT: PatientFacts = {
  birthDate: '1968-04-02',
  opioidTolerant: true,
  indication: 'failed-back-surgery',
  allergies: [],
  systemicOpioids: [],
  otherMedicines: [],
};
