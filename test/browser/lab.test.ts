import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { findsNothing, sidewaysScroll } from './axe-findings.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

const way = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Kind of action' }).getByText(name, { exact: true }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function amount(page: Page, label: string, value: string, unit: string): Promise<void> {
  await page.getByRole('textbox', { name: label, exact: true }).fill(value);
  await page.getByRole('combobox', { name: `Unit of ${label}`, exact: true }).selectOption({ label: unit });
}

/** A SynchroMed II of 20 mL, full and told so, at 6 mL a day with a bolus that the patient may ask for. */
async function programmed(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Pump lab' }).click();
  await page.getByRole('combobox', { name: 'Model' }).selectOption({ label: 'SynchroMed II 20 mL' });
  await page.getByRole('textbox', { name: 'In the reservoir at the implant' }).fill('20');
  await press(page, 'Take this pump');
  await way(page, 'Program');
  await press(page, 'Program the pump');
  await page.getByText('Nothing was sent').waitFor();
  await page.getByRole('combobox', { name: 'Primary drug' }).selectOption({ label: 'morphine' });
  await amount(page, 'Concentration', '1', 'mg/mL');
  await page.getByText('Continuous', { exact: true }).click();
  await page.getByText('Flow', { exact: true }).click();
  await amount(page, 'Flow', '6', 'mL/day');
  await page.getByLabel('The patient may give himself boluses').check();
  await amount(page, 'Dose of one bolus', '50', 'mcg');
  await amount(page, 'Over', '10', 'min');
  await amount(page, 'Lockout', '4', 'h');
  await page.getByRole('textbox', { name: 'At most a day' }).fill('4');
  await page.getByRole('textbox', { name: 'Low-reservoir alarm at' }).fill('2');
  await page.getByLabel('The reservoir was filled').check();
  await page.getByRole('textbox', { name: 'Volume now in the reservoir' }).fill('20');
  await press(page, 'Program the pump');
  await page.getByText(/Done at .*: Program the pump/).waitFor();
}

browserTest(
  clinic,
  'a simulated pump is programmed, asked for boluses, run at 100,000 times and broken',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await programmed(page);
    const log = page.getByRole('region', { name: 'Event log' }).last();
    await way(page, 'Boluses');
    await press(page, 'Ask for a bolus, as the patient');
    await log.getByText(/Patient bolus begun: 0.05/).waitFor();
    await press(page, 'Ask for a bolus, as the patient');
    await page.getByText(/The pump refused: Ask for a bolus.* A bolus runs already/).waitFor();
    assert.equal(await page.getByText('1 given, 1 denied').count(), 1);

    await page.getByText(/100.000.×/).click();
    await log.getByText('Alarm: low reservoir').waitFor();
    // Time stands still at the alarm: the display is at its threshold and not below it.
    assert.equal(await page.getByLabel('Pause').isChecked(), true);
    const shown = page.getByRole('region', { name: 'What the pump shows' });
    assert.match(
      (await shown.locator('output').first().innerText()).replace('\u202f', ' '),
      /^(2|1\.9999) mL$/,
    );

    await page.getByRole('combobox', { name: 'Kind of fault' }).selectOption({ label: 'motor stall' });
    await page.getByRole('link', { name: /Medtronic, SynchroMed II MRI guidelines/ }).waitFor();
    await page.getByText('recovery logged at once').click();
    await press(page, 'Make it so');
    await press(page, 'To the next entry in the log');
    const alarms = page.getByRole('region', { name: 'Alarms' });
    await alarms.getByText('motor stall', { exact: true }).waitFor();
    await alarms.getByText('critical', { exact: true }).waitFor();
    await press(page, 'Clear motor stall');
    await page.getByText(/The pump refused: clear an alarm\. What raised the alarm still holds/).waitFor();
    await press(page, 'Silence motor stall');
    await page
      .locator('[aria-live="assertive"]')
      .getByText(/low reservoir, motor stall/)
      .waitFor({ state: 'attached' });

    const numbers = await log.locator('tbody td:first-child').allInnerTexts();
    assert.deepEqual(
      numbers.map(Number),
      Array.from({ length: numbers.length }, (_, index) => numbers.length - index),
      'the log has no gap',
    );
    await findsNothing(page, 'the pump lab with alarms and faults');
  },
);

