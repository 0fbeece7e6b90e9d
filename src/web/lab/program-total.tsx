import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComponentDose } from '../../core/plan.ts';
import { inSmallestUnit } from '../../core/units.ts';
import type { Prescription } from '../../pump/prescription.ts';
import { micrograms, millilitresPerDay } from '../../wire/amount/encode-amount.ts';
import { doseText, roundedText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { VoiceMark } from '../fields/voice.tsx';
import { timesText } from '../order/amount-words.ts';
import { useDoses } from '../patient/use-day.ts';
import { Line, Lines } from '../shell/card.tsx';
import style from './lab.module.css';
import { deliveryHere } from './lab-day.ts';
import { useLab } from './use-lab.ts';

/** What the typed program comes to in a day, and how many times what runs: before anything is sent. */
export function ProgramTotal({ of }: { readonly of: Prescription }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const doses = useDoses();
  const { pump } = useLab().state.lab;
  const typed = deliveryHere(of, pump.configuration);
  const running =
    pump.active === null ? [] : deliveryHere(pump.active.prescription, pump.configuration).daily;
  const times = ({ drug, dose }: ComponentDose): string => {
    const before = running.find((each) => each.drug === drug);
    if (before === undefined || inSmallestUnit(before.dose) === 0) return '';
    const factor = timesText(inSmallestUnit(dose) / inSmallestUnit(before.dose));
    return ` · ${t('lab.total.times', { factor })}`;
  };
  const most = typed.worstCase.filter(({ window }) => window === 'PT24H');
  return (
    <fieldset className={style['group']} data-total="">
      <legend>
        {t('lab.total')} <VoiceMark words voice={{ kind: 'computed' }} />
      </legend>
      <Lines>
        {typed.daily.map((one) => (
          <Line key={one.drug} name={drugName(one.drug)}>
            <b>{doses(one).daily}</b>
            {times(one)}
          </Line>
        ))}
        <Line name={t('lab.total.flow')}>{roundedText(millilitresPerDay(typed.rate), language)}</Line>
        {of.program.patientBolus !== undefined &&
          most.map(({ drug, dose }) => (
            <Line key={drug} name={t('lab.total.most', { drug: drugName(drug) })}>
              {doseText(micrograms(dose), drug, language)}
            </Line>
          ))}
      </Lines>
    </fieldset>
  );
}
