import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { YesNoField } from './choice-field.tsx';
import { MomentField } from './moment-field.tsx';
import { emptyStop, type ReadEntry, type StopText } from './read-entry.ts';
import style from './step.module.css';

/** Times without delivery that the pump's log shows. */
export function StopsField(props: {
  readonly entry: ReadEntry;
  readonly change: (part: Partial<ReadEntry>) => void;
  readonly errorOf: (field: string) => string | null;
  readonly asked: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const { entry, change, errorOf, asked } = props;
  const { stops } = entry;
  const set = (stop: StopText): void =>
    change({ stops: stops.map((each) => (each.id === stop.id ? stop : each)) });
  const next = Math.max(0, ...stops.map(({ id }) => id)) + 1;
  return (
    <>
      <YesNoField
        label={t('visit.read.stops')}
        yes={t('visit.read.stops.yes')}
        no={t('visit.read.stops.no')}
        value={entry.hasStops}
        error={errorOf('stops')}
        onChange={(hasStops) =>
          change({ hasStops, ...(hasStops && stops.length === 0 && { stops: [emptyStop(1)] }) })
        }
      />
      {entry.hasStops === true &&
        stops.map((stop) => (
          <div key={stop.id} className={style['two']}>
            {(['from', 'until'] as const).map((end) => (
              <MomentField
                key={end}
                label={t(`visit.read.stops.${end}`)}
                value={stop[end]}
                asked={asked}
                dayError={errorOf(`stops/${stop.id}/${end}/day`)}
                timeError={errorOf(`stops/${stop.id}/${end}/time`)}
                onChange={(moment) => set({ ...stop, [end]: moment })}
              />
            ))}
          </div>
        ))}
      {entry.hasStops === true && (
        <button
          type="button"
          className={`${style['quiet']} ${style['add']}`}
          onClick={() => change({ stops: [...stops, emptyStop(next)] })}
        >
          {t('visit.read.stops.add')}
        </button>
      )}
    </>
  );
}
