import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';
import { hasSignedOrder, patientNow } from './arranged.ts';
import { heading, picks, presses, ticks, types } from './at-the-fields.ts';
import { answersAll, entersBlind, goesTo } from './at-the-order.ts';
import {
  aspirates,
  clockNow,
  confirmsPort,
  confirmsProgram,
  endsObservation,
  expectedOf,
  identifies,
  injects,
  readsPump,
  startsVisit,
} from './at-the-visit.ts';
import { findsNothing, sidewaysScroll } from './axe-findings.ts';
import { browserTest, PHONE } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

const BOGDAN = {
  name: 'Bogdan Kowalczyk',
  born: '17 January 1959',
  number: 'LS-10029',
  serial: 'NGP305581H',
};
const MORPHINE = { drug: 'morphine', concentration: '20 mg/mL', volume: '20 mL' };

const rehearsalOn = (page: Page): Locator => page.getByRole('region', { name: 'Rehearsal — SIMULATED' });
const submitOn = (page: Page): Locator => page.getByRole('button', { name: 'Submit to the second person' });

/** To the step at which the pump is filled and its program is to be confirmed: this time more came out, last time less. */
async function fills(page: Page, id: string): Promise<void> {
  const expected = await expectedOf(page, id);
  await startsVisit(page, id);
  await identifies(page, BOGDAN, MORPHINE);
  await readsPump(page, expected, '6 mg/day', clockNow());
  await confirmsPort(page);
  const more = `${(Number.parseFloat(expected) + 1.5).toFixed(1)} mL`;
  await aspirates(page, more);
  await heading(page, 'The difference has changed its side');
  await page.getByLabel('Assessment').fill('The volume of the last refill may have been read wrongly.');
  await page.getByLabel('Plan', { exact: true }).fill('The pump is looked at again in four weeks.');
  await presses(page, 'Record assessment and plan');
  await injects(page, '20 mL', more);
  await heading(page, 'Confirm the program');
}

async function opensAmended(page: Page, id: string): Promise<void> {
  await page.goto(`/patients/${id}/visit`);
  await presses(page, 'Open the amended order');
}

/** 6 mg/day until noon, 7 mg/day from then on, and four boluses a day of 0.1 mg. */
async function typesSchedule(page: Page): Promise<void> {
  await picks(page, 'Mode', 'Schedule');
  await picks(page, 'Steps are set as', 'Dose per time');
  await page.getByRole('combobox', { name: 'Unit of every step' }).selectOption({ label: 'mg/day' });
  await page.getByRole('textbox', { name: /, 00:00$/ }).fill('6');
  await presses(page, 'Add a step');
  await page.getByRole('textbox', { name: 'From' }).nth(1).fill('12:00');
  await page.getByRole('textbox', { name: /, 12:00$/ }).fill('7');
  await ticks(page, 'The patient may give himself boluses');
  await types(page, 'Dose of one bolus, morphine', '0.1 mg');
  await types(page, 'Over', '10 min');
  await types(page, 'Lockout', '4 h');
  await page.getByRole('textbox', { name: 'At most a day' }).fill('4');
}

/** The hours of the rehearsal: each holds the dose of the step that runs then, and both steps come. */
async function rehearsesBothSteps(page: Page): Promise<void> {
  const card = rehearsalOn(page);
  await card.getByText('Agrees.').waitFor();
  await card.getByText('As a table').first().press('Enter');
  const table = card.getByRole('table', { name: 'The first 48 hours' });
  await table.waitFor();
  const doses = await table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => Number(/[\d.]+/.exec(row.querySelectorAll('td')[2]?.textContent ?? '')?.[0])),
    );
  // A 24th of 6 and of 7 mg, but for the hours in which noon and midnight lie.
  const [low, high] = [6 / 24, 7 / 24];
  const near = (to: number): number => doses.filter((dose) => Math.abs(dose - to) < 0.0001).length;
  assert.equal(doses.length, 48);
  assert.ok(near(low) >= 22 && near(high) >= 22, JSON.stringify(doses));
  assert.ok(
    doses.every((dose) => dose > low - 0.0001 && dose < high + 0.0001),
    JSON.stringify(doses),
  );
}

