import { instantAt, type TimeZone } from '../../core/time.ts';
import type { FlowRate, Volume } from '../../core/units.ts';
import type { Fault } from '../../pump/fault.ts';
import type { Played } from '../../pump/play.ts';
import type { HiddenEvent, LogEntry, PumpEvent } from '../../pump/pump-event.ts';
import { reading, truth } from '../../pump/reading.ts';
import { exactTime, millilitres, millilitresPerDay } from '../amount/encode-amount.ts';
import { clockFace, isoWithOffset } from '../visit/local-time.ts';
import { encodeFault } from './encode-fault.ts';

const volume = (of: Volume) => millilitres(of);
const flow = (of: FlowRate) => millilitresPerDay(of);
const NANOLITRES_A_MILLILITRE = 1_000_000;
const MS_A_SECOND = 1_000;

/** The plain fields of an event with their units: whole nL as mL, ms as s, a moment in the zone. */
function encodeFields(event: PumpEvent | HiddenEvent, zone: TimeZone): Readonly<Record<string, unknown>> {
  const fields = Object.entries(event).map(([key, value]: [string, unknown]): [string, unknown] => {
    if (key === 'fault') return [key, encodeFault(value as Fault)];
    if (typeof value !== 'number') return [key, value];
    if (key === 'endsMs') return ['ends', isoWithOffset(instantAt(value), zone)];
    if (key.endsWith('Nl')) return [key.slice(0, -2), { value: value / NANOLITRES_A_MILLILITRE, unit: 'mL' }];
    if (key.endsWith('Ms')) return [key.slice(0, -2), { value: value / MS_A_SECOND, unit: 's' }];
    return [key, value];
  });
  return Object.fromEntries(fields);
}

const encodeEntry = ({ sequence, atMs, shownMs, event }: LogEntry, zone: TimeZone) => ({
  sequence,
  at: isoWithOffset(instantAt(atMs), zone),
  /** What its own clock showed. */
  shown: clockFace(shownMs),
  ...encodeFields(event, zone),
});

/** The answer to a pump file. What the pump knows and what is true of it stand apart. */
export function encodePlayed({ pump, entries, hidden, refused }: Played, zone: TimeZone) {
  const read = reading(pump);
  const real = truth(pump);
  return {
    theca: 'pump-log/1',
    simulated: read.simulated,
    at: isoWithOffset(read.at, zone),
    displayed: {
      volume: volume(read.displayed),
      delivered: volume(read.delivered),
      flow: flow(read.flow),
      accuracyGuaranteed: read.accuracyGuaranteed,
      run: read.run,
      digest: read.digest,
      timeToLow: read.timeToLow && exactTime(read.timeToLow),
      timeToEmpty: read.timeToEmpty && exactTime(read.timeToEmpty),
      replaceBy:
        read.replaceBy === null || read.replaceBy === 'unreadable'
          ? read.replaceBy
          : isoWithOffset(read.replaceBy, zone),
      requests: read.requests,
      lostEntries: read.lostEntries,
    },
    truth: {
      volume: volume(real.volume),
      leftPump: volume(real.leftPump),
      reachedPatient: volume(real.reachedPatient),
      inTissue: volume(real.inTissue),
      flow: flow(real.flow),
      reachingFlow: flow(real.reachingFlow),
      dry: real.dry,
    },
    alarms: read.alarms.map(({ alarm, raisedMs, silenced }) => ({
      alarm,
      raised: isoWithOffset(instantAt(raisedMs), zone),
      silenced,
    })),
    log: entries.map((entry) => encodeEntry(entry, zone)),
    unseen: hidden.map(({ atMs, event }) => ({
      at: isoWithOffset(instantAt(atMs), zone),
      ...encodeFields(event, zone),
    })),
    refused: refused.map(({ index, at, because }) => ({
      at: `/actions/${index}`,
      when: isoWithOffset(at, zone),
      because,
    })),
  };
}
