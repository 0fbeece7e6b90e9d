import { queryOptions } from '@tanstack/react-query';
import type { Me, SignInRequest } from '../../wire/contract/session.ts';
import { send } from './send.ts';

/** Who is signed in; fails with `signed-out` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => send<Me>('GET', '/api/me', { signal, quiet: true }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const signIn = (request: SignInRequest): Promise<Me> =>
  send<Me>('POST', '/api/sign-in', { body: request, quiet: true });

export const signOut = (): Promise<null> => send<null>('POST', '/api/sign-out', { quiet: true });
