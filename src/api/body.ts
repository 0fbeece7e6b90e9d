import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { InputError } from '../wire/contract/refusal.ts';
import { parseJson } from '../wire/json/parse.ts';
import type {} from './request.ts';

/** 1 MiB: a thousand times what a visit needs. */
export const LARGEST_BODY_BYTES = 1_048_576;

/** The body is no JSON, or JSON that says something twice. */
export class UnreadableBody extends Error {
  readonly errors: readonly InputError[];

  constructor(errors: readonly InputError[]) {
    super('unreadable body');
    this.name = 'UnreadableBody';
    this.errors = errors;
  }
}

/**
 * JSON only, twice: as values for the shape, and as a tree with every number as it was written, from which amounts are
 * made. Any other media type is refused.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: LARGEST_BODY_BYTES },
    async (request: FastifyRequest, text: string | Buffer) => {
      const tree = parseJson(String(text));
      if (!tree.ok) throw new UnreadableBody(tree.refusal);
      request.tree = tree.value;
      return JSON.parse(String(text)) as unknown;
    },
  );
}
