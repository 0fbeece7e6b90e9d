import type { BridgeFacts, BridgeRefusal } from '../bridge.ts';
import {
  BRIDGE_TOLERANCE,
  bridgeOf,
  isBridgeDue,
  oldAtNewFlow,
  pathHoldsOlder,
  withoutBridge,
} from '../bridge.ts';
import { type MissingFact, type PathVolume, pathCaveat, saidPathCaveat } from '../catheter.ts';
import { drug } from '../drugs/all.ts';
import type { Finding, Severity } from '../findings.ts';
import { sameMixture } from '../mixture.ts';
import type { Bridge, PassingDose } from '../plan.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { equal, isPositive, massIn, ratio, timeToRun, type Volume, volumeHolding } from '../units.ts';
import { bridgeFactsOf, pathOf, reservoirOf } from '../visit-facts.ts';
import type { VisitInput } from '../visit-input.ts';
import * as words from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';
import { BRIDGE_RULE } from './own-rules.ts';

const AT = '/visit/bridge';

/** Whether the old solution in the tubing and the catheter is carried through at the old dose, and what happens if not. */
export const checkBridge: Check = (input, { before, delivery }) => {
  const { last, visit } = input;
  if (last === null || visit.fill === undefined || visit.prime !== undefined) return [];
  if (sameMixture(last.fill.components, visit.fill.components)) return [];
  const facts = bridgeFactsOf(input, before, delivery);
  if (facts === null) return [notComputed()];
  const path = pathOf(input);
  if (!isBridgeDue(facts)) return [sameFlow(facts, path.ok ? path.value.volume : null)];
  if (!path.ok)
    return [...path.refusal.map((missing) => pathUnknown(missing, facts)), ...patientBoluses(input)];
  return [...decided(facts, path.value), ...older(input, path.value.volume), ...patientBoluses(input)];
};

const finding = (
  rule: string,
  severity: Severity,
  message: string,
  said: readonly Sentence[],
  values: Finding['working'] = {},
): Finding => ({
  rule,
  severity,
  at: AT,
  message,
  said,
  working: values,
  source: BRIDGE_RULE,
});

const notComputed = (): Finding =>
  finding(
    'bridge-not-computed',
    'refuse',
    'The solution changes, but the flow before or after the visit cannot be computed, so no bridge can be. Correct the program first.',
    [say('bridge-not-computed')],
  );

function sameFlow({ before, week }: Omit<BridgeFacts, 'path'>, path: Volume | null): Finding {
  if (!isPositive(before.rate)) return staysInPath();
  const time = path === null ? null : timeToRun(path, [], week);
  const after = time === null ? '' : ` It is through after ${words.durationWords(time)}.`;
  return finding(
    'bridge-same-flow',
    'note',
    `The solution changes and the flow does not (${words.flowWords(before.rate)}): the old solution runs out of the tubing and the catheter as before, and no bridge is needed.${after}`,
    [
      say('bridge-same-flow', { flow: before.rate }),
      ...(time === null ? [] : [say('bridge-through-after', { time })]),
    ],
    { flow: working.flow(before.rate), ...(time === null ? {} : { duration: working.duration(time) }) },
  );
}

/** A15: no bridge without a length, and it is said what to measure. */
function pathUnknown(missing: MissingFact, facts: Omit<BridgeFacts, 'path'>): Finding {
  const declined = facts.choice.kind === 'declined';
  const old = oldAtNewFlow(facts);
  const first = dosesWords(old);
  const message = declined
    ? `The bridge was declined. At first the patient gets ${first}; for how long cannot be said without ${missing.supply}.`
    : `The solution changes and the bridge cannot be computed. Supply ${missing.supply}. Without a bridge the patient would get ${first} at first.`;
  const said = say(declined ? 'bridge-path-declined' : 'bridge-path-unknown', {
    doses: saidDoses(old),
    missing: [missing.said],
  });
  return { ...finding('bridge-path-unknown', declined ? 'warn' : 'refuse', message, [said]), at: missing.at };
}