/** What the programmer reports, but for the doses of its steps. */
async function typesReported(page: Page): Promise<void> {
  await types(page, /^Concentration of /, '20 mg/mL');
  await types(page, 'Reservoir volume', '20 mL');
  for (const once of ['Prime', 'Bridge']) await picks(page, once, 'None');
  await picks(page, 'Mode', 'Schedule');
  await types(page, /^Daily dose of /, '6.500 mg/day');
  await page.getByRole('combobox', { name: 'Unit of the steps' }).selectOption({ label: 'mg/day' });
  await presses(page, 'Enter the steps');
  await presses(page, 'Another step');
  for (const [index, at] of ['00:00', '12:00'].entries())
    await page.getByRole('textbox', { name: 'From' }).nth(index).fill(at);
  await picks(page, 'Patient boluses', 'Switched on');
  await types(page, 'Dose of one bolus', '0.1 mg');
  await types(page, 'Duration', '10 min');
  await types(page, 'Lockout', '4 h');
  await page.getByRole('textbox', { name: 'At most a day' }).fill('4');
}

async function typesReportedSteps(page: Page, doses: readonly string[]): Promise<void> {
  for (const [index, dose] of doses.entries())
    await page.getByRole('textbox', { name: 'Value (mg/day)' }).nth(index).fill(dose);
}

/** The day of the next refill as the step tells it, `Friday, 25 December 2026`. */
const refillByOn = async (page: Page): Promise<string> =>
  /Refill by\s+(\w+, \d+ \w+ \d{4})/.exec(await page.locator('main').innerText())?.[1] ?? '';

const dayWords = (day: string): string =>
  new Date(`${day}T12:00:00Z`)
    .toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .replace(/^(\w+) /, '$1, ');

/** One row of the worst case: what stands for 1, 4 and 24 hours. */
const worstOf = async (page: Page, name: string): Promise<readonly string[]> =>
  page
    .getByRole('table', { name: 'Worst case, patient boluses included' })
    .first()
    .getByRole('row', { name: new RegExp(`^${name} `) })
    .getByRole('cell')
    .allInnerTexts()
    .then((cells) => cells.map((cell) => cell.replaceAll(/\s/g, ' ')));

