import type { Instant } from '../core/time.ts';
import type { Json } from '../wire/json/tree.ts';
import type { Asker } from './api.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The clock, read when the request came. */
    now: Instant;
    /** Null on the few routes that need no session. */
    asker: Asker | null;
    /** The body with its numbers as they were written. */
    tree: Json | null;
  }
  interface FastifyContextConfig {
    /** Answers without a session. */
    readonly open?: boolean;
  }
}
