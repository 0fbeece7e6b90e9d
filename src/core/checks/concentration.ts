import { concentrationWording } from '../dose-wording.ts';
import { drug } from '../drugs/all.ts';
import { held } from '../held.ts';
import { drugWord, limitFinding } from '../limit-finding.ts';
import { say } from '../said/sentence.ts';
import type { Check } from './check.ts';
import { judgeAll } from './judge.ts';

/** Every component's concentration against its limits. */
export const checkConcentration: Check = (input, _computed, formulary) =>
  held(input).flatMap(({ component, at }) => {
    const { drug: id, concentration } = component;
    const wording = concentrationWording(id);
    return judgeAll(drug(id).concentration, null, concentration, formulary).map((judgement) =>
      limitFinding(judgement, {
        rule: 'concentration',
        at: `${at}/concentration`,
        subject: `${drugWord(id)} ${wording.words(concentration)}`,
        saidSubject: say('subject-concentration', { drug: id, concentration }),
        value: concentration,
        wording,
      }),
    );
  });
