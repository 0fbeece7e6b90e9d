import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureFrom } from '../client/failure.ts';
import { patientsQuery } from '../client/patient.ts';
import { dayText } from '../fields/date-text.ts';
import { useLanguage } from '../fields/language.ts';
import { Dialog } from './dialog.tsx';
import { found, SEARCH_MINIMUM } from './patient-match.ts';
import style from './patient-search.module.css';

const MOST = 12;

const Glass = (): ReactNode => (
  <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" className={style['glass']}>
    <circle cx="7" cy="7" r="4.6" />
    <path d="m10.5 10.5 4 4" />
  </svg>
);

/** The list behind the field: opens by typing, chooses by arrow keys, goes by Enter. */
function Palette({ close }: { readonly close: () => void }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useLanguage();
  const navigate = useNavigate();
  const list = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { data, error, isPending } = useQuery(patientsQuery);
  const missing = SEARCH_MINIMUM - text.trim().length;
  const hits = missing > 0 ? [] : found(text, data?.patients ?? []).slice(0, MOST);
  const open = (index: number): void => {
    const hit = hits[index];
    if (hit === undefined) return;
    close();
    void navigate({ to: '/patients/$patientId', params: { patientId: hit.id } });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') open(chosen);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || hits.length === 0) return;
    event.preventDefault();
    setChosen((chosen + step + hits.length) % hits.length);
  };
  const saying = (): string => {
    if (missing > 0) return t('search.short', { missing });
    if (error !== null) return t(`failure.${failureFrom(error).kind}.title`);
    if (isPending) return t('search.busy');
    return hits.length === 0
      ? t('search.none', { text: text.trim() })
      : t('search.found', { count: hits.length });
  };
  return (
    <div className={style['palette']}>
      <div className={style['field']}>
        <Glass />
        <input
          data-autofocus="true"
          className="ring-on-frame"
          role="combobox"
          aria-label={t('search.field')}
          aria-expanded={hits.length > 0}
          aria-controls={list}
          aria-activedescendant={hits[chosen] === undefined ? undefined : `${list}-${chosen}`}
          placeholder={t('search.field')}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div id={list} role="listbox" aria-label={t('search.title')} className={style['hits']}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox
          <div
            key={hit.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerMove={() => setChosen(index)}
            onClick={() => open(index)}
          >
            <b>{hit.name}</b>
            <span>{t('search.born', { date: dayText(hit.birthDate, 'full', locale) })}</span>
            <span>{hit.recordNumber}</span>
          </div>
        ))}
      </div>
      <p className={style['saying']} role="status">
        {saying()}
      </p>
    </div>
  );
}

/** Finds a patient from anywhere: the field in the header, or ⌘K. */
export function PatientSearch(): ReactNode {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey) return;
      event.preventDefault();
      setOpened(true);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className={style['open']}
        onClick={() => setOpened(true)}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Glass />
        <span>{t('search.open')}</span>
        <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {opened && (
        <Dialog label={t('search.title')} onClose={() => setOpened(false)} place="top" width={560}>
          <Palette close={() => setOpened(false)} />
        </Dialog>
      )}
    </>
  );
}
