import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { microgramsPerDay } from '../../wire/amount/encode-amount.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { amountText } from '../fields/amount-text.ts';
import { isDrug, spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { useMe } from '../patient/patient-context.ts';
import { Card, Line, Lines } from '../shell/card.tsx';
import { factsOf } from './facts-entry.ts';
import { mayRecord } from './may-record.ts';
import style from './register.module.css';

/** What the checks go by, as it is on record; what is not known says so. */
export function FactsCard({
  patient,
  className,
}: {
  readonly patient: Patient;
  readonly className?: string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const { role } = useMe().person;
  const facts = factsOf(patient.record.patient);
  if (facts === null) return null;
  const unknown = t('register.unknown');
  const list = (texts: readonly string[] | undefined, none: string): string => {
    if (texts === undefined) return unknown;
    return texts.length === 0 ? none : texts.map(drugName).join(', ');
  };
  const { opioidTolerant, systemicOpioids, indication } = facts;
  const opioids = systemicOpioids?.map(({ drug, route, dailyDose }) => {
    const known = drug.toLowerCase();
    const dose = spoken(microgramsPerDay(dailyDose), isDrug(known) ? known : 'morphine');
    return `${drug} ${amountText(dose, language, 3)} (${route})`;
  });
  return (
    <Card
      title={t('register.facts.card')}
      className={className}
      beside={
        mayRecord(role) && (
          <Link className={style['link']} to="/patients/$patientId/facts" params={{ patientId: patient.id }}>
            {t('register.facts.edit')}
          </Link>
        )
      }
    >
      <Lines>
        <Line name={t('register.indication')}>
          {indication === undefined ? unknown : t(`register.indication.${indication}`)}
          {indication === 'spasticity' &&
            ` · ${facts.spasticityOrigin === undefined ? unknown : t(`register.origin.${facts.spasticityOrigin}`)}`}
        </Line>
        <Line name={t('register.facts.tolerant')}>
          {opioidTolerant === undefined ? unknown : t(opioidTolerant ? 'register.yes' : 'register.no')}
        </Line>
        <Line name={t('register.allergies')}>{list(facts.allergies, t('register.allergies.none'))}</Line>
        <Line name={t('register.opioids')}>{list(opioids, t('register.opioids.none'))}</Line>
        <Line name={t('register.medicines')}>{list(facts.otherMedicines, t('register.medicines.none'))}</Line>
      </Lines>
    </Card>
  );
}
