import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { PUMP_ALARM_KINDS } from '../../../src/core/devices/alarms.ts';
import { VISIT_PROBLEMS } from '../../../src/web/visit/problems.ts';
import { LEFT_OUT } from '../../../src/web/visit/read-entry.ts';
import { REFUSAL_REASONS } from '../../../src/web/visit/refusals-known.ts';

const WEB = new URL('../../../src/web/messages/', import.meta.url);
const messagesOf = async (language: string): Promise<Record<string, string>> =>
  JSON.parse(await readFile(new URL(`${language}.json`, WEB), 'utf8'));

const SOURCE = new URL('../../../src/core/therapy/refusals.ts', import.meta.url);

/** What a refusal may say beside its code, as the screen fills it in. */
const DETAILS = {
  step: 'aspirate',
  ordered: '40 mL',
  taken: '47 mL',
  accountedFor: '40 mL',
  minutesLeft: 12,
  refillBy: '20 Apr 2027',
  beyondUse: '1 Dec 2026',
  expected: 'a decimal',
};

for (const language of ['en', 'es']) {
  test(`every refusal of the therapy has its words in ${language}`, async () => {
    const messages = await messagesOf(language);
    const codes = [...(await readFile(SOURCE, 'utf8')).matchAll(/code: '([a-z-]+)'/g)].map(
      ([, code]) => code ?? '',
    );
    assert.ok(codes.length > 40);
    assert.deepEqual(
      codes.filter((code) => !REFUSAL_REASONS.some((known) => known === code)),
      [],
    );
    for (const code of [...REFUSAL_REASONS, 'password-refused']) {
      const words = messages[`visit.refusal.${code}`];
      assert.ok(words, code);
      const said = String(new IntlMessageFormat(words, language).format(DETAILS));
      assert.doesNotMatch(said, /[{}]|undefined/, code);
    }
  });

  test(`every problem, alarm and value that is left out has its words in ${language}`, async () => {
    const messages = await messagesOf(language);
    const keys = [
      ...VISIT_PROBLEMS.map((code) => `visit.problem.${code}`),
      ...PUMP_ALARM_KINDS.map((kind) => `visit.alarm.${kind}`),
      ...LEFT_OUT.map((field) => `visit.read.left-out.${field}`),
    ];
    assert.deepEqual(
      keys.filter((key) => (messages[key] ?? '') === ''),
      [],
    );
  });
}
