import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrugId } from '../../core/ids.ts';
import type { Bridge, Prime } from '../../core/plan.ts';
import type { Program, StepSetting } from '../../core/program.ts';
import type { OrderContent } from '../../core/therapy/events.ts';
import { timeOfDayText } from '../fields/time-of-day-entry.ts';
import { Line, Lines } from '../shell/card.tsx';
import { useDurationText } from '../visit/dose-lines.tsx';
import { useAmountWords } from './amount-words.ts';

function useSettingWords(): (setting: StepSetting, drug: DrugId | null) => string {
  const words = useAmountWords();
  return (setting, drug) => {
    if (setting.kind === 'rate') return words.flow(setting.rate);
    return setting.kind === 'dose' ? words.dose(setting.dose, drug) : words.mass(setting.amount, drug);
  };
}

/** An order in words, every value as it was set. `held` where there is no fill: what the pump keeps. */
export function ContentLines({
  content,
  primary,
  bridge: planned = null,
  prime: primed = null,
}: {
  readonly content: OrderContent;
  readonly primary: DrugId | null;
  /** As planned, where one is due. */
  readonly bridge?: Bridge | null;
  /** As planned, where one is ordered. */
  readonly prime?: Prime | null;
}): ReactNode {
  const { t } = useTranslation();
  const words = useAmountWords();
  const time = useDurationText();
  const { fill, bridge, prime, rinses, program } = content;
  return (
    <Lines>
      {fill === undefined ? (
        <Line name={t('order.step.mixture')}>{t('order.mixture.program-only')}</Line>
      ) : (
        <>
          {fill.components.map(({ drug, concentration, stock }) => (
            <Line key={drug} name={t(`drug.${drug}`)}>
              <b>{drug === 'saline' ? '' : words.concentration(concentration, drug)}</b>
              {stock !== undefined &&
                ` · ${t('order.content.stock', { stock: words.concentration(stock, drug) })}`}
            </Line>
          ))}
          <Line name={t('order.volume')}>
            <b>{words.volume(fill.volume)}</b>
          </Line>
        </>
      )}
      {rinses !== undefined && (
        <Line name={t('order.rinses')}>
          {rinses.count} × {words.volume(rinses.volume)}
        </Line>
      )}
      <ProgramLines program={program} primary={primary} />
      <Line name={t('order.step.bridge')}>
        {bridge.kind === 'compute'
          ? planned === null
            ? t('order.content.no-bridge')
            : t('order.content.bridge', {
                dose: words.mass(planned.dose, primary),
                time: words.duration(planned.duration),
                flow: words.flow(planned.rate),
              })
          : t('order.content.declined', { reason: bridge.reason })}
      </Line>
      {prime !== undefined && (
        <Line name={t('order.prime')}>
          {primed !== null && (
            <>
              <b>
                {t('order.content.prime', {
                  volume: words.volume(primed.volume),
                  time: time(primed.duration),
                })}
              </b>
              {' · '}
            </>
          )}
          {t(`order.prime.part.${prime.part}`)}
          {prime.reason !== undefined && ` · ${t(`order.prime.reason.${prime.reason}`)}`}
        </Line>
      )}
    </Lines>
  );
}

function ProgramLines({
  program,
  primary,
}: {
  readonly program: Program;
  readonly primary: DrugId | null;
}): ReactNode {
  const { t } = useTranslation();
  const words = useAmountWords();
  const setting = useSettingWords();
  const bolus = program.patientBolus;
  return (
    <>
      <Line name={t('order.step.program')}>
        {t(`order.mode.${program.mode}`)}
        {program.mode === 'continuous' && (
          <>
            {' '}
            · <b>{setting(program.setting, primary)}</b>
          </>
        )}
      </Line>
      {program.mode === 'schedule' &&
        program.patterns.flatMap(({ days, steps }) =>
          steps.map((step) => (
            <Line
              key={`${days.join()} ${timeOfDayText(step.at)}`}
              name={`${days.length === 7 ? '' : `${days.map((day) => t(`order.day.${day}`)).join(' ')} `}${timeOfDayText(step.at)}`}
            >
              <b>{setting(step.setting, primary)}</b>
            </Line>
          )),
        )}
      {bolus !== undefined && (
        <Line name={t('order.bolus')}>
          {t('order.content.bolus', {
            dose: words.mass(bolus.dose, primary),
            duration: words.duration(bolus.duration),
            lockout: words.duration(bolus.lockout),
            count: bolus.maxPerDay,
          })}
        </Line>
      )}
    </>
  );
}
