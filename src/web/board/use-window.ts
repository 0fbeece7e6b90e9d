import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { inView, type Layout } from './window.ts';

const MARGIN_PX = 600;
const WHOLE = { from: 0, until: Number.POSITIVE_INFINITY };

/** Which items of a list on the page are near the screen. Everything is, while the page is printed. */
export function useWindow(
  list: RefObject<HTMLElement | null>,
  of: Layout,
): { readonly from: number; readonly until: number } {
  const [seen, setSeen] = useState({ from: 0, until: 60 });
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const next = inView(of, -top, innerHeight, MARGIN_PX);
      setSeen((now) => (now.from === next.from && now.until === next.until ? now : next));
    };
    const soon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const whole = (): void => flushSync(() => setSeen(WHOLE));
    look();
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon);
    addEventListener('beforeprint', whole);
    addEventListener('afterprint', look);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', soon);
      removeEventListener('resize', soon);
      removeEventListener('beforeprint', whole);
      removeEventListener('afterprint', look);
    };
  }, [list, of]);
  return seen;
}
