import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { hasSignedOrder, patientNow } from './arranged.ts';
import { heading } from './at-the-fields.ts';
import { today } from './at-the-order.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

const FARTHEST = 80;

/** Presses Tab until it is there. Fails where it cannot be reached, or where nothing shows that it has the focus. */
async function tabsTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < FARTHEST; presses += 1) {
    await page.keyboard.press('Tab');
    const isThere = await target
      .first()
      .evaluate((element) => element === document.activeElement)
      .catch(() => false);
    if (!isThere) continue;
    const seen = await target.first().evaluate((element) => {
      const box = element.getBoundingClientRect();
      const shown = [element, element.nextElementSibling, element.parentElement].some((each) => {
        if (each === null) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
      });
      const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const covered =
        middle !== null &&
        !(element.contains(middle) || middle.contains(element) || element.closest('label')?.contains(middle));
      return { shown, covered };
    });
    assert.deepEqual(seen, { shown: true, covered: false }, `the focus on ${target} is seen`);
    return;
  }
  assert.fail(`Tab does not reach ${target}`);
}

/** The new step is said and seen: its heading has the focus and nothing lies over it. */
async function arrivesAt(page: Page, name: string): Promise<void> {
  const target = page.getByRole('heading', { name, exact: true, level: 2 }).first();
  await target.and(page.locator(':focus')).waitFor();
  const isSeen = await target.evaluate((element) => {
    const { x, y, height } = element.getBoundingClientRect();
    return document.elementFromPoint(x + 4, y + height / 2) === element;
  });
  assert.ok(isSeen, `the heading of ${name} is covered`);
}

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const box = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
const list = (page: Page, name: string): Locator => page.getByRole('combobox', { name, exact: true });

