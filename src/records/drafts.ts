import type { Person } from '../core/therapy/events.ts';
import type { Instant } from '../core/time.ts';
import type { InClinic } from './database.ts';
import { iso } from './iso.ts';

/** An order being typed, as the form keeps it. */
export interface Draft {
  readonly basedOn: number;
  /** JSON text; kept, never judged. */
  readonly content: string;
  readonly by: Person;
  readonly at: Instant;
}

/** `revision` counts every save and every discard; 0 before the first. */
export interface DraftSlot {
  readonly revision: number;
  readonly draft: Draft | null;
}

export async function findDraft(here: InClinic, patient: string): Promise<DraftSlot> {
  const row = await here.sql
    .selectFrom('drafts')
    .innerJoin('people', 'people.person', 'drafts.person')
    .select(['revision', 'based_on_version', 'content', 'saved_at', 'people.person', 'name', 'role'])
    .where('patient', '=', patient)
    .executeTakeFirst();
  if (row === undefined) return { revision: 0, draft: null };
  const { revision, based_on_version: basedOn, content, saved_at: at, person, name, role } = row;
  const draft = content === null ? null : { basedOn, content, by: { id: person, name, role }, at };
  return { revision, draft };
}

export interface DraftSave {
  readonly patient: string;
  /** The revision that the writer saw last. */
  readonly revision: number;
  readonly basedOn: number;
  /** JSON text, or null to discard. */
  readonly content: string | null;
  readonly person: string;
  readonly at: Instant;
}

/** True where it was kept; false where somebody else saved or discarded since, and then nothing was changed. */
export async function saveDraft(here: InClinic, save: DraftSave): Promise<boolean> {
  const values = {
    revision: save.revision + 1,
    based_on_version: save.basedOn,
    content: save.content,
    person: save.person,
    saved_at: iso(save.at),
  };
  const kept =
    save.revision === 0
      ? await here.sql
          .insertInto('drafts')
          .values({ clinic: here.clinic, patient: save.patient, ...values })
          .onConflict((conflict) => conflict.doNothing())
          .returning('revision')
          .executeTakeFirst()
      : await here.sql
          .updateTable('drafts')
          .set(values)
          .where('patient', '=', save.patient)
          .where('revision', '=', save.revision)
          .returning('revision')
          .executeTakeFirst();
  return kept !== undefined;
}
