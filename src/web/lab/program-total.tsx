import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComponentDose } from '../../core/plan.ts';
import { inSmallestUnit, isZero } from '../../core/units.ts';
import type { Prescription } from '../../pump/prescription.ts';
import { micrograms, millilitresPerDay } from '../../wire/amount/encode-amount.ts';
import { doseText, roundedText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { isLargeFactor, timesText } from '../order/amount-words.ts';
import { useDoses } from '../patient/use-day.ts';
import { Line, Lines } from '../shell/card.tsx';
import style from './lab.module.css';
import { computedHere } from './lab-day.ts';
import { useLab } from './use-lab.ts';

/** What the typed program comes to in a day, and how many times what runs: before anything is sent. */
export function ProgramTotal({ of }: { readonly of: Prescription }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const doses = useDoses();
  const { pump } = useLab().state.lab;
  const typed = computedHere(of, pump.configuration);
  if (typed === null)
    return (
      <fieldset className={style['group']} data-total="">
        <legend>{t('lab.total')}</legend>
        <SeverityChip mark="warn">{t('lab.total.not-computed')}</SeverityChip>
      </fieldset>
    );
  const running = pump.active === null ? null : computedHere(pump.active.prescription, pump.configuration);
  const most = typed.worstCase.filter(({ window }) => window === 'PT24H');
  return (
    <fieldset className={style['group']} data-total="">
      <legend>
        {t('lab.total')} <VoiceMark words voice={{ kind: 'computed' }} />
      </legend>
      <Lines>
        {typed.daily.map((one) => (
          <Line key={one.drug} name={drugName(one.drug)}>
            <b>{doses(one).daily}</b>{' '}
            <Times of={one} before={running?.daily.find(({ drug }) => drug === one.drug)} />
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

/** How many times what runs; a dose that doubles or halves is marked. Nothing where nothing of that drug runs. */
function Times(props: { readonly of: ComponentDose; readonly before: ComponentDose | undefined }): ReactNode {
  const { t } = useTranslation();
  const { of, before } = props;
  if (before === undefined || isZero(before.dose)) return null;
  const factor = inSmallestUnit(of.dose) / inSmallestUnit(before.dose);
  if (factor === 1) return `· ${t('lab.total.same')}`;
  const words = t('lab.total.times', { factor: timesText(factor) });
  return isLargeFactor(factor) ? <SeverityChip mark="warn">{words}</SeverityChip> : `· ${words}`;
}
