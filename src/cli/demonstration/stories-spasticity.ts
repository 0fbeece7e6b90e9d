import { component, continuous, mL } from './amounts.ts';
import { cared, standardCatheter } from './beginnings.ts';
import { refills } from './refill.ts';
import type { Story } from './story.ts';

/** On plan: baclofen after a spinal cord injury, refilled on time for a year. */
export function lindqvist(story: Story): Story {
  const content = {
    fill: { volume: mL(40), components: [component('baclofen', 2000)] },
    program: continuous(412),
    bridge: { kind: 'compute' },
  } as const;
  cared(story, 225, {
    identity: { name: 'Ingrid Lindqvist', recordNumber: 'LS-10017', birthDate: '1971-03-09' },
    facts: {
      indication: 'spasticity',
      spasticityOrigin: 'spinal',
      opioidTolerant: false,
      allergies: ['penicillin'],
      systemicOpioids: [],
      otherMedicines: ['tizanidine'],
    },
    pump: {
      model: 'synchromed-ii-40',
      serial: 'NGV418207H',
      lowReservoirAlarm: mL(2),
      implantedOn: '2024-05-14',
    },
    catheter: standardCatheter('T10'),
    fill: content.fill,
    program: continuous(412),
  });
  refills(story, { daysAgo: 110, content, more: 0.4, nextInDays: 100 });
  refills(story, { daysAgo: 21, content, more: -0.3, nextInDays: 95 });
  return story;
}
