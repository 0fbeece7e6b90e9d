import { useTranslation } from 'react-i18next';
import type { DrugId } from '../../core/ids.ts';
import type { OutsideRemark } from '../../twin/simulation.ts';
import { useDrugName } from '../fields/drug-text.ts';

type Code = OutsideRemark['code'];
/** The cord says that it is a prior wherever it is drawn; plasma and effects are not asked for here. */
const SAID_ELSEWHERE = ['prior', 'weight-unknown', 'no-plasma-model', 'no-effect-model'] as const;
type SaidHere = Exclude<Code, (typeof SAID_ELSEWHERE)[number]>;

const isSaidHere = (code: Code): code is SaidHere => !SAID_ELSEWHERE.some((one) => one === code);

/** The message of a remark; null where the page says it in words of its own. */
export const outsideKey = (code: Code): `twin.outside.${SaidHere}` | null =>
  isSaidHere(code) ? `twin.outside.${code}` : null;

export function useOutsideText(): (code: Code, drug: DrugId | null) => string {
  const { t } = useTranslation();
  const drugName = useDrugName();
  return (code, drug) => {
    const key = outsideKey(code);
    return key === null ? '' : t(key, { drug: drug === null ? '' : drugName(drug) });
  };
}
