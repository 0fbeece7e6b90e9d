const writers = new Map<string, Intl.DateTimeFormat>();

/** A day to be acted on: its weekday and its year too, `Tuesday 20 April 2027`. YYYY-MM-DD has no zone. */
export function longDay(day: string, locale: string): string {
  const known = writers.get(locale);
  const writer =
    known ??
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
  if (known === undefined) writers.set(locale, writer);
  return writer.format(Date.parse(`${day}T00:00:00Z`));
}
