import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../wire/contract/session.ts';
import { signOut } from '../client/session.ts';
import { useLanguage } from '../fields/language.ts';
import { chooseLanguage, LANGUAGES } from '../messages/messages.ts';
import { initials } from './patient-match.ts';
import style from './user-menu.module.css';

const SCHEMES: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

interface Choice<Of extends string> {
  readonly legend: string;
  readonly all: readonly Of[];
  readonly chosen: Of;
  readonly word: (one: Of) => string;
  readonly choose: (one: Of) => void;
}

function Choices<Of extends string>({ legend, all, chosen, word, choose }: Choice<Of>): ReactNode {
  const group = useId();
  return (
    <fieldset className={style['choices']}>
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one}>
          <input type="radio" name={group} checked={one === chosen} onChange={() => choose(one)} />
          {word(one)}
        </label>
      ))}
    </fieldset>
  );
}

/** Who is signed in and where; language, appearance, and the way out. The browser's own popover: Escape closes it. */
export function UserMenu({ me }: { readonly me: Me }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const role = t(`user.role.${me.person.role}`);
  const leave = async (): Promise<void> => {
    await signOut().catch(() => null);
    queries.clear();
    await navigate({ to: '/sign-in', search: {} });
  };
  return (
    <>
      <button type="button" className={style['who']} popoverTarget={id}>
        <span className={style['initials']} aria-hidden="true">
          {initials(me.person.name)}
        </span>
        <span className={style['name']}>
          <b>{me.person.name}</b>
          <small>
            {role} · {me.clinic.name}
          </small>
        </span>
        <span className="visually-hidden">{t('user.menu')}</span>
      </button>
      <div id={id} ref={panel} popover="auto" className={style['panel']}>
        <p className={style['person']}>
          <b>{me.person.name}</b>
          <small>
            {role} · {me.clinic.name}
          </small>
        </p>
        <Choices
          legend={t('user.language')}
          all={LANGUAGES}
          chosen={language}
          word={(one) => t(`user.language.${one}`)}
          choose={(one) => void chooseLanguage(one)}
        />
        <Choices
          legend={t('user.appearance')}
          all={SCHEMES}
          chosen={colorScheme}
          word={(one) => t(`user.appearance.${one}`)}
          choose={setColorScheme}
        />
        <button type="button" className={style['leave']} onClick={() => void leave()}>
          {t('user.sign-out')}
        </button>
      </div>
    </>
  );
}
