import assert from 'node:assert/strict';
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { DESK, PHONE } from './browser-test.ts';

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Looks at what is in the page, without frames: Theca has none. */
async function findings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const runOnly: RunOptions['runOnly'] = { type: 'tag', values: EVERY_RULE };
  return page.evaluate(async (only) => {
    const here = (window as unknown as { readonly axe: typeof axe }).axe;
    const { violations } = await here.run(document, { runOnly: only, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  }, runOnly);
}

/** What sticks out to the right of the page, so that it would have to be scrolled sideways. */
export const sidewaysScroll = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .slice(-3)
      .map((element) => `${element.tagName} ${element.className} “${element.textContent.slice(0, 40)}”`);
  });

/**
 * Until the page is drawn with its new size and colours: a slow machine is looked at, or pressed, halfway otherwise. What
 * turns for ever is not waited for.
 */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    await frame();
    await frame();
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
    await Promise.all(ending.map((each) => each.finished.catch(() => null)));
  });

/** The page as it stands at a desk and on a phone, in light and in dark: axe finds nothing, and nothing is wider than the screen. */
export async function findsNothing(page: Page, name: string): Promise<void> {
  for (const [place, size] of Object.entries({ desk: DESK, phone: PHONE })) {
    await page.setViewportSize(size);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await drawn(page);
      const found = await findings(page);
      assert.deepEqual(found, [], `axe on ${name}, ${place}, ${scheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    assert.deepEqual(await sidewaysScroll(page), [], `${name} scrolls sideways on a ${place}`);
  }
  await page.setViewportSize(DESK);
  await drawn(page);
}