browserTest(clinic, 'a refill is done as it should be, and the exercise is passed', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await page.goto('/lab');
  await press(page, 'Begin: A refill');
  await press(page, 'Interrogate the pump');
  await way(page, 'Syringe');
  await press(page, 'Draw everything at the port');
  await page.getByText(/In the syringe: 8.mL/).waitFor();
  await page.getByRole('textbox', { name: 'Volume', exact: true }).fill('40');
  await press(page, 'Fill the reservoir');
  await way(page, 'Control');
  await page.getByRole('textbox', { name: 'Volume now in the reservoir' }).fill('40');
  await press(page, 'Tell the pump this volume');
  await page.getByText(/40.mL/).first().waitFor();
  await findsNothing(page, 'an exercise');
  await press(page, 'I am finished');
  await page.getByText('Passed: every point was reached.').waitFor();
  await press(page, 'Begin again');
  await press(page, 'I am finished');
  await page.getByText(/Failed\. The points that were lost say why/).waitFor();
  assert.equal(
    await page
      .getByRole('list', { name: 'To be reached' })
      .getByText('lost: it was not so at the end')
      .count(),
    4,
  );
});

/** The mark is seen wherever the page is scrolled to, and the title of the window has it too. */
async function saysSimulated(page: Page, word: string): Promise<void> {
  assert.match(await page.title(), new RegExp(`^${word}`));
  const mark = page.locator('[data-simulated]');
  for (const end of ['0', 'document.body.scrollHeight']) {
    await page.evaluate(`window.scrollTo(0, ${end})`);
    const box = await mark.boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    assert.ok(box !== null && box.y >= 0 && box.y + box.height <= height, `the mark is seen at ${end}`);
    assert.match(await mark.innerText(), new RegExp(word));
  }
}

browserTest(clinic, '[SR-25] every page, print and file of the lab says SIMULATED', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await page.goto('/lab');
  await page.getByRole('heading', { name: 'Pump lab', level: 1 }).waitFor();
  await saysSimulated(page, 'SIMULATED');
  await findsNothing(page, 'the start of the lab');
  await page.getByText('Times of the lab are simulated and in UTC').waitFor();
  for (const name of ['A refill', 'A bridge', 'A stall after MRI', 'Half an hour after a refill']) {
    await press(page, `Begin: ${name}`);
    await page.getByRole('heading', { name: 'Event log' }).first().waitFor();
    await saysSimulated(page, 'SIMULATED');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('heading', { name: 'Pump lab: a simulated pump' }).isVisible(), true);
    assert.ok((await page.getByText('SIMULATED', { exact: true }).filter({ visible: true }).count()) >= 2);
    await page.emulateMedia({ media: 'screen' });
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as JSON')]);
    assert.match(file.suggestedFilename(), /SIMULATED/);
    assert.match(readFileSync(await file.path(), 'utf8'), /"simulated": "SIMULATED"/);
    await press(page, 'Put this pump away');
  }
  await page.getByRole('link', { name: 'Board' }).first().click();
  await page.getByRole('link', { name: 'Ingrid Lindqvist' }).waitFor();
  assert.equal(await page.title(), 'Theca');
});

browserTest(clinic, '[SR-25] the lab speaks Spanish, also on a phone', async ({ signedIn }) => {
  const page = await signedIn('nurse', { language: 'es', width: 390, height: 844 });
  await page.goto('/lab');
  await press(page, 'Empezar: Una parada tras una RM');
  await page.getByRole('heading', { name: 'Registro de eventos' }).first().waitFor();
  await saysSimulated(page, 'SIMULADO');
  assert.deepEqual(await sidewaysScroll(page), [], 'the lab in Spanish is as wide as a phone');
});

const NAME = 'theca.pump-lab';

