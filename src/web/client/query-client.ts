import { QueryClient } from '@tanstack/react-query';
import { failureFrom } from './failure.ts';

const PASSING = new Set(['offline', 'timeout', 'unavailable']);

/** Reading is tried again where the trouble may pass; a change never by itself: a person sends it again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, thrown) => count < 2 && PASSING.has(failureFrom(thrown).kind),
      retryDelay: (count) => 400 * 2 ** count,
      networkMode: 'always',
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
