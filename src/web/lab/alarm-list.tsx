import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmSheet } from '../../pump/safe-states/alarm-sheet.ts';
import type { VirtualPumpAlarm } from '../../pump/safe-states/pump-alarm.ts';
import { safeState } from '../../pump/safe-states/table.ts';
import { TONES, tonesBy } from '../../pump/tones.ts';
import { SeverityChip, SeverityShape } from '../fields/severity-mark.tsx';
import { Card } from '../shell/card.tsx';
import style from './alarm-list.module.css';
import shared from './lab.module.css';
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
      {alarms.length === 0 && (
        <p className={style['none']}>
          <SeverityShape mark="good" />
          <span>{t('lab.alarms.none')}</span>
        </p>
      )}
      <ul className={style['alarms']}>
        {alarms.map((active) => {
          const sheet = alarmSheet(active.alarm);
          const name = words.alarm(active.alarm);
          const tones = tonesBy(active, sheet.priority, nowMs);
          const isCritical = sheet.priority === 'critical';
          return (
            <li key={active.alarm} data-critical={isCritical}>
              <p>
                <SeverityChip mark={isCritical ? 'refuse' : 'warn'} word={false}>
                  {t(`lab.priority.${sheet.priority}`)}
                </SeverityChip>{' '}
                <b>{name}</b>
              </p>
              <p className={shared['quiet']}>
                {t('lab.alarm-since', { at: words.moment(active.raisedMs) })} ·{' '}
                {active.silenced
                  ? t('lab.alarm-silent')
                  : t(`lab.tone.${TONES[sheet.priority].pattern}`, {
                      count: tones,
                      shown: words.count(tones),
                    })}
              </p>
              <p>{t(`lab.alarm-text.${active.alarm}`)}</p>
              <SafeStateLine alarm={active.alarm} />
              <div className={shared['tools']}>
                <button
                  type="button"
                  className={shared['tool']}
                  disabled={active.silenced}
                  onClick={() =>
                    act({ kind: 'tell', command: { kind: 'silence-alarm', alarm: active.alarm } })
                  }
                >
                  {t('lab.silence', { alarm: name })}
                </button>
                <button
                  type="button"
                  className={shared['tool']}
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

/** What the table of safe states does with the basal flow meanwhile, who says so, and whether anybody reviewed that row. */
function SafeStateLine({ alarm }: { readonly alarm: VirtualPumpAlarm }): ReactNode {
  const { t } = useTranslation();
  const drugClass = useLab().state.lab.pump.active?.drugClass;
  if (drugClass === undefined) return null;
  const { action, by, review } = safeState(alarm, drugClass);
  return (
    <p className={shared['quiet']}>
      {t(`lab.safe.${action}`)} {t(`lab.safe.by.${by}`)}{' '}
      {review.state === 'reviewed'
        ? t('lab.safe.reviewed', { by: review.by, on: review.on })
        : t('lab.safe.not-reviewed')}
    </p>
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
