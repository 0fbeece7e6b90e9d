import type { OrderContent, ReadBack } from '../../../src/core/therapy/events.ts';
import { add, subtract, type Volume } from '../../../src/core/units.ts';
import { Clinic, NURSE, OTHER_NURSE, PHYSICIAN } from './clinic.ts';
import { CATHETER, entryOf, FACTS, IDENTITY, LAST, labelOf, ML, PUMP, readBackOf, SAME } from './patient.ts';

/** How a usual refill goes, and what is different this time. */
export interface Course {
  readonly content?: OrderContent;
  readonly dose?: string;
  readonly aspirated?: Volume;
  readonly concentration?: string;
  /** Days from the signature to the visit. */
  readonly late?: number;
  readonly bridge?: NonNullable<ReadBack['bridge']>;
}

export function registered(): Clinic {
  const clinic = new Clinic();
  clinic.does(NURSE, { type: 'register-patient', identity: IDENTITY, facts: FACTS });
  return clinic;
}

export function implanted(): Clinic {
  const clinic = registered();
  clinic.does(PHYSICIAN, { type: 'record-implant', pump: PUMP, catheter: CATHETER });
  return clinic;
}

/** Under treatment: baclofen 500 mcg/mL at 200 mcg/day. */
export function treated(): Clinic {
  const clinic = implanted();
  clinic.does(NURSE, { type: 'take-over-therapy', last: LAST });
  return clinic;
}

export function submit(clinic: Clinic, content: OrderContent, by = NURSE): void {
  clinic.does(by, {
    type: 'submit-order',
    visit: clinic.state.visit?.id ?? null,
    content,
    plannedFor: clinic.now,
    accepted: clinic.reasonsFor(content),
    acknowledged: clinic.changedBy(content),
    replaces: clinic.state.order?.status === 'withdrawn' ? null : (clinic.state.order?.id ?? null),
  });
}

export const verify = (clinic: Clinic, content: OrderContent, dose = '200'): void => {
  clinic.does(OTHER_NURSE, { type: 'verify-order', order: clinic.order.id, entry: entryOf(content, dose) });
};

export const sign = (clinic: Clinic): void => {
  const { id, digest } = clinic.order;
  clinic.does(PHYSICIAN, { type: 'sign-order', order: id, digest });
};

/** What the second person types of the prime that the pump and catheter of the patient come to. */
export const ENTERED_PRIME = {
  volume: { text: '0.336', unit: 'mL' },
  duration: { text: '20', unit: 'min' },
} as const;

/** Ordered, entered twice, signed, and the right patient in front of the nurse; returns the visit. */
export function opensVisit(clinic: Clinic, content: OrderContent, dose: string): string {
  submit(clinic, content);
  const entry = { ...entryOf(content, dose), prime: content.prime === undefined ? null : ENTERED_PRIME };
  clinic.does(OTHER_NURSE, { type: 'verify-order', order: clinic.order.id, entry });
  sign(clinic);
  clinic.does(NURSE, { type: 'start-visit', order: clinic.order.id });
  const visit = clinic.visit.id;
  clinic.does(NURSE, {
    type: 'identify',
    visit,
    identifiers: [
      { kind: 'name', value: 'Ines Rivera' },
      { kind: 'birth-date', value: '1968-04-02' },
    ],
    serial: clinic.state.pump?.serial ?? '',
    label: labelOf(content),
  });
  return visit;
}

/** From the port to the fill that is in. */
export function fillsThroughPort(clinic: Clinic, aspirated: Volume): void {
  const visit = clinic.visit.id;
  const port = { port: 'reservoir', needleGauge: '22 G', atNeedleStop: true } as const;
  clinic.does(NURSE, { type: 'confirm-port', visit, ...port });
  clinic.does(NURSE, { type: 'record-aspirate', visit, aspirated, correction: null });
  clinic.does(NURSE, injection(clinic));
}

