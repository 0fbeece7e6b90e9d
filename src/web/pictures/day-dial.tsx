import type { ReactNode } from 'react';
import style from './day-dial.module.css';
import { MINUTES_A_DAY, onDial, ringPath } from './polar.ts';

/** A step of the day: minutes after midnight on the pump's clock, and how high its arc stands (a flow or a dose). */
export interface DialStep {
  readonly from: number;
  readonly until: number;
  readonly height: number;
}

const SIZE = 264;
const CENTRE = SIZE / 2;
const INNER = 64;
const RANGE = 40;
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21] as const;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;

const Hand = ({ minute, kind }: { readonly minute: number; readonly kind: 'pump' | 'local' }): ReactNode => {
  const from = onDial(CENTRE, INNER + 2, minute);
  const to = onDial(CENTRE, INNER + RANGE + 10, minute);
  return (
    <g className={style['hand']} data-kind={kind}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <circle cx={to.x} cy={to.y} r="3" />
    </g>
  );
};

/**
 * A day of the pump as a dial: the steps as arcs as high as they deliver, single boluses as spikes outside, the time
 * now on the pump's clock, and local time where the two differ. `say` is the same in words.
 */
export function DayDial(props: {
  readonly steps: readonly DialStep[];
  /** Minutes at which boluses were given. */
  readonly spikes?: readonly number[];
  readonly pumpMinute?: number | undefined;
  readonly localMinute?: number | undefined;
  /** The arcs are what runs, not what is delivered: drawn without the colour of a drug. */
  readonly doubtful?: boolean;
  readonly say: string;
  readonly size?: number;
}): ReactNode {
  const highest = Math.max(...props.steps.map((step) => step.height), 0);
  const { pumpMinute, localMinute } = props;
  const differ =
    pumpMinute !== undefined && localMinute !== undefined && Math.abs(pumpMinute - localMinute) >= 2;
  return (
    <svg
      className={style['dial']}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      width={props.size ?? 250}
      role="img"
      aria-label={props.say}
    >
      <circle className={style['ground']} cx={CENTRE} cy={CENTRE} r={INNER + RANGE} />
      <circle className={style['hole']} cx={CENTRE} cy={CENTRE} r={INNER} />
      {props.steps
        .filter((step) => step.height > 0)
        .map((step) => (
          <path
            key={step.from}
            className={style['step']}
            data-doubtful={props.doubtful === true}
            d={ringPath(
              CENTRE,
              INNER,
              INNER + 8 + (step.height / highest) * (RANGE - 8),
              step.from,
              step.until,
            )}
          />
        ))}
      {HOURS.map((hour) => {
        const text = onDial(CENTRE, INNER - 14, hour * 60);
        const [a, b] = [onDial(CENTRE, INNER - 4, hour * 60), onDial(CENTRE, INNER, hour * 60)];
        return (
          <g key={hour}>
            <line className={style['tick']} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
            <text className={style['hour']} x={text.x} y={text.y}>
              {hour}
            </text>
          </g>
        );
      })}
      {(props.spikes ?? []).map((minute) => {
        const [a, b] = [
          onDial(CENTRE, INNER + RANGE + 6, minute),
          onDial(CENTRE, INNER + RANGE + 18, minute),
        ];
        return <line key={minute} className={style['spike']} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
      })}
      {differ && <Hand minute={localMinute} kind="local" />}
      {pumpMinute !== undefined && <Hand minute={pumpMinute} kind="pump" />}
      {pumpMinute !== undefined && (
        <text className={style['now']} x={CENTRE} y={CENTRE + 6}>
          {clock(pumpMinute % MINUTES_A_DAY)}
        </text>
      )}
    </svg>
  );
}
