import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { repeatedContent } from '../../core/therapy/repeated-content.ts';
import { isZero } from '../../core/units.ts';
import { moment } from '../../wire/therapy/quantities.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import { useAmountWords } from './amount-words.ts';
import { isUntouched } from './draft-difference.ts';
import { draftOfContent } from './draft-of-content.ts';
import style from './fields.module.css';
import { useOrder } from './order-context.ts';
import { emptyDraft } from './order-draft.ts';

/** What is in the pump now, and the two ways to begin with it: once more as it is, or as text to be changed. */
export function PumpHolds(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { base, parts, patient, draft, change, goTo } = useOrder();
  const words = useAmountWords();
  const { last } = base.record;
  if (last === null) return <p className={style['quiet']}>{t('order.holds.nothing')}</p>;
  const zone = patient.record.timeZone;
  const filled = String(moment.write(last.fill.at));
  const programmed = last.changes.at(-1)?.at ?? last.fill.at;
  const planned = { day: draft.day, time: draft.time };
  const isFresh = isUntouched(draft, emptyDraft(planned));
  const dose = parts.today?.daily[0];
  const repeat = (): void => {
    change(() => ({ ...emptyDraft(planned), repeat: true }));
    goTo('changes');
  };
  const start = (): void =>
    change(() =>
      draftOfContent(repeatedContent(last), planned, {
        fill: { from: 'pump', at: filled, confirmed: false },
        program: { from: 'pump', at: String(moment.write(programmed)), confirmed: false },
      }),
    );
  return (
    <Card title={t('order.holds')}>
      <Lines>
        {last.fill.components.map((component) => (
          <Line key={component.drug} name={t(`drug.${component.drug}`)}>
            {words.concentration(component.concentration, component.drug)}
          </Line>
        ))}
        <Line name={t('order.holds.filled')}>
          {words.volume(last.fill.volume)} · {momentText(filled, 'full', zone, locale)}
        </Line>
        {dose !== undefined && (
          <Line name={t('order.holds.runs')}>
            {isZero(dose.dose)
              ? t('order.holds.stopped')
              : `${words.dose(dose.dose, dose.drug)} · ${words.hourly(dose.dose, dose.drug)}`}
          </Line>
        )}
      </Lines>
      {patient.interrupted !== null || patient.unreconciled !== null ? (
        <p className={style['reuse']}>
          <SeverityShape mark="warn" />
          {t(patient.unreconciled === null ? 'order.holds.interrupted' : 'order.holds.unreconciled')}
        </p>
      ) : draft.repeat ? (
        <div className={style['add']}>
          <span className={style['quiet']}>{t('order.holds.repeating')}</span>
          <Button variant="default" onClick={start}>
            {t('order.holds.change')}
          </Button>
        </div>
      ) : (
        isFresh && (
          <div className={style['add']}>
            <Button onClick={repeat}>{t('order.holds.repeat')}</Button>
            <Button variant="default" onClick={start}>
              {t('order.holds.start')}
            </Button>
            <span className={style['quiet']}>{t('order.holds.or')}</span>
          </div>
        )
      )}
    </Card>
  );
}
