import type { ReactNode } from 'react';
import style from './body-figure.module.css';
import { levelIndex, SPINE_LEVELS } from './spine-levels.ts';

const TOP = 114;
const STEP = 10.8;
const SPINE_X = 150;
const levelY = (index: number): number => TOP + index * STEP;
const NAMED = new Set(['C3', 'C7', 'T4', 'T8', 'T12', 'L3', 'S1']);

/** Seen from the front: the patient's left is on the right of the picture. */
const sideOf = (site: string | null): 'left' | 'right' =>
  site !== null && /right|derech/i.test(site) ? 'right' : 'left';

/**
 * Where the implant is: pump in the abdomen, the catheter's way around the flank, its entry and its tip among the
 * vertebrae. A scheme, not anatomy; what is not known is not drawn.
 */
export function BodyFigure(props: {
  readonly site: string | null;
  readonly tip: string | null;
  readonly say: string;
}): ReactNode {
  const index = props.tip === null ? null : levelIndex(props.tip);
  const mirror = sideOf(props.site) === 'right' ? -1 : 1;
  const pumpX = SPINE_X + mirror * 34;
  const pumpY = levelY(SPINE_LEVELS.indexOf('L3'));
  const entryY = levelY(SPINE_LEVELS.indexOf('L3') + 0.5);
  const flank = SPINE_X + mirror * 66;
  return (
    <svg className={style['figure']} viewBox="60 0 180 452" role="img" aria-label={props.say}>
      <path
        className={style['body']}
        d="M150 8c21 0 32 15 32 38 0 21-8 35-16 43 1 9 6 14 17 18 26 8 45 16 50 44 5 32 6 74 7 112l3 62c1 12-16 13-18 1l-12-100c-1-10-4-22-6-32-1 40-3 78 1 112 6 50 8 96 8 142h-60l-6-64-6 64H84c0-46 2-92 8-142 4-34 2-72 1-112-2 10-5 22-6 32L75 326c-2 12-19 11-18-1l3-62c1-38 2-80 7-112 5-28 24-36 50-44 11-4 16-9 17-18-8-8-16-22-16-43 0-23 11-38 32-38z"
      />
      {SPINE_LEVELS.map((level, at) => (
        <g key={level}>
          <rect
            className={style['vertebra']}
            data-tip={index !== null && Math.floor(index) === at}
            x={SPINE_X - 7}
            y={levelY(at) - 4.2}
            width="14"
            height="8.4"
            rx="2.6"
          />
          {NAMED.has(level) && (index === null || Math.abs(index - at) > 1) && (
            <text
              className={style['level']}
              x={SPINE_X - mirror * 14}
              y={levelY(at)}
              data-mirror={mirror < 0}
            >
              {level}
            </text>
          )}
        </g>
      ))}
      {index !== null && (
        <>
          <path
            className={style['catheter']}
            d={`M${pumpX + mirror * 12} ${pumpY - 13}C${flank} ${pumpY - 26} ${flank} ${entryY + 44} ${SPINE_X + mirror * 24} ${entryY + 40}S${SPINE_X} ${entryY + 22} ${SPINE_X} ${entryY}V${levelY(index)}`}
          />
          <circle className={style['halo']} cx={SPINE_X} cy={levelY(index)} r="10" />
          <circle className={style['tip']} cx={SPINE_X} cy={levelY(index)} r="4.4" />
          <text
            className={style['tip-name']}
            x={SPINE_X - mirror * 18}
            y={levelY(index)}
            data-mirror={mirror < 0}
          >
            {props.tip}
          </text>
        </>
      )}
      <circle className={style['pump']} cx={pumpX} cy={pumpY} r="19" />
      <circle className={style['septum']} cx={pumpX} cy={pumpY} r="6" />
      <circle className={style['port']} cx={pumpX + mirror * 12} cy={pumpY - 11} r="2.2" />
    </svg>
  );
}
