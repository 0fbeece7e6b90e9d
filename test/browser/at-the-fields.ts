// What hands do on a form, by the names that a screen reader would say.

import type { Locator, Page } from 'playwright-core';

type Within = Page | Locator;

/** A figure and its unit, as it reads on the screen: `450 mcg/day`. The unit is chosen even where only one is offered. */
export async function types(form: Within, label: string | RegExp, amount: string): Promise<void> {
  const [text = '', unit] = amount.split(' ');
  const unitOf =
    typeof label === 'string' ? `Unit of ${label}` : new RegExp(`^Unit of ${label.source.replace('^', '')}`);
  await form.getByRole('textbox', { name: label, exact: true }).fill(text);
  if (unit !== undefined)
    await form.getByRole('combobox', { name: unitOf, exact: true }).selectOption({ label: unit });
}

/** One of a few ways. */
export const picks = (form: Within, group: string | RegExp, way: string | RegExp): Promise<void> =>
  form.getByRole('group', { name: group }).getByRole('radio', { name: way }).check();

export const ticks = (form: Within, label: string | RegExp): Promise<void> =>
  form.getByRole('checkbox', { name: label }).check();

export const chooses = async (form: Within, label: string, option: string): Promise<void> => {
  await form.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
};

export const presses = (form: Within, button: string | RegExp): Promise<void> =>
  form.getByRole('button', { name: button }).click();

/** A day as `31 December 2026`. */
export async function typesDay(form: Within, group: string, day: string): Promise<void> {
  const [date = '', month = '', year = ''] = day.split(' ');
  const field = form.getByRole('group', { name: group, exact: true });
  await field.getByRole('textbox', { name: 'Day' }).fill(date);
  await field.getByRole('combobox', { name: 'Month' }).selectOption({ label: month });
  await field.getByRole('textbox', { name: 'Year' }).fill(year);
}

/** A day some weeks ahead, as `12 January 2027`. */
export const inWeeks = (count: number): string =>
  new Date(Date.now() + count * 7 * 86_400_000).toLocaleDateString('en-GB', {
    timeZone: 'America/Chicago',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name, exact: true }).first().waitFor();
