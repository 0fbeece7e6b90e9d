import type { FastifyBaseLogger } from 'fastify';
import type { Instant } from '../core/time.ts';
import type { Duration } from '../core/units.ts';
import type { Records } from '../records/database.ts';
import { prune } from '../records/prune.ts';

const DAY_MS = 86_400_000;

export interface Pruning {
  readonly clock: () => Instant;
  /** A session that nobody used for this long has ended. */
  readonly idle: Duration;
  readonly log: FastifyBaseLogger;
}

/** Drops what nobody needs any more, now and once a day. The returned function ends it, when a round that runs is over. */
export function pruneDaily(records: Records, { clock, idle, log }: Pruning): () => Promise<void> {
  const round = async (): Promise<void> => {
    try {
      log.info(await prune(records, clock(), idle), 'pruned');
    } catch {
      // Tomorrow is soon enough: nothing depends on it.
      log.warn('pruning failed');
    }
  };
  let running = round();
  const timer = setInterval(() => {
    running = round();
  }, DAY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
