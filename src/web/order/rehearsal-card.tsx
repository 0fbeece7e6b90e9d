import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { canonical } from '../../core/therapy/canonical.ts';
import { inSmallestUnit, type Volume } from '../../core/units.ts';
import { momentText } from '../fields/date-text.ts';
import { roundedText } from '../fields/dose-text.ts';
import { useKnownNames } from '../fields/known-names.ts';
import { useLanguage } from '../fields/language.ts';
import type { Mark } from '../fields/severity.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { Card } from '../shell/card.tsx';
import { RowsLoading } from '../shell/page-loading.tsx';
import type { PlanHere } from './plan-here.ts';
import { explained } from './rehearsal-because.ts';
import style from './rehearsal-card.module.css';
import type { RehearsalEvent } from './rehearsal-events.ts';
import { prepareRehearsalMessages, useRehearsalMessages } from './rehearsal-messages.ts';
import { RehearsalPictures } from './rehearsal-pictures.tsx';
import {
  type RehearsalRun,
  type RehearsalVerdictShown,
  type RehearsalView,
  rehearsalView,
} from './rehearsal-view.ts';

/** Run once for what is ordered, however often the page is drawn: a reason that is typed changes no plan. */
function useRehearsal(planned: PlanHere): RehearsalView {
  const kept = useRef<{ readonly key: string; readonly view: RehearsalView } | null>(null);
  const key = canonical(planned.input);
  if (kept.current?.key !== key) kept.current = { key, view: rehearsalView(planned.input, planned.plan) };
  return kept.current.view;
}

prepareRehearsalMessages();

/** What the virtual pump does with the program from the visit to the next refill, before anybody signs it. */
export function RehearsalCard(props: { readonly planned: PlanHere; readonly zone: string }): ReactNode {
  return useRehearsalMessages() ? <Rehearsed {...props} /> : <RowsLoading />;
}

function Rehearsed({ planned, zone }: { readonly planned: PlanHere; readonly zone: string }): ReactNode {
  const { t } = useTranslation();
  const { verdict, run } = useRehearsal(planned);
  return (
    <Card title={t('rehearsal.title')} beside={<VoiceMark voice={{ kind: 'simulated' }} />}>
      <Verdict verdict={verdict} />
      {run !== null && <Shown run={run} zone={zone} />}
    </Card>
  );
}

const MARKS: Readonly<Record<RehearsalVerdictShown['kind'], Mark>> = {
  agrees: 'good',
  differs: 'refuse',
  refused: 'refuse',
  'not-possible': 'note',
};

function Verdict({ verdict }: { readonly verdict: RehearsalVerdictShown }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const small = (volume: Volume): string => {
    const nl = inSmallestUnit(volume);
    return roundedText(nl < 1000 ? { value: nl, unit: 'nL' } : { value: nl / 1000, unit: 'uL' }, language);
  };
  const words = (): string => {
    switch (verdict.kind) {
      case 'agrees':
      case 'differs':
        return t(`rehearsal.${verdict.kind}.text`, {
          by: small(verdict.by),
          quantum: small(verdict.quantum),
        });
      case 'refused': {
        const known = explained(verdict.because);
        return t('rehearsal.refused.text', {
          because:
            known === null
              ? t('rehearsal.because.other', { code: verdict.because })
              : t(`rehearsal.because.${known}`),
        });
      }
      case 'not-possible':
        return t(`rehearsal.not-possible.${verdict.because}`);
    }
  };
  const mark = MARKS[verdict.kind];
  return (
    <p className={style['verdict']} data-mark={mark}>
      <SeverityShape mark={mark} size={18} />
      <span>
        <b>{t(`rehearsal.${verdict.kind}`)}</b> {words()}
      </span>
    </p>
  );
}

function Shown({ run, zone }: { readonly run: RehearsalRun; readonly zone: string }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const moment = (atMs: number): string => momentText(new Date(atMs).toISOString(), 'moment', zone, locale);
  return (
    <>
      <p className={style['quiet']}>
        {t('rehearsal.lead', { from: moment(run.fromMs), until: moment(run.untilMs) })}{' '}
        {t(`rehearsal.at.${run.at}`)}
      </p>
      <RehearsalPictures run={run} zone={zone} />
      <h3>{t('rehearsal.events')}</h3>
      {run.events.length === 0 ? (
        <p className={style['quiet']}>{t('rehearsal.events.none')}</p>
      ) : (
        <ul className={style['events']}>
          {run.events.map((event) => (
            <li key={event.key}>
              <SeverityShape mark={event.kind === 'alarm' ? 'warn' : 'note'} />
              <b>{moment(event.atMs)}</b> <EventWords event={event} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function EventWords({ event }: { readonly event: RehearsalEvent }): ReactNode {
  const { t } = useTranslation();
  const names = useKnownNames();
  return event.kind === 'alarm'
    ? t('rehearsal.event.alarm', { alarm: names.alarm(event.alarm) })
    : t(`rehearsal.event.${event.kind}`);
}
