/** Hands a component's element to its parent, which measures it. */
import type { Attachment } from 'svelte/attachments';

export const given =
  (take: ((element: HTMLElement | null) => void) | undefined): Attachment<HTMLElement> =>
  (element) => {
    take?.(element);
    return () => take?.(null);
  };
