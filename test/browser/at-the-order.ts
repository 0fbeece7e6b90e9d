// An order, before the visit: the steps of its author, of the second person and of the physician.

import type { Page } from 'playwright-core';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';
import { chooses, heading, picks, presses, types } from './at-the-fields.ts';

const ZONE = 'America/Chicago';
/** Today on the clinic's wall, as a date field takes it. */
export const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: ZONE });

export async function opensOrder(page: Page, patient: string): Promise<void> {
  await page.goto(`/patients/${patient}/order`);
  await page.getByRole('navigation', { name: 'Steps of the order' }).waitFor();
}

/** Takes over what is in the pump and confirms each part of it, for a visit today. */
export async function startsFromPump(page: Page, drugs: readonly string[]): Promise<void> {
  await presses(page, 'Start from these values');
  await page.getByRole('textbox', { name: 'Day' }).fill(today());
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('23:30');
  for (const part of [...drugs, 'Fill volume']) await presses(page, `Confirm: ${part}`);
}

export const goesOn = (page: Page): Promise<void> => presses(page, 'Continue');

export const goesTo = (page: Page, step: 'Mixture' | 'Program' | 'Bridge' | 'Changes'): Promise<void> =>
  page
    .getByRole('navigation', { name: 'Steps of the order' })
    .getByRole('button', { name: new RegExp(`^${step}`) })
    .click();

/** Acknowledges every change and gives the same reason for every warning. */
export async function answersAll(page: Page, reason = 'Specialist advice'): Promise<void> {
  await heading(page, 'Warnings');
  for (const box of await page.getByRole('checkbox', { name: /^Acknowledge: / }).all()) await box.check();
  for (const field of await page.getByRole('combobox', { name: 'Reason' }).all())
    await field.selectOption({ label: reason });
}

export async function submits(page: Page): Promise<void> {
  await presses(page, 'Submit to the second person');
  await heading(page, 'Waits for a second person');
}

export interface Entry {
  readonly drug: string;
  readonly concentration: string;
  readonly volume: string;
  readonly dose: string;
  /** None where it is left out. */
  readonly prime?: { readonly volume: string; readonly duration: string };
}

/** What the second person reads from the prescription. */
export async function entersBlind(page: Page, entry: Entry): Promise<void> {
  await heading(page, 'Second person: enter the order again');
  await chooses(page, 'Drug', entry.drug);
  await types(page, 'Concentration', entry.concentration);
  await types(page, 'Fill volume', entry.volume);
  await types(page, 'Daily dose of the primary drug', entry.dose);
  const { prime } = entry;
  await picks(page, 'Is a prime prescribed?', prime === undefined ? 'No prime' : 'A prime');
  if (prime !== undefined) {
    await types(page, 'Prime volume', prime.volume);
    await types(page, 'Prime duration', prime.duration);
  }
  await presses(page, 'Compare');
}

export async function signsOrder(page: Page): Promise<void> {
  await page.getByLabel(/^Password of/).fill(PASSWORD);
  await presses(page, 'Sign the order');
  await heading(page, 'Signed');
}

export const usesBridge = (page: Page): Promise<void> => picks(page, 'This order', 'Use this bridge');
