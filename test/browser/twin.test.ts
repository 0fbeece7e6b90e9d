import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { simulate } from '../../src/twin/simulate.ts';
import { shownFigure } from '../../src/web/twin/concentration-text.ts';
import { around } from '../../src/web/twin/shown-time.ts';
import { twinOfPatient } from '../../src/web/twin/twin-props.ts';
import { asked } from '../../src/web/twin/wanted.ts';
import type { RecordJson } from '../../src/wire/contract/patient.ts';
import { patientNow } from './arranged.ts';
import { presses, types } from './at-the-fields.ts';
import { answersAll, goesTo, opensOrder, startsFromPump } from './at-the-order.ts';
import { findsNothing } from './axe-findings.ts';
import { browserTest } from './browser-test.ts';
import { openClinic } from './clinic.ts';

const clinic = openClinic();

const strip = (page: Page) => page.getByRole('application', { name: /by spinal level over time, simulated/ });

async function opensWhere(page: Page, name: string): Promise<string> {
  const id = await clinic.patientCalled(name);
  await page.goto(`/patients/${id}`);
  await page.getByRole('link', { name: 'Where the drug is' }).click();
  await strip(page).waitFor();
  return id;
}

/** What the live region says of the place of the cursor. */
const said = (page: Page, text: RegExp): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });

/** Once the bands are in the legend, everything that was asked is there. */
async function complete(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('dd')].every((one) => !one.textContent.includes('Computing')),
  );
}

async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await presses(page, button);
  const download = await waiting;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'latin1') };
}

browserTest(
  clinic,
  'a level is read by keyboard, and what is heard is what the twin computes',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    const id = await opensWhere(page, 'Ingrid Lindqvist');
    await said(page, /^T10 \(tip\), .*Program now \d+\sng\/mL/);
    await strip(page).focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'Home']) await page.keyboard.press(key);
    await said(page, /^T8, /);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await said(page, /^T10 \(tip\), /);
    const heard = await page.getByRole('status').filter({ hasText: 'Program now' }).first().textContent();
    const value = Number(/Program now ([\d.]+)\sng\/mL/.exec(heard ?? '')?.[1]);

    const patient = await patientNow(clinic, id);
    const journal = (await (await clinic.ask('nurse', `/api/patients/${id}/record`)).json()) as RecordJson;
    const props = twinOfPatient(patient, journal.events);
    assert.ok(props !== null);
    const bounds = { from: props.nowMs - 366 * 86_400_000, to: props.nowMs + 30 * 86_400_000 };
    const { quick } = asked({
      ...props,
      shown: around(props.nowMs, 'month', bounds),
      drug: 'baclofen',
      level: 'T10',
      withCord: false,
      leading: 'today',
      withStrip: false,
      withPopulation: false,
    });
    const scenario = quick.lines[0]?.scenario;
    assert.ok(scenario !== undefined);
    const simulated = simulate(scenario);
    assert.ok(simulated.ok);
    assert.equal(value, shownFigure(simulated.value.series[0]?.values[0] ?? 0));

    const shown = page.getByRole('status').filter({ hasText: /^Shown from/ });
    const whole = await shown.textContent();
    await page.keyboard.press('+');
    await page.waitForFunction(
      (before) =>
        [...document.querySelectorAll('[role="status"]')].every(({ textContent }) => textContent !== before),
      whole,
    );
    assert.match((await shown.textContent()) ?? '', /^Shown from \d+ \w+ \d{4}, \d\d:\d\d to /);
    const curve = page.getByRole('img', { name: /baclofen at T10/ });
    await curve.click({ position: { x: 500, y: 100 } });
    const there = await page.getByRole('status').filter({ hasText: 'Program now' }).first().textContent();
    assert.notEqual(there, heard, 'the cursor stands where somebody points in the curve');

    const wide = await page.getByRole('table', { name: /Simulated concentration at T10/ }).count();
    await page.getByText('As a table').last().click();
    assert.equal(wide, 0, 'the table opens where it is asked for');
    await page.getByRole('table', { name: /Simulated concentration at T10/ }).waitFor();
  },
);

