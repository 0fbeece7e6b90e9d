import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Finding } from '../../../src/core/findings.ts';
import { UNADOPTED } from '../../../src/core/formulary.ts';
import type { Formats } from '../../../src/core/said/format.ts';
import { SENTENCES } from '../../../src/core/said/sentence.ts';
import { planVisit } from '../../../src/core/visit.ts';
import type { VisitInput } from '../../../src/core/visit-input.ts';
import { THIN_SPACE } from '../../../src/core/wording.ts';
import { findingMessage, type Speech } from '../../../src/web/fields/finding-words.ts';
import english from '../../../src/web/messages/en.json' with { type: 'json' };
import spanish from '../../../src/web/messages/es.json' with { type: 'json' };
import findingEnglish from '../../../src/web/messages/finding.en.json' with { type: 'json' };
import findingSpanish from '../../../src/web/messages/finding.es.json' with { type: 'json' };
import type { Language } from '../../../src/web/messages/messages.ts';
import type { FindingJson } from '../../../src/wire/contract/order.ts';
import { findings as codec } from '../../../src/wire/therapy/judged.ts';
import { anyVisit } from '../../core/any-visit.ts';
import { plausibleVisit } from '../../core/plausible-visit.ts';

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

const BEYOND = /\d[\d.]{15,}/;

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
