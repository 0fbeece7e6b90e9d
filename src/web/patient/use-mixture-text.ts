import type { Mixture } from '../../core/mixture.ts';
import { microgramsPerMillilitre } from '../../wire/amount/encode-amount.ts';
import { doseText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';

/** A solution in words, primary drug first: `morphine 20 mg/mL + bupivacaine 10 mg/mL`. */
export function useMixtureText(): (mixture: Mixture) => string {
  const { language } = useLanguage();
  const drugName = useDrugName();
  return (mixture) =>
    mixture
      .map(
        ({ drug, concentration }) =>
          `${drugName(drug)} ${doseText(microgramsPerMillilitre(concentration), drug, language)}`,
      )
      .join(' + ');
}