export function submitted({ content = SAME }: Course = {}): Clinic {
  const clinic = treated();
  submit(clinic, content);
  return clinic;
}

export function verified(course: Course = {}): Clinic {
  const clinic = submitted(course);
  verify(clinic, course.content ?? SAME, course.dose);
  return clinic;
}

export function signed(course: Course = {}): Clinic {
  const clinic = verified(course);
  sign(clinic);
  return clinic;
}

export function started(course: Course = {}): Clinic {
  const clinic = signed(course);
  clinic.waits((course.late ?? 0) * 24 * 60);
  clinic.does(NURSE, { type: 'start-visit', order: clinic.order.id });
  return clinic;
}

export function identified(course: Course = {}): Clinic {
  const clinic = started(course);
  const content = course.content ?? SAME;
  clinic.does(NURSE, {
    type: 'identify',
    visit: clinic.visit.id,
    identifiers: [
      { kind: 'name', value: 'ines  rivera' },
      { kind: 'birth-date', value: '1968-04-02' },
    ],
    serial: PUMP.serial,
    label: content.fill === undefined ? null : labelOf(content),
  });
  return clinic;
}

export function read(course: Course = {}): Clinic {
  const clinic = identified(course);
  clinic.does(NURSE, {
    type: 'read-pump',
    visit: clinic.visit.id,
    reading: { alarms: [], patientBoluses: 0 },
  });
  return clinic;
}

export function ported(course: Course = {}): Clinic {
  const clinic = read(course);
  clinic.does(NURSE, {
    type: 'confirm-port',
    visit: clinic.visit.id,
    port: 'reservoir',
    needleGauge: '22 G',
    atNeedleStop: true,
  });
  return clinic;
}

export function aspirated(course: Course = {}): Clinic {
  const clinic = ported(course);
  clinic.does(NURSE, {
    type: 'record-aspirate',
    visit: clinic.visit.id,
    aspirated: course.aspirated ?? ML(9.5),
    correction: null,
  });
  return clinic;
}

/** What a usual injection of this visit says. */
export function injection(clinic: Clinic) {
  const { visit } = clinic;
  const aspirate = visit.residuals.at(-1)?.aspirated ?? ML(0);
  const volume = clinic.order.content.fill?.volume ?? ML(0);
  const syringe = visit.identified?.label?.volume ?? ML(0);
  return {
    type: 'record-injection',
    visit: visit.id,
    volume,
    partialInstilChecked: true,
    wasted: subtract(add(aspirate, syringe), volume),
    witness: OTHER_NURSE,
  } as const;
}

export function injected(course: Course = {}): Clinic {
  const clinic = aspirated(course);
  clinic.does(NURSE, injection(clinic));
  return clinic;
}

/** At the step of confirming the program, with a fill or without. */
export const toConfirm = (course: Course = {}): Clinic =>
  (course.content ?? SAME).fill === undefined ? read(course) : injected(course);

export function confirmed(course: Course = {}): Clinic {
  const clinic = toConfirm(course);
  clinic.does(NURSE, { type: 'confirm-program', visit: clinic.visit.id });
  return clinic;
}

export function programmed(course: Course = {}): Clinic {
  const clinic = confirmed(course);
  const concentration = course.concentration ?? '500';
  clinic.does(NURSE, {
    type: 'enter-read-back',
    visit: clinic.visit.id,
    readBack: {
      ...readBackOf(concentration, course.dose),
      ...(course.bridge === undefined ? {} : { bridge: course.bridge }),
    },
  });
  return clinic;
}

export function observed(course: Course = {}): Clinic {
  const clinic = programmed(course);
  clinic.waits(120);
  clinic.does(NURSE, { type: 'end-observation', visit: clinic.visit.id, overridden: null, symptoms: null });
  return clinic;
}

export function completed(course: Course = {}): Clinic {
  const clinic = observed(course);
  clinic.does(NURSE, { type: 'complete-visit', visit: clinic.visit.id, next: { waiver: 'moves away' } });
  return clinic;
}
