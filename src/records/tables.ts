import type { GeneratedAlways } from 'kysely';
import type { Instant } from '../core/time.ts';

/** A jsonb column: read as its text, so that no digit of an amount passes through a float. */
type JsonText = string;
/** Written as ISO 8601 text or left to the database, read as a moment. */
type Moment = import('kysely').ColumnType<Instant, string, string>;

/** The columns of every table, as the migrations made them. `test/records/golden-schema.test.ts` keeps both in step. */
export interface Tables {
  readonly clinics: {
    readonly clinic: string;
    readonly name: string;
    readonly time_zone: string;
    readonly settings: JsonText;
    readonly created_at: Moment;
  };
  readonly people: {
    readonly clinic: string;
    readonly person: string;
    readonly username: string;
    readonly name: string;
    readonly role: 'nurse' | 'physician' | 'pharmacist';
    readonly password_hash: string;
    readonly active: boolean;
  };
  readonly sessions: {
    readonly clinic: string;
    readonly token_sha256: Uint8Array;
    readonly person: string;
    readonly created_at: Moment;
    readonly used_at: Moment;
  };
  readonly events: {
    readonly clinic: string;
    readonly stream: string;
    readonly version: number;
    readonly data: JsonText;
    readonly type: GeneratedAlways<string>;
    readonly actor: GeneratedAlways<string>;
    readonly formulary: GeneratedAlways<string>;
    readonly recorded_at: GeneratedAlways<Instant>;
    readonly digest_sha256: Uint8Array;
  };
  readonly audit: {
    readonly clinic: string;
    readonly entry: GeneratedAlways<number>;
    readonly at: Moment;
    readonly actor: string;
    readonly action: string;
    readonly patient: string | null;
  };
  readonly operator_log: {
    readonly clinic: string;
    readonly entry: GeneratedAlways<number>;
    readonly at: Moment;
    readonly operator: string;
    readonly action: string;
    readonly person: string | null;
  };
  readonly idempotency_keys: {
    readonly clinic: string;
    readonly key: string;
    readonly person: string;
    readonly request_sha256: Uint8Array;
    readonly status: number | null;
    readonly reply: JsonText | null;
    readonly created_at: Moment;
  };
  readonly drafts: {
    readonly clinic: string;
    readonly patient: string;
    readonly revision: number;
    readonly based_on_version: number;
    readonly content: JsonText | null;
    readonly person: string;
    readonly saved_at: Moment;
  };
  readonly patients: {
    readonly clinic: string;
    readonly patient: string;
    readonly version: number;
    readonly name: string;
    readonly record_number: string;
    readonly birth_date: string;
    readonly folded: string;
  };
  readonly board_rows: { readonly clinic: string; readonly patient: string; readonly data: JsonText };
  readonly implanted_pumps: {
    readonly clinic: string;
    readonly patient: string;
    readonly model: string;
    readonly serial: string;
  };
  readonly open_orders: {
    readonly clinic: string;
    readonly patient: string;
    readonly order_id: string;
    readonly status: string;
    readonly author: string;
    readonly planned_for: Moment;
  };
}
