import { fieldFor } from './order-steps.ts';

const TYPED_IN =
  'input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea, button:not([disabled])';

/** Puts the focus into the field that a pointer means, or on the heading of the step where it means none. */
export function focusField(container: HTMLElement, at: string | null): void {
  const marked = [...container.querySelectorAll<HTMLElement>('[data-field]')];
  const name =
    at === null
      ? null
      : fieldFor(
          at,
          marked.map((element) => element.dataset['field'] ?? ''),
        );
  const field = name === null ? undefined : marked.find((element) => element.dataset['field'] === name);
  const target = field?.querySelector<HTMLElement>(TYPED_IN) ?? container.querySelector<HTMLElement>('h2');
  if (target === null || target === undefined) return;
  if (target.tagName === 'H2') target.tabIndex = -1;
  target.focus({ preventScroll: true });
  (field ?? container).scrollIntoView({ block: field === undefined ? 'start' : 'center' });
}
