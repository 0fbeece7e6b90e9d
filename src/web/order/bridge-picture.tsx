import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { drug } from '../../core/drugs/all.ts';
import type { Bridge } from '../../core/plan.ts';
import { unitText } from '../fields/amount-text.ts';
import { useLanguage } from '../fields/language.ts';
import { BridgeChart } from '../pictures/bridge-chart.tsx';
import { PictureTable } from '../pictures/picture-table.tsx';
import { useAmountWords } from './amount-words.ts';
import { bridgeLines } from './bridge-lines.ts';
import type { PlanHere } from './plan-here.ts';

/** What skipping the bridge would do, as a dose over time. */
export function BridgePicture({
  bridge,
  planned,
}: {
  readonly bridge: Bridge;
  readonly planned: PlanHere;
}): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useAmountWords();
  const old = planned.input.last?.fill.components[0].drug;
  if (old === undefined) return null;
  const meanwhile = bridge.daily.find((each) => each.drug === old)?.dose;
  const after = planned.plan.delivery?.daily.find((each) => each.drug === old)?.dose;
  const unit = unitText(`${drug(old).spokenIn}/d`, language);
  const withWords =
    meanwhile === undefined ? '' : t('order.bridge.line.with', { dose: words.dose(meanwhile, old) });
  const withoutWords = t('order.bridge.line.without', {
    dose: words.dose(bridge.without.dose, old),
    time: words.duration(bridge.without.duration),
  });
  const rows: (readonly [string, string, string])[] = [
    [
      t('order.bridge.use'),
      meanwhile === undefined ? '' : words.dose(meanwhile, old),
      words.duration(bridge.duration),
    ],
    [
      t('order.bridge.decline'),
      words.dose(bridge.without.dose, old),
      words.duration(bridge.without.duration),
    ],
    [t('order.bridge.afterwards'), after === undefined ? '0' : words.dose(after, old), ''],
  ];
  return (
    <div style={{ padding: '16px 0 8px' }}>
      <BridgeChart
        steps={bridgeLines(bridge, old, planned.plan.delivery)}
        withWords={withWords}
        withoutWords={withoutWords}
        arrivesWords={t('order.bridge.line.arrives')}
        axisWords={t('order.bridge.axis', { drug: t(`drug.${old}`), unit })}
        say={`${withWords}. ${withoutWords}.`}
      />
      <PictureTable
        caption={t('order.bridge.title')}
        head={[t('order.bridge.way'), t('order.bridge.dose-then'), t('order.bridge.over')]}
        rows={rows}
      />
    </div>
  );
}
