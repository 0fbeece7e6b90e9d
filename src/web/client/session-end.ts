/** Rings when the server no longer knows this browser; the shell then asks to sign in over the page as it stands. */
const bell = new EventTarget();

export const ringSessionEnd = (): void => {
  bell.dispatchEvent(new Event('end'));
};

export function onSessionEnd(listener: () => void): () => void {
  bell.addEventListener('end', listener);
  return () => bell.removeEventListener('end', listener);
}
