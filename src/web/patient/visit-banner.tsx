import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ratio } from '../../core/units.ts';
import { microgramsPerDay, millilitresPerDay } from '../../wire/amount/encode-amount.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { amountText, numberText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { doseText, roundedText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Banner } from '../shell/banner.tsx';
import { atVisit } from './at-visit.ts';
import type { FilledPump } from './pump-now.ts';
import { useMixtureText } from './use-mixture-text.ts';

/** Filled and not programmed: what the program from before makes of the new solution [SR-60]. */
function Filled({ pump, at }: { readonly pump: FilledPump; readonly at: string }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const mixtureText = useMixtureText();
  const { injected, delivery, mixture } = pump;
  const [before] = delivery.daily;
  const first = injected?.delivers[0];
  if (injected === null || first === undefined)
    return <Banner mark="refuse" title={t('at-visit.filled', { at })} />;
  if (injected.sameSolution)
    return (
      <Banner mark="warn" title={t('at-visit.filled', { at })}>
        <p>{t('at-visit.same', { solution: mixtureText(injected.mixture) })}</p>
      </Banner>
    );
  return (
    <Banner
      mark="refuse"
      title={t('at-visit.other', {
        at,
        fresh: mixtureText(injected.mixture),
        former: mixtureText(mixture),
      })}
    >
      <p>
        {t('at-visit.gives', {
          flow: roundedText(millilitresPerDay(delivery.rate), language),
          doses: injected.delivers
            .map((one) => `${doseText(microgramsPerDay(one.dose), one.drug, language)} ${drugName(one.drug)}`)
            .join(', '),
        })}{' '}
        {before !== undefined &&
          before.drug === first.drug &&
          t('at-visit.factor', {
            factor: numberText(ratio(first.dose, before.dose), 2),
            dose: doseText(microgramsPerDay(before.dose), before.drug, language),
          })}
      </p>
    </Banner>
  );
}

/** What an open visit has changed, and that the figures from before it no longer hold. */
export function VisitBanner({
  patient,
  pump,
}: {
  readonly patient: Patient;
  readonly pump: FilledPump | null;
}): ReactNode {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const stage = atVisit(patient);
  if (stage === null) return null;
  const at = momentText(stage.at, 'clock', patient.record.timeZone, locale);
  switch (stage.kind) {
    case 'filled':
      return pump === null ? (
        <Banner mark="refuse" title={t('at-visit.filled', { at })} />
      ) : (
        <Filled pump={pump} at={at} />
      );
    case 'emptied':
      return (
        <Banner mark="refuse" title={t('at-visit.emptied', { at })}>
          <p>{t('at-visit.emptied.text', { volume: amountText(stage.aspirated, language, 2) })}</p>
        </Banner>
      );
    case 'programming':
      return <Banner mark="refuse" title={t('at-visit.programming', { at })} />;
    case 'programmed':
      return null;
  }
}
