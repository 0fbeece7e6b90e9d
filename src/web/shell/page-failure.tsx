import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { failureFrom } from '../client/failure.ts';
import { FailureState } from './state-view.tsx';

/** A page that could not be fetched or drawn. */
export function PageFailure({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return <FailureState failure={failureFrom(error)} again={again} />;
}