browserTest(
  clinic,
  'the picture is there when the tab is opened by whoever has pointed at it, and is what the page asks',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await page.addInitScript(() => {
      const strips: unknown[] = [];
      const answers: unknown[] = [];
      Object.assign(window, { strips, answers });
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (
        this: Worker,
        message: { question: { strip: unknown } },
      ): void {
        if (message.question.strip !== null) strips.push(message.question.strip);
        this.addEventListener('message', () => answers.push(null), { once: true });
        post.call(this, message);
      };
    });
    const strips = (): Promise<readonly unknown[]> =>
      page.evaluate(() => (window as unknown as { strips: unknown[] }).strips);
    for (const name of ['Ingrid Lindqvist', 'Kwame Owusu-Ansah']) {
      await page.goto(`/patients/${await clinic.patientCalled(name)}`);
      const tab = page.getByRole('link', { name: 'Where the drug is' });
      await tab.hover();
      await page.waitForFunction(() => (window as unknown as { answers: unknown[] }).answers.length > 0);
      await tab.click();
      await strip(page).waitFor();
      assert.equal((await strips()).length, 1, `${name}: the page has nothing more to ask for its strip`);
    }
  },
);

browserTest(
  clinic,
  'the files hold what the twin computes, say that it is simulated, and name nobody',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    const id = await opensWhere(page, 'Kwame Owusu-Ansah');
    await page.getByText('Nine of ten patients').first().waitFor();
    await complete(page);
    const csv = await saved(page, 'Figures of the curve (CSV)');
    assert.match(csv.name, /^theca-simulated-ziconotide-T12-\d{4}-\d\d-\d\d\.csv$/);
    const [head = '', ...rows] = csv.text.trimEnd().split('\r\n');
    const names = head.split(',').slice(2);
    assert.ok(
      names.every((name) => name.startsWith('SIMULATED ziconotide T12 ')),
      head,
    );
    assert.ok(names.some((name) => name.includes('proposed program')));
    assert.ok(names.some((name) => name.includes('95th percentile')));

    const patient = await patientNow(clinic, id);
    const journal = (await (await clinic.ask('nurse', `/api/patients/${id}/record`)).json()) as RecordJson;
    const props = twinOfPatient(patient, journal.events);
    assert.ok(props?.proposed !== null && props !== null);
    const from = Date.parse(rows[0]?.split(',')[0] ?? '');
    const to = Date.parse(rows.at(-1)?.split(',')[0] ?? '');
    const { quick } = asked({
      ...props,
      shown: { from, to },
      drug: 'ziconotide',
      level: 'T12',
      withCord: false,
      leading: 'proposed',
      withStrip: false,
      withPopulation: false,
    });
    for (const [column, key] of [
      [2, 'today'],
      [3, 'proposed'],
    ] as const) {
      const scenario = quick.lines.find((line) => line.key === key)?.scenario;
      assert.ok(scenario !== undefined);
      const simulated = simulate(scenario);
      assert.ok(simulated.ok);
      const values = simulated.value.series[0]?.values ?? [];
      for (const [i, row] of rows.entries()) {
        const expected = values[i] ?? 0;
        assert.ok(Math.abs(Number(row.split(',')[column]) / expected - 1) < 1e-9, `${key}, row ${i}: ${row}`);
      }
    }
    const svg = await saved(page, 'Picture (SVG)');
    assert.match(svg.text, /<title>SIMULATED: ziconotide at T12/);
    const png = await saved(page, 'Picture (PNG)');
    assert.equal(png.text.slice(1, 4), 'PNG');
    const matrix = await saved(page, 'Figures of the strip (CSV)');
    assert.match(matrix.text, /^time,hours,SIMULATED ziconotide 0\.\d+ cm above the caudal end/);
    for (const { name, text } of [csv, svg, matrix]) assert.doesNotMatch(`${name} ${text}`, /Kwame|Owusu/);
  },
);

browserTest(clinic, 'the proposed curve follows a dose while it is typed', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await opensOrder(page, await clinic.patientCalled('Tamsin Hargreaves'));
  await startsFromPump(page, ['baclofen']);
  await goesTo(page, 'Program');
  const card = page.getByRole('region', { name: /at the tip, around the refill/ });
  const figure = card
    .locator('div', { has: page.getByText('Proposed program', { exact: true }) })
    .locator('dd');
  const curve = card.getByRole('img').locator('path[data-kind="proposed"]');
  await curve.waitFor({ state: 'attached' });
  const dose = page.getByRole('textbox', { name: 'Dose of baclofen', exact: true });
  const proposed = async (typed: string): Promise<number> => {
    await dose.fill(typed);
    await card.locator('[aria-busy="false"]').waitFor();
    await page.waitForFunction(
      (text) => document.querySelector('aside')?.textContent?.includes(text),
      `${typed}\u202fmcg/day`,
    );
    await card.locator('[aria-busy="false"]').waitFor();
    return Number.parseFloat((await figure.last().textContent()) ?? '');
  };
  const [once, path] = [await proposed('240'), await curve.getAttribute('d')];
  const twice = await proposed('480');
  assert.ok(Math.abs(twice / once - 2) < 0.02, `${once} and ${twice}`);
  assert.notEqual(await curve.getAttribute('d'), path);
});

