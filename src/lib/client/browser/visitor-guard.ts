/** Keeps a visitor of a kiosk on its page (P6): no menu, no zoom, no dropped file, no key that leads elsewhere. */

export interface VisitorGuard {
  /** The next visitor finds the page unzoomed, with nothing marked. */
  reset(): void;
  close(): void;
}

/** Keys that open something of the browser's. F5 only begins anew, and a kiosk's own keyboard may need it. */
const isBrowserKey = (key: string): boolean =>
  (/^F\d+$/.test(key) && key !== 'F5') ||
  /^(Browser|Launch)/.test(key) ||
  key === 'ContextMenu' ||
  key === 'Print' ||
  key === 'PrintScreen';

/** Every shortcut of a browser has a modifier key or is a key of its own; digits and a hand scanner need neither. */
const isShortcut = ({ ctrlKey, metaKey, altKey, key }: KeyboardEvent): boolean =>
  ((ctrlKey || metaKey || altKey) && !/^(Control|Meta|Alt|AltGraph|Shift)$/.test(key)) || isBrowserKey(key);

const stop = (event: Event): void => event.preventDefault();

const onKey = (event: KeyboardEvent): void => {
  if (isShortcut(event)) event.preventDefault();
};

/** Ctrl and the wheel, and two fingers on a touchpad: the browser takes both for zoom. */
const onWheel = (event: WheelEvent): void => {
  if (event.ctrlKey) event.preventDefault();
};

/** The second button opens a menu, the third scrolls by itself, the fourth and fifth go back and forth. */
const onMouse = (event: MouseEvent): void => {
  if (event.button > 0) event.preventDefault();
};

/** `gesturestart`: a pinch in Safari. */
const stopped = ['contextmenu', 'dragstart', 'dragover', 'drop', 'gesturestart'] as const;
const mouse = ['mousedown', 'mouseup', 'auxclick'] as const;
const capture = { capture: true, passive: false } as const;

export function guardVisitor(): VisitorGuard {
  for (const name of stopped) addEventListener(name, stop, capture);
  for (const name of mouse) addEventListener(name, onMouse, capture);
  addEventListener('keydown', onKey, capture);
  addEventListener('wheel', onWheel, capture);
  return {
    reset() {
      getSelection()?.removeAllRanges();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      unzoom();
    },
    close() {
      for (const name of stopped) removeEventListener(name, stop, capture);
      for (const name of mouse) removeEventListener(name, onMouse, capture);
      removeEventListener('keydown', onKey, capture);
      removeEventListener('wheel', onWheel, capture);
    },
  };
}

/** The browser has taken over the limit by then. */
const UNZOOM_MS = 300;

/** A tablet that is set to let people zoom everywhere goes back to the start only by a limit that then falls again. */
function unzoom(): void {
  const meta = document.querySelector<HTMLMetaElement>('meta[name=viewport]');
  if (meta === null || (globalThis.visualViewport?.scale ?? 1) <= 1) return;
  const usual = meta.content;
  meta.content = `${usual}, maximum-scale=1`;
  setTimeout(() => (meta.content = usual), UNZOOM_MS);
}