browserTest(clinic, 'a pump that was put away is not offered again', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await page.goto('/lab');
  await press(page, 'Begin: A refill');
  await page.waitForFunction((name) => sessionStorage.getItem(name) !== null, NAME);
  await press(page, 'Put this pump away');
  await page.getByRole('button', { name: 'Begin: A refill' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Go on with it' }).count(), 0);
  assert.equal(await page.evaluate((name) => sessionStorage.getItem(name), NAME), null);
});

browserTest(
  clinic,
  'another pump takes the place of a kept one only when that is asked for',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/lab');
    await press(page, 'Begin: A refill');
    await page.waitForFunction((name) => sessionStorage.getItem(name) !== null, NAME);
    await page.reload();
    const kept = await page.evaluate((name) => sessionStorage.getItem(name), NAME);
    await press(page, 'Begin: A bridge');
    const question = page.getByRole('dialog', { name: 'Put away the pump of this tab?' });
    await question.getByText(/SynchroMed II 40.mL · A refill · simulated time/).waitFor();
    await findsNothing(page, 'the question before a kept pump is lost');
    await press(page, 'Keep it');
    await question.waitFor({ state: 'detached' });
    assert.equal(await page.evaluate((name) => sessionStorage.getItem(name), NAME), kept);
    await press(page, 'Begin: A bridge');
    await press(page, 'Put it away and begin');
    await page
      .getByText(/· A bridge/)
      .first()
      .waitFor();
  },
);

browserTest(
  clinic,
  'a pump outlives the reload of its page, and one that was damaged is refused with the reason',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/lab');
    await press(page, 'Begin: A refill');
    await press(page, 'Interrogate the pump');
    await page.getByText(/Done at .*: Interrogate the pump/).waitFor();
    await page.reload();
    await page.getByText(/SynchroMed II 40.mL · A refill · simulated time 5 Jan 2026, 08:00:00/).waitFor();
    await findsNothing(page, 'a pump to go on with');
    await press(page, 'Go on with it');
    const goals = page.getByRole('list', { name: 'To be reached' });
    await goals.getByText('Read the pump before the needle reached').waitFor();

    await page.goto('/board');
    await page.evaluate((name) => {
      const text = sessionStorage.getItem(name) ?? '';
      sessionStorage.setItem(name, text.replace('"handedIn":false', '"handedIn":true'));
    }, NAME);
    await page.goto('/lab');
    await page.getByText(/is damaged: it is not as it was written\. Nothing of it is used/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Go on with it' }).count(), 0);
    await findsNothing(page, 'a pump that was damaged');
    await press(page, 'Put it away');
    assert.equal(await page.evaluate((name) => sessionStorage.getItem(name), NAME), null);
  },
);

browserTest(
  clinic,
  'the day that the pump runs is seen with its dose and hour, and a typed one with how many times that is',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.goto('/lab');
    await press(page, 'Begin: A stall after MRI');
    const day = page.getByRole('region', { name: 'The day’s program' });
    await day.getByText(/^200.mcg\/day/).waitFor();
    await day.getByText('It does not run now: the ring is empty.').waitFor();
    const shown = page.getByRole('region', { name: 'What the pump shows' });
    await shown.getByText('Started, but nothing is told to the motor now').waitFor();
    await page.getByText(/the basal flow may go on\. .*Not yet reviewed by a clinic\./).waitFor();
    await way(page, 'Program');
    await press(page, 'Start from the program that runs');
    await page.getByText('as it runs now').waitFor();
    await amount(page, 'Dose per time', '2000', 'mcg/day');
    await page.getByText('10.0 × what runs').waitFor();
    await amount(page, 'Dose per time', '20000', 'mcg/day');
    await press(page, 'Program the pump');
    const refused = page.getByText(/The pump refused: Program the pump\. This pump cannot run so fast/);
    await refused.waitFor();
    const box = await refused.boundingBox();
    assert.ok(box !== null && box.y > 0 && box.y < 900, 'a refusal is seen where the program was sent');
    await amount(page, 'Dose per time', '200', 'mcg/day');
    await findsNothing(page, 'a typed program beside what runs');
  },
);
