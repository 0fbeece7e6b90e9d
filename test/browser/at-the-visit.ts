// The refill visit, a function a step: what the nurse types when all is as ordered.

import type { Page } from 'playwright-core';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';
import { chooses, heading, picks, presses, types, typesDay } from './at-the-fields.ts';

/** What the record expects to come out of the pump, as a syringe shows it: it follows the hour at which the test runs. */
export async function expectedOf(page: Page, id: string): Promise<string> {
  await page.goto(`/patients/${id}`);
  const words = page
    .getByRole('region', { name: 'Reservoir' })
    .getByText(/^[\d.]+\s*mL/)
    .first();
  await words.waitFor();
  return `${Number.parseFloat(await words.innerText())} mL`;
}

export async function startsVisit(page: Page, patient: string): Promise<void> {
  await page.goto(`/patients/${patient}/visit`);
  await presses(page, 'Start the visit');
  await heading(page, 'Right patient, right pump, right syringe');
}

export interface Identity {
  readonly name: string;
  /** As `9 March 1971`. */
  readonly born: string;
  readonly number: string;
  readonly serial: string;
}

export interface Syringe {
  readonly drug: string;
  readonly concentration: string;
  readonly volume: string;
}

export async function identifies(page: Page, who: Identity, syringe: Syringe): Promise<void> {
  await picks(page, 'First identifier', 'Name');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(who.name);
  await picks(page, /^Second identifier/, 'Date of birth');
  await typesDay(page, 'Date of birth', who.born);
  await page.getByRole('textbox', { name: 'Serial number of the pump' }).fill(who.serial);
  await page.getByRole('textbox', { name: 'Record number on the label' }).fill(who.number);
  await chooses(page, 'Drug', syringe.drug);
  await types(page, 'Concentration', syringe.concentration);
  await types(page, 'Volume', syringe.volume);
  await page.getByRole('textbox', { name: 'Lot' }).fill('LS-77');
  await typesDay(page, 'Beyond-use date', '31 December 2099');
  await presses(page, 'Compare and go on');
}

/** What the wall says in the clinic, so that the clock of the pump is right. */
export const clockNow = (): string =>
  new Date().toLocaleTimeString('en-GB', { timeZone: 'America/Chicago', hour: '2-digit', minute: '2-digit' });

/** A pump that nothing was ever programmed into: it stands still. */
export async function readsNewPump(page: Page, displayed: string): Promise<void> {
  await readsStatus(page, displayed, clockNow());
  await picks(page, 'Mode', 'Stopped');
  await picks(page, 'Patient boluses', 'None');
  await presses(page, 'Record the reading');
}

/** `clock` is what the pump shows; its date is today's. */
export async function readsPump(page: Page, displayed: string, dose: string, clock: string): Promise<void> {
  await readsStatus(page, displayed, clock);
  await picks(page, 'Mode', 'Continuous');
  await types(page, /^Daily dose of /, dose);
  await picks(page, 'Patient boluses', 'None');
  await presses(page, 'Record the reading');
}

async function readsStatus(page: Page, displayed: string, clock: string): Promise<void> {
  await heading(page, 'Read the pump');
  await types(page, 'Reservoir volume that the programmer displays', displayed);
  await picks(page, 'Alarms', 'No alarm');
  await page.getByRole('textbox', { name: 'Clock of the pump' }).fill(clock);
  await page.getByRole('group', { name: 'Date that the pump shows' }).getByRole('radio').first().check();
  await picks(page, /^Times without delivery/, 'None');
  await picks(page, 'Program as the programmer reports it', 'Type what it reports');
}

export async function confirmsPort(page: Page): Promise<void> {
  await heading(page, 'Port and needle');
  await picks(page, 'Which port is the needle in?', /^Reservoir fill port/);
  await page.getByRole('textbox', { name: 'Gauge of the needle' }).fill('22');
  await picks(page, 'Is the needle at the stop?', /^Yes/);
  await presses(page, 'Record port and needle');
}

export async function aspirates(page: Page, volume: string): Promise<void> {
  await heading(page, 'Aspirate');
  await types(page, 'Volume that came out', volume);
  await presses(page, 'Record the volume');
}

export async function injects(page: Page, injected: string, wasted: string): Promise<void> {
  await heading(page, 'Inject and waste');
  await picks(page, /^After a part was instilled/, /^Yes/);
  await types(page, 'Volume injected', injected);
  await types(page, 'Volume destroyed', wasted);
  await page.getByRole('textbox', { name: 'User name of the witness' }).fill('nurse2');
  await page.getByLabel('Password of the witness').fill(PASSWORD);
  await presses(page, 'Record the injection');
}

export async function confirmsProgram(page: Page): Promise<void> {
  await heading(page, 'Confirm the program');
  await presses(page, 'Confirm the program');
}

export interface Reported {
  readonly concentration: string;
  readonly volume: string;
  readonly dose: string;
  readonly bridge?: { readonly dose: string; readonly duration: string };
  readonly prime?: { readonly volume: string; readonly duration: string };
}

/** Programs the pump and types what it reports back. */
export async function readsBack(
  page: Page,
  { concentration, volume, dose, bridge, prime }: Reported,
): Promise<void> {
  await presses(page, /^The pump is programmed/);
  await types(page, /^Concentration of /, concentration);
  await types(page, 'Reservoir volume', volume);
  if (prime === undefined) await picks(page, 'Prime', 'None');
  else {
    await picks(page, 'Prime', 'Shown');
    await types(page, 'Prime volume', prime.volume);
    await types(page, 'Duration of the prime', prime.duration);
  }
  if (bridge === undefined) await picks(page, 'Bridge', 'None');
  else {
    await picks(page, 'Bridge', 'Shown');
    await types(page, 'Bridge bolus, old solution', bridge.dose);
    await types(page, 'Duration of the bridge', bridge.duration);
  }
  await picks(page, 'Mode', 'Continuous');
  await types(page, /^Daily dose of /, dose);
  await picks(page, 'Patient boluses', 'None');
  await presses(page, 'Compare with the order');
}

export async function endsObservation(page: Page): Promise<void> {
  await heading(page, 'Observe');
  await picks(page, 'What was seen', 'Nothing unusual');
  await page.getByLabel(/^Why it ends before/).fill('The carer watches at home, as agreed.');
  await presses(page, 'End the observation early');
}

/** `on` as `12 January 2027`. */
export async function books(page: Page, on: string): Promise<void> {
  await heading(page, 'The next refill');
  await picks(page, 'The next visit', 'Book an appointment');
  await typesDay(page, 'Appointment', on);
  await page.getByRole('textbox', { name: 'Time' }).fill('09:30');
  await presses(page, 'Complete the visit');
  await heading(page, 'The visit is complete');
}
