import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrugId } from '../../core/ids.ts';
import { type TimeZone, timeZoneNamed } from '../../core/time.ts';
import type { Strip } from '../../twin/simulation.ts';
import { dayOf, momentText } from '../fields/date-text.ts';
import { useDrugName } from '../fields/drug-text.ts';
import { useLanguage } from '../fields/language.ts';
import { download, fileName, pngAddress, pngOf } from './download.ts';
import type { Bands, Picture } from './picture.ts';
import type { ShownTime } from './shown-time.ts';
import { canalOf, momentOf, stripPixels } from './strip-values.ts';
import style from './twin.module.css';
import { curveCsv, stripCsv } from './twin-csv.ts';
import { type DrawnSvg, twinSvg } from './twin-svg.ts';

export interface Exported {
  readonly drug: DrugId;
  readonly level: string;
  readonly tip: string | null;
  readonly picture: Picture;
  readonly bands: Bands;
  readonly strip: Strip | null;
  readonly shown: ShownTime;
  readonly zone: string;
}

/** The picture and its numbers as files. Each says that it is simulated, none says of whom. */
export function Exports(of: Exported): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const drugName = useDrugName();
  const [failed, setFailed] = useState(false);
  const { drug, level, picture, bands, strip, shown, zone } = of;
  const iso = (atMs: number): string => new Date(atMs).toISOString();
  const zoneKnown: TimeZone | null = timeZoneNamed(zone);
  const name = (ending: string): string =>
    fileName(drug, level.replaceAll(' ', '-'), dayOf(iso(shown.to), zone), ending);
  const save = (ending: string, type: string, text: string): void =>
    download(name(ending), new Blob([text], { type: `${type};charset=utf-8` }));
  const drawn = (): DrawnSvg => {
    const half = ((strip?.timesHours[1] ?? 0) * 3_600_000) / 2;
    const last = strip?.timesHours.at(-1) ?? 0;
    const at = (atMs: number): string => momentText(iso(atMs), 'moment', zone, locale);
    return twinSvg({
      title: t('twin.file.title', { drug: drugName(drug), level }),
      subtitle: t('twin.file.subtitle', { from: at(shown.from), to: at(shown.to) }),
      picture,
      bands,
      shown,
      zone,
      tip: of.tip,
      strip:
        strip === null
          ? null
          : {
              address: pngAddress(
                stripPixels(strip, strip.peakUgPerMl),
                strip.timesHours.length,
                strip.positionsCm.length,
              ),
              lengthCm: canalOf(strip),
              from: picture.fromMs - half,
              to: momentOf(picture.fromMs, last) + half,
            },
      names: {
        today: t('twin.line.today'),
        proposed: t('twin.line.proposed'),
        'without-bridge': t('twin.line.without-bridge'),
        cord: t('twin.line.cord', { level }),
        pump: t('twin.band.pump'),
        population: t('twin.band.population'),
      },
      timeText: (atMs, form) => momentText(iso(atMs), form, zone, locale),
    });
  };
  const savePng = async (): Promise<void> => {
    setFailed(false);
    try {
      const { svg, width, height } = drawn();
      download(name('png'), await pngOf(svg, width, height));
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={style['exports']} data-print="never">
      <Button size="xs" variant="default" onClick={() => void savePng()}>
        {t('twin.export.png')}
      </Button>
      <Button size="xs" variant="default" onClick={() => save('svg', 'image/svg+xml', drawn().svg)}>
        {t('twin.export.svg')}
      </Button>
      {zoneKnown !== null && (
        <>
          <Button
            size="xs"
            variant="default"
            onClick={() =>
              save('csv', 'text/csv', curveCsv(picture, bands, { drug, level, zone: zoneKnown }))
            }
          >
            {t('twin.export.csv')}
          </Button>
          {strip !== null && (
            <Button
              size="xs"
              variant="default"
              onClick={() => save('strip.csv', 'text/csv', stripCsv(strip, picture.fromMs, zoneKnown))}
            >
              {t('twin.export.strip-csv')}
            </Button>
          )}
        </>
      )}
      {failed && <span role="alert">{t('twin.export.failed')}</span>}
    </div>
  );
}
