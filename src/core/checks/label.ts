import { requirement } from '../devices/source.ts';
import { drug } from '../drugs/all.ts';
import type { Finding } from '../findings.ts';
import { drugWord } from '../limit-finding.ts';
import { type Component, concentrationIn, drugsOf } from '../mixture.ts';
import { type Sentence, say } from '../said/sentence.ts';
import { equal, isZero, ratio } from '../units.ts';
import { concentrationWords, ratioWords } from '../wording.ts';
import { working } from '../working.ts';
import type { Check } from './check.ts';

const AT = '/visit/label/components';
const LABEL_EQUALS_ORDER = requirement(
  'SR-50',
  'the label of the syringe equals the order, or nothing is injected',
);

/** A3: what stands on the syringe against what is ordered, drug by drug, exactly. */
export const checkLabel: Check = ({ visit }) => {
  const { label, fill } = visit;
  if (label === undefined) return [];
  if (fill === undefined)
    return [
      refusal('A label was read, but nothing is ordered to be filled.', say('label-nothing-ordered'), {}),
    ];
  return drugsOf(label.components, fill.components).flatMap((id) => {
    const [read, ordered] = [concentrationIn(label.components, id), concentrationIn(fill.components, id)];
    return equal(read, ordered) ? [] : [different(id, read, ordered)];
  });
};

function different(
  id: Component['drug'],
  read: Component['concentration'],
  ordered: Component['concentration'],
): Finding {
  const words = (concentration: Component['concentration']): string =>
    concentrationWords(concentration, drug(id).spokenIn);
  const values = { label: working.concentration(read), ordered: working.concentration(ordered) };
  if (isZero(read))
    return refusal(
      `${drugWord(id)} ${words(ordered)} is ordered and does not stand on the label.`,
      say('label-missing', { drug: id, ordered }),
      values,
    );
  if (isZero(ordered))
    return refusal(
      `${drugWord(id)} ${words(read)} stands on the label and is not ordered.`,
      say('label-extra', { drug: id, read }),
      values,
    );
  const times = ratio(read, ordered);
  return refusal(
    `The label says ${id} ${words(read)}; ${words(ordered)} is ordered. At the ordered flow the patient would get ${ratioWords(times)} times the dose.`,
    say('label-differs', { drug: id, read, ordered, times }),
    { ...values, times: working.number(times) },
  );
}

const refusal = (message: string, said: Sentence, values: Finding['working']): Finding => ({
  rule: 'label-differs',
  severity: 'refuse',
  at: AT,
  message: `${message} Do not inject: find out which is right.`,
  said: [said, say('label-do-not-inject')],
  working: values,
  source: LABEL_EQUALS_ORDER,
});
