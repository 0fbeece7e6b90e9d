import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { amountText } from '../fields/amount-text.ts';
import { ageOn, dayOf, dayText } from '../fields/date-text.ts';
import { spoken, useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { allergiesOf, dangersOf, drugsOf, mriRuleOf } from './patient-facts.ts';
import style from './patient-header.module.css';

function Allergies({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const allergies = allergiesOf(patient);
  if (allergies === null) return <SeverityChip mark="warn">{t('patient.allergies.unknown')}</SeverityChip>;
  if (allergies.length === 0)
    return (
      <SeverityChip mark="good" word={false}>
        {t('patient.allergies.none')}
      </SeverityChip>
    );
  return (
    <SeverityChip mark="refuse">
      {t('patient.allergies.some', { count: allergies.length, list: allergies.map(drugName).join(', ') })}
    </SeverityChip>
  );
}

/** What the pump runs of the primary drug, or why nothing is said. */
function DoseNow({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const daily = patient.standing?.daily ?? [];
  const [primary, ...others] = daily;
  const doubt = patient.unreconciled !== null && (
    <SeverityChip mark="refuse" word={false}>
      {t('patient.dose.in-doubt')}
    </SeverityChip>
  );
  if (primary === undefined || primary.dose.value === 0)
    return (
      <p className={style['dose']}>
        {patient.standing !== null && <b>{t('day.stopped')}</b>}
        {doubt}
      </p>
    );
  const text = (one: typeof primary): string =>
    `${amountText(spoken(one.dose, one.drug), language, 4)} ${drugName(one.drug)}`;
  return (
    <p className={style['dose']}>
      {patient.unreconciled !== null && (
        <span className="visually-hidden">{t('patient.dose.in-doubt')}: </span>
      )}
      <b>{text(primary)}</b>
      {others.length > 0 && <small>+ {others.map(text).join(', ')}</small>}
      {doubt}
    </p>
  );
}

/** Who it is, and what nobody may overlook whatever page he is on. */
export function PatientHeader({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const drugName = useDrugName();
  const { identity, record } = patient;
  const today = dayOf(patient.now, record.timeZone);
  const mri = mriRuleOf(patient);
  return (
    <section className={style['header']} aria-label={t('patient.header')}>
      <div className={style['who']}>
        <h1>{identity.name}</h1>
        <p>
          {t('patient.born', {
            date: dayText(identity.birthDate, 'full', locale),
            age: ageOn(today, identity.birthDate),
          })}{' '}
          · {t('patient.number', { number: identity.recordNumber })}
        </p>
      </div>
      <ul className={style['warnings']} aria-label={t('patient.warnings')}>
        <li>
          <Allergies patient={patient} />
        </li>
        {dangersOf(drugsOf(patient)).map(({ drug, why }) => (
          <li key={drug}>
            <SeverityChip mark="warn" title={`${why.text} (${why.source.title})`}>
              {t('patient.withdrawal', { drug: drugName(drug) })}
            </SeverityChip>
          </li>
        ))}
        {record.pump !== undefined && (
          <li className={style['mri']}>
            <SeverityChip mark="note" title={mri === null ? undefined : `${mri.text} (${mri.source.title})`}>
              {mri === null ? t('patient.mri.unknown') : <span lang="en">MRI: {mri.text}</span>}
            </SeverityChip>
          </li>
        )}
      </ul>
      <DoseNow patient={patient} />
    </section>
  );
}
