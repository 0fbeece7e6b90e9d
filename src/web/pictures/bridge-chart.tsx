import type { ReactNode } from 'react';
import { amountText, numberText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import style from './bridge-chart.module.css';
import { type BridgeSteps, endOf, linePath, ticksTo } from './bridge-steps.ts';

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 52;
const TOP = 24;
const BOTTOM = 26;

/**
 * What skipping the bridge would do: the dose at the tip of the catheter over hours, with it and without it. A dose over
 * time and nothing else; where the fluids stand in the catheter is not drawn.
 */
export function BridgeChart(props: {
  readonly steps: BridgeSteps;
  readonly unit: string;
  readonly withWords: string;
  readonly withoutWords: string;
  readonly arrivesWords: string;
  readonly axisWords: string;
  readonly say: string;
}): ReactNode {
  const { language } = useLanguage();
  const { steps } = props;
  const end = endOf(steps);
  const doses = [...steps.withBridge, ...steps.without].map((step) => step.dose);
  const yTicks = ticksTo(Math.max(...doses) * 1.15, 4);
  const xTicks = ticksTo(end, 6);
  const high = Math.max(yTicks.at(-1) ?? 1, ...doses);
  const x = (hours: number): number => LEFT + (hours / end) * (WIDTH - LEFT - 8);
  const y = (dose: number): number => HEIGHT - BOTTOM - (dose / high) * (HEIGHT - BOTTOM - TOP);
  const skipped = steps.without[0];
  const bridged = steps.withBridge[0];
  return (
    <svg className={style['chart']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.say}>
      <text className={style['axis']} x="0" y="12">
        {props.axisWords}
      </text>
      {yTicks.map((dose) => (
        <g key={dose}>
          <line className={style['grid']} x1={LEFT} x2={WIDTH} y1={y(dose)} y2={y(dose)} />
          <text className={style['figure']} x={LEFT - 8} y={y(dose)} data-side="y">
            {numberText(dose)}
          </text>
        </g>
      ))}
      {xTicks.map((hours) => (
        <text key={hours} className={style['figure']} x={x(hours)} y={HEIGHT - 6} data-side="x">
          {amountText({ value: hours, unit: 'h' }, language)}
        </text>
      ))}
      <line
        className={style['arrival']}
        x1={x(steps.arrival)}
        x2={x(steps.arrival)}
        y1={TOP - 6}
        y2={HEIGHT - BOTTOM}
      />
      <text
        className={style['note']}
        x={x(steps.arrival) + (steps.arrival > end * 0.7 ? -6 : 6)}
        y={TOP + 2}
        data-end={steps.arrival > end * 0.7}
      >
        {props.arrivesWords}
      </text>
      <path className={style['without']} d={linePath(steps.without, end, x, y)} />
      <path className={style['with']} d={linePath(steps.withBridge, end, x, y)} />
      {skipped !== undefined && (
        <text
          className={style['without-words']}
          x={Math.min(x(skipped.until) + 8, x(end * 0.55))}
          y={y(skipped.dose) + (y(skipped.dose) < TOP + 24 ? 18 : -8)}
        >
          {props.withoutWords}
        </text>
      )}
      {bridged !== undefined && (
        <text
          className={style['with-words']}
          x={x(0) + 10}
          y={y(bridged.dose) + (y(bridged.dose) > HEIGHT / 2 ? -9 : 18)}
        >
          {props.withWords}
        </text>
      )}
    </svg>
  );
}
