import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { positionOfLevel, VERTEBRAL_LEVELS } from '../../twin/levels.ts';
import type { Strip } from '../../twin/simulation.ts';
import { momentText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { PictureTable } from '../pictures/picture-table.tsx';
import { figureText, SHOWN_UNIT } from './concentration-text.ts';
import { NAMED_ROWS } from './levels-shown.ts';
import { type Bands, type Between, type Picture, shownAt } from './picture.ts';
import { canalOf, momentOf, stripAt } from './strip-values.ts';

/** As many rows as are read rather than scrolled. */
const ROWS = 24;

const ROUND_HOURS = [1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 120, 168, 240, 360, 720];

/** At most so many of the samples, at round hours from the first. */
export function some(timesHours: Float64Array): readonly number[] {
  const [first = 0, second = first + 1] = timesHours;
  const sample = second - first;
  const step = ROUND_HOURS.filter((hours) => hours >= sample).find(
    (hours) =>
      Math.abs(Math.round(hours / sample) * sample - hours) < 1e-9 &&
      (timesHours.at(-1) ?? 0) - first <= hours * ROWS,
  );
  const every = step === undefined ? Math.ceil(timesHours.length / ROWS) : Math.round(step / sample);
  return Array.from(timesHours).filter((_, i) => i % Math.max(1, every) === 0);
}

const cell = (value: number | null): string => (value === null ? '' : figureText(value));

/** The strip as figures: times down, levels across. */
export function StripTable(props: {
  readonly strip: Strip;
  readonly fromMs: number;
  readonly zone: string;
  readonly tip: string | null;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { strip, fromMs, zone, tip } = props;
  const lengthCm = canalOf(strip);
  const wanted: readonly string[] = tip === null ? NAMED_ROWS : [...NAMED_ROWS, tip];
  const levels = VERTEBRAL_LEVELS.filter((name) => wanted.includes(name));
  return (
    <PictureTable
      caption={t('twin.table.strip', { unit: SHOWN_UNIT })}
      head={[
        t('twin.table.time'),
        ...levels.map((name) => (name === tip ? t('twin.tip-mark', { level: name }) : name)),
      ]}
      rows={() =>
        some(strip.timesHours).map((hours) => [
          momentText(new Date(momentOf(fromMs, hours)).toISOString(), 'moment', zone, locale),
          ...levels.map((name) => cell(stripAt(strip, positionOfLevel(name, lengthCm), hours))),
        ])
      }
    />
  );
}

/** The curve as figures: times down, lines and bands across. */
export function CurveTable(props: {
  readonly picture: Picture;
  readonly bands: Bands;
  readonly level: string;
  readonly zone: string;
}): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const { picture, bands, level, zone } = props;
  const at = (values: Float64Array, atMs: number): string => cell(shownAt(picture, values, atMs));
  const both = (band: Between, atMs: number): string => `${at(band.low, atMs)}–${at(band.high, atMs)}`;
  return (
    <PictureTable
      caption={t('twin.table.curve', { level, unit: SHOWN_UNIT })}
      head={[
        t('twin.table.time'),
        ...picture.lines.map(({ key }) => t(`twin.line.${key}`, { level })),
        ...(bands.pump === null ? [] : [t('twin.band.pump')]),
        ...(bands.population === null ? [] : [t('twin.band.population')]),
      ]}
      rows={() =>
        some(picture.timesHours).map((hours) => {
          const atMs = momentOf(picture.fromMs, hours);
          return [
            momentText(new Date(atMs).toISOString(), 'moment', zone, locale),
            ...picture.lines.map(({ ugPerMl }) => at(ugPerMl, atMs)),
            ...(bands.pump === null ? [] : [both(bands.pump, atMs)]),
            ...(bands.population === null ? [] : [both(bands.population, atMs)]),
          ];
        })
      }
    />
  );
}
