/** A page that only asks again by itself must not keep a session open: nobody may be sitting there [SR-72]. */
const ATTENDED_FOR_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let lastSign = performance.now();

const seen = (): void => {
  lastSign = performance.now();
};

if (typeof window !== 'undefined')
  for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });

/** Whether somebody touched the page in the last minute. */
export const isAttended = (): boolean => performance.now() - lastSign < ATTENDED_FOR_MS;
