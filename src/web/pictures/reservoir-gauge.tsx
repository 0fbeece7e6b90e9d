import type { ReactNode } from 'react';
import style from './reservoir-gauge.module.css';

/** Volumes in mL. `low` and `high` are the bounds of what is expected; null where no band is known. */
export interface GaugeVolumes {
  readonly capacity: number;
  readonly expected: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly alarm: number | null;
}

const WIDTH = 88;
const HEIGHT = 152;
const INSET = 8;

/** The reservoir seen from the side: the expected level, its band hatched, the level at which the pump will alarm. */
export function ReservoirGauge({
  volumes,
  say,
}: {
  readonly volumes: GaugeVolumes;
  readonly say: string;
}): ReactNode {
  const span = HEIGHT - 2 * INSET;
  const y = (volume: number): number =>
    HEIGHT - INSET - (Math.min(Math.max(volume, 0), volumes.capacity) / volumes.capacity) * span;
  const { low, high, alarm, expected } = volumes;
  return (
    <svg
      className={style['gauge']}
      width={WIDTH + 32}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH + 32} ${HEIGHT}`}
      role="img"
      aria-label={say}
    >
      <defs>
        <clipPath id="reservoir-wall">
          <rect x="4" y={INSET - 4} width={WIDTH - 8} height={span + 8} rx="16" />
        </clipPath>
        <pattern
          id="reservoir-band"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={style['band-ground']} width="6" height="6" />
          <rect className={style['band-line']} width="2.4" height="6" />
        </pattern>
      </defs>
      <rect className={style['wall']} x="4" y={INSET - 4} width={WIDTH - 8} height={span + 8} rx="16" />
      <g clipPath="url(#reservoir-wall)">
        <rect className={style['fluid']} x="0" y={y(low ?? expected)} width={WIDTH} height={HEIGHT} />
        {low !== null && high !== null && (
          <rect
            x="0"
            y={y(high)}
            width={WIDTH}
            height={Math.max(y(low) - y(high), 1)}
            fill="url(#reservoir-band)"
          />
        )}
        <line className={style['expected']} x1="0" x2={WIDTH} y1={y(expected)} y2={y(expected)} />
      </g>
      <rect className={style['rim']} x="4" y={INSET - 4} width={WIDTH - 8} height={span + 8} rx="16" />
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <g key={part}>
          <line
            className={style['tick']}
            x1={WIDTH}
            x2={WIDTH + 5}
            y1={y(part * volumes.capacity)}
            y2={y(part * volumes.capacity)}
          />
          <text className={style['figure']} x={WIDTH + 9} y={y(part * volumes.capacity) + 4}>
            {part * volumes.capacity}
          </text>
        </g>
      ))}
      {alarm !== null && <line className={style['alarm']} x1="0" x2={WIDTH} y1={y(alarm)} y2={y(alarm)} />}
    </svg>
  );
}
