import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { CHECK_LIMIT_MS } from '../../../src/core/checking.ts';
import { CHECKS } from '../../../src/core/checks/all.ts';
import type { Check } from '../../../src/core/checks/check.ts';
import { PUMP_ALARM_KINDS } from '../../../src/core/devices/alarms.ts';
import { drug } from '../../../src/core/drugs/all.ts';
import type { Finding } from '../../../src/core/findings.ts';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import { DRUG_IDS, PUMP_MODEL_IDS } from '../../../src/core/ids.ts';
import type { Component } from '../../../src/core/mixture.ts';
import type { Program } from '../../../src/core/program.ts';
import type { Formats } from '../../../src/core/said/format.ts';
import { SENTENCES } from '../../../src/core/said/sentence.ts';
import { planVisit } from '../../../src/core/visit.ts';
import type { VisitInput } from '../../../src/core/visit-input.ts';
import { THIN_SPACE } from '../../../src/core/wording.ts';
import { ENGLISH_FROM, findingMessage, type Speech } from '../../../src/web/fields/finding-words.ts';
import { firstSentence } from '../../../src/web/fields/findings.ts';
import english from '../../../src/web/messages/en.json' with { type: 'json' };
import spanish from '../../../src/web/messages/es.json' with { type: 'json' };
import findingEnglish from '../../../src/web/messages/finding.en.json' with { type: 'json' };
import findingSpanish from '../../../src/web/messages/finding.es.json' with { type: 'json' };
import type { Language } from '../../../src/web/messages/messages.ts';
import type { FindingJson } from '../../../src/wire/contract/order.ts';
import { findings as codec } from '../../../src/wire/therapy/judged.ts';
import { hours, mcg, mcgPerDay, mcgPerMl, mL } from '../../core/amounts.ts';
import { anyVisit } from '../../core/any-visit.ts';
import { plausibleVisit } from '../../core/plausible-visit.ts';
import { SAMPLE } from '../../core/sample-visit.ts';

const MESSAGES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { ...english, ...findingEnglish },
  es: { ...spanish, ...findingSpanish },
};
const formats = new Map<string, IntlMessageFormat>();

function speech(language: Language): Speech {
  return {
    language,
    message: (key, values) => {
      const known = formats.get(`${language} ${key}`);
      const format = known ?? new IntlMessageFormat(MESSAGES[language][key] ?? assert.fail(key), language);
      formats.set(`${language} ${key}`, format);
      return String(format.format({ ...values } as Record<string, string>));
    },
  };
}
const [EN, ES] = [speech('en'), speech('es')];
const spaced = (text: string | null): string | null => text?.replaceAll(THIN_SPACE, ' ') ?? null;

const BEYOND = /\d{9,}|\d[\d.]{15,}/;

/** As a page receives it. */
const onPage = (findings: readonly Finding[]): readonly FindingJson[] =>
  JSON.parse(JSON.stringify(codec.write(findings))) as FindingJson[];

function assertSaid(findings: readonly Finding[]): void {
  for (const finding of onPage(findings)) {
    // An amount of so many digits does not come through JSON to the last of them, or not at all.
    if (BEYOND.test(JSON.stringify(finding.said))) continue;
    assert.equal(spaced(findingMessage(finding.said, EN)), spaced(finding.message), finding.rule);
    assert.notEqual(findingMessage(finding.said, ES), null, finding.rule);
  }
}

test('every sentence of the checks has words in both languages, with each of its values', () => {
  for (const [code, of] of Object.entries(SENTENCES) as [string, Formats][])
    for (const messages of [findingEnglish, findingSpanish] as Readonly<Record<string, string>>[]) {
      const message = messages[`finding.say.${code}`];
      assert.ok(message !== undefined, code);
      // The drug of a sentence says how its amounts are spoken of, and need not be named twice.
      for (const name of Object.keys(of).filter((each) => each !== 'drug'))
        assert.ok(message.includes(`{${name}}`), `${code} ${name}`);
      for (const [, name = ''] of message.matchAll(/\{(\w+)\}/g))
        assert.ok(Object.hasOwn(of, name), `${code} ${name}`);
    }
  const known = Object.keys(SENTENCES).map((code) => `finding.say.${code}`);
  assert.deepEqual(new Set(Object.keys(findingEnglish)), new Set(known));
});

test('no number stands in the words of a finding: each comes from the finding', () => {
  // Zero is a boundary, midnight is written 00:00, and the years name the programmers of an old constant.
  const allowed = /\b0\b|00:00|2016–17|24 hours|24 horas/g;
  for (const messages of [findingEnglish, findingSpanish] as Readonly<Record<string, string>>[])
    for (const [key, message] of Object.entries(messages))
      assert.doesNotMatch(message.replaceAll(allowed, ''), /\d/, key);
});

test('what a page says of a finding in English is the message of the core to the letter', () => {
  const said = (input: VisitInput): void => assertSaid(planVisit(input, UNADOPTED).findings);
  fc.assert(fc.property(plausibleVisit, said), { numRuns: 100 });
  fc.assert(fc.property(anyVisit, said), { numRuns: 150 });
});

const sample = (visit: Partial<VisitInput['visit']>, rest: Partial<VisitInput> = {}): VisitInput => ({
  ...SAMPLE,
  ...rest,
  visit: { ...SAMPLE.visit, ...visit },
});
const filled = (...components: readonly [Component, ...Component[]]): VisitInput =>
  sample({ fill: { volume: mL(20), components } });
