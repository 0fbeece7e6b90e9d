import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmSheet } from '../../pump/safe-states/alarm-sheet.ts';
import { TONES, tonesBy } from '../../pump/tones.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import style from './lab.module.css';
import { useLabWords } from './lab-words.ts';
import { useLab } from './use-lab.ts';

/** The alarms that stand, with what they mean and what can be done about them. */
export function AlarmList(): ReactNode {
  const { t } = useTranslation();
  const words = useLabWords();
  const { state, act } = useLab();
  const { alarms, nowMs } = state.lab.pump;
  return (
    <Card title={t('lab.alarms')}>
      {alarms.length === 0 && <p className={style['quiet']}>{t('lab.alarms.none')}</p>}
      <ul className={style['alarms']}>
        {alarms.map((active) => {
          const sheet = alarmSheet(active.alarm);
          const name = words.alarm(active.alarm);
          const isCritical = sheet.priority === 'critical';
          return (
            <li key={active.alarm} data-critical={isCritical}>
              <p>
                <SeverityChip mark={isCritical ? 'refuse' : 'warn'} word={false}>
                  {t(`lab.priority.${sheet.priority}`)}
                </SeverityChip>{' '}
                <b>{name}</b>
              </p>
              <p className={style['quiet']}>
                {t('lab.alarm-since', { at: words.moment(active.raisedMs) })} ·{' '}
                {active.silenced
                  ? t('lab.alarm-silent')
                  : t(`lab.tone.${TONES[sheet.priority].pattern}`, {
                      count: tonesBy(active, sheet.priority, nowMs),
                    })}
              </p>
              <p lang="en">{sheet.clinicianText}</p>
              <div className={style['tools']}>
                <button
                  type="button"
                  className={style['tool']}
                  disabled={active.silenced}
                  onClick={() =>
                    act({ kind: 'tell', command: { kind: 'silence-alarm', alarm: active.alarm } })
                  }
                >
                  {t('lab.silence', { alarm: name })}
                </button>
                <button
                  type="button"
                  className={style['tool']}
                  onClick={() => act({ kind: 'tell', command: { kind: 'clear-alarm', alarm: active.alarm } })}
                >
                  {t('lab.clear', { alarm: name })}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <SpokenAlarms names={alarms.map(({ alarm }) => words.alarm(alarm))} />
    </Card>
  );
}

/** However fast time runs, nobody can listen to more than this, in real ms. Ours. */
const BETWEEN_WORDS_MS = 3_000;

/** Says the alarms that stand when they change; at a high speed only what stands by then. */
function SpokenAlarms({ names }: { readonly names: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const [said, say] = useState('');
  const lastMs = useRef(Number.NEGATIVE_INFINITY);
  const text = names.length === 0 ? '' : t('lab.alarms.said', { alarms: names.join(', ') });
  useEffect(() => {
    const wait = Math.max(0, lastMs.current + BETWEEN_WORDS_MS - performance.now());
    const timer = setTimeout(() => {
      lastMs.current = performance.now();
      say(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" aria-live="assertive" className="visually-hidden">
      {said}
    </p>
  );
}
