import path from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import type { Configuration } from './configuration.ts';
import type { Store } from './store.ts';

/**
 * Keeps the embedded database running, with a line of log for each death and start. Resolves when it could not be started
 * any more; otherwise never.
 */
export function whenLost(store: Store, log: FastifyBaseLogger): Promise<'lost'> {
  return new Promise((resolve) => {
    store.keepRunning((news) => {
      switch (news.kind) {
        case 'died':
          return log.error('the database ended; starting it again');
        case 'runs-again':
          return log.warn({ milliseconds: news.afterMs }, 'the database runs again');
        case 'did-not-start':
          return log.error({ attempt: news.attempt }, 'the database did not start');
        case 'given-up':
          log.fatal('the database could not be started again');
          return resolve('lost');
      }
    });
  });
}

export const databaseLostText = ({ dataFolder }: Configuration): string =>
  `theca: the embedded database ended and could not be started again, so Theca ends too. What was acknowledged is kept.
Why stands at the end of ${path.join(dataFolder, 'database', 'log')}. Put that right (a full disk is the usual
cause) and start Theca again.
`;
