import type { OrderContent } from '../../core/therapy/events.ts';
import { nanolitres } from '../../core/units.ts';
import { component, continuous, mL } from './amounts.ts';
import { cared, PAST_KNOWN, standardCatheter } from './beginnings.ts';
import {
  aspirates,
  finishes,
  injects,
  prescribes,
  refills,
  startsVisit,
  submits,
  verifies,
} from './refill.ts';
import type { Story } from './story.ts';

/** An interrupted visit: the new solution is in the pump, and the pump still runs the program of the old one. */
export function olafsdottir(story: Story): Story {
  const weaker: OrderContent = {
    fill: { volume: mL(20), components: [component('hydromorphone', 5_000, 10_000)] },
    program: continuous(1_800),
    bridge: { kind: 'compute' },
  };
  const stronger: OrderContent = {
    fill: { volume: mL(20), components: [component('hydromorphone', 10_000)] },
    program: continuous(1_800),
    bridge: { kind: 'compute' },
  };
  cared(story, 82, {
    identity: { name: 'Þórunn Ólafsdóttir', recordNumber: 'LS-10019', birthDate: '1955-08-14' },
    facts: { ...PAST_KNOWN, indication: 'arachnoiditis', opioidTolerant: true },
    pump: {
      model: 'prometra-ii-20',
      serial: 'PR20-171930',
      lowReservoirAlarm: mL(2),
      tubingVolume: mL(0.2),
      implantedOn: '2024-10-09',
      site: 'right lower abdomen',
    },
    catheter: standardCatheter('T9'),
    content: weaker,
  });
  refills(story, { daysAgo: 54, content: weaker, more: 0.2, next: 26 });
  refills(story, { daysAgo: 27, content: weaker, more: 0.2, next: 27 });
  prescribes(story.minutesAgo(26 * 60), stronger);
  startsVisit(story.minutesAgo(74));
  aspirates(story, nanolitres(100_000));
  injects(story);
  return story;
}

/** Waiting for a second person: a higher dose, submitted an hour ago. */
export function nguyen(story: Story): Story {
  const content: OrderContent = {
    fill: { volume: mL(20), components: [component('fentanyl', 2_000, 10_000)] },
    program: continuous(500),
    bridge: { kind: 'compute' },
  };
  cared(story, 140, {
    identity: { name: 'Nguyễn Thị Minh Khai', recordNumber: 'LS-10026', birthDate: '1973-04-30' },
    facts: { ...PAST_KNOWN, indication: 'cancer-pain', opioidTolerant: true },
    pump: {
      model: 'synchromed-iii-20',
      serial: 'NRB014882H',
      lowReservoirAlarm: mL(2),
      tubingVolume: mL(0.14),
      implantedOn: '2025-03-27',
      site: 'left lower abdomen',
    },
    catheter: standardCatheter('T8'),
    content,
  });
  refills(story, { daysAgo: 88, content, more: 0.1, next: 44 });
  refills(story, { daysAgo: 44, content, more: -0.2, next: 48 });
  submits(story.minutesAgo(64), { ...content, program: continuous(575) });
  return story;
}

/** Waiting for a signature: ziconotide, verified by the pharmacist. */
export function owusu(story: Story): Story {
  const fill = { volume: mL(20), components: [component('ziconotide', 25)] } as const;
  const content: OrderContent = { fill, program: continuous(3.6), bridge: { kind: 'compute' } };
  cared(story, 150, {
    identity: { name: 'Kwame Owusu-Ansah', recordNumber: 'LS-10031', birthDate: '1969-09-19' },
    facts: { ...PAST_KNOWN, indication: 'causalgia', opioidTolerant: false },
    pump: {
      model: 'synchromed-ii-20',
      serial: 'NGP318846H',
      lowReservoirAlarm: mL(2),
      implantedOn: '2024-07-02',
      site: 'right lower abdomen',
    },
    catheter: standardCatheter('T12'),
    content,
  });
  refills(story, { daysAgo: 78, content, more: 0.2, next: 80 });
  submits(story.minutesAgo(5 * 60), { ...content, program: continuous(4.2) });
  verifies(story);
  return story;
}

/** A stopped pump: delivery was stopped by order, and nobody may repeat the old dose unseen. */
export function obrien(story: Story): Story {
  const content: OrderContent = {
    fill: { volume: mL(40), components: [component('sufentanil', 50)] },
    program: continuous(20),
    bridge: { kind: 'compute' },
  };
  cared(story, 140, {
    identity: { name: "Siobhán O'Brien-Ferreira", recordNumber: 'LS-10038', birthDate: '1981-02-03' },
    facts: { ...PAST_KNOWN, indication: 'chronic-pancreatitis', opioidTolerant: true },
    pump: {
      model: 'synchromed-iii-40',
      serial: 'NRA012530H',
      lowReservoirAlarm: mL(2),
      tubingVolume: mL(0.14),
      implantedOn: '2024-11-19',
      site: 'left lower abdomen',
    },
    catheter: standardCatheter('T9'),
    content,
  });
  refills(story, { daysAgo: 60, content, more: 0.3, next: 45 });
  prescribes(story.daysAgo(4, '11:00'), { program: { mode: 'stopped' }, bridge: { kind: 'compute' } });
  startsVisit(story.minutesLater(30));
  finishes(story, 'Delivery is stopped; the pump is seen at the surgical review.');
  return story;
}
