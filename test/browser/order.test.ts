import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';
import type { DraftReply } from '../../src/wire/contract/draft.ts';
import { patientNow } from './arranged.ts';
import { heading, picks, presses, types } from './at-the-fields.ts';
import {
  answersAll,
  entersBlind,
  goesOn,
  goesTo,
  opensOrder,
  startsFromPump,
  submits,
  today,
} from './at-the-order.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

const saved = (page: Page): Promise<void> => page.getByText(/^Saved \d/).waitFor();

browserTest(
  clinic,
  'a dose that could be read in two ways is refused with the reason, and nothing is computed from it',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await opensOrder(page, await clinic.patientCalled('Bogdan Kowalczyk'));
    await startsFromPump(page, ['morphine']);
    await goesTo(page, 'Program');
    const dose = page.getByRole('textbox', { name: 'Dose of morphine', exact: true });
    for (const [typed, said] of [
      ['1,5', /A comma is not guessed: 1,5 could mean 1\.5 or 15\./],
      ['1.500,0', /comma/],
      ['-6', /without a sign/],
      ['.5', /Write a zero before the point/],
      ['6.', /ends in a point/],
      ['6 mg', /is not a number/],
      ['6e3', /is not a number/],
      ['0', /more than zero/],
      ['99999999999999', /Too large/],
      ['0.0000000001', /Finer than can be kept/],
    ] as const) {
      await dose.fill(typed);
      await page.getByText(said).first().waitFor();
      assert.equal(await dose.getAttribute('aria-invalid'), 'true', typed);
      await page.getByText('Nothing is assumed in the meantime.').first().waitFor();
      assert.equal(await dose.inputValue(), typed, 'what was typed stands as it was typed');
    }
    await dose.fill('6.5');
    assert.equal(await dose.getAttribute('aria-invalid'), 'false');
    await page.getByText('1.08 × today’s dose').waitFor();
  },
);

browserTest(
  clinic,
  '[SR-27] what was taken over and not confirmed stops the way on, says so, and leads to its confirmation',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await opensOrder(page, await clinic.patientCalled('Ingrid Lindqvist'));
    await presses(page, 'Start from these values');
    await page
      .getByText(/^Taken over from the pump, set .*\d/)
      .first()
      .waitFor();
    const confirm = page.getByRole('button', { name: 'Confirm: baclofen' });
    assert.equal(await page.getByText('Confirm what was taken over').count(), 0, 'not before it is asked');
    await goesOn(page);
    await confirm.and(page.locator(':focus')).waitFor();
    await page.getByRole('alert').getByText('Confirm what was taken over: baclofen').waitFor();
    await page
      .getByRole('status')
      .getByText(/^Confirm what was taken over: baclofen and 1 more/)
      .waitFor();
    await confirm.press('Enter');
    await goesOn(page);
    await page.getByRole('button', { name: 'Confirm: Fill volume' }).and(page.locator(':focus')).waitFor();
    await presses(page, 'Confirm: Fill volume');
    await goesOn(page);
    await heading(page, 'Program');
  },
);

browserTest(
  clinic,
  'a prime stays on the form where only the program changes: an aspirated catheter needs no fill',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await opensOrder(
      page,
      await clinic.patientCalled('María José Fernández de la Vega y Álvarez-Monteserín'),
    );
    await startsFromPump(page, ['baclofen']);
    await goesTo(page, 'Bridge');
    const prime = page.getByRole('checkbox', { name: /^Prime a new pump/ });
    await prime.check();
    await goesTo(page, 'Mixture');
    await picks(page, 'What is ordered', 'Only the program changes');
    await goesTo(page, 'Bridge');
    await heading(page, 'Bridge');
    assert.equal(await prime.isChecked({ timeout: 5000 }), true);
    await picks(page, 'Why a prime', 'Catheter aspirated');
  },
);

browserTest(clinic, 'the day of an order is now, or the booked visit, by one press', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await opensOrder(page, await clinic.patientCalled("Siobhán O'Brien-Ferreira"));
  const day = page.getByRole('textbox', { name: 'Day' });
  await day.fill('2099-01-05');
  await presses(page, /^Today, \d\d:\d\d$/);
  assert.equal(await day.inputValue(), today());
  assert.match(await page.getByRole('textbox', { name: 'Time', exact: true }).inputValue(), /^\d\d:\d\d$/);
});

