import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageFailed } from './state-view.tsx';

/** A page that could not be fetched or drawn. */
export function PageFailure({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return <PageFailed thrown={error} again={again} />;
}
