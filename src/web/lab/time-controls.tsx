import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceRow } from '../fields/choice-row.tsx';
import shared from './lab.module.css';
import { SPEEDS } from './lab-clock.ts';
import { toNextEntry } from './lab-state.ts';
import { useLabWords } from './lab-words.ts';
import style from './time-controls.module.css';
import { useLab } from './use-lab.ts';

/** How fast the time of the lab runs, and what it is. */
export function TimeControls(): ReactNode {
  const { t } = useTranslation();
  const { state, change } = useLab();
  const words = useLabWords();
  return (
    <section className={style['time']} aria-label={t('lab.time')}>
      <p className={style['clock']}>
        <small>{t('lab.time.now')}</small>
        <time dateTime={new Date(state.lab.pump.nowMs).toISOString()}>
          {words.moment(state.lab.pump.nowMs)}
        </time>
      </p>
      <ChoiceRow
        legend={t('lab.speed')}
        value={String(state.speed)}
        options={SPEEDS.map((speed) => ({ value: String(speed), label: words.speed(speed) }))}
        onChange={(value) =>
          change((before) => ({ ...before, speed: SPEEDS.find((speed) => String(speed) === value) ?? 0 }))
        }
      />
      <button type="button" className={shared['tool']} onClick={() => change(toNextEntry)}>
        {t('lab.next-entry')}
      </button>
      <label className={shared['check']}>
        <input
          type="checkbox"
          checked={state.stopAtAlarm}
          onChange={(event) => {
            const stopAtAlarm = event.currentTarget.checked;
            change((before) => ({ ...before, stopAtAlarm }));
          }}
        />
        <span>{t('lab.stop-at-alarm')}</span>
      </label>
    </section>
  );
}
