import type { CDPSession, Page } from 'playwright-core';
import { openBenchDesk } from './bench-desk.ts';

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

const desk = await openBenchDesk(PATIENTS);

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
    const context = await desk.signedIn({ width, height });
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
  await desk.close();
}
