import type { ReactNode } from 'react';
import { bar, type Placing, place, placed, type Runway, type Stretch } from '../board/runway.ts';
import type { Mark } from '../fields/severity.ts';
import style from './runway-lane.module.css';

/** A mark on the lane; beyond an edge an arrow of the same kind points that way. */
function Sign(props: {
  readonly placing: Placing;
  readonly kind: string;
  readonly children: ReactNode;
}): ReactNode {
  const { at, beyond } = props.placing;
  return (
    <svg
      x={`${at}%`}
      y="50%"
      overflow="visible"
      className={style['sign']}
      data-kind={props.kind}
      aria-hidden="true"
    >
      {beyond === null ? (
        props.children
      ) : (
        <path
          d={beyond === 'before' ? 'M9-4.5 3 0l6 4.5' : 'M-9-4.5-3 0l-6 4.5'}
          className={style['arrow']}
        />
      )}
    </svg>
  );
}

/**
 * One patient's time to the refill. Solid: above the alarm even if every patient bolus is used. Hatched: only as
 * programmed. `say` tells the same dates in words.
 */
export function RunwayLane(props: {
  readonly runway: Runway;
  readonly stretch: Stretch;
  readonly mark: Mark;
  /** Drawn here only where no lines run behind all lanes. */
  readonly weeks?: readonly number[] | undefined;
  readonly say: string;
}): ReactNode {
  const { runway, stretch } = props;
  const sure = runway.sure === null ? null : bar(0, runway.sure, stretch);
  const likely =
    runway.likely === null || runway.sure === null
      ? null
      : bar(Math.max(0, runway.sure), runway.likely, stretch);
  const alarm = runway.likely ?? runway.sure;
  return (
    <svg className={style['lane']} role="img" aria-label={props.say} data-mark={props.mark}>
      {props.weeks !== undefined && <WeekLines weeks={props.weeks} stretch={stretch} />}
      {sure !== null && (
        <rect
          className={style['sure']}
          x={`${sure.x}%`}
          width={`${sure.width}%`}
          y="50%"
          height="10"
          rx="5"
        />
      )}
      {likely !== null && (
        <rect
          className={style['likely']}
          x={`${likely.x}%`}
          width={`${likely.width}%`}
          y="50%"
          height="10"
          rx="5"
        />
      )}
      {runway.refillBy !== null && runway.refillBy >= stretch.from && (
        <Sign placing={placed(runway.refillBy, stretch)} kind="refill">
          <path d="M0-11V11" />
          <path d="M0-11h7l-2.2 3L7-5H0z" className={style['flag']} />
        </Sign>
      )}
      {runway.stability !== null && runway.stability <= stretch.until && (
        <Sign placing={placed(runway.stability, stretch)} kind="stability">
          <path d="M0 7 4.5 11.5 0 16-4.5 11.5z" />
        </Sign>
      )}
      {alarm !== null && (
        <Sign placing={placed(alarm, stretch)} kind={alarm < 0 ? 'alarm-past' : 'alarm'}>
          <path d="M0-8 6 3H-6z" />
        </Sign>
      )}
      {runway.visit !== null && (
        <Sign placing={placed(runway.visit, stretch)} kind="visit">
          <circle r="6.5" />
          <path d="M-3 0-.8 2.4 3.2-2.2" />
        </Sign>
      )}
    </svg>
  );
}

/** The Mondays and today, as lines of the height of what they stand in. */
export function WeekLines({
  weeks,
  stretch,
}: {
  readonly weeks: readonly number[];
  readonly stretch: Stretch;
}): ReactNode {
  const x = (day: number): string => `${place(day, stretch)}%`;
  return (
    <>
      {weeks.map((day) => (
        <line key={day} className={style['week']} x1={x(day)} x2={x(day)} y1="0" y2="100%" />
      ))}
      <line className={style['today']} x1={x(0)} x2={x(0)} y1="0" y2="100%" />
    </>
  );
}

/** The hatching of every lane, once a page. */
export function LaneHatching(): ReactNode {
  return (
    <svg width="0" height="0" className={style['defs']} aria-hidden="true">
      <pattern
        id="lane-hatching"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" className={style['hatch-ground']} />
        <rect width="2.2" height="6" className={style['hatch-line']} />
      </pattern>
    </svg>
  );
}
