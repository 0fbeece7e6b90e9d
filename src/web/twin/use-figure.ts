import { useTranslation } from 'react-i18next';
import { momentText } from '../fields/date-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { pngAddress } from './download.ts';
import type { Exported } from './exports.tsx';
import { canalOf, momentOf } from './strip-values.ts';
import type { StripImage } from './svg-strip.ts';
import { belowText, type Moment } from './time-axis.tsx';
import type { NamedMoment, TwinFigure } from './twin-svg.ts';

const MS_PER_HOUR = 3_600_000;

/** The pixels of the strip, each column around its own moment. */
function imageOf({ strip, picture, mostUgPerMl }: Exported): StripImage | null {
  if (strip === null) return null;
  const half = ((strip.timesHours[1] ?? 0) * MS_PER_HOUR) / 2;
  return {
    address: pngAddress(strip.pixels, strip.timesHours.length, strip.positionsCm.length),
    lengthCm: canalOf(strip),
    from: picture.fromMs - half,
    to: momentOf(picture.fromMs, strip.timesHours.at(-1) ?? 0) + half,
    mostUgPerMl,
  };
}

/** What is looked at as a figure for paper: everything that the screen says beside it stands in it. */
export function useFigure(): (of: Exported) => TwinFigure {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const drugName = useDrugName();
  return (of) => {
    const { level, zone, shown, leading } = of;
    const drug = drugName(of.drug);
    const at = (atMs: number): string => momentText(new Date(atMs).toISOString(), 'moment', zone, locale);
    const bandOf = (kind: 'pump' | 'population'): string =>
      of.hasProposed ? `${t(`twin.band.${kind}`)} · ${t(`twin.line.${leading}`)}` : t(`twin.band.${kind}`);
    return {
      title: t('twin.file.title', { drug, level }),
      subtitles: [
        t('twin.file.subtitle', { from: at(shown.from), to: at(shown.to), zone }),
        t('twin.file.strip', { program: t(`twin.line.${leading}`), tip: of.tip ?? '' }),
      ],
      picture: of.picture,
      bands: of.bands,
      shown,
      zone,
      moments: of.moments
        .filter(isNamed)
        .map(({ kind, atMs }): NamedMoment => ({ kind, atMs, name: t(`twin.moment.${kind}`) })),
      tip: of.tip,
      strip: imageOf(of),
      names: {
        today: t('twin.line.today'),
        proposed: t('twin.line.proposed'),
        'without-bridge': t('twin.line.without-bridge'),
        cord: t('twin.line.cord', { level }),
        pump: bandOf('pump'),
        population: bandOf('population'),
      },
      axes: {
        level: t('twin.axis.level'),
        curve: t('twin.curve.title', {
          level: of.level === of.tip ? t('twin.tip-mark', { level }) : level,
          drug,
        }),
        scale: t('twin.file.scale'),
      },
      statements: [
        t('twin.file.statement'),
        ...(of.withCord ? [t('twin.cord-prior')] : []),
        t('twin.file.drawn', { at: at(Date.now()) }),
      ],
      timeText: (tick) => [
        momentText(new Date(tick.atMs).toISOString(), tick.form, zone, locale),
        belowText(tick, zone, locale),
      ],
    };
  };
}

const isNamed = (moment: Moment): moment is Moment & { readonly kind: 'now' | 'visit' } =>
  moment.kind !== 'cursor';
