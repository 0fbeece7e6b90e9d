import { component, continuous, mL } from '../src/cli/demonstration/amounts.ts';
import { cared, PAST_KNOWN, standardCatheter } from '../src/cli/demonstration/beginnings.ts';
import { LAKESIDE } from '../src/cli/demonstration/clinic.ts';
import { seedDemonstration } from '../src/cli/demonstration/seed-demonstration.ts';
import { Story } from '../src/cli/demonstration/story.ts';
import type { Instant } from '../src/core/time.ts';
import { inClinic, type Records } from '../src/records/database.ts';
import { appendEvents } from '../src/records/journal.ts';
import { project } from '../src/records/project.ts';

/** Taken over and refilled nowhere yet: what a row is made of is there. */
function told(number: number, now: Instant): Story {
  const story = new Story(number, now);
  const drug = number % 2 === 0 ? ('baclofen' as const) : ('morphine' as const);
  cared(story, 20 + (number % 40), {
    identity: {
      name: `Patient ${number} Benchmark`,
      recordNumber: `B-${number}`,
      birthDate: '1970-01-01',
    },
    facts: { ...PAST_KNOWN, indication: 'other-pain', opioidTolerant: true },
    pump: { model: 'synchromed-ii-40', serial: `B-${number}`, lowReservoirAlarm: mL(2) },
    catheter: standardCatheter('T10'),
    content: {
      fill: { volume: mL(40), components: [component(drug, 2_000)] },
      program: continuous(400),
      bridge: { kind: 'compute' },
    },
  });
  return story;
}

/** The demonstration clinic with so many patients more, one after the other in one transaction. */
export async function fillClinic(records: Records, now: Instant, patients: number): Promise<void> {
  await seedDemonstration(records, now);
  await inClinic(records, LAKESIDE.id, async (here) => {
    for (let number = 100; number < 100 + patients; number += 1) {
      const story = told(number, now);
      const version = await appendEvents(here, story.patient, 0, story.events);
      await project(here, story.patient, version, story.state);
    }
  });
}