function decided(facts: Omit<BridgeFacts, 'path'>, from: PathVolume): readonly Finding[] {
  const { choice } = facts;
  const path = from.volume;
  const outcome = bridgeOf({ ...facts, path });
  const without = withoutBridge({ ...facts, path });
  if (choice.kind === 'declined' && choice.reason.trim() === '')
    return [
      finding(
        'bridge-reason',
        'refuse',
        `A bridge is declined only with a reason. ${consequence(facts, without)}`,
        [say('bridge-reason'), saidConsequence(facts, without)],
      ),
    ];
  if (choice.kind === 'declined') return [declined(facts, without, choice.reason)];
  if (!outcome.ok) return [refusal(outcome.refusal, facts, without)];
  return [computed(facts, outcome.value, from), ...offGrid(facts, outcome.value)];
}

function computed(facts: Omit<BridgeFacts, 'path'>, bridge: Bridge, from: PathVolume): Finding {
  const mass = words.massWords(bridge.dose, spokenIn(facts));
  const time = `${words.durationWords(bridge.duration)} (${words.hoursWords(bridge.duration)})`;
  return finding(
    'bridge',
    'note',
    `Bridge: ${mass} of the old ${facts.old[0].drug} over ${time}: ${words.volumeWords(bridge.volume)} at ${words.flowWords(bridge.rate)}. It carries on ${dosesWords(bridge.daily)} until the new solution is at the tip. ${consequence(facts, bridge.without)}${pathCaveat(from)}`,
    [
      say('bridge', {
        mass: bridge.dose,
        drug: facts.old[0].drug,
        time: bridge.duration,
        hours: bridge.duration,
        volume: bridge.volume,
        rate: bridge.rate,
        doses: saidDoses(bridge.daily),
      }),
      saidConsequence(facts, bridge.without),
      ...saidPathCaveat(from),
    ],
    {
      volume: working.volume(bridge.volume),
      oldConcentration: working.concentration(facts.old[0].concentration),
      dose: working.mass(bridge.dose),
      rate: working.flow(bridge.rate),
      duration: working.duration(bridge.duration),
      ...skipped(bridge.without),
    },
  );
}

/** A5: what happens stands beside the reason. */
function declined(facts: Omit<BridgeFacts, 'path'>, without: Without | null, reason: string): Finding {
  return finding(
    'bridge-declined',
    'warn',
    `The bridge was declined. ${consequence(facts, without)}`,
    [say('bridge-declined'), saidConsequence(facts, without)],
    { reason: working.text(reason), ...skipped(without) },
  );
}

function refusal(code: BridgeRefusal, facts: Omit<BridgeFacts, 'path'>, without: Without | null): Finding {
  switch (code.code) {
    case 'no-old-dose':
      return finding(
        'bridge-no-old-dose',
        'refuse',
        `The solution changes and the pump stood still before this visit, so there is no old daily dose to carry on. Decline the bridge with a reason. ${consequence(facts, without)}`,
        [say('bridge-no-old-dose'), saidConsequence(facts, without)],
        skipped(without),
      );
    case 'stays-in-path':
      return staysInPath();
    case 'rate-not-feasible':
      return finding(
        'bridge-rate',
        'refuse',
        `The bridge would need ${words.flowWords(code.wanted)}, which this pump cannot run. The nearest is ${words.flowWords(code.nearest)}, ${words.ratioWords(ratio(code.nearest, code.wanted))} times the old daily dose. Decline the bridge with a reason. ${consequence(facts, without)}`,
        [
          say('bridge-rate', {
            wanted: code.wanted,
            nearest: code.nearest,
            factor: ratio(code.nearest, code.wanted),
          }),
          saidConsequence(facts, without),
        ],
        { wanted: working.flow(code.wanted), nearest: working.flow(code.nearest), ...skipped(without) },
      );
  }
}

const staysInPath = (): Finding =>
  finding(
    'bridge-stays-in-path',
    'warn',
    'The solution changes and nothing will flow: the tubing and the catheter keep the old solution, which comes first when the pump is started again. Compute the bridge then.',
    [say('bridge-stays-in-path')],
  );

