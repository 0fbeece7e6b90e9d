import { STARTING_POLICY } from '../../src/core/clinic-policy.ts';
import { pumpProfile } from '../../src/core/devices/profiles.ts';
import { CATHETER_MODEL_IDS, DRUG_IDS, type DrugId } from '../../src/core/ids.ts';
import type { Component, Mixture } from '../../src/core/mixture.ts';
import type { PatientBolus, Program, StepSetting } from '../../src/core/program.ts';
import { epochMilliseconds, instantAt, minutes, type TimeZone, WEEKDAYS } from '../../src/core/time.ts';
import {
  inSmallestUnit,
  micrometres,
  milliseconds,
  nanograms,
  nanogramsPerDay,
  nanogramsPerMillilitre,
  nanolitres,
  nanolitresPerDay,
} from '../../src/core/units.ts';
import type {
  CatheterSegment,
  ClinicPolicy,
  Delivered,
  LastState,
  VisitInput,
} from '../../src/core/visit-input.ts';

const DAY = 86_400_000;
const DRUGS = DRUG_IDS.filter((id) => id !== 'saline');
const ZONES = ['America/Chicago', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
const PUMPS = [
  'synchromed-ii-20',
  'synchromed-ii-40',
  'synchromed-iii-40',
  'prometra-ii-20',
  'prometra-ii-40',
] as const;
/** Steps start at multiples of one of these; 1 is rare because the oracle tries every such minute of the week. */
const GRAINS = [60, 60, 60, 30, 30, 20, 15, 15, 10, 10];

/** Numbers from a seed, the same on every machine (xorshift over 32 bits). */
class Dice {
  #state: number;
  constructor(seed: number) {
    // An odd factor gives every seed a state of its own; nought would stay nought.
    this.#state = Math.imul(seed + 1, 0x9e3779b1) || 1;
    for (let warm = 0; warm < 8; warm++) this.whole(2);
  }
  /** 0 to `below` − 1. */
  whole(below: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return Math.floor(((this.#state >>> 0) / 4_294_967_296) * below);
  }
  between(least: number, most: number): number {
    return least + this.whole(most - least + 1);
  }
  /** Evenly over the orders of magnitude; sometimes a round number, as people write them. */
  spread(least: number, most: number): number {
    const exact = Math.round(least * (most / least) ** ((this.whole(1_000_000) + 0.5) / 1_000_000));
    if (this.chance(2)) return exact;
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
    return Math.max(least, Math.round(exact / unit) * unit);
  }
  chance(of: number): boolean {
    return this.whole(of) === 0;
  }
  one<T>(from: readonly T[]): T {
    const picked = from[this.whole(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }
}

export interface RandomVisit {
  readonly input: VisitInput;
  /** Every step starts at a multiple of this many minutes. */
  readonly grain: number;
}

export function randomVisit(seed: number): RandomVisit {
  const dice = new Dice(seed);
  const grain = dice.chance(200) ? 1 : dice.one(GRAINS);
  const model = dice.one(PUMPS);
  const reservoir = model.endsWith('20') ? 20_000_000 : 40_000_000;
  const profile = pumpProfile(model);
  const modes = profile.modes.filter((mode) => mode !== 'minimum-rate' || profile.minimumRateMode !== null);
  const now = Date.UTC(2026, 0, 1) + dice.whole(3 * 365 * 24 * 60) * 60_000;
  const held = dice.chance(8) ? null : lastState(dice, reservoir, modes, grain, now);
  const neverRan = held !== null && dice.chance(12);
  const last = held === null || !neverRan ? held : still(held);
  const changes = last === null || dice.chance(2);
  const onlyReprograms = last !== null && dice.chance(10);
  const components = onlyReprograms
    ? last.fill.components
    : changes
      ? mixture(dice, true)
      : withStock(dice, last.fill.components);
  const visit: VisitInput['visit'] = {
    at: instantAt(now),
    ...(last !== null && { aspirated: nanolitres(dice.whole(reservoir)) }),
    ...(last !== null && { read: neverRan ? {} : reading(dice, last, now) }),
    ...(!onlyReprograms && { fill: { volume: nanolitres(dice.between(5_000_000, reservoir)), components } }),
    program: program(dice, components, modes, grain),
    ...(dice.chance(6) && {
      prime: {
        part: dice.one(['tubing-and-catheter', 'catheter', 'catheter'] as const),
        ...(!dice.chance(8) && {
          reason: dice.one(['implant', 'revision', 'revision', 'catheter-aspirated'] as const),
        }),
        catheterDrugFree: !dice.chance(4),
      },
    }),
    bridge: dice.chance(6)
      ? ({ kind: 'declined', reason: 'comfort' } as const)
      : ({ kind: 'compute' } as const),
  };
  return {
    grain,
    input: {
      timeZone: dice.one(ZONES) as TimeZone,
      clinic: policy(dice),
      patient: {},
      pump: {
        model,
        ...(dice.chance(2) && { lowReservoirAlarm: nanolitres(dice.between(0, 4_000) * 1_000) }),
        ...(dice.chance(2) && { tubingVolume: nanolitres(dice.between(50_000, 400_000)) }),
      },
      catheter: { segments: Array.from({ length: dice.between(1, 3) }, () => segment(dice)) },
      last,
      visit,
    },
  };
}

/** Filled, and nothing ran. */
const still = ({ fill }: LastState): LastState => ({
  fill,
  program: { mode: 'stopped' },
  changes: [],
  delivered: [],
  neverRan: true,
});

function policy(dice: Dice): ClinicPolicy {
  if (dice.chance(2)) return STARTING_POLICY;
  const days = () => milliseconds(dice.whole(40) * DAY + (dice.chance(3) ? dice.whole(DAY) : 0));
  const open = WEEKDAYS.filter(() => dice.chance(2));
  return {
    refillMargin: days(),
    withdrawalMargin: days(),
    longestInterval: milliseconds(dice.between(10, 300) * DAY),
    clinicDays: open.length === 0 ? [dice.one(WEEKDAYS)] : open,
    isDefault: false,
  };
}

function segment(dice: Dice): CatheterSegment {
  if (dice.chance(4)) return { volume: nanolitres(dice.between(20_000, 300_000)) };
  const model = dice.one(CATHETER_MODEL_IDS.filter((id) => id !== 'other'));
  return dice.chance(25) ? { model } : { model, implanted: micrometres(dice.between(1_000, 1_000_000)) };
}

function mixture(dice: Dice, compounded: boolean): Mixture {
  const drugs: DrugId[] = [];
  const count = dice.chance(2) ? 1 : dice.between(2, 3);
  while (drugs.length < count) {
    const next = dice.one(DRUGS);
    if (!drugs.includes(next)) drugs.push(next);
  }
  const components = drugs.map((drug) => ({
    drug,
    concentration: nanogramsPerMillilitre(dice.spread(1_000, 50_000_000)),
  }));
  const all = components as unknown as Mixture;
  return compounded ? withStock(dice, all) : all;
}

function withStock(dice: Dice, components: Mixture): Mixture {
  if (dice.chance(4))
    return components.map(({ drug, concentration }) => ({ drug, concentration })) as unknown as Mixture;
  const share = components.length;
  const each = components.map(({ drug, concentration }): Component => {
    const c = inSmallestUnit(concentration);
    return {
      drug,
      concentration,
      stock: nanogramsPerMillilitre(c * dice.between(1, share + 3) + dice.whole(c)),
    };
  });
  return each as unknown as Mixture;
}

function setting(dice: Dice, c: number, hours: number): StepSetting {
  const flow = dice.spread(48_000, 2_000_000);
  const dose = Math.max(1, Math.round((flow * c) / 1_000_000));
  if (hours > 0 && dice.chance(3)) {
    const amount = Math.max(1, Math.round((dose * hours) / 24));
    return { kind: 'amount', amount: nanograms(amount) };
  }
  return dice.chance(3)
    ? { kind: 'rate', rate: nanolitresPerDay(flow) }
    : { kind: 'dose', dose: nanogramsPerDay(dose) };
}

function program(dice: Dice, components: Mixture, modes: readonly Program['mode'][], grain: number): Program {
  const c = inSmallestUnit(components[0].concentration);
  const base = basal(dice, c, modes, grain);
  if (base.mode === 'stopped' || !dice.chance(4)) return base;
  return { ...base, patientBolus: patientBolus(dice, c) };
}

function patientBolus(dice: Dice, c: number): PatientBolus {
  const duration = dice.between(1, 30) * 60_000;
  const volume = dice.spread(2_000, 100_000);
  return {
    dose: nanograms(Math.max(1, Math.round((volume * c) / 1_000_000))),
    duration: milliseconds(duration),
    lockout: milliseconds(duration + dice.between(0, 24 * 60) * 60_000),
    maxPerDay: dice.between(1, 12),
  };
}

function basal(dice: Dice, c: number, modes: readonly Program['mode'][], grain: number): Program {
  const kind = dice.whole(20);
  if (kind === 0) return { mode: 'stopped' };
  if (kind === 1 && modes.includes('minimum-rate')) return { mode: 'minimum-rate' };
  const single = setting(dice, c, 0);
  if (kind < 11 && single.kind !== 'amount') return { mode: 'continuous', setting: single };
  const split = dice.between(1, 6);
  const days = dice.chance(2) ? [WEEKDAYS] : [WEEKDAYS.slice(0, split), WEEKDAYS.slice(split)];
  return { mode: 'schedule', patterns: days.map((each) => ({ days: each, steps: steps(dice, c, grain) })) };
}

function steps(dice: Dice, c: number, grain: number) {
  const starts = new Set(dice.chance(2) ? [0] : [dice.whole(1440 / grain) * grain]);
  const count = dice.between(1, 5);
  while (starts.size < count) starts.add(dice.whole(1440 / grain) * grain);
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((start, index) => ({
    at: minutes(start),
    setting: setting(dice, c, ((sorted[index + 1] ?? 1440) - start) / 60),
  }));
}

function lastState(
  dice: Dice,
  reservoir: number,
  modes: readonly Program['mode'][],
  grain: number,
  now: number,
): LastState {
  const filled = now - dice.between(1, 120) * DAY + dice.whole(DAY - 120_000);
  const components = mixture(dice, false);
  const at = () => instantAt(filled + dice.whole(Math.max(1, now - filled)));
  const first = program(dice, components, modes, grain);
  // One size of patient bolus over the whole time, so that a count has one meaning.
  const { patientBolus: bolus } = first;
  const later = (): Program => {
    const { patientBolus: _, ...rest } = program(dice, components, modes, grain);
    return bolus === undefined ? rest : { ...rest, patientBolus: bolus };
  };
  const changed = dice.chance(3) ? Array.from({ length: dice.between(1, 2) }, at) : [];
  const delivered: Delivered[] = [];
  if (dice.chance(4))
    delivered.push({ kind: 'single', at: at(), volume: nanolitres(dice.between(1_000, 500_000)) });
  if (dice.chance(4)) {
    const duration = milliseconds(dice.between(60_000, Math.min(DAY, now - filled)));
    delivered.push({
      kind: 'bridge',
      at: instantAt(filled),
      volume: nanolitres(dice.between(1_000, 500_000)),
      duration,
    });
  }
  if (bolus !== undefined && dice.chance(2))
    delivered.push({ kind: 'patient', at: at(), count: dice.whole(40) });
  return {
    fill: { at: instantAt(filled), volume: nanolitres(dice.between(5_000_000, reservoir)), components },
    program: first,
    changes: changed
      .sort((a, b) => epochMilliseconds(a) - epochMilliseconds(b))
      .map((when) => ({ at: when, program: later() })),
    delivered,
  };
}

function reading(dice: Dice, last: LastState, now: number) {
  const filled = epochMilliseconds(last.fill.at);
  const span = Math.max(2, now - filled);
  const from = filled + dice.whole(span - 1);
  return {
    ...(dice.chance(3) && { clockOffset: milliseconds(dice.between(-180, 180) * 60_000) }),
    ...(dice.chance(4) && {
      stops: [{ from: instantAt(from), until: instantAt(from + 1 + dice.whole(now - from)) }],
    }),
    ...(last.program.patientBolus !== undefined && dice.chance(2) && { patientBoluses: dice.whole(60) }),
  };
}
