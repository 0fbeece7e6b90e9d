import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { epochMilliseconds } from '../../core/time.ts';
import type { Patient } from '../../wire/contract/patient.ts';
import { VoiceMark } from '../fields/voice.tsx';
import type { PlanBase, PlanHere } from '../order/plan-here.ts';
import { Card } from '../shell/card.tsx';
import { CurveLegend } from './curve-legend.tsx';
import { LevelCurve } from './level-curve.tsx';
import { Refused } from './refused.tsx';
import { aroundVisit } from './shown-time.ts';
import { prepareTwinWorker } from './start-worker.ts';
import { momentOf } from './strip-values.ts';
import style from './twin.module.css';
import { prepareTwinMessages, useTwinMessages } from './twin-messages.ts';
import { twinProps } from './twin-props.ts';
import { TwinFailed, TwinOutside, TwinWaiting } from './twin-states.tsx';
import { CurveTable } from './twin-table.tsx';
import type { TwinProps } from './use-looking.ts';
import { useSimulated } from './use-simulated.ts';

const MS_PER_DAY = 86_400_000;
const HEIGHT = 200;
/** A small picture. */
const COLUMNS = 300;

prepareTwinWorker();
prepareTwinMessages();

/** What is ordered against what runs, at the tip of the catheter, over the refill and the days after it; as it is typed. */
export function OrderTwin({
  patient,
  base,
  planned,
}: {
  readonly patient: Patient;
  readonly base: PlanBase;
  readonly planned: PlanHere | null;
}): ReactNode {
  const hasWords = useTwinMessages();
  const props = useMemo(
    () => (planned === null ? null : twinProps(patient, base, { fills: [], isWhole: true }, planned)),
    [patient, base, planned],
  );
  return props === null || props.proposed === null || !hasWords ? null : (
    <Overlaid {...props} proposed={props.proposed} />
  );
}

function Overlaid(props: TwinProps & { readonly proposed: NonNullable<TwinProps['proposed']> }): ReactNode {
  const { t } = useTranslation();
  const { course, drugs, proposed, zone } = props;
  const atMs = epochMilliseconds(proposed.at);
  const shown = useMemo(
    () => aroundVisit(atMs, { from: atMs - MS_PER_DAY, to: atMs + 5 * MS_PER_DAY }),
    [atMs],
  );
  const moments = useMemo(() => [{ kind: 'visit' as const, atMs }], [atMs]);
  const level = 'tip';
  const [drug] = drugs;
  const simulated = useSimulated({
    course,
    proposed,
    withoutBridge: props.withoutBridge,
    accuracy: props.accuracy,
    shown,
    drug,
    level,
    withCord: false,
    leading: 'proposed',
    columns: COLUMNS,
    withStrip: false,
    withPopulation: false,
  });
  const { picture, bands, failed } = simulated;
  const remarks = picture?.outside.filter(({ notComputed }) => notComputed) ?? [];
  return (
    <Card
      title={t('twin.order.title', { drug: t(`drug.${drug}`) })}
      beside={<VoiceMark words voice={{ kind: 'simulated' }} />}
    >
      {failed !== null ? (
        <TwinFailed because={failed} again={simulated.again} />
      ) : picture === null ? (
        <TwinWaiting />
      ) : picture.refusals.length > 0 ? (
        <Refused refusals={picture.refusals} zone={zone} />
      ) : picture.lines.length === 0 ? (
        <TwinOutside remarks={remarks} />
      ) : (
        <div className={style['current']} data-stale={!simulated.isCurrent} aria-busy={!simulated.isCurrent}>
          <LevelCurve
            picture={picture}
            bands={bands}
            shown={shown}
            zone={zone}
            moments={moments}
            atMs={null}
            say={t('twin.say.curve', { drug: t(`drug.${drug}`), level: t('twin.tip') })}
            height={HEIGHT}
          />
          <CurveLegend
            picture={picture}
            bands={bands}
            kinds={props.accuracy === null ? [] : ['pump']}
            areBandsDue={simulated.areBandsDue}
            atMs={momentOf(picture.fromMs, picture.timesHours.at(-1) ?? 0)}
            level={level}
            bandsOf="proposed"
            note={t('twin.order.after')}
          />
          <CurveTable picture={picture} bands={bands} level={t('twin.tip')} zone={zone} />
          {props.accuracy === null && <p className={style['quiet']}>{t('twin.no-accuracy')}</p>}
          {drugs.length > 1 && <p className={style['quiet']}>{t('twin.order.others')}</p>}
          <p className={style['quiet']}>{t('twin.order.text')}</p>
        </div>
      )}
    </Card>
  );
}