function offGrid({ before }: Omit<BridgeFacts, 'path'>, bridge: Bridge): readonly Finding[] {
  if (equal(before.rate, bridge.rate)) return [];
  return [
    {
      ...finding(
        'bridge-rounded',
        'note',
        `The bridge runs at ${words.flowWords(bridge.rate)}, the nearest that the pump can be set to; the old daily dose needs ${words.flowWords(before.rate)}.`,
        [say('bridge-rounded', { kept: bridge.rate, wanted: before.rate })],
        { wanted: working.flow(before.rate), kept: working.flow(bridge.rate) },
      ),
      source: BRIDGE_TOLERANCE.source,
    },
  ];
}

/** Less has run since the last fill than the path holds: something older may come first. */
function older(input: VisitInput, path: Volume): readonly Finding[] {
  const reservoir = reservoirOf(input);
  if (reservoir === null || !pathHoldsOlder(reservoir.programmed, path)) return [];
  return [
    finding(
      'bridge-older-solution',
      'warn',
      `Only ${words.aboutVolumeWords(reservoir.programmed)} has run since the last fill, less than the ${words.volumeWords(path)} of tubing and catheter. What was in them before that fill may come first, and the bridge does not count it.`,
      [say('bridge-older-solution', { programmed: reservoir.programmed, path })],
      { programmed: working.volume(reservoir.programmed), path: working.volume(path) },
    ),
  ];
}

function patientBoluses({ visit, last }: VisitInput): readonly Finding[] {
  const bolus = visit.program.patientBolus;
  const primary = last?.fill.components[0];
  const ordered = visit.fill?.components[0];
  if (bolus === undefined || primary === undefined || ordered === undefined) return [];
  const volume = isPositive(ordered.concentration)
    ? volumeHolding(bolus.dose, ordered.concentration, 'nearest')
    : null;
  const gives =
    volume === null
      ? 'the old solution'
      : `${words.massWords(massIn(volume, primary.concentration, 'nearest'), drug(primary.drug).spokenIn)} of the old ${primary.drug} instead of ${words.massWords(bolus.dose, drug(ordered.drug).spokenIn)} of ${ordered.drug}`;
  return [
    finding(
      'bridge-patient-bolus',
      'warn',
      `Until the new solution is at the tip a patient bolus gives ${gives}. Block patient boluses until then.`,
      [
        volume === null
          ? say('bridge-patient-bolus-unknown')
          : say('bridge-patient-bolus', {
              old: [
                say('mass-of-old', {
                  mass: massIn(volume, primary.concentration, 'nearest'),
                  drug: primary.drug,
                }),
              ],
              new: [say('mass-of', { mass: bolus.dose, drug: ordered.drug })],
            }),
      ],
      { bolus: working.mass(bolus.dose) },
    ),
  ];
}

type Without = Bridge['without'];

const spokenIn = ({ old }: Pick<BridgeFacts, 'old'>): words.SpokenIn => drug(old[0].drug).spokenIn;

const dosesWords = (doses: readonly PassingDose[]): string =>
  doses.map((one) => `${one.drug} ${words.doseWords(one.dose, drug(one.drug).spokenIn)}`).join(', ') ||
  'no drug';

function consequence(facts: Omit<BridgeFacts, 'path'>, without: Without | null): string {
  if (without === null) return 'Nothing will flow, so the old solution stays in the tubing and the catheter.';
  const ordered = dosesWords(facts.after.daily);
  const time = `${words.hoursWords(without.duration)} (${words.durationWords(without.duration)})`;
  return `Without a bridge the patient gets ${dosesWords(without.daily)} for ${time} instead of ${ordered}.`;
}

const saidDoses = (doses: readonly PassingDose[]): readonly Sentence[] =>
  doses.length === 0
    ? [say('no-drug')]
    : doses.map(({ drug: id, dose }) => say('drug-dose', { drug: id, dose }));

const saidConsequence = (facts: Omit<BridgeFacts, 'path'>, without: Without | null): Sentence =>
  without === null
    ? say('nothing-flows')
    : say('without-bridge', {
        gets: saidDoses(without.daily),
        hours: without.duration,
        time: without.duration,
        ordered: saidDoses(facts.after.daily),
      });

const skipped = (without: Without | null): Finding['working'] =>
  without === null
    ? {}
    : { withoutDose: working.dose(without.dose), withoutDuration: working.duration(without.duration) };
