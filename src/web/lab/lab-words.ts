import { useTranslation } from 'react-i18next';
import { milliseconds, nanolitres, nanolitresPerDay } from '../../core/units.ts';
import type { HiddenEvent, PumpEvent } from '../../pump/pump-event.ts';
import type { PumpAction } from '../../pump/pump-scenario.ts';
import type { Run } from '../../pump/run.ts';
import { VIRTUAL_PUMP_ALARMS } from '../../pump/safe-states/pump-alarm.ts';
import { millilitres, millilitresPerDay } from '../../wire/amount/encode-amount.ts';
import { amountText, numberText, THIN_SPACE } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { roundedText } from '../fields/dose-text.ts';
import { useLanguage } from '../fields/language.ts';
import { durationText } from '../order/amount-words.ts';

const MS_A_SECOND = 1_000;
const MS_A_MINUTE = 60_000;
const MS_AN_HOUR = 3_600_000;
const MS_A_DAY = 86_400_000;

/** Names what somebody does, as the message files do. */
export const deedKey = (action: PumpAction) =>
  action.kind === 'tell' ? action.command.kind : action.kind === 'outside' ? action.input.kind : action.kind;

/** The words of the lab in the language of the screen. Simulated time is written as UTC: the lab has no clinic. */
export function useLabWords() {
  const { t } = useTranslation();
  const { language, locale } = useLanguage();
  const iso = (ms: number): string => new Date(ms).toISOString();
  const clock = (ms: number): string =>
    `${momentText(iso(ms), 'clock', 'UTC', locale)}:${iso(ms).slice(17, 19)}`;
  const moment = (ms: number): string => `${momentText(iso(ms), 'full', 'UTC', locale)}, ${clock(ms)}`;
  const volume = (nl: number): string => amountText(millilitres(nanolitres(nl)), language, 4);
  const flow = (nl: number): string => roundedText(millilitresPerDay(nanolitresPerDay(nl)), language);
  const time = (ms: number): string => {
    const size = Math.abs(ms);
    const [part, unit] =
      size < MS_A_MINUTE
        ? [MS_A_SECOND, 's']
        : size < MS_AN_HOUR
          ? [MS_A_MINUTE, 'min']
          : size < MS_A_DAY * 2
            ? [MS_AN_HOUR, 'h']
            : [MS_A_DAY, 'd'];
    return amountText({ value: ms / Number(part), unit: String(unit) }, language, 2);
  };
  const alarm = (name: string): string => {
    const known = VIRTUAL_PUMP_ALARMS.find((each) => each === name);
    return known === undefined ? name : t(`lab.alarm.${known}`);
  };
  const stop = (because: Extract<Run, { kind: 'stopped' }>['because']): string => {
    switch (because) {
      case 'implanted':
      case 'command':
      case 'update-cut':
      case 'end-of-service':
        return t(`lab.stop.${because}`);
      default:
        return alarm(because);
    }
  };

  const event = (of: PumpEvent): string => {
    switch (of.kind) {
      case 'restarted':
        return t('lab.event.restarted', { time: time(of.offForMs) });
      case 'session-opened':
      case 'session-closed':
      case 'session-lost':
        return t(`lab.event.${of.kind}`, { session: of.session });
      case 'update-begun':
      case 'program-active':
        return t(`lab.event.${of.kind}`, { digest: of.digest.slice(0, 8) });
      case 'update-failed':
        return t(`lab.event.update-failed.${of.left}`);
      case 'stopped':
        return t('lab.event.stopped', { because: stop(of.because) });
      case 'held-at-minimum-rate':
        return t('lab.event.held-at-minimum-rate', { because: alarm(of.because) });
      case 'bolus-started':
        return t('lab.event.bolus-started', {
          bolus: t(`lab.bolus.${of.bolus}`),
          volume: volume(of.volumeNl),
          ends: moment(of.endsMs),
        });
      case 'bolus-ended':
      case 'bolus-cancelled':
        return t(`lab.event.${of.kind}`, {
          bolus: t(`lab.bolus.${of.bolus}`),
          volume: volume(of.deliveredNl),
        });
      case 'request-denied':
        return t('lab.event.request-denied', { because: t(`lab.refusal.${of.because}`) });
      case 'refused':
        return t('lab.event.refused', {
          asked: t(`lab.deed.${of.asked}`),
          because: t(`lab.refusal.${of.because}`),
        });
      case 'reservoir-set':
        return t('lab.event.reservoir-set', { volume: volume(of.volumeNl) });
      case 'clock-set':
      case 'clock-jumped':
        return t(`lab.event.${of.kind}`, { time: time(of.byMs) });
      case 'clock-differs':
        return t('lab.event.clock-differs', { time: time(of.programmerAheadMs) });
      case 'alarm-raised':
      case 'alarm-silenced':
      case 'alarm-cleared':
      case 'alarm-resolved':
        return t(`lab.event.${of.kind}`, { alarm: alarm(of.alarm) });
      case 'stall-began':
        return t('lab.event.stall-began');
      case 'stall-recovered':
        return t('lab.event.stall-recovered', { time: time(of.stallMs) });
      case 'task-not-served':
        return t('lab.event.task-not-served', { task: t(`lab.task.${of.task}`) });
      case 'log-acknowledged':
        return t('lab.event.log-acknowledged', { count: of.count });
      default:
        return t(`lab.event.${of.kind}`);
    }
  };

  const hidden = (of: HiddenEvent): string => {
    switch (of.kind) {
      case 'fault-began':
      case 'fault-ended':
        return t(`lab.hidden.${of.kind}`, { fault: t(`lab.fault.${of.fault.kind}`) });
      case 'filled':
        return t(`lab.hidden.filled.${of.into}`, { volume: volume(of.volumeNl) });
      case 'withdrawn':
      case 'discharged':
        return t(`lab.hidden.${of.kind}`, { volume: volume(of.volumeNl) });
      default:
        return t(`lab.hidden.${of.kind}`);
    }
  };

  /** `stands`: it was started, and nothing is told to its motor. */
  const run = (of: Run, stands = false): string =>
    of.kind === 'running'
      ? t(stands ? 'lab.run.standing' : 'lab.run.running')
      : of.kind === 'held'
        ? t('lab.run.held', { because: alarm(of.because) })
        : t('lab.run.stopped', { because: stop(of.because) });

  /** From two days on whole ones are told: the moment stands beside it. */
  const until = (ms: number): string => {
    const days = Math.floor(ms / MS_A_DAY);
    return days < 2 ? durationText(milliseconds(ms), language) : time(days * MS_A_DAY);
  };

  const speed = (of: number): string => (of === 0 ? t('lab.pause') : `${grouped(of)}${THIN_SPACE}×`);
  return { count: grouped, clock, moment, volume, flow, time, until, alarm, event, hidden, run, speed };
}

/** `100 000`, with a thin space: neither comma nor point can be misread. */
const grouped = (value: number): string => numberText(value, 0).replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
