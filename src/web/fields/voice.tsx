import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import style from './voice.module.css';

/** Who says a value. */
export type Voice =
  | { readonly kind: 'read'; readonly at?: string }
  | { readonly kind: 'typed'; readonly name: string; readonly at?: string }
  | { readonly kind: 'computed'; readonly from?: string }
  | { readonly kind: 'simulated'; readonly from?: string };

/** In a square of 12: a screen, a pen, an equals sign, a wave. */
const SIGNS: Readonly<Record<Voice['kind'], string>> = {
  read: 'M2 2.5h8v5.5H2zM4.5 10.5h3',
  typed: 'M2 10l.6-2.4L8.4 1.8l1.8 1.8-5.8 5.8z',
  computed: 'M2 4.4h8M2 7.6h8',
  simulated: 'M1 7c1.6-5 3.2-5 5 0s3.4 5 5 0',
};

/** A small mark beside a value: read from the pump, typed by somebody, computed or simulated; when, and from what. */
export function VoiceMark({
  voice,
  words = false,
}: {
  readonly voice: Voice;
  readonly words?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const what = voice.kind === 'typed' ? t('voice.typed', { name: voice.name }) : t(`voice.${voice.kind}`);
  const at = 'at' in voice ? voice.at : undefined;
  const from = 'from' in voice ? voice.from : undefined;
  let text = what;
  if (at !== undefined) text = t('voice.when', { what, at });
  if (from !== undefined) text = t('voice.from', { what, from });
  return (
    <span className={style['voice']} data-kind={voice.kind} title={text}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d={SIGNS[voice.kind]} />
      </svg>
      <span className={words ? undefined : 'visually-hidden'}>{text}</span>
    </span>
  );
}
