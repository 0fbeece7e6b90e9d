import { drug } from '../core/drugs/all.ts';
import type { Finding, Severity } from '../core/findings.ts';
import type { Source } from '../core/limits.ts';
import type { Component } from '../core/mixture.ts';
import type { AcceptedWarning, PatientIdentity, Person } from '../core/therapy/events.ts';
import type { Instant, TimeZone } from '../core/time.ts';
import { concentrationWords, instantWords } from '../core/wording.ts';
import type { Page, PageFrame } from './page.ts';

/** Whose document it is and what it was judged by. */
export interface Subject {
  readonly clinic: string;
  readonly timeZone: TimeZone;
  readonly formulary: string;
  readonly identity: PatientIdentity;
}

/** The frame of a document of this subject; `stated` says when and by whom. */
export function frameOf(subject: Subject, title: string, stated: string): PageFrame {
  const { identity } = subject;
  return {
    title,
    clinic: subject.clinic,
    patient: `${identity.name} · born ${identity.birthDate} · record ${identity.recordNumber}`,
    provenance: `${stated} · formulary ${subject.formulary} · times in ${subject.timeZone}`,
  };
}

/** `Ana Ortiz, nurse, 22 Nov 2026 10:12`. */
export const signed = (by: Person, at: Instant, zone: TimeZone): string =>
  `${by.name}, ${by.role}, ${instantWords(at, zone)}`;

/** `Baclofen 2000 mcg/mL`. */
export function componentWords(component: Pick<Component, 'drug' | 'concentration'>): string {
  const { name, spokenIn } = drug(component.drug);
  return `${name} ${concentrationWords(component.concentration, spokenIn)}`;
}

const SEVERITY: Readonly<Record<Severity, string>> = { refuse: 'REFUSED', warn: 'Warning', note: 'Note' };

/** Every finding with its source and how sure that is, and why a warning was accepted. */
export function findingsOn(
  page: Page,
  title: string,
  findings: readonly Finding[],
  accepted: readonly AcceptedWarning[],
): void {
  page.heading(title);
  if (findings.length === 0) page.text('None.');
  page.remarks(
    findings.map((finding) => ({
      word: SEVERITY[finding.severity],
      message: finding.message,
      origin: [sourceWords(finding.source), ...acceptance(finding, accepted)].join(' · '),
    })),
  );
}

const sourceWords = ({ title, where, confidence }: Source): string =>
  `${title}${where === '' ? '' : `, ${where}`} · ${confidence}`;

const acceptance = ({ rule, at }: Finding, accepted: readonly AcceptedWarning[]): string[] =>
  accepted
    .filter((warning) => warning.rule === rule && warning.at === at)
    .map(
      ({ reason, remark }) =>
        `accepted: ${reason.replaceAll('-', ' ')}${remark === undefined ? '' : `, ${remark}`}`,
    );
