import { lazy, memo, type ReactNode, Suspense, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../core/plan.ts';
import type { Instant } from '../../core/time.ts';
import { pumpOf } from '../../core/visit-facts.ts';
import type { FindingJson } from '../../wire/contract/order.ts';
import { moment } from '../../wire/therapy/quantities.ts';
import { numberText } from '../fields/amount-text.ts';
import { dayText, momentText } from '../fields/date-text.ts';
import { asBefore, countOf } from '../fields/findings.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityShape } from '../fields/severity-mark.tsx';
import { VoiceMark } from '../fields/voice.tsx';
import { Card, Line, Lines } from '../shell/card.tsx';
import { useAmountWords } from './amount-words.ts';
import { FindingsCard } from './findings-card.tsx';
import { useOrder } from './order-context.ts';
import { type OrderStep, stepOfPointer } from './order-steps.ts';
import style from './plan-column.module.css';
import type { PlanHere } from './plan-here.ts';
import { StillMissing } from './still-missing.tsx';

const OrderTwin = lazy(async () => ({ default: (await import('../twin/order-twin.tsx')).OrderTwin }));

/** What the plan does, and everything that the checks say of it. */
export function PlanColumn({ step }: { readonly step: OrderStep }): ReactNode {
  const { t } = useTranslation();
  const { planned, patient, base, goTo } = useOrder();
  const findings = useAsBefore(planned?.findings ?? null);
  return (
    <>
      <Card title={t('order.plan')} beside={planned !== null && <VoiceMark voice={{ kind: 'computed' }} />}>
        {planned === null ? <StillMissing /> : <PlanLines planned={planned} zone={patient.record.timeZone} />}
      </Card>
      <Checks
        findings={findings}
        formulary={patient.formulary}
        isCurrentFormulary={base.isCurrentFormulary}
        step={step}
        goTo={goTo}
      />
      <Suspense fallback={null}>
        <OrderTwin patient={patient} base={base} planned={planned} />
      </Suspense>
    </>
  );
}

const Checks = memo(function Checks(props: {
  readonly findings: readonly FindingJson[] | null;
  readonly formulary: string;
  readonly isCurrentFormulary: boolean;
  readonly step: OrderStep;
  readonly goTo: (step: OrderStep, at?: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const { findings, step, goTo } = props;
  const isPart = step === 'changes';
  const beside = useCallback(
    (finding: FindingJson): ReactNode => {
      const to = stepOfPointer(finding.at);
      if (finding.severity === 'note' || to === null || to === step) return null;
      return (
        <button type="button" className={style['go']} onClick={() => goTo(to, finding.at)}>
          {t('order.go-to', { step: t(`order.step.${to}`) })}
        </button>
      );
    },
    [t, goTo, step],
  );
  return (
    <FindingsCard
      // The warnings stand in the step itself, each with its reason.
      findings={findings?.filter(({ severity }) => !isPart || severity !== 'warn') ?? null}
      isPart={isPart}
      formulary={props.formulary}
      isCurrentFormulary={props.isCurrentFormulary}
      showNotes={isPart}
      beside={beside}
    />
  );
});

/** What was said before word for word is the same finding: while somebody types, only what changes is drawn again. */
function useAsBefore(findings: readonly FindingJson[] | null): readonly FindingJson[] | null {
  const before = useRef<readonly FindingJson[]>([]);
  return useMemo(() => {
    if (findings === null) return null;
    before.current = asBefore(before.current, findings);
    return before.current;
  }, [findings]);
}

const WINDOWS = ['PT1H', 'PT4H', 'PT24H'] as const;

/** The summary of a plan; also of an order that was submitted. */
export function PlanLines({
  planned,
  zone,
}: {
  readonly planned: PlanHere;
  readonly zone: string;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const words = useAmountWords();
  const { plan, input } = planned;
  const { delivery, dates } = plan;
  const date = (at: Instant | null): string =>
    at === null ? t('order.plan.no-date') : momentText(String(moment.write(at)), 'full', zone, locale);
  const upper = pumpOf(input).accuracy?.upper.value;
  return (
    <>
      <Lines>
        {delivery === null ? (
          <Line name={t('order.plan.dose')}>{t('order.plan.not-computed')}</Line>
        ) : (
          delivery.daily
            .filter(({ drug }) => drug !== 'saline')
            .map(({ drug, dose }, index) => (
              <Line key={drug} name={`${t('order.plan.dose')}: ${t(`drug.${drug}`)}`}>
                {index === 0 ? <b>{words.dose(dose, drug)}</b> : words.dose(dose, drug)}
                <small className={style['hourly']}>{words.hourly(dose, drug)}</small>
              </Line>
            ))
        )}
        {delivery !== null && <Line name={t('order.plan.flow')}>{words.flow(delivery.rate)}</Line>}
      </Lines>
      {delivery !== null && <WorstCases delivery={delivery} />}
      <Lines>
        <Line name={t('order.plan.alarm')}>{date(dates.lowReservoirAlarm)}</Line>
        {delivery?.patientBolusVolume !== null && (
          <Line name={t('order.plan.worst-alarm')}>{date(dates.worstCaseAlarm)}</Line>
        )}
        <Line
          name={
            upper === undefined
              ? t('order.plan.empty-unknown')
              : t('order.plan.empty', { percent: numberText((upper - 1) * 100, 1) })
          }
        >
          {date(dates.empty)}
        </Line>
        <Line name={t('order.plan.stability')}>{date(dates.stability)}</Line>
        <Line name={<b className={style['by']}>{t('order.plan.refill-by')}</b>}>
          <b>
            {dates.refillBy === null
              ? t('order.plan.no-date')
              : `${dayText(dates.refillBy, 'weekday', locale)} ${dates.refillBy.slice(0, 4)}`}
          </b>
        </Line>
      </Lines>
      {dates.because !== null && <p className={style['because']}>{t(`order.because.${dates.because}`)}</p>}
    </>
  );
}

/** The most that any window can deliver of every component, and of it the program and the patient boluses [SR-36]. */
export function WorstCases({ delivery }: { readonly delivery: NonNullable<Plan['delivery']> }): ReactNode {
  const { t } = useTranslation();
  const words = useAmountWords();
  const drugs = [...new Set(delivery.worstCase.map(({ drug }) => drug))].filter((drug) => drug !== 'saline');
  if (drugs.length === 0) return null;
  // Without patient boluses the program is all of it.
  const parts =
    delivery.patientBolusVolume === null
      ? (['dose'] as const)
      : (['dose', 'program', 'patientBoluses'] as const);
  return (
    <table className={style['worst']}>
      <caption>{t('order.plan.worst')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('order.drug')}</span>
          </th>
          {WINDOWS.map((window) => (
            <th key={window} scope="col">
              {t(`order.window.${window}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {drugs.flatMap((drug) =>
          parts.map((part) => (
            <tr key={`${drug} ${part}`} data-part={part}>
              <th scope="row">{part === 'dose' ? t(`drug.${drug}`) : t(`order.plan.worst.${part}`)}</th>
              {WINDOWS.map((window) => {
                const most = delivery.worstCase.find((each) => each.drug === drug && each.window === window);
                return <td key={window}>{most === undefined ? '' : words.mass(most[part], drug)}</td>;
              })}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** On a narrow screen: the plan in one line that stays in sight, and the way to the rest. */
export function PlanBar(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { planned, missing } = useOrder();
  const words = useAmountWords();
  const show = (): void => document.getElementById('order-plan')?.scrollIntoView({ block: 'start' });
  const counts = planned === null ? null : countOf(planned.findings);
  const primary = planned?.plan.delivery?.daily[0];
  const by = planned?.plan.dates.refillBy ?? null;
  return (
    <button type="button" className={style['barbelow']} onClick={show} data-print="never">
      {counts === null ? (
        <span>{t('order.missing.count', { count: missing.length })}</span>
      ) : (
        <>
          <b>
            {primary === undefined ? t('order.plan.not-computed') : words.dose(primary.dose, primary.drug)}
          </b>
          <span>{by !== null && t('order.plan.by', { date: dayText(by, 'day', locale) })}</span>
          <span className={style['counts']}>
            {(['refuse', 'warn', 'note'] as const).map(
              (severity) =>
                counts[severity] > 0 && (
                  <span key={severity}>
                    <SeverityShape mark={severity} size={13} /> {counts[severity]}
                    <span className="visually-hidden"> {t(`severity.${severity}`)}</span>
                  </span>
                ),
            )}
          </span>
        </>
      )}
    </button>
  );
}