browserTest(
  clinic,
  '[SR-36] [SR-45] [SR-54] [SR-64] [SR-79] an order is amended at a visit, rehearsed before it is signed, and what was signed is what the visit ends with',
  async ({ signedIn }) => {
    const id = await clinic.patientCalled(BOGDAN.name);
    await hasSignedOrder(clinic, id);
    const nurse = await signedIn('nurse');
    await fills(nurse, id);
    const refillBefore = await refillByOn(nurse);
    await nurse.getByText('Change the order', { exact: true }).click();
    await presses(nurse, 'Change the order for this visit');
    await types(nurse, 'Dose of morphine', '600 mg/day');
    await goesTo(nurse, 'Changes');
    await rehearsalOn(nurse).getByText('Not taken: cannot be signed.').waitFor();
    await rehearsalOn(nurse)
      .getByText(/does not take this program: a flow is above the highest of this pump\./)
      .waitFor();
    await heading(nurse, 'This plan cannot be signed by anybody');
    assert.ok(await submitOn(nurse).isDisabled(), 'what the pump cannot run goes no further');

    await goesTo(nurse, 'Program');
    await typesSchedule(nurse);
    await goesTo(nurse, 'Changes');
    await rehearsesBothSteps(nurse);
    assert.deepEqual(await worstOf(nurse, 'morphine'), ['0.391667 mg', '1.366667 mg', '7.2 mg']);
    assert.deepEqual(await worstOf(nurse, 'of it the program'), ['0.291667 mg', '1.166667 mg', '6.5 mg']);
    assert.deepEqual(await worstOf(nurse, 'of it patient boluses'), ['0.1 mg', '0.2 mg', '0.7 mg']);
    await answersAll(nurse);
    await findsNothing(nurse, 'the changes of an amended order');
    await submitOn(nurse).click();
    await heading(nurse, 'Waits for a second person');
    const today = new Date().toLocaleDateString('en-GB', {
      timeZone: 'America/Chicago',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
    await heading(nurse, new RegExp(`^Ordered for ${today}, `));

    const pharmacist = await signedIn('pharmacist', PHONE);
    await pharmacist.goto(`/patients/${id}/visit`);
    await heading(pharmacist, 'Confirm the program');
    const tells = async (): Promise<boolean> =>
      /6\.5|7\smg/.test(await pharmacist.locator('main').innerText());
    assert.ok(!(await tells()), 'the step at which it waits');
    await presses(pharmacist, 'Open the amended order');
    await heading(pharmacist, 'Second person: enter the order again');
    assert.ok(!(await tells()), 'the form of the second person');
    assert.equal(await rehearsalOn(pharmacist).count(), 0);
    assert.deepEqual(await sidewaysScroll(pharmacist), []);
    await entersBlind(pharmacist, { ...MORPHINE, dose: '6.5 mg/day' });

    const physician = await signedIn('physician');
    await opensAmended(physician, id);
    await rehearsesBothSteps(physician);
    await physician.getByLabel(/^Password of/).fill(PASSWORD);
    await presses(physician, 'Sign the order');
    await heading(physician, 'Confirm the program');
    const signed = await patientNow(clinic, id);
    assert.equal(signed.order?.status, 'signed');
    assert.equal(signed.order?.visit, signed.visit?.id);

    await nurse.reload();
    await heading(nurse, 'Confirm the program');
    await nurse
      .getByText(/6\.5\smg\/day/)
      .first()
      .waitFor();
    const refillBy = await refillByOn(nurse);
    assert.notEqual(refillBy, refillBefore, 'more a day is empty earlier');
    await confirmsProgram(nurse);
    await presses(nurse, /^The pump is programmed/);
    await typesReported(nurse);
    await typesReportedSteps(nurse, ['6', '6.5']);
    await nurse.getByRole('textbox', { name: 'At most a day' }).fill('5');
    await presses(nurse, 'Compare with the order');
    await heading(nurse, 'The pump reports something else than was ordered');
    await nurse.getByText(/^every day 12:00: reported 6\.5\smg\/day, ordered 7\smg\/day/i).waitFor();
    await nurse.getByText('At most a day: reported 5, ordered 4').waitFor();
    await presses(nurse, /^The pump is programmed/);
    await typesReported(nurse);
    await typesReportedSteps(nurse, ['6', '7']);
    await presses(nurse, 'Compare with the order');
    await heading(nurse, 'Observe');
    await physician.goto('/');
    const row = physician.getByRole('row').filter({ hasText: BOGDAN.number });
    await row.getByText(/^Watched until \d\d?:\d\d/).waitFor();
    for (const page of [physician, nurse])
      await page.getByText(/^Times are on the clinic’s clock, Central Time \(America\/Chicago\)/).waitFor();
    await endsObservation(nurse);
    await heading(nurse, 'The next refill');
    await picks(nurse, 'The next visit', 'None now, with a reason');
    await nurse.getByLabel('Why there is no appointment').fill('Moves to another clinic on Monday.');
    await presses(nurse, 'Complete the visit');
    await heading(nurse, 'The visit is complete');

    const { record, standing, order, visit } = await patientNow(clinic, id);
    assert.deepEqual([order, visit], [null, null]);
    const { program } = record.last as unknown as { readonly program: Record<string, unknown> };
    assert.equal(program['mode'], 'schedule');
    assert.deepEqual(program['steps'], [
      { at: '00:00', dose: { value: 6000, unit: 'ug/d' } },
      { at: '12:00', dose: { value: 7000, unit: 'ug/d' } },
    ]);
    assert.deepEqual(program['patientBolus'], {
      dose: { value: 100, unit: 'ug' },
      duration: { value: 600, unit: 's' },
      lockout: { value: 14_400, unit: 's' },
      maxPerDay: 4,
    });
    assert.deepEqual(
      standing?.daily.map(({ drug, dose }) => [drug, dose]),
      [['morphine', { value: 6500, unit: 'ug/d' }]],
    );
    const due = standing?.dates.refillBy ?? '';
    assert.equal(dayWords(due), refillBy, 'the day of the next refill is that of the amended program');
  },
);
