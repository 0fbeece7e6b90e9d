import { createHash, randomBytes } from 'node:crypto';

/** What a browser holds: which clinic, and a secret of 256 bits of which the table keeps only the digest. */
export interface SessionToken {
  readonly clinic: string;
  readonly digest: Uint8Array;
}

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;
const SECRET_BYTES = 32;

const digestOf = (secret: string): Uint8Array => createHash('sha256').update(secret).digest();

export function newSessionToken(clinic: string): SessionToken & { readonly cookie: string } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { clinic, digest: digestOf(secret), cookie: `${clinic}.${secret}` };
}

/** Null for a text that is no token of ours. */
export function readSessionToken(cookie: string | undefined): SessionToken | null {
  const parts = FORM.exec(cookie ?? '');
  const [, clinic, secret] = parts ?? [];
  return clinic === undefined || secret === undefined ? null : { clinic, digest: digestOf(secret) };
}
