import { queryOptions } from '@tanstack/react-query';
import type { About } from '../../wire/contract/about.ts';
import { send } from './send.ts';

/** What everybody may know of this server; it does not change while the server runs. */
export const aboutQuery = queryOptions({
  queryKey: ['about'],
  queryFn: ({ signal }) => send<About>('GET', '/api/about', { signal, quiet: true }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
