import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.ts';
import { PASSWORD } from '../src/cli/demonstration/clinic.ts';
import { openBenchClinic } from './bench-clinic.ts';

export interface BenchDesk {
  /** A window of this size in which the nurse is signed in, with cookies of its own. */
  readonly signedIn: (view: { readonly width: number; readonly height: number }) => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

/** A clinic that serves, and Chromium without a graphics card before it. */
export async function openBenchDesk(patients: number): Promise<BenchDesk> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('there is no Chromium on this machine');
  const clinic = await openBenchClinic(patients);
  const url = await clinic.app.listen({ port: 0, host: 'localhost' });
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: false,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  return {
    signedIn: async ({ width, height }) => {
      const context = await browser.newContext({ baseURL: url, viewport: { width, height } });
      const reply = await context.request.post('/api/sign-in', {
        data: { username: 'nurse', password: PASSWORD },
        headers: { origin: url },
      });
      if (!reply.ok()) throw new Error(`the sign-in answered ${reply.status()}`);
      return context;
    },
    close: async () => {
      await browser.close();
      await clinic.close();
    },
  };
}
