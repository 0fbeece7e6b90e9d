/** How much of a date is written: `day` 22 Nov, `weekday` Sun 22 Nov, `long` Sunday 22 November, `full` 22 Nov 2026. */
export type DateForm = 'day' | 'weekday' | 'long' | 'full' | 'clock' | 'seconds' | 'moment' | 'digits';

const FORMS: Readonly<Record<DateForm, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { day: 'numeric', month: 'short', year: 'numeric' },
  digits: { year: 'numeric', month: '2-digit', day: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  moment: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
};

const writers = new Map<string, Intl.DateTimeFormat>();

function writer(locale: string, form: DateForm, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${form} ${timeZone}`;
  const known = writers.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...FORMS[form], timeZone });
  writers.set(key, made);
  return made;
}

/** An ISO moment as it reads on the clinic's wall. */
export const momentText = (moment: string, form: DateForm, timeZone: string, locale: string): string =>
  writer(locale, form, timeZone).format(Date.parse(moment));

/** Zones change over the decades: in 1970 some had no summer time. */
const ANY_YEAR_OF_NOW = Date.UTC(2026, 6, 1);

/** What people call a zone, the whole year round: Central Time. */
export const zoneText = (timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(ANY_YEAR_OF_NOW)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;

/** A calendar day, YYYY-MM-DD, which has no zone. */
export const dayText = (day: string, form: DateForm, locale: string): string =>
  writer(locale, form, 'UTC').format(Date.parse(`${day}T00:00:00Z`));

/** The calendar day, YYYY-MM-DD, that a moment falls on in a zone. */
export const dayOf = (moment: string, timeZone: string): string =>
  writer('sv-SE', 'digits', timeZone).format(Date.parse(moment));

/** Whole calendar days from one day to another; negative where the other lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Completed years of life on a day. */
export function ageOn(day: string, birthDate: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
