import { useMediaQuery } from '@mantine/hooks';

/** Whether what follows from a form has no room beside it: it then stands before the button. As in `register.module.css`. */
export const useIsNarrow = (): boolean =>
  useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
