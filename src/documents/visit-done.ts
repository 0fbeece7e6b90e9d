import { drug } from '../core/drugs/all.ts';
import type { Ahead, NextVisit } from '../core/therapy/events.ts';
import type { Visit } from '../core/therapy/state.ts';
import type { TimeZone } from '../core/time.ts';
import {
  doseWords,
  durationWords,
  flowWords,
  hourlyWords,
  instantWords,
  volumeWords,
} from '../core/wording.ts';
import type { Row } from './page.ts';
import { signed } from './subject.ts';

/** What went in, what the pump was told, what it reported back and how the patient was watched. */
export function doneRows(visit: Visit, zone: TimeZone): Row[] {
  return [
    ...injectedRows(visit),
    ...programRows(visit),
    readBackRow(visit, zone),
    ...observationRows(visit, zone),
  ];
}

const injectedRows = ({ injected }: Visit): Row[] =>
  injected === null
    ? []
    : [
        {
          label: 'Injected',
          value: volumeWords(injected.volume),
          detail: `wasted ${volumeWords(injected.wasted)}, witnessed by ${injected.witness.name}`,
        },
      ];

function programRows({ confirmed }: Visit): Row[] {
  if (confirmed === null) return [{ label: 'Program', value: 'NOT CONFIRMED' }];
  const { standing, bridge, prime } = confirmed;
  const ahead = (label: string, bolus: Ahead | null): Row[] =>
    bolus === null
      ? []
      : [{ label, value: `${volumeWords(bolus.volume)} over ${durationWords(bolus.duration)}` }];
  return [
    ...ahead('Prime', prime),
    ...ahead('Bridge', bridge),
    ...standing.daily.map(({ drug: id, dose }) => ({
      label: drug(id).name,
      value: doseWords(dose, drug(id).spokenIn),
      detail: `${hourlyWords(dose, drug(id).spokenIn)} on average`,
    })),
    { label: 'Flow', value: standing.rate === null ? 'could not be computed' : flowWords(standing.rate) },
  ];
}

/** What a read-back compares, in words. */
const READ_BACK_WORDS: Readonly<Record<string, string>> = {
  dailyDose: 'daily dose',
  reservoirVolume: 'reservoir volume',
  steps: 'steps of the schedule',
  patientBolus: 'patient boluses',
};

function readBackRow({ readBacks }: Visit, zone: TimeZone): Row {
  const label = 'Read back from the pump';
  const latest = readBacks.at(-1);
  if (latest === undefined)
    return { label, value: 'NOT READ BACK', detail: 'what the pump runs is not known' };
  return latest.fields.length === 0
    ? { label, value: 'matches the order', detail: signed(latest.by, latest.at, zone) }
    : {
        label,
        value: 'DIFFERS FROM THE ORDER',
        detail: latest.fields.map((field) => READ_BACK_WORDS[field] ?? field).join(', '),
      };
}

function observationRows({ observation }: Visit, zone: TimeZone): Row[] {
  if (observation === null) return [];
  const { ended, because, until } = observation;
  if (ended === null)
    return [{ label: 'Observed', value: `not ended, due until ${instantWords(until, zone)}` }];
  const rows: Row[] = [
    {
      label: 'Observed',
      value: `until ${instantWords(ended.at, zone)}`,
      detail:
        ended.overridden === null
          ? `because: ${because.replace('-', ' ')}`
          : `ended early: ${ended.overridden}`,
    },
  ];
  if (ended.symptoms !== null)
    rows.push({ label: 'Seen', value: ended.symptoms.seen, detail: `done: ${ended.symptoms.done}` });
  return rows;
}

/** When the patient comes again, and what that date rests on. */
export function nextRows(visit: Visit, next: NextVisit, zone: TimeZone): Row[] {
  const dates = visit.confirmed?.standing.dates;
  const rows: Row[] = [
    'appointment' in next
      ? { label: 'Appointment', value: instantWords(next.appointment, zone) }
      : { label: 'No appointment', value: next.waiver },
  ];
  if (dates === undefined) return rows;
  rows.push({
    label: 'Refill by',
    value: dates.refillBy ?? 'no date can be computed',
    detail: dates.because ?? '',
  });
  if (dates.lowReservoirAlarm !== null)
    rows.push({
      label: 'Low-reservoir alarm',
      value: instantWords(dates.lowReservoirAlarm, zone),
      detail: 'computed from the program, never measured',
    });
  if (dates.stability !== null)
    rows.push({ label: 'Drug stable until', value: instantWords(dates.stability, zone) });
  return rows;
}
