import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { VISIT_STEPS } from '../fields/visit-step.ts';
import style from './rail.module.css';
import { railOf } from './rail.ts';
import { useOpenVisit } from './visit-context.ts';

const TICK = 'M3 8.4 6.4 12 13 4.4';

/** The nine steps: which are done, by whom and when; which is next; which this visit does not have. */
export function StepRail(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { visit, zone } = useOpenVisit();
  const items = railOf(visit);
  const here = items.find(({ state }) => state === 'here');
  const list = (
    <ol className={style['rail']} aria-label={t('visit.rail')}>
      {items.map(({ step, place, state, mark }) => (
        <li key={step} data-state={state} aria-current={state === 'here' ? 'step' : undefined}>
          <span className={style['place']} aria-hidden="true">
            {state === 'done' ? (
              <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
                <path d={TICK} />
              </svg>
            ) : (
              place
            )}
          </span>
          <span className={style['words']}>
            <b>{t(`visit-step.${step}`)}</b>
            <small>
              {mark !== null
                ? t('visit.by', { name: mark.by.name, at: momentText(mark.at, 'clock', zone, locale) })
                : t(`visit.rail.${state}`)}
            </small>
          </span>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      <div className={style['wide']}>{list}</div>
      <details key={visit.step} className={style['narrow']}>
        <summary>
          <span className={style['dots']} aria-hidden="true">
            {items.map(({ step, state }) => (
              <i key={step} data-state={state} />
            ))}
          </span>
          <span>
            {t('visit.place', { place: here?.place ?? VISIT_STEPS.length, count: VISIT_STEPS.length })} ·{' '}
            {t('visit.rail.show')}
          </span>
        </summary>
        {list}
      </details>
    </>
  );
}