browserTest(
  clinic,
  'a reason that is typed asks the twin nothing: it changes no plan',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await opensOrder(page, await clinic.patientCalled('Ingrid Lindqvist'));
    await startsFromPump(page, ['baclofen']);
    await goesTo(page, 'Program');
    await types(page, 'Dose of baclofen', '480 mcg/day');
    await goesTo(page, 'Changes');
    const settled = page.locator('aside [aria-busy="false"]');
    await settled.getByText('If the pump runs at the ends of its labelled accuracy').first().waitFor();
    const questions = (): Promise<number> =>
      page.evaluate(() => performance.getEntriesByName('theca-twin-asked').length);
    // Nobody asks any more: the bands are there.
    let before = 0;
    while (before !== (await questions())) {
      before = await questions();
      await page.waitForTimeout(600);
    }
    assert.ok(before > 0);
    await answersAll(page);
    await page
      .getByRole('textbox', { name: /^Remark/ })
      .first()
      .fill('Seen with the physician.');
    await page.getByText(/^Saved \d/).waitFor();
    assert.equal(await questions(), before);
  },
);

browserTest(clinic, '[SR-90] where the drug is, is for everybody', async ({ signedIn }) => {
  const page = await signedIn('nurse');
  await opensWhere(page, 'Kwame Owusu-Ansah');
  await page.getByText('Nine of ten patients').first().waitFor();
  await complete(page);
  await page.getByRole('checkbox', { name: /spinal cord \(a prior\)/ }).check();
  await page.getByText('Spinal cord at T12: a prior, not an estimate').first().waitFor();
  for (const summary of await page.getByText('As a table').all()) await summary.click();
  await findsNothing(page, 'where the drug is');
  await page.goto(`/patients/${await clinic.patientCalled('Zoë van der Meer')}/where`);
  await page.getByRole('heading', { name: 'Nothing to simulate yet' }).waitFor();
  await findsNothing(page, 'a pump that was never filled');
});

browserTest(
  clinic,
  'a measured level is entered by keyboard and draws the estimate, which says what it is and what it leaves open',
  async ({ signedIn }) => {
    const page = await signedIn('nurse');
    await opensWhere(page, 'Ingrid Lindqvist');
    const card = page.getByRole('region', { name: 'If something was measured in this patient' });
    await card.getByRole('button', { name: 'Enter a measurement' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'radio');
    await card.getByRole('textbox', { name: 'Measured level' }).fill('3,4');
    await page.keyboard.press('Enter');
    for (const text of ['Choose one.', 'Type a time.', /Write the decimal mark as a point/])
      await card.getByText(text).first().waitFor();
    await findsNothing(page, 'a measurement that cannot be read');

    await card.getByRole('combobox', { name: 'Sample taken at' }).selectOption('L3-4');
    await card.getByRole('textbox', { name: 'Time of the measurement' }).fill('00:00');
    await card.getByRole('textbox', { name: 'Measured level' }).fill('850');
    await card.getByRole('combobox', { name: 'Unit of the laboratory' }).selectOption('ng/mL');
    await card.getByRole('button', { name: 'Add' }).focus();
    await page.keyboard.press('Enter');
    const result = card.getByRole('region', { name: /an estimate, not a measurement/ });
    await result.getByRole('row', { name: /mixing clearance/ }).waitFor();
    await said(page, /^The estimate stands below/);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Enter another');
    await result.getByText('needs spinal fluid from two levels of the spine.').waitFor();
    await result.getByText(/nothing measured in fluid, in blood or by a score can tell it/).waitFor();
    const row = result.getByRole('row', { name: /850\sng\/mL/ });
    const [, , before = '', after = ''] = await row.getByRole('cell').allTextContents();
    assert.ok(Number.parseFloat(after) > Number.parseFloat(before), `${before} before, ${after} after`);
    await findsNothing(page, 'an estimate from a measured level');

    await card.getByRole('button', { name: /^Remove baclofen 850/ }).click();
    await result.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Enter a measurement' }).waitFor();
  },
);

browserTest(clinic, 'a simulation that breaks is said, and asked again', async ({ signedIn, forgive }) => {
  const page = await signedIn('nurse');
  forgive(page, /twin-worker|Failed to load|worker|404|net::/i);
  await page.route('**/assets/twin-worker-*', (route) => route.abort());
  await page.goto(`/patients/${await clinic.patientCalled('Ingrid Lindqvist')}/where`);
  await page.getByText('The simulation failed. Nothing is shown in its place.').waitFor();
  await page.unroute('**/assets/twin-worker-*');
  await presses(page, 'Try again');
  await strip(page).waitFor();
});
