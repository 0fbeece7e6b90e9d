import { queryOptions } from '@tanstack/react-query';
import type { Board } from '../../wire/contract/board.ts';
import { send } from './send.ts';

/** The whole clinic once; groups and filters are chosen in the browser, so that a chip answers at once. */
export const boardQuery = queryOptions({
  queryKey: ['board'],
  queryFn: ({ signal }) => send<Board>('GET', '/api/board', { signal }),
  staleTime: 30_000,
  refetchInterval: 60_000,
});