const clonidine = { drug: 'clonidine', concentration: mcgPerMl(50), stock: mcgPerMl(500) } as const;
const since = SAMPLE.visit.at;
const bolus = (dose: number, lockout: number): Program => ({
  ...SAMPLE.visit.program,
  patientBolus: { dose: mcg(dose), duration: hours(0.25), lockout: hours(lockout), maxPerDay: 2 },
});

/** What visits by chance do not come to. */
const RARE: readonly VisitInput[] = [
  // Every drug filled, and every drug left out: what a table of drugs says has words, too.
  ...DRUG_IDS.filter((id) => id !== 'saline').flatMap((id) => {
    const only: Component = { drug: id, concentration: mcgPerMl(100) };
    const other: Component = { ...only, drug: id === 'bupivacaine' ? 'morphine' : 'bupivacaine' };
    const last = SAMPLE.last && {
      ...SAMPLE.last,
      fill: { ...SAMPLE.last.fill, components: [only] as const },
    };
    return [filled(only), { ...filled(other), last }];
  }),
  ...PUMP_MODEL_IDS.flatMap((model) =>
    [...PUMP_ALARM_KINDS, 'door-open'].flatMap((kind) => [
      sample({ read: { alarms: [{ kind }] } }, { pump: { model } }),
      sample({ read: { alarms: [{ kind, since }] } }, { pump: { model } }),
    ]),
  ),
  filled({ drug: 'morphine', concentration: mcgPerMl(30_000), stock: mcgPerMl(25_000) }),
  filled({ drug: 'morphine', concentration: mcgPerMl(10_000) }, clonidine),
  filled({ drug: 'morphine', concentration: mcgPerMl(10_000), stock: mcgPerMl(0) }),
  filled(
    { drug: 'morphine', concentration: mcgPerMl(24_000), stock: mcgPerMl(25_000) },
    {
      ...clonidine,
      concentration: mcgPerMl(400),
    },
  ),
  sample({}, { pump: { model: 'synchromed-ii-40', tubingVolume: mL(0.199), lowReservoirAlarm: mL(2) } }),
  sample({}, { pump: { model: 'synchromed-ii-40', tubingVolume: mL(0.4), lowReservoirAlarm: mL(2) } }),
  sample(
    {},
    {
      patient: {
        otherMedicines: ['diazepam', 'codeine', 'warfarin', 'phenelzine', 'vitamin D'],
        systemicOpioids: [{ drug: 'oxycodone', route: 'oral', dailyDose: mcgPerDay(20_000) }],
        allergies: ['codeine', 'baclofen', 'latex'],
      },
    },
  ),
  sample(
    { program: bolus(10, 60) },
    { last: SAMPLE.last && { ...SAMPLE.last, program: bolus(10_000, 2.5) } },
  ),
];

test('what visits by chance seldom come to is said to the letter, too', () => {
  for (const input of RARE) assertSaid(planVisit(input, UNADOPTED).findings);
  const adoptions = [drug('baclofen').dailyDose[0]?.id ?? assert.fail(), 'no such limit'].map((limit) => ({
    limit,
    max: 100_000,
    by: 'Dr. Ruiz',
    on: '2026-10-01',
  }));
  assertSaid(planVisit(SAMPLE, { version: 'ours', adoptions }).findings);
  const fails: Check = () => {
    throw new TypeError('a defect');
  };
  assertSaid(planVisit(SAMPLE, UNADOPTED, { checks: CHECKS.with(0, fails) }).findings);
  let now = 0;
  const watch = (): number => {
    now += 10 * CHECK_LIMIT_MS;
    return now;
  };
  assertSaid(planVisit(SAMPLE, UNADOPTED, { watch }).findings);
});

test('a sentence that this page does not know leaves the whole message to the core', () => {
  const known = { code: 'residual-pending', values: {} };
  assert.notEqual(findingMessage([known], ES), null);
  for (const said of [
    undefined,
    [],
    [known, { code: 'of-a-later-version', values: {} }],
    [{ code: 'bridge-rounded', values: {} }],
    [{ code: 'bridge-rounded', values: { kept: 'soon', wanted: { value: 1, unit: 'mL/d' } } }],
  ])
    assert.equal(findingMessage(said, ES), null);
});

test('in Spanish an amount keeps its figures, and what a source says is marked as English', () => {
  const of = { unit: 'ug/d', value: 200.5 };
  const dose = { code: 'subject-dose', values: { drug: 'baclofen', dose: of } };
  assert.equal(spaced(findingMessage([dose], ES)), 'Baclofeno 200.5 mcg/día (8.354 mcg/hora)');
  const alert = {
    code: 'high-alert',
    values: { drugs: ['morphine', 'clonidine'], where: 'listed. As a class', confidence: 'recalled' },
  };
  const text = findingMessage([alert], ES) ?? assert.fail();
  assert.ok(
    text.startsWith(`Morfina, clonidina: medicación de alto riesgo (${ENGLISH_FROM}listed. As a class`),
  );
  const [first, rest] = firstSentence(text);
  assert.ok(first.endsWith('recordado, sin confirmar).'), first);
  assert.match(rest, /^Una segunda persona/);
});
