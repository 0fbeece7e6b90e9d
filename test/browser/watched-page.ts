import type { Page } from 'playwright-core';

/** What a page did that no page may do. */
export interface Watched {
  readonly page: Page;
  readonly troubles: string[];
}

/** The browser itself says each answer that is no success; a refusal of the API is an answer like others. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;
const UNREACHED = /^Failed to load resource: net::|^WebSocket|ERR_/;

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
};

/**
 * Notes errors on the console (breaches of the content security policy are among them), exceptions that nobody caught,
 * answers that are the server's own fault, requests to other machines, and names of patients in addresses.
 */
export function watch(page: Page, secrets: readonly string[], home: string): Watched {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    if (REFUSED.test(text) || UNREACHED.test(text)) return;
    troubles.push(`the console says: ${text}`);
  });
  page.on('pageerror', (error) => troubles.push(`nobody caught: ${error.stack ?? error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 500) troubles.push(`${answer.status()} from ${answer.url()}`);
  });
  page.on('request', (request) => {
    const address = decoded(request.url());
    if (/^https?:/.test(address) && !address.startsWith(home)) troubles.push(`asked elsewhere: ${address}`);
    const told = secrets.find((secret) => address.toLowerCase().includes(secret.toLowerCase()));
    if (told !== undefined) troubles.push(`the address ${address} tells ${told}`);
  });
  page.on('framenavigated', (frame) => {
    const address = decoded(frame.url()).toLowerCase();
    const told = secrets.find((secret) => address.includes(secret.toLowerCase()));
    if (told !== undefined) troubles.push(`the address ${frame.url()} tells ${told}`);
  });
  return { page, troubles };
}
