import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { amountText } from '../fields/amount-text.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { SeverityChip } from '../fields/severity-mark.tsx';
import { type RefusalPlace, type RefusedScenario, refusalPlace } from './refusal-place.ts';
import style from './twin.module.css';

/** Why nothing is drawn: what of the therapy cannot be simulated, when, and why. */
export function Refused(props: {
  readonly refusals: readonly RefusedScenario[];
  readonly zone: string;
}): ReactNode {
  const { t } = useTranslation();
  const { locale, language } = useLanguage();
  const part = ({ part: of, atMs }: RefusalPlace): string =>
    t(`twin.refusal.part.${of}`, {
      at: atMs === null ? '' : momentText(new Date(atMs).toISOString(), 'full', props.zone, locale),
    });
  const amount = (value: number | null, unit: string): string =>
    value === null ? '' : amountText({ value, unit }, language);
  const isOrdered = props.refusals.every((refused) => refused.isOrdered);
  const lines = new Map<string, ReactNode>();
  for (const refused of props.refusals) {
    const place = refusalPlace(refused);
    const { because, pump } = place;
    const { expected } = refused.refusal;
    // The program of now and the proposed one are refused for the same reason: said once.
    if (because === null)
      lines.set(
        `${part(place)} ${expected}`,
        <>
          {part(place)} {t('twin.refusal.expected')} <span lang="en">{expected}</span>
        </>,
      );
    else {
      const why = t(`twin.refusal.why.${because}`, {
        pump,
        most: amount(place.mostMlPerDay, 'mL/d'),
        reservoir: amount(place.reservoirMl, 'mL'),
      });
      lines.set(`${part(place)} ${why}`, `${part(place)} ${why}`);
    }
  }
  return (
    <div className={style['waiting']} role="alert">
      <div>
        <SeverityChip mark="warn">{t(isOrdered ? 'twin.refused.order' : 'twin.refused')}</SeverityChip>
        <ul className={style['refusals']}>
          {[...lines].map(([key, line]) => (
            <li key={key}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
