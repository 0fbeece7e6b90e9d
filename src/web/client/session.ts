import { queryOptions } from '@tanstack/react-query';
import type { Me, SignInRequest } from '../../wire/contract/session.ts';
import { forgetKept } from './kept.ts';
import { send } from './send.ts';

/** Who is signed in; fails with `signed-out` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => send<Me>('GET', '/api/me', { signal, quiet: true }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** What somebody else had typed in this tab is gone with it. */
export async function signIn(request: SignInRequest): Promise<Me> {
  const me = await send<Me>('POST', '/api/sign-in', { body: request, quiet: true });
  forgetKept(me.person.id);
  return me;
}

export function signOut(): Promise<null> {
  forgetKept();
  return send<null>('POST', '/api/sign-out', { quiet: true });
}
