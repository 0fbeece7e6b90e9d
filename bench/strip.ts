import type { BrowserContext, Page } from 'playwright-core';
import type { Patient, Patients } from '../src/wire/contract/patient.ts';
import { openBenchDesk } from './bench-desk.ts';
import { line, type Measured } from './measure.ts';

/**
 * How soon the strip of a year stands on the page, and how soon the curve of an order follows a key, in Chromium without a
 * graphics card: compute, draw and everything between. The record is one fill a year ago whose schedule changes the rate six
 * times a day and was told anew every month.
 */
const FIRST_PAINT_MS = 100;
const WHILE_TYPING_MS = 50;
const OPENED = 5;
const RESTED_MS = 1_500;
const KEYS = 40;
const DAY_MS = 86_400_000;
const PATIENTS = 20;
const DESK = { width: 1440, height: 900 } as const;

const desk = await openBenchDesk(PATIENTS);

/** Six rates a day; the dose of the month in ug/h. */
const schedule = (month: number): unknown => ({
  mode: 'schedule',
  steps: [0, 4, 8, 12, 16, 20].map((hour, i) => ({
    at: `${String(hour).padStart(2, '0')}:00`,
    dose: { value: 6 + month * 0.2 + (i % 3), unit: 'ug/h' },
  })),
});

function withYear(patient: Patient): Patient {
  const at = (daysAgo: number): string => new Date(Date.parse(patient.now) - daysAgo * DAY_MS).toISOString();
  return {
    ...patient,
    record: {
      ...patient.record,
      pump: { model: 'synchromed-ii-40', lowReservoirAlarm: { value: 2, unit: 'mL' } },
      catheter: { segments: [{ model: '8709sc', implanted: { value: 89, unit: 'cm' } }], tip: 'T10' },
      last: {
        fill: {
          at: at(365),
          volume: { value: 40, unit: 'mL' },
          components: [{ drug: 'baclofen', concentration: { value: 2000, unit: 'ug/mL' } }],
        },
        program: schedule(0),
        changes: Array.from({ length: 12 }, (_, i) => ({
          at: at(365 - 30 * (i + 1)),
          program: schedule(i + 1),
        })),
        delivered: [],
      },
    },
  };
}

async function asNurse(id: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await desk.signedIn(DESK);
  const page = await context.newPage();
  const patient = withYear((await (await context.request.get(`/api/patients/${id}`)).json()) as Patient);
  await page.route(`**/api/patients/${id}`, (route) => route.fulfill({ json: patient }));
  await page.route(`**/api/patients/${id}/record`, (route) =>
    route.fulfill({ json: { version: 1, events: [] } }),
  );
  return { context, page };
}

/** From the question to the strip on the canvas, of the latest of both. */
const askedToDrawn = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const last = (name: string): number => performance.getEntriesByName(name).at(-1)?.startTime ?? Number.NaN;
    const drawn = last('theca-strip-drawn');
    const asked = performance
      .getEntriesByName('theca-twin-asked')
      .filter(({ startTime }) => startTime < drawn)
      .map(({ startTime }) => startTime);
    // The bands are asked for after the strip is drawn.
    return drawn - (asked.at(-1) ?? Number.NaN);
  });

const drawnCount = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName('theca-strip-drawn').length);

async function drawsAgain(page: Page, act: () => Promise<void>): Promise<number> {
  const before = await drawnCount(page);
  await act();
  await page.waitForFunction(
    (count) => performance.getEntriesByName('theca-strip-drawn').length > count,
    before,
  );
  return askedToDrawn(page);
}

function middle(times: readonly number[]): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    slowest: sorted.at(-1) ?? Number.NaN,
  };
}

/** Milliseconds from each key to the new curve in the page. */
const followed = (page: Page, keys: number): Promise<readonly number[]> =>
  page.evaluate(async (count) => {
    const dose = [...document.querySelectorAll('input')].find((input) =>
      input.labels?.[0]?.textContent?.startsWith('Dose of baclofen'),
    );
    const curve = document.querySelector('#order-plan svg[role="img"] path[data-kind="proposed"]');
    if (dose === undefined || curve === null) throw new Error('no dose or no curve');
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const times: number[] = [];
    for (let i = -5; i < count; i++) {
      const from = performance.now();
      const changed = new Promise<void>((done) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          done();
        });
        observer.observe(curve, { attributes: true, attributeFilter: ['d'] });
      });
      setter?.call(dose, String(200 + ((i + 5) % 50)));
      dose.dispatchEvent(new Event('input', { bubbles: true }));
      await changed;
      if (i >= 0) times.push(performance.now() - from);
      await new Promise((next) => setTimeout(next, 30));
    }
    return times;
  }, keys);

try {
  const first = await desk.signedIn(DESK);
  const { patients } = (await (await first.request.get('/api/patients')).json()) as Patients;
  await first.close();
  const id = patients[0]?.id ?? '';
  const [opened, year, again]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < OPENED; i++) {
    const { context, page } = await asNurse(id);
    await page.goto(`/patients/${id}`);
    // Whoever points at the tab has the page fetched and its worker warm by the time of the click.
    const tab = page.getByRole('link', { name: 'Where the drug is' });
    await tab.hover();
    await page.waitForTimeout(RESTED_MS);
    await tab.click();
    await page.waitForFunction(() => performance.getEntriesByName('theca-strip-drawn').length > 0);
    opened.push(await askedToDrawn(page));
    year.push(await drawsAgain(page, () => page.getByRole('radio', { name: 'Year' }).check()));
    await drawsAgain(page, () => page.getByRole('radio', { name: 'Month' }).check());
    again.push(await drawsAgain(page, () => page.getByRole('radio', { name: 'Year' }).check()));
    await context.close();
  }
  console.log(line('strip of a month, page opened by its tab', middle(opened), FIRST_PAINT_MS));
  console.log(line('strip of a year of history, first time', middle(year), FIRST_PAINT_MS));
  console.log(line('strip of a year of history, second time', middle(again), FIRST_PAINT_MS));

  const { context, page } = await asNurse(id);
  await page.goto(`/patients/${id}/order`);
  await page.getByRole('button', { name: 'Start from these values' }).click();
  await page
    .getByRole('textbox', { name: 'Day' })
    .fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'America/Chicago' }));
  await page.getByRole('textbox', { name: 'Time', exact: true }).fill('23:30');
  for (const part of ['baclofen', 'Fill volume'])
    await page.getByRole('button', { name: `Confirm: ${part}` }).click();
  await page.getByRole('textbox', { name: 'Concentration', exact: true }).fill('1000');
  await page
    .getByRole('navigation', { name: 'Steps of the order' })
    .getByRole('button', { name: /^Program/ })
    .click();
  await page.getByRole('radio', { name: 'Continuous' }).check();
  await page.getByRole('textbox', { name: /^Dose of baclofen/ }).fill('240');
  await page.locator('select').last().selectOption({ label: 'mcg/day' });
  await page.locator('#order-plan svg[role="img"] path[data-kind="proposed"]').waitFor({ state: 'attached' });
  console.log(
    line('proposed curve, from the key to the line', middle(await followed(page, KEYS)), WHILE_TYPING_MS),
  );
  await context.close();
} finally {
  await desk.close();
}