async function typesAt(page: Page, field: Locator, text: string): Promise<void> {
  await tabsTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

async function choosesAt(page: Page, field: Locator, letters: string): Promise<void> {
  await tabsTo(page, field);
  await page.keyboard.type(letters);
}

browserTest(clinic, 'the whole order is typed, checked and signed without a mouse', async ({ signedIn }) => {
  const id = await clinic.patientCalled('Tamsin Hargreaves');
  const nurse = await signedIn('nurse');
  await nurse.goto('/');
  await nurse.getByRole('link', { name: 'Tamsin Hargreaves' }).waitFor();
  await nurse.keyboard.press('Control+k');
  await nurse.keyboard.type('Harg');
  await nurse.getByRole('listbox', { name: 'Find a patient' }).getByRole('option').waitFor();
  await nurse.keyboard.press('Enter');
  await tabsTo(nurse, nurse.getByRole('link', { name: 'Prepare refill' }));
  await nurse.keyboard.press('Enter');

  // The day field takes month, day and year one after the other.
  const [year = '', month = '', day = ''] = today().split('-');
  await tabsTo(nurse, box(nurse, 'Day'));
  await nurse.keyboard.type(`${month}${day}${year}`);
  await typesAt(nurse, box(nurse, 'Time'), '23:30');
  await choosesAt(nurse, list(nurse, 'Drug'), 'bac');
  await typesAt(nurse, box(nurse, 'Concentration'), '1000');
  await choosesAt(nurse, list(nurse, 'Unit of Concentration'), 'mcg');
  await typesAt(nurse, box(nurse, 'Fill volume'), '40');
  await choosesAt(nurse, list(nurse, 'Unit of Fill volume'), 'mL');
  await nurse.keyboard.press('Enter');
  await tabsTo(nurse, button(nurse, 'Continue'));
  await nurse.keyboard.press('Enter');

  await arrivesAt(nurse, 'Program');
  await tabsTo(nurse, nurse.getByRole('group', { name: 'Mode' }).getByRole('radio', { name: 'Continuous' }));
  await nurse.keyboard.press('Space');
  await typesAt(nurse, box(nurse, 'Dose of baclofen'), '260');
  await choosesAt(nurse, list(nurse, 'Unit of Dose of baclofen'), 'mcg/d');
  await tabsTo(nurse, button(nurse, 'Continue'));
  await nurse.keyboard.press('Enter');
  await arrivesAt(nurse, 'Bridge');
  await tabsTo(nurse, button(nurse, 'Continue'));
  await nurse.keyboard.press('Enter');

  await arrivesAt(nurse, 'Changes');
  await heading(nurse, 'Warnings');
  const changes = nurse.getByRole('checkbox', { name: /^Acknowledge: / });
  for (let index = 0; index < (await changes.count()); index += 1) {
    await tabsTo(nurse, changes.nth(index));
    await nurse.keyboard.press('Space');
  }
  const reasons = nurse.getByRole('combobox', { name: 'Reason' });
  for (let index = 0; index < (await reasons.count()); index += 1) {
    await tabsTo(nurse, reasons.nth(index));
    await nurse.keyboard.type('Spec');
  }
  await tabsTo(nurse, button(nurse, 'Submit to the second person'));
  await nurse.keyboard.press('Enter');
  await arrivesAt(nurse, 'Waits for a second person');

  const second = await signedIn('nurse2');
  await second.goto(`/patients/${id}/order`);
  await choosesAt(second, list(second, 'Drug'), 'bac');
  await typesAt(second, box(second, 'Concentration'), '1000');
  await choosesAt(second, list(second, 'Unit of Concentration'), 'mcg');
  await typesAt(second, box(second, 'Fill volume'), '40');
  await choosesAt(second, list(second, 'Unit of Fill volume'), 'mL');
  await typesAt(second, box(second, 'Daily dose of the primary drug'), '260');
  await choosesAt(second, list(second, 'Unit of Daily dose of the primary drug'), 'mcg');
  await tabsTo(second, button(second, 'Compare'));
  await second.keyboard.press('Enter');
  await heading(second, 'Both entries agree');

  const physician = await signedIn('physician');
  await physician.goto(`/patients/${id}/order`);
  await typesAt(physician, physician.getByLabel(/^Password of/), 'lakeside-demonstration');
  await physician.keyboard.press('Enter');
  await heading(physician, 'Signed');
  assert.equal((await patientNow(clinic, id)).order?.status, 'signed');
});

browserTest(clinic, 'a visit goes on from the keyboard, step after step', async ({ signedIn }) => {
  const id = await clinic.patientCalled('Bogdan Kowalczyk');
  await hasSignedOrder(clinic, id);
  const nurse = await signedIn('nurse');
  await nurse.goto(`/patients/${id}/visit`);
  await tabsTo(nurse, button(nurse, 'Start the visit'));
  await nurse.keyboard.press('Enter');
  const choosesWay = async (group: string | RegExp, way: string | RegExp): Promise<void> => {
    const first = nurse.getByRole('group', { name: group }).getByRole('radio').first();
    const wanted = nurse.getByRole('group', { name: group }).getByRole('radio', { name: way });
    await tabsTo(nurse, first);
    await nurse.keyboard.press('Space');
    for (let moves = 0; moves < 4 && !(await wanted.isChecked()); moves += 1)
      await nurse.keyboard.press('ArrowDown');
    assert.ok(await wanted.isChecked());
  };
  await choosesWay('First identifier', 'Name');
  await typesAt(nurse, box(nurse, 'Name'), 'Bogdan Kowalczyk');
  await choosesWay(/^Second identifier/, 'Record number');
  await typesAt(nurse, box(nurse, 'Record number'), 'LS-10029');
  await typesAt(nurse, box(nurse, 'Serial number of the pump'), 'NGP305581H');
  await typesAt(nurse, box(nurse, 'Record number on the label'), 'LS-10029');
  await choosesAt(nurse, list(nurse, 'Drug'), 'mor');
  await typesAt(nurse, box(nurse, 'Concentration'), '20');
  await choosesAt(nurse, list(nurse, 'Unit of Concentration'), 'mg');
  await typesAt(nurse, box(nurse, 'Volume'), '20');
  await typesAt(nurse, box(nurse, 'Lot'), 'LS-77');
  await typesAt(nurse, box(nurse, 'Day'), '31');
  await choosesAt(nurse, list(nurse, 'Month'), 'Dec');
  await typesAt(nurse, box(nurse, 'Year'), '2099');
  await nurse.keyboard.press('Enter');
  await heading(nurse, 'Read the pump');
  const covered = await nurse.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return 'nothing has the focus';
    const { x, y, height } = focused.getBoundingClientRect();
    const above = document.elementFromPoint(x + 4, y + height / 2);
    return focused === above || focused.contains(above) || above?.contains(focused) ? null : 'covered';
  });
  assert.equal(covered, null, 'the next step has the focus, and it is seen');
});
