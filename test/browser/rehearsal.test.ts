import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { picks, types } from './at-the-fields.ts';
import {
  answersAll,
  entersBlind,
  goesTo,
  opensOrder,
  signsOrder,
  startsFromPump,
  submits,
  usesBridge,
} from './at-the-order.ts';
import { findsNothing } from './axe-findings.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';
import { treatedWithBaclofen500 } from './rehearsal-patient.ts';

const clinic = openClinic();

const cardOf = (page: Page): Locator => page.getByRole('region', { name: 'Rehearsal — SIMULATED' });

/** The hours of the table behind the first picture, as their cells read. */
async function hoursOf(card: Locator): Promise<readonly (readonly string[])[]> {
  const table = card.getByRole('table', { name: 'The first 48 hours' });
  await table.waitFor();
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
}

async function saysTheBridge(card: Locator): Promise<void> {
  await card.getByText('Agrees.').waitFor();
  await card.getByText(/one delivery quantum is 1\snL/).waitFor();
  await card.getByText('No patient bolus is asked for in it.').waitFor();
  await card.getByText('As a table').first().press('Enter');
  const hours = await hoursOf(card);
  // 0.3358 mL at 0.4 mL/day: 20.148 h of the old solution, then the new one at a quarter of the flow and the same dose.
  assert.equal(hours.filter(([, runs]) => runs === 'Bridge: old solution').length, 21);
  assert.equal(hours.length, 49);
  const [, , old = '', oldFlow = ''] = hours[5] ?? [];
  const [, runs, now = '', flow = ''] = hours[40] ?? [];
  assert.equal(runs, 'Program');
  assert.match(`${old} ${now}`, /^(≈\s)?8\.33\d?\smcg (≈\s)?8\.33\d?\smcg$/);
  assert.match(`${oldFlow} ${flow}`, /^(≈\s)?16\.6[67]\d?\sµL (≈\s)?4\.16[67]?\d?\sµL$/);
  await card.getByText('The bridge ends, the program begins').waitFor();
}

browserTest(
  clinic,
  '[SR-39] [SR-25] from 500 to 2000 mcg/mL the virtual pump, called SIMULATED, runs the bridge before author and physician, and then it is signed',
  async ({ signedIn }) => {
    const id = await treatedWithBaclofen500(clinic);
    const nurse = await signedIn('nurse');
    await opensOrder(nurse, id);
    await startsFromPump(nurse, ['baclofen']);
    await types(nurse, 'Concentration', '2000 mcg/mL');
    await types(nurse, 'Stock concentration', '2000 mcg/mL');
    await goesTo(nurse, 'Program');
    await types(nurse, 'Dose of baclofen', '200 mcg/day');
    assert.equal(await cardOf(nurse).count(), 0, 'not before the changes');
    await goesTo(nurse, 'Bridge');
    await usesBridge(nurse);
    await goesTo(nurse, 'Changes');
    await saysTheBridge(cardOf(nurse));
    await answersAll(nurse);
    await submits(nurse);

    const pharmacist = await signedIn('pharmacist');
    await opensOrder(pharmacist, id);
    assert.equal(await cardOf(pharmacist).count(), 0, 'nothing tells the second person what was ordered');
    await entersBlind(pharmacist, {
      drug: 'baclofen',
      concentration: '2000 mcg/mL',
      volume: '40 mL',
      dose: '200 mcg/day',
    });

    const physician = await signedIn('physician');
    await opensOrder(physician, id);
    const card = cardOf(physician);
    await saysTheBridge(card);
    const isBefore = await card.evaluate((element) => {
      const sign = document.querySelector('input[type=password]');
      return (
        sign !== null && Boolean(element.compareDocumentPosition(sign) & Node.DOCUMENT_POSITION_FOLLOWING)
      );
    });
    assert.ok(isBefore, 'the password stands below the rehearsal');
    await signsOrder(physician);
  },
);

browserTest(
  clinic,
  'a bridge that is declined shows the days of the old solution, and a flow beyond the simulation was not rehearsed',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await opensOrder(page, await clinic.patientCalled('Tamsin Hargreaves'));
    await startsFromPump(page, ['baclofen']);
    await types(page, 'Concentration', '2000 mcg/mL');
    await types(page, 'Stock concentration', '2000 mcg/mL');
    await goesTo(page, 'Bridge');
    await picks(page, 'This order', 'Decline, with a reason');
    await page.getByRole('textbox', { name: 'Why no bridge' }).fill('Asked for by the patient');
    await goesTo(page, 'Changes');
    const card = cardOf(page);
    await card.getByText('Old solution, no bridge').first().waitFor();
    // Half the dose of 10 mcg/hour while the old solution of half the strength runs at the new flow.
    await card.getByText(/on average 5\smcg\/hour/).waitFor();
    await card.getByText('As a table').first().press('Enter');
    await findsNothing(page, 'the rehearsal with its hours as a table');

    await goesTo(page, 'Program');
    await types(page, 'Dose of baclofen', '60000 mcg/day');
    await goesTo(page, 'Changes');
    // No maximum of this pump is stated; what a pump with one says to this is in `amended.test.ts`.
    await card.getByText('Not rehearsed.').waitFor();
    await card.getByText(/A pump may run this, and the virtual pump cannot/).waitFor();
    assert.equal(await card.getByRole('img').count(), 0, 'no picture of what does not run');
  },
);
