import type { OrderContent } from '../../core/therapy/events.ts';
import { component, continuous, mL } from './amounts.ts';
import { cared, PAST_KNOWN, standardCatheter } from './beginnings.ts';
import { refills } from './refill.ts';
import type { Story } from './story.ts';

/** On plan: baclofen after a spinal cord injury, refilled on time. */
export function lindqvist(story: Story): Story {
  const content: OrderContent = {
    fill: { volume: mL(40), components: [component('baclofen', 2000)] },
    program: continuous(412),
    bridge: { kind: 'compute' },
  };
  cared(story, 225, {
    identity: { name: 'Ingrid Lindqvist', recordNumber: 'LS-10017', birthDate: '1971-03-09' },
    facts: {
      ...PAST_KNOWN,
      indication: 'spasticity',
      spasticityOrigin: 'spinal',
      allergies: ['penicillin'],
      otherMedicines: ['tizanidine'],
    },
    pump: {
      model: 'synchromed-ii-40',
      serial: 'NGV418207H',
      lowReservoirAlarm: mL(2),
      implantedOn: '2024-05-14',
      site: 'left lower abdomen',
    },
    catheter: standardCatheter('T10'),
    content,
  });
  refills(story, { daysAgo: 110, content, more: 0.4, next: 90 });
  refills(story, { daysAgo: 21, content, more: -0.3, next: 95 });
  return story;
}

/** Overdue: the appointment was missed, and the alarm date has passed. */
export function fernandez(story: Story): Story {
  const content: OrderContent = {
    fill: { volume: mL(20), components: [component('baclofen', 2000)] },
    program: continuous(300),
    bridge: { kind: 'compute' },
  };
  cared(story, 226, {
    identity: {
      name: 'María José Fernández de la Vega y Álvarez-Monteserín',
      recordNumber: 'LS-10023',
      birthDate: '1984-11-30',
    },
    facts: { ...PAST_KNOWN, indication: 'spasticity', spasticityOrigin: 'spinal' },
    pump: {
      model: 'synchromed-ii-20',
      serial: 'NGP220915H',
      lowReservoirAlarm: mL(2),
      implantedOn: '2022-09-15',
      site: 'right lower abdomen',
    },
    catheter: standardCatheter('T9'),
    content,
  });
  refills(story, { daysAgo: 128, content, more: -0.2, next: 88 });
  return story;
}

/** No appointment before the date: the reason why none was booked stands in the record. */
export function hargreaves(story: Story): Story {
  const content: OrderContent = {
    fill: { volume: mL(40), components: [component('baclofen', 1000, 2000)] },
    program: continuous(240),
    bridge: { kind: 'compute' },
  };
  cared(story, 160, {
    identity: { name: 'Tamsin Hargreaves', recordNumber: 'LS-10061', birthDate: '2003-07-21' },
    facts: {
      ...PAST_KNOWN,
      indication: 'spasticity',
      spasticityOrigin: 'cerebral',
      otherMedicines: ['levetiracetam'],
    },
    pump: {
      model: 'synchromed-iii-40',
      serial: 'NRA009144H',
      lowReservoirAlarm: mL(2),
      tubingVolume: mL(0.14),
      implantedOn: '2025-02-11',
      site: 'left lower abdomen',
    },
    catheter: standardCatheter('T6'),
    content,
  });
  refills(story, { daysAgo: 70, content, more: 0.2, next: 'Moves house; will call with the new address.' });
  return story;
}
