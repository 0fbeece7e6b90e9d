// The nets that hold every page: each catches a fault that is put before it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';
import { findsNothing } from './axe-findings.ts';
import { watch } from './watched-page.ts';

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? '', chromiumSandbox: false });
});
after(() => browser.close());

const SOUND = `<!doctype html><html lang="en"><title>Sound</title>
  <style>body { background: light-dark(#fff, #000); color: light-dark(#000, #fff); color-scheme: light dark }</style>
  <main><h1>Sound</h1></main>`;

async function showing(html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(html);
  return page;
}

test('[SR-90] a sound page passes, and each fault of a page is found', async () => {
  await findsNothing(await showing(SOUND), 'sound');
  for (const [fault, found] of [
    ['<button></button>', /button-name/],
    ['<p style="color: #aaa; background: #fff">faint</p>', /color-contrast/],
    [
      '<style>p { color: light-dark(#000, #333) }</style><p>faint in the dark</p>',
      /dark[\s\S]*color-contrast/,
    ],
    ['<div style="width: 400px">wide</div>', /scrolls sideways on a phone[\s\S]*wide/],
  ] as const) {
    const page = await showing(`${SOUND.replace('</main>', `${fault}</main>`)}`);
    await assert.rejects(findsNothing(page, 'faulty'), found);
    await page.close();
  }
});

test('[SR-83] what a page does wrong is noted: errors, exceptions, other machines, names in addresses', async () => {
  const page = await browser.newPage();
  const { troubles } = watch(page, ['Lindqvist'], 'http://home');
  await page.route('**/*', (route) => {
    const isPage = route.request().url() === 'http://home/';
    const headers = { 'content-security-policy': "script-src 'self' 'unsafe-inline'; style-src 'none'" };
    return isPage
      ? route.fulfill({ contentType: 'text/html', headers, body: SOUND })
      : route.fulfill({ status: route.request().url().endsWith('broken') ? 500 : 200, body: '' });
  });
  await page.goto('http://home/');
  await page.evaluate(async () => {
    setTimeout(() => {
      throw new Error('thrown');
    });
    await fetch('/broken');
    await fetch('/patients?name=LINDQVIST');
    await fetch('http://elsewhere/', { mode: 'no-cors' });
  });
  await page.close();
  for (const trouble of [
    /Content Security Policy/,
    /thrown/,
    /500 from/,
    /tells Lindqvist/,
    /asked elsewhere/,
  ])
    assert.ok(
      troubles.some((each) => trouble.test(each)),
      `${trouble} in ${troubles.join('\n')}`,
    );
});
