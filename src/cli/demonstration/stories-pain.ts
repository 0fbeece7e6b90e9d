import type { OrderContent } from '../../core/therapy/events.ts';
import { component, continuous, mcg, minutesLong, mL, mLPerDay, schedule } from './amounts.ts';
import { cared, PAST_KNOWN, registers, standardCatheter } from './beginnings.ts';
import { refills } from './refill.ts';
import type { Story } from './story.ts';

/** A discrepancy to look at: less came out than the program left, twice in a row. */
export function kowalczyk(story: Story): Story {
  const content: OrderContent = {
    fill: { volume: mL(20), components: [component('morphine', 20_000, 25_000)] },
    program: continuous(6_000),
    bridge: { kind: 'compute' },
  };
  cared(story, 100, {
    identity: { name: 'Bogdan Kowalczyk', recordNumber: 'LS-10029', birthDate: '1959-01-17' },
    facts: { ...PAST_KNOWN, indication: 'failed-back-surgery', opioidTolerant: true },
    pump: {
      model: 'synchromed-ii-20',
      serial: 'NGP305581H',
      lowReservoirAlarm: mL(2),
      implantedOn: '2023-01-24',
      site: 'right lower abdomen',
    },
    catheter: standardCatheter('T10'),
    content,
  });
  refills(story, { daysAgo: 54, content, more: -1.1, next: 40 });
  refills(story, {
    daysAgo: 8,
    content,
    more: -2.6,
    assessment: {
      meaning: 'Second refill with less in the pump than programmed; no sign of overdose, no alarm.',
      plan: 'Pump interrogated, refill interval shortened, catheter and rotor study discussed with the surgeon.',
    },
    next: 28,
  });
  return story;
}

/** Three drugs in one pump. */
export function achterberg(story: Story): Story {
  const content: OrderContent = {
    fill: {
      volume: mL(40),
      components: [
        component('morphine', 8_000, 25_000),
        component('bupivacaine', 10_000, 30_000),
        component('clonidine', 120, 500),
      ],
    },
    program: continuous(3_200),
    bridge: { kind: 'compute' },
  };
  cared(story, 130, {
    identity: {
      name: 'Rosalind Achterberg-Whitcombe',
      recordNumber: 'LS-10034',
      birthDate: '1962-06-02',
    },
    facts: {
      ...PAST_KNOWN,
      indication: 'crps',
      opioidTolerant: true,
      otherMedicines: ['pregabalin'],
    },
    pump: {
      model: 'synchromed-ii-40',
      serial: 'NGV377120H',
      lowReservoirAlarm: mL(2),
      implantedOn: '2023-08-08',
      site: 'left lower abdomen',
    },
    catheter: standardCatheter('T8'),
    content,
  });
  refills(story, { daysAgo: 47, content, more: 0.5, next: 61 });
  return story;
}

/** A schedule that follows the day, with boluses that the patient gives. */
export function papadopoulou(story: Story): Story {
  const content: OrderContent = {
    fill: { volume: mL(40), components: [component('hydromorphone', 5_000, 10_000)] },
    program: {
      ...schedule({ '00:00': 1_200, '07:00': 2_000, '18:00': 1_500 }),
      patientBolus: { dose: mcg(100), duration: minutesLong(10), lockout: minutesLong(240), maxPerDay: 4 },
    },
    bridge: { kind: 'compute' },
  };
  cared(story, 150, {
    identity: { name: 'Δήμητρα Παπαδοπούλου', recordNumber: 'LS-10042', birthDate: '1977-10-12' },
    facts: { ...PAST_KNOWN, indication: 'failed-back-surgery', opioidTolerant: true },
    pump: {
      model: 'synchromed-ii-40',
      serial: 'NGV402663H',
      lowReservoirAlarm: mL(2),
      implantedOn: '2024-02-20',
      site: 'left lower abdomen',
    },
    catheter: standardCatheter('T11'),
    content,
  });
  refills(story, { daysAgo: 75, content, more: 0.3, patientBoluses: 161, next: 60 });
  refills(story, { daysAgo: 14, content, more: -0.2, patientBoluses: 118, next: 55 });
  return story;
}

/** A pump whose flow the factory set: the dose follows from the concentration. */
export function weissenborn(story: Story): Story {
  const content: OrderContent = {
    fill: { volume: mL(30), components: [component('morphine', 4_000, 25_000)] },
    program: { mode: 'continuous', setting: { kind: 'rate', rate: mLPerDay(0.5) } },
    bridge: { kind: 'compute' },
  };
  cared(story, 100, {
    identity: { name: 'Hans-Jürgen Weißenborn', recordNumber: 'LS-10048', birthDate: '1948-12-24' },
    facts: { ...PAST_KNOWN, indication: 'other-pain', opioidTolerant: true },
    pump: {
      model: 'constant-flow',
      serial: 'A30-77215',
      lowReservoirAlarm: mL(3),
      tubingVolume: mL(0.2),
      implantedOn: '2019-04-03',
      site: 'right lower abdomen',
    },
    catheter: standardCatheter('T10'),
    content,
  });
  refills(story, { daysAgo: 56, content, more: 0.6, next: 35 });
  refills(story, { daysAgo: 20, content, more: 0.4, next: 32 });
  return story;
}

/** Two drugs in a valve-gated pump. */
export function adebayo(story: Story): Story {
  const content: OrderContent = {
    fill: {
      volume: mL(40),
      components: [component('fentanyl', 1_000, 10_000), component('bupivacaine', 20_000, 30_000)],
    },
    program: continuous(250),
    bridge: { kind: 'compute' },
  };
  cared(story, 190, {
    identity: { name: 'Chukwuemeka Adébáyọ̀', recordNumber: 'LS-10055', birthDate: '1966-02-28' },
    facts: { ...PAST_KNOWN, indication: 'cancer-pain', opioidTolerant: true },
    pump: {
      model: 'prometra-ii-40',
      serial: 'PR40-118204',
      lowReservoirAlarm: mL(2),
      tubingVolume: mL(0.2),
      implantedOn: '2025-01-16',
      site: 'left lower abdomen',
    },
    catheter: standardCatheter('T7'),
    content,
  });
  refills(story, { daysAgo: 96, content, more: 0.4, next: 80 });
  refills(story, { daysAgo: 30, content, more: 0.3, next: 70 });
  return story;
}

/** No data: the implant is recorded, and nothing of what the pump holds. */
export function vanDerMeer(story: Story): Story {
  registers(story, 6, {
    identity: { name: 'Zoë van der Meer', recordNumber: 'LS-10070', birthDate: '1990-05-05' },
    facts: {},
    pump: { model: 'prometra-ii-20', serial: 'PR20-204417' },
    catheter: standardCatheter('L1'),
  });
  return story;
}
