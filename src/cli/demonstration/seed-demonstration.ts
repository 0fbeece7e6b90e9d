import { hashPassword } from '../../api/identity/password.ts';
import type { Instant } from '../../core/time.ts';
import { audit } from '../../records/audit.ts';
import { addClinic, addUser, clinicExists } from '../../records/clinics.ts';
import { type InClinic, inClinic, type Records } from '../../records/database.ts';
import { appendEvents } from '../../records/journal.ts';
import { project } from '../../records/project.ts';
import { encodeClinicSettings } from '../../wire/therapy/clinic-policy.ts';
import { LAKESIDE, NURSE, PASSWORD, personOf, SETTINGS, USERS } from './clinic.ts';
import { demonstrationPatients } from './patients.ts';
import type { Story } from './story.ts';

/**
 * Makes the demonstration clinic, once: all of it in one transaction, so that a server that is killed meanwhile leaves none.
 * The dates of its patients are counted from `today`. False where it was there.
 */
export async function seedDemonstration(records: Records, today: Instant): Promise<boolean> {
  if (await clinicExists(records, LAKESIDE.id)) return false;
  const passwordHash = await hashPassword(PASSWORD);
  await inClinic(records, LAKESIDE.id, async (here) => {
    await addClinic(here, { ...LAKESIDE, settings: JSON.stringify(encodeClinicSettings(SETTINGS)) }, today);
    for (const user of USERS) await addUser(here, { ...user, passwordHash });
    for (const story of demonstrationPatients(today)) await keep(here, story, today);
  });
  return true;
}

async function keep(here: InClinic, story: Story, today: Instant): Promise<void> {
  const version = await appendEvents(here, story.patient, 0, story.events);
  await project(here, story.patient, version, story.state);
  await audit(here, {
    at: today,
    actor: personOf(NURSE).id,
    action: 'seed-demonstration',
    patient: story.patient,
  });
}
