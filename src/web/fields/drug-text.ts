import { useTranslation } from 'react-i18next';
import { drug } from '../../core/drugs/all.ts';
import { DRUG_IDS, type DrugId } from '../../core/ids.ts';
import type { AmountJson } from '../../wire/contract/form.ts';

export const isDrug = (id: string): id is DrugId => DRUG_IDS.some((known) => known === id);

/** An amount in the unit its drug is spoken of in: mcg or mg. An unknown drug keeps the unit it came with. */
export function spoken(amount: AmountJson, drugId: string): AmountJson {
  if (!isDrug(drugId)) return amount;
  const [mass, per] = amount.unit.split('/');
  const wanted = drug(drugId).spokenIn;
  if (mass === wanted || (mass !== 'ug' && mass !== 'mg')) return amount;
  return {
    value: wanted === 'mg' ? amount.value / 1000 : amount.value * 1000,
    unit: per === undefined ? wanted : `${wanted}/${per}`,
  };
}

/** The drug's name in the language of the screen. */
export function useDrugName(): (id: string) => string {
  const { t } = useTranslation();
  return (id) => (isDrug(id) ? t(`drug.${id}`) : id);
}
