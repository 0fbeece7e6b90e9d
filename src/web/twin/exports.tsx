import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrugId } from '../../core/ids.ts';
import { type TimeZone, timeZoneNamed } from '../../core/time.ts';
import { dayOf } from '../fields/date-text.ts';
import { download, fileName, pngOf } from './download.ts';
import type { Bands, Picture } from './picture.ts';
import type { DrawnStrip } from './question.ts';
import type { ShownTime } from './shown-time.ts';
import type { Moment } from './time-axis.tsx';
import style from './twin.module.css';
import { curveCsv, stripCsv } from './twin-csv.ts';
import { type DrawnSvg, twinSvg } from './twin-svg.ts';
import { useFigure } from './use-figure.ts';

export interface Exported {
  readonly leading: 'today' | 'proposed';
  readonly hasProposed: boolean;
  readonly withCord: boolean;
  readonly moments: readonly Moment[];
  readonly mostUgPerMl: number;
  readonly drug: DrugId;
  readonly level: string;
  readonly tip: string | null;
  readonly picture: Picture;
  readonly bands: Bands;
  readonly strip: DrawnStrip | null;
  readonly shown: ShownTime;
  readonly zone: string;
}

/** The picture and its numbers as files. Each says that it is simulated, none says of whom. */
export function Exports(of: Exported): ReactNode {
  const { t } = useTranslation();
  const figure = useFigure();
  const [failed, setFailed] = useState(false);
  const { drug, level, picture, bands, strip, shown, zone } = of;
  const iso = (atMs: number): string => new Date(atMs).toISOString();
  const zoneKnown: TimeZone | null = timeZoneNamed(zone);
  const name = (ending: string): string =>
    fileName(drug, level.replaceAll(' ', '-'), dayOf(iso(shown.to), zone), ending);
  const save = (ending: string, type: string, text: string): void =>
    download(name(ending), new Blob([text], { type: `${type};charset=utf-8` }));
  const drawn = (): DrawnSvg => twinSvg(figure(of));
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
