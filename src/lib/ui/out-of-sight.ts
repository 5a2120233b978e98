/**
 * Takes all that an element holds out of the page, where no reader of the page can find it, and puts it back as it was.
 * Fields keep what was typed, dialogs are open again, and the focus is where it was.
 */
export function makeOutOfSight(around: HTMLElement): { hide(): void; show(): void } {
  const aside = document.createDocumentFragment();
  let focused: Element | null = null;
  let scrolled = 0;
  return {
    hide() {
      if (aside.hasChildNodes()) return;
      focused = around.contains(document.activeElement) ? document.activeElement : null;
      scrolled = window.scrollY;
      aside.append(...around.childNodes);
    },
    show() {
      if (!aside.hasChildNodes()) return;
      around.append(aside);
      for (const dialog of around.querySelectorAll('dialog[open]')) {
        // Out of the page it has left the top layer; to show it again it must not count as open.
        dialog.removeAttribute('open');
        (dialog as HTMLDialogElement).showModal();
      }
      window.scrollTo({ top: scrolled, behavior: 'instant' });
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      focused = null;
    },
  };
}
