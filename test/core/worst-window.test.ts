import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deliveryOf, WINDOWS } from '../../src/core/delivery.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { bolusesADay, bolusesWithin, bolusVolume } from '../../src/core/patient-bolus.ts';
import type { Program } from '../../src/core/program.ts';
import { minutes } from '../../src/core/time.ts';
import { milliseconds, nanograms, inSmallestUnit as raw, volumeOverAll } from '../../src/core/units.ts';
import { weekFrom, weekOf, wholeWeek } from '../../src/core/week.ts';
import { highestBasal } from '../../src/core/worst-window.ts';
import { hours, mcgPerMl, mLPerDay } from './amounts.ts';
import { anyProgram, anyPump, mixtureFrom, patientBolus } from './programs.ts';

const WEEK = 7 * 1440;
const MINUTE = 60_000;

/** Flow of every minute of the week, found by asking what runs in that minute alone. */
function minuteByMinute(week: ReturnType<typeof weekOf>): readonly bigint[] {
  return Array.from({ length: WEEK }, (_, minute) => {
    const [piece, ...more] = weekFrom(week, minute * MINUTE, MINUTE);
    assert.ok(piece !== undefined && more.length === 0);
    return BigInt(raw(piece.flow));
  });
}

/** Every window of that width; `starts` below the length of the week keeps windows from going over its end. */
function* slidingSums(flows: readonly bigint[], width: number, starts = flows.length): Generator<bigint> {
  let sum = flows.slice(0, width).reduce((total, flow) => total + flow, 0n);
  for (let start = 0; start < starts; start++) {
    yield sum;
    sum += (flows[(start + width) % flows.length] ?? 0n) - (flows[start] ?? 0n);
  }
}

test('[SR-5] the highest basal of any window is what a slide over every minute of the week finds', () => {
  fc.assert(
    fc.property(anyProgram, mixtureFrom(1000), anyPump, (program, mixture, pump) => {
      const week = weekOf(program, mixture, pump);
      const flows = minuteByMinute(week);
      for (const { length } of WINDOWS) {
        let highest = 0n;
        for (const sum of slidingSums(flows, raw(length) / MINUTE)) if (sum > highest) highest = sum;
        assert.equal(BigInt(raw(volumeOverAll(highestBasal(week, length), 'up'))), (highest + 1439n) / 1440n);
      }
    }),
    { numRuns: 25 },
  );
});

test('[SR-5] the highest window may begin with the week, where Monday rises above Sunday and rises again', () => {
  const at = (hour: number, rate: number) => ({
    at: minutes(hour * 60),
    setting: { kind: 'rate', rate: mLPerDay(rate) } as const,
  });
  const program: Program = {
    mode: 'schedule',
    patterns: [
      { days: ['mon'], steps: [at(0, 2.4), at(1, 3.6), at(2, 0.48)] },
      { days: ['sun'], steps: [at(0, 0.48), at(12, 0.24)] },
      { days: ['tue', 'wed', 'thu', 'fri', 'sat'], steps: [at(0, 0.48)] },
    ],
  };
  const week = weekOf(
    program,
    [{ drug: 'morphine', concentration: mcgPerMl(1000) }],
    pumpProfile('synchromed-ii-40'),
  );
  // 0.1, 0.15 and twice 0.02 mL.
  assert.equal(raw(volumeOverAll(highestBasal(week, hours(4)), 'up')), 290_000);
});

/** Starts of patient boluses over a week, as a patient who presses at these minutes and a pump that obeys its rules give them. */
function granted(
  presses: readonly number[],
  rules: {
    readonly lockout: number;
    readonly perDay: number;
    readonly day: 'rolling' | 'clock';
    readonly turn: number;
  },
): readonly number[] {
  const starts: number[] = [];
  for (const press of [...presses].sort((a, b) => a - b)) {
    const last = starts.at(-1);
    if (last !== undefined && press - last < rules.lockout) continue;
    const dayOf = (minute: number) => Math.floor((minute - rules.turn) / 1440);
    const today = starts.filter((start) =>
      rules.day === 'rolling' ? press - start < 1440 : dayOf(start) === dayOf(press),
    );
    if (today.length < rules.perDay) starts.push(press);
  }
  return starts;
}

