// A test at one or more desks, each a browser of its own with its own session. What a page did wrong fails the test
// whatever it was about, and a failure leaves a picture of every page.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { PASSWORD } from '../../src/cli/demonstration/clinic.ts';
import type { Clinic, Username } from './clinic.ts';
import { type Watched, watch } from './watched-page.ts';

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly language?: 'en' | 'es';
}

export interface Desks {
  /** A browser in which nobody is signed in. */
  readonly anybody: (view?: View) => Promise<Page>;
  /** A browser in which somebody is, before the board is opened. */
  readonly signedIn: (who: Username, view?: View) => Promise<Page>;
  /** What one page is expected to do wrong: the server is away, say. */
  readonly forgive: (page: Page, trouble: RegExp) => void;
}

const PICTURES = path.resolve(import.meta.dirname, '../../build/browser-failures');
const PATIENCE_MS = 30_000;
/** Longer than any test takes on a busy machine: whatever hangs is told, not waited for. */
const TEST_LIMIT_MS = 240_000;
export const DESK = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

export function browserTest(clinic: Clinic, name: string, work: (desks: Desks) => Promise<void>): void {
  test(name, { timeout: TEST_LIMIT_MS }, async () => {
    const contexts: BrowserContext[] = [];
    const pages: Watched[] = [];
    const forgiven: { readonly page: Page; readonly trouble: RegExp }[] = [];

    const open = async (view: View, who: Username | null): Promise<Page> => {
      const { scheme = 'light', language = 'en', width = DESK.width, height = DESK.height } = view;
      const context = await clinic.browser().newContext({
        baseURL: clinic.url(),
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
        locale: language === 'es' ? 'es-US' : 'en-US',
        timezoneId: 'America/Chicago',
      });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      context.on('page', (page) => pages.push(watch(page, clinic.secrets(), clinic.url())));
      if (who !== null) {
        const reply = await context.request.post('/api/sign-in', {
          data: { username: who, password: PASSWORD },
        });
        assert.equal(reply.status(), 200);
      }
      return context.newPage();
    };

    const desks: Desks = {
      anybody: (view = {}) => open(view, null),
      signedIn: (who, view = {}) => open(view, who),
      forgive: (page, trouble) => forgiven.push({ page, trouble }),
    };
    const forgives = (page: Page, text: string): boolean =>
      forgiven.some((each) => each.page === page && each.trouble.test(text));
    try {
      await work(desks);
      const troubles = pages.flatMap(({ page, troubles: all }) =>
        all.filter((text) => !forgives(page, text)),
      );
      assert.deepEqual(troubles, [], 'what the pages did wrong');
    } catch (error) {
      throw new Error([clinic.epitaph(), await pictured(name, pages)].join('\n').trim(), { cause: error });
    } finally {
      for (const context of contexts) await context.close();
    }
  });
}

/** Where the pictures of a failure are, and what the pages had done wrong until then. */
async function pictured(name: string, pages: readonly Watched[]): Promise<string> {
  mkdirSync(PICTURES, { recursive: true });
  const file = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  const lines = await Promise.all(
    pages.map(async ({ page, troubles }, index) => {
      const picture = path.join(PICTURES, `${file}-${index + 1}.png`);
      const taken = await page.screenshot({ path: picture, fullPage: true }).then(
        () => picture,
        (error: Error) => `no picture: ${error.message}`,
      );
      return [`at ${page.url()}, see ${taken}`, ...troubles].join('\n');
    }),
  );
  return lines.join('\n');
}
