import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '../scripts/chromium.ts';
import { buildApi } from '../src/api/build-api.ts';
import { PASSWORD } from '../src/cli/demonstration/clinic.ts';
import { UNADOPTED } from '../src/core/formulary.ts';
import { instantAt } from '../src/core/time.ts';
import { milliseconds } from '../src/core/units.ts';
import { openCluster } from '../src/records/cluster/cluster.ts';
import { openRecords } from '../src/records/database.ts';
import { migrate } from '../src/records/migrate.ts';
import { fillClinic } from './large-clinic.ts';

/**
 * How the board of 2,000 patients scrolls, at the pace of a hand that looks for a name: the time from one drawn frame to the
 * next, and how much of it the page itself works, in Chromium without a graphics card. The first is worth something on an idle
 * machine only; the second is processor time and hardly minds its neighbours.
 */
const PATIENTS = 2_000;
const FRAME_MS = 1_000 / 60;
const SECONDS = 8;
const PIXELS_A_SECOND = 3_000;
const VIEWS = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('there is no Chromium on this machine');
const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'theca-bench-'));
const cluster = await openCluster(folder);
await migrate(cluster.connection);
const records = openRecords(cluster.connection);
const now = instantAt(Date.now());
await fillClinic(records, now, PATIENTS);
const app = await buildApi({
  records,
  clock: () => now,
  formulary: UNADOPTED,
  idle: milliseconds(600_000),
  demonstration: null,
  webFolder: path.join(root, 'build', 'web'),
  log: null,
});
const url = await app.listen({ port: 0, host: 'localhost' });
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

/** Milliseconds from frame to frame of a scroll from the top. */
const frames = (page: Page, seconds: number): Promise<readonly number[]> =>
  page.evaluate(
    ([time, pace]) =>
      new Promise<readonly number[]>((resolve) => {
        const taken: number[] = [];
        let last = 0;
        let from = 0;
        const step = (at: number): void => {
          if (from === 0) from = at;
          else taken.push(at - last);
          last = at;
          const passed = (at - from) / 1_000;
          scrollTo(0, passed * pace);
          if (passed < time) requestAnimationFrame(step);
          else resolve(taken);
        };
        requestAnimationFrame(step);
      }),
    [seconds, PIXELS_A_SECOND] as const,
  );

/** Seconds of processor time that the page's own thread has worked. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

try {
  for (const { name, width, height } of VIEWS) {
    const context = await browser.newContext({ baseURL: url, viewport: { width, height } });
    const payload = { username: 'nurse', password: PASSWORD };
    await context.request.post('/api/sign-in', { data: payload, headers: { origin: url } });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('table').waitFor();
    await frames(page, 1);
    await page.evaluate(() => scrollTo(0, 0));
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await worked(session);
    const taken = [...(await frames(page, SECONDS))].sort((a, b) => a - b);
    const busy = ((await worked(session)) - before) / SECONDS;
    const late = taken.filter((each) => each > FRAME_MS * 1.5).length;
    const ms = (value: number): string => `${value.toFixed(1)} ms`;
    const what = `board of ${PATIENTS} patients, scrolled, ${name}`;
    console.log(
      `${what.padEnd(52)} ${ms(at(taken, 0.5)).padStart(9)} a frame of ${ms(FRAME_MS)}, 95 % ${ms(at(taken, 0.95))}, slowest ${ms(at(taken, 1))}, ${late} of ${taken.length} late; the page works ${ms(busy * FRAME_MS)} of each`,
    );
    await context.close();
  }
} finally {
  await browser.close();
  await app.close();
  await records.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
