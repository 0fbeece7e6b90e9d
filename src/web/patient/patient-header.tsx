import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../wire/contract/patient.ts';
import { ageOn, dayOf, dayText } from '../fields/date-text.ts';
import { doseText } from '../fields/dose-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { useNarrow } from '../shell/use-narrow.ts';
import { asLeftByVisit, atVisit, isInDoubt } from './at-visit.ts';
import { latenessOf } from './lateness.ts';
import { useMriWords } from './mri-words.ts';
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

/** Why the dose is not simply what is delivered; null where it is. */
function DoseMark({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const stage = atVisit(patient);
  const late = latenessOf(patient);
  const word =
    stage !== null
      ? t(`patient.dose.${stage.kind}`)
      : patient.unreconciled !== null
        ? t('patient.dose.unsettled')
        : late?.empty != null
          ? t('patient.dose.may-be-empty')
          : late?.alarm != null
            ? t('patient.dose.past-alarm')
            : null;
  if (word === null) return null;
  const mark = stage?.kind === 'programmed' ? 'note' : 'refuse';
  return (
    <SeverityChip mark={mark} word={false}>
      {word}
    </SeverityChip>
  );
}

/** What the pump runs of the primary drug. No figure at all while it is in doubt. */
function DoseNow({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const drugName = useDrugName();
  const { standing } = asLeftByVisit(patient);
  const [primary, ...others] = standing?.daily ?? [];
  const text = (one: NonNullable<typeof primary>): string =>
    `${doseText(one.dose, one.drug, language)} ${drugName(one.drug)}`;
  const doubt = isInDoubt(patient);
  const stopped = primary === undefined || primary.dose.value === 0;
  return (
    <div className={style['dose']}>
      {doubt && <b>{t('patient.dose.in-doubt')}</b>}
      {!doubt && stopped && standing !== null && <b>{t('day.stopped')}</b>}
      {!doubt && !stopped && (
        <>
          <b>{text(primary)}</b>
          {others.length > 0 && <small>+ {others.map(text).join(', ')}</small>}
        </>
      )}
      <DoseMark patient={patient} />
    </div>
  );
}

/** What the drugs and the pump forbid: each as an item of a list. */
function Rules({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const drugName = useDrugName();
  const mri = mriRuleOf(patient);
  const rule = useMriWords(mri?.model ?? null);
  return (
    <>
      {dangersOf(drugsOf(patient)).map(({ drug, why }) => (
        <li key={drug}>
          <SeverityChip mark="warn" title={`${why.text} (${why.source.title})`}>
            {t('patient.withdrawal', { drug: drugName(drug) })}
          </SeverityChip>
        </li>
      ))}
      {patient.record.pump !== undefined && (
        <li>
          <SeverityChip mark="note" title={mri?.source.title}>
            {rule === null ? t('patient.mri.unknown') : t('patient.mri', { rule })}
          </SeverityChip>
        </li>
      )}
    </>
  );
}

/**
 * Who it is, and what nobody may overlook whatever page he is on. On a phone only who it is, the allergies and the dose stay
 * while the page scrolls: with a keyboard open there is no room for more.
 */
export function PatientHeader({ patient }: { readonly patient: Patient }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const narrow = useNarrow();
  const { identity, record } = patient;
  const today = dayOf(patient.now, record.timeZone);
  return (
    <>
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
          {!narrow && <Rules patient={patient} />}
        </ul>
        <DoseNow patient={patient} />
      </section>
      {narrow && (
        <section className={style['rules']} aria-label={t('patient.rules')}>
          <ul className={style['warnings']}>
            <Rules patient={patient} />
          </ul>
        </section>
      )}
    </>
  );
}