test('[SR-5] [A16] no window holds more than the worst case, however the patient presses and the pump counts its day', () => {
  const pressing = fc.oneof(
    fc.array(fc.nat(WEEK), { maxLength: 60 }),
    // As often as the pump lets it, from some minute on.
    fc.nat(1440),
  );
  fc.assert(
    fc.property(
      anyProgram,
      mixtureFrom(1000),
      patientBolus,
      pressing,
      fc.constantFrom('rolling' as const, 'clock' as const),
      fc.nat(1439),
      (base, mixture, bolus, pressed, day, turn) => {
        const pump = pumpProfile('synchromed-ii-40');
        const program: Program = { ...base, patientBolus: bolus };
        const delivery = deliveryOf(program, mixture, pump);
        const volume = bolusVolume(bolus, mixture);
        assert.ok(volume !== null);
        const duration = raw(bolus.duration) / MINUTE;
        const presses =
          typeof pressed === 'number'
            ? Array.from({ length: WEEK - pressed }, (_, i) => pressed + i)
            : pressed;
        const starts = granted(presses, {
          lockout: raw(bolus.lockout) / MINUTE,
          perDay: bolus.maxPerDay,
          day,
          turn,
        });
        // Per minute, in parts so small that a bolus and a day's flow both come out whole: nL · 1440 · duration.
        const scale = BigInt(duration) * 1440n;
        const flows = minuteByMinute(weekOf(program, mixture, pump)).map((flow) => flow * BigInt(duration));
        const bolusParts = Array.from(flows, () => 0n);
        for (const start of starts)
          for (let minute = start; minute < start + duration && minute < WEEK; minute++)
            bolusParts[minute] = (bolusParts[minute] ?? 0n) + BigInt(raw(volume)) * 1440n;
        const all = flows.map((flow, minute) => flow + (bolusParts[minute] ?? 0n));
        for (const { window, length } of WINDOWS) {
          const worst = delivery.worstCase.find((entry) => entry.window === window);
          const concentration = BigInt(raw(mixture[0].concentration));
          const limit = BigInt(raw(worst?.dose ?? nanograms(-1))) * 1_000_000n * scale;
          const width = raw(length) / MINUTE;
          for (const sum of slidingSums(all, width, WEEK - width)) assert.ok(sum * concentration <= limit);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('the most boluses of a window is ⌈(W + d) / L⌉, at most n a rolling day and 2n around the turn of a clock day', () => {
  const minute = (count: number) => milliseconds(count * MINUTE);
  const bolus = (lockout: number, maxPerDay: number) =>
    ({ dose: nanograms(1), duration: minute(15), lockout: minute(lockout), maxPerDay }) as const;
  assert.equal(bolusesWithin(minute(60), bolus(30, 12), 'rolling'), 3);
  assert.equal(bolusesWithin(minute(60), bolus(75, 12), 'rolling'), 1);
  assert.equal(bolusesWithin(minute(60), bolus(74, 12), 'rolling'), 2);
  assert.equal(bolusesWithin(minute(1440), bolus(60, 4), 'rolling'), 4);
  for (const day of ['clock', null] as const) assert.equal(bolusesWithin(minute(1440), bolus(60, 4), day), 8);
  assert.equal(bolusesWithin(minute(240), bolus(10, 1), null), 2);
  assert.equal(bolusesADay(bolus(60, 4)), 4);
  assert.equal(bolusesADay(bolus(480, 12)), 3);
});

test('a week that is walked from anywhere holds the same week', () => {
  fc.assert(
    fc.property(anyProgram, mixtureFrom(1), anyPump, fc.nat(WEEK - 1), (program, mixture, pump, start) => {
      const week = weekOf(program, mixture, pump);
      assert.equal(
        raw(volumeOverAll(weekFrom(week, start * MINUTE, WEEK * MINUTE), 'nearest')),
        raw(volumeOverAll(wholeWeek(week), 'nearest')),
      );
    }),
  );
});
