import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';
import { hasSignedOrder, patientNow } from './arranged.ts';
import { heading, inWeeks } from './at-the-fields.ts';
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
  await tabsTo(second, second.getByRole('radio', { name: 'No prime' }));
  await second.keyboard.press('Space');
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

/** The new step has the focus, on its heading or on its one field, and nothing lies over it. */
async function stepComes(page: Page, name: string): Promise<void> {
  await heading(page, name);
  const covered = await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return 'nothing has the focus';
    const { x, y, height } = focused.getBoundingClientRect();
    const above = document.elementFromPoint(x + 4, y + height / 2);
    return focused === above || focused.contains(above) || above?.contains(focused) ? null : 'covered';
  });
  assert.equal(covered, null, `${name} has the focus, and it is seen`);
}

browserTest(
  clinic,
  'the whole visit goes from the start to its report without a mouse',
  async ({ signedIn }) => {
    const id = await clinic.patientCalled('Bogdan Kowalczyk');
    await hasSignedOrder(clinic, id);
    const nurse = await signedIn('nurse');
    await nurse.goto(`/patients/${id}/visit`);
    const goes = async (name: string | RegExp): Promise<void> => {
      await tabsTo(nurse, button(nurse, name));
      await nurse.keyboard.press('Enter');
    };
    const choosesWay = async (group: string | RegExp, way: string | RegExp): Promise<void> => {
      const first = nurse.getByRole('group', { name: group }).getByRole('radio').first();
      const wanted = nurse.getByRole('group', { name: group }).getByRole('radio', { name: way }).first();
      await tabsTo(nurse, first);
      await nurse.keyboard.press('Space');
      for (let moves = 0; moves < 8 && !(await wanted.isChecked()); moves += 1)
        await nurse.keyboard.press('ArrowDown');
      assert.ok(await wanted.isChecked());
    };
    const typesDay = async (group: string, day: string, month: string, year: string): Promise<void> => {
      const field = nurse.getByRole('group', { name: group, exact: true });
      await typesAt(nurse, field.getByRole('textbox', { name: 'Day' }), day);
      await choosesAt(nurse, field.getByRole('combobox', { name: 'Month' }), month);
      await typesAt(nurse, field.getByRole('textbox', { name: 'Year' }), year);
    };
    const typesAmount = async (label: string | RegExp, text: string, unit: string): Promise<void> => {
      const of =
        typeof label === 'string' ? `Unit of ${label}` : new RegExp(`^Unit of ${label.source.slice(1)}`);
      await typesAt(nurse, nurse.getByRole('textbox', { name: label, exact: true }), text);
      await choosesAt(nurse, nurse.getByRole('combobox', { name: of, exact: true }), unit);
    };

    await goes('Start the visit');
    await stepComes(nurse, 'Right patient, right pump, right syringe');
    await choosesWay('First identifier', 'Name');
    await typesAt(nurse, box(nurse, 'Name'), 'Bogdan Kowalczyk');
    await choosesWay(/^Second identifier/, 'Record number');
    await typesAt(nurse, box(nurse, 'Record number'), 'LS-10029');
    await typesAt(nurse, box(nurse, 'Serial number of the pump'), 'NGP305581H');
    await typesAt(nurse, box(nurse, 'Record number on the label'), 'LS-10029');
    await choosesAt(nurse, list(nurse, 'Drug'), 'mor');
    await typesAmount('Concentration', '20', 'mg');
    await typesAmount('Volume', '20', 'mL');
    await typesAt(nurse, box(nurse, 'Lot'), 'LS-77');
    await typesDay('Beyond-use date', '31', 'Dec', '2099');
    await nurse.keyboard.press('Enter');

    await stepComes(nurse, 'Read the pump');
    await typesAmount('Reservoir volume that the programmer displays', '17.4', 'mL');
    await choosesWay('Alarms', 'No alarm');
    await typesAt(nurse, box(nurse, 'Clock of the pump'), '12:00');
    await tabsTo(
      nurse,
      nurse.getByRole('group', { name: 'Date that the pump shows' }).getByRole('radio').first(),
    );
    await nurse.keyboard.press('Space');
    await choosesWay(/^Times without delivery/, 'None');
    await choosesWay('Program as the programmer reports it', 'Type what it reports');
    await choosesWay('Mode', 'Continuous');
    await typesAmount(/^Daily dose of /, '6', 'mg');
    await choosesWay('Patient boluses', 'None');
    await goes('Record the reading');

    await stepComes(nurse, 'Port and needle');
    await choosesWay('Which port is the needle in?', /^Reservoir fill port/);
    await typesAt(nurse, box(nurse, 'Gauge of the needle'), '22');
    await choosesWay('Is the needle at the stop?', /^Yes/);
    await goes('Record port and needle');

    await stepComes(nurse, 'Aspirate');
    // The one field of the step has the focus already.
    await nurse.keyboard.type('13');
    await choosesAt(nurse, list(nurse, 'Unit of Volume that came out'), 'mL');
    await nurse.keyboard.press('Enter');
    await goes('Record the volume');
    await heading(nurse, 'An assessment and a plan are needed');
    await typesAt(nurse, box(nurse, 'Assessment'), 'A third refill with too little.');
    await typesAt(nurse, box(nurse, 'Plan'), 'The rotor study is on Friday.');
    await goes('Record assessment and plan');

    await stepComes(nurse, 'Inject and waste');
    await choosesWay(/^After a part was instilled/, /^Yes/);
    await typesAmount('Volume injected', '20', 'mL');
    await typesAmount('Volume destroyed', '13', 'mL');
    await typesAt(nurse, box(nurse, 'User name of the witness'), 'nurse2');
    await typesAt(nurse, nurse.getByLabel('Password of the witness'), PASSWORD);
    await nurse.keyboard.press('Enter');

    await stepComes(nurse, 'Confirm the program');
    await goes('Confirm the program');
    await stepComes(nurse, 'Program the pump');
    await goes(/^The pump is programmed/);
    await typesAmount(/^Concentration of /, '20', 'mg');
    await typesAmount('Reservoir volume', '20', 'mL');
    await choosesWay('Prime', 'None');
    await choosesWay('Bridge', 'None');
    await choosesWay('Mode', 'Continuous');
    await typesAmount(/^Daily dose of /, '6.000', 'mg');
    await choosesWay('Patient boluses', 'None');
    await goes('Compare with the order');

    await stepComes(nurse, 'Observe');
    await choosesWay('What was seen', 'Nothing unusual');
    await typesAt(nurse, nurse.getByLabel(/^Why it ends before/), 'The carer watches at home, as agreed.');
    await goes('End the observation early');

    await stepComes(nurse, 'The next refill');
    await choosesWay('The next visit', 'Book an appointment');
    const [day = '', month = '', year = ''] = inWeeks(4).split(' ');
    await typesDay('Appointment', day, month, year);
    await typesAt(nurse, box(nurse, 'Time'), '09:30');
    await goes('Complete the visit');
    await stepComes(nurse, 'The visit is complete');
    assert.equal((await patientNow(clinic, id)).visit, null);
    await tabsTo(nurse, nurse.getByRole('link', { name: /report/i }));
  },
);