browserTest(clinic, 'whoever signs passes the changes first', async ({ signedIn }) => {
  const page = await signedIn('physician');
  await opensOrder(page, await clinic.patientCalled('Kwame Owusu-Ansah'));
  const changes = page.getByRole('heading', { name: 'Changes', exact: true, level: 2 });
  const isBefore = await changes.evaluate((element) => {
    const sign = document.querySelector('input[type=password]');
    return sign !== null && Boolean(element.compareDocumentPosition(sign) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  assert.ok(isBefore, 'the password stands below the changes');
});

browserTest(
  clinic,
  '[SR-30] a refused plan cannot be submitted, whatever is acknowledged',
  async ({ signedIn }) => {
    const id = await clinic.patientCalled('Tamsin Hargreaves');
    const page = await signedIn('nurse');
    await opensOrder(page, id);
    await startsFromPump(page, ['baclofen']);
    await types(page, 'Concentration', '4000 mcg/mL');
    await types(page, 'Stock concentration', '4000 mcg/mL');
    await goesTo(page, 'Bridge');
    await picks(page, 'This order', 'Use this bridge');
    await goesTo(page, 'Changes');
    await heading(page, 'This plan cannot be signed by anybody');
    await answersAll(page);
    await page.getByText('A refused plan cannot be submitted.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Submit to the second person' }).isDisabled());
    await page
      .getByRole('checkbox', { name: /^Acknowledge: / })
      .first()
      .press('Enter');
    assert.equal((await patientNow(clinic, id)).order, null);
  },
);

browserTest(
  clinic,
  '[SR-45] a second person who reads it otherwise blocks the order, and is told no value',
  async ({ signedIn }) => {
    const id = await clinic.patientCalled('Nguyễn Thị Minh Khai');
    const second = await signedIn('pharmacist');
    await opensOrder(second, id);
    // The author ordered 575 mcg/day.
    const entry = { drug: 'fentanyl', concentration: '2000 mcg/mL', volume: '20 mL' };
    await entersBlind(second, { ...entry, dose: '500 mcg/day' });
    await heading(second, 'The two entries differ');
    assert.doesNotMatch(await second.locator('main').innerText(), /575/);

    const author = await signedIn('nurse');
    await opensOrder(author, id);
    await heading(author, 'The two entries differ');
    await author.getByRole('listitem').filter({ hasText: 'Daily dose' }).first().waitFor();
    assert.doesNotMatch(await author.locator('main').innerText(), /\b500 mcg\/day by\b/);
    const physician = await signedIn('physician');
    await opensOrder(physician, id);
    await heading(physician, 'The two entries differ');
    assert.equal(await physician.getByRole('button', { name: 'Sign the order' }).count(), 0);

    await presses(author, 'Correct and submit again');
    await heading(author, 'Mixture');
    for (const part of ['fentanyl', 'Fill volume']) await presses(author, `Confirm: ${part}`);
    await goesOn(author);
    await types(author, 'Dose of fentanyl', '575 mcg/day');
    await goesTo(author, 'Changes');
    await answersAll(author);
    await submits(author);
    // The second person at the author's desk, with his own password.
    await presses(author, 'Second person, here');
    await author.getByRole('textbox', { name: 'User name' }).fill('nurse');
    await author.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await entersBlind(author, { ...entry, dose: '575 mcg/day' });
    await author.getByText('This has to be somebody else than the author.').waitFor();
    await author.getByRole('textbox', { name: 'User name' }).fill('pharmacist');
    await author.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await presses(author, 'Compare');
    await heading(author, 'Both entries agree');
  },
);

browserTest(
  clinic,
  'of two browsers that type one order the second is told and shown the difference, and nothing is lost',
  async ({ signedIn }) => {
    const id = await clinic.patientCalled('Rosalind Achterberg-Whitcombe');
    const one = await signedIn('nurse');
    const two = await signedIn('nurse2');
    await opensOrder(one, id);
    await opensOrder(two, id);
    await startsFromPump(one, ['morphine', 'bupivacaine', 'clonidine']);
    await goesTo(one, 'Program');
    await types(one, 'Dose of morphine', '3.4 mg/day');
    await saved(one);

    await startsFromPump(two, ['morphine', 'bupivacaine', 'clonidine']);
    await heading(two, /^Amara Nwosu, RN changed this draft/);
    const row = two.getByRole('row').filter({ hasText: 'Dose or flow' });
    await row.getByText('3.2 mg/d').or(row.getByText('3.2 mg/day')).first().waitFor();
    await row.getByText('3.4 mg/d').or(row.getByText('3.4 mg/day')).first().waitFor();
    await presses(two, /^Take over: Amara Nwosu/);
    await goesTo(two, 'Program');
    const dose = two.getByRole('textbox', { name: 'Dose of morphine', exact: true });
    assert.equal(await dose.inputValue(), '3.4');
    await dose.fill('3.5');
    await saved(two);

    await types(one, 'Dose of morphine', '3.3 mg/day');
    await heading(one, /^Jakub Wiśniewski, RN changed this draft/);
    await presses(one, 'Keep mine');
    await saved(one);
    assert.equal(
      await one.getByRole('textbox', { name: 'Dose of morphine', exact: true }).inputValue(),
      '3.3',
    );
  },
);

browserTest(
  clinic,
  'what was typed of an order survives leaving, a reload and the server’s death',
  async ({ signedIn, forgive }) => {
    const id = await clinic.patientCalled('Hans-Jürgen Weißenborn');
    const page = await signedIn('nurse');
    await opensOrder(page, id);
    await startsFromPump(page, ['morphine']);
    await types(page, 'Fill volume', '29.5 mL');
    await saved(page);
    await page.getByRole('link', { name: 'Board', exact: true }).click();
    await heading(page, /^Today/);
    await opensOrder(page, id);
    const volume = page.getByRole('textbox', { name: 'Fill volume', exact: true });
    await volume.waitFor();
    assert.equal(await volume.inputValue(), '29.5');

    forgive(page, /./);
    await clinic.crashes();
    await volume.fill('28.5');
    await page.reload();
    await volume.waitFor();
    assert.equal(await volume.inputValue(), '28.5', 'typed and not yet sent');
    await saved(page);

    // Somebody else, elsewhere, is told whose it is.
    const other = await signedIn('nurse2');
    await opensOrder(other, id);
    await heading(other, /^Amara Nwosu, RN began this order/);
    assert.equal(await other.getByRole('textbox', { name: 'Fill volume', exact: true }).inputValue(), '28.5');
  },
);

browserTest(
  clinic,
  'nothing of a draft stays where its order is submitted while it is still being saved, however slow the server is',
  async ({ signedIn }) => {
    const id = await clinic.patientCalled('Δήμητρα Παπαδοπούλου');
    const page = await signedIn('nurse');
    await opensOrder(page, id);
    await startsFromPump(page, ['hydromorphone']);
    await goesTo(page, 'Program');
    await presses(page, 'Confirm: Program');
    await goesTo(page, 'Changes');
    await answersAll(page);
    await saved(page);
    // The save is done before the order is submitted; that it was done is heard only afterwards.
    await page.route('**/draft', async (route) => {
      const response = await route.fetch();
      await page.waitForTimeout(3000);
      await route.fulfill({ response });
    });
    const saving = page.waitForRequest((request) => request.url().endsWith('/draft'));
    await page
      .getByRole('textbox', { name: /^Remark/ })
      .first()
      .fill('Seen with the physician.');
    await saving;
    await submits(page);
    const kept = async (): Promise<unknown> =>
      ((await (await clinic.ask('nurse', `/api/patients/${id}/draft`)).json()) as DraftReply).draft;
    for (let turn = 0; turn < 50 && (await kept()) !== null; turn += 1) await page.waitForTimeout(100);
    assert.equal(await kept(), null);
  },
);

browserTest(
  clinic,
  '[SR-72] a session that ends while an order is typed takes nothing of it along',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await opensOrder(page, await clinic.patientCalled('Chukwuemeka Adébáyọ̀'));
    const number = page.getByRole('textbox', { name: 'Fill volume', exact: true });
    await page.context().request.post('/api/sign-out');
    await number.fill('18.5');
    const dialog = page.getByRole('dialog', { name: 'Your session ended' });
    await dialog.waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await number.inputValue(), '18.5');
    await saved(page);
  },
);
