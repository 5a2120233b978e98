/** The camera that looks for QR codes: html5-qrcode, loaded only when a screen wants to scan. */

export type CameraState = 'starting' | 'looking' | 'none';

export interface Scanner {
  /** Switches the camera off. */
  close(): void;
}

const FRAMES_PER_SECOND = 10;

/**
 * Shows the camera's picture in `element` and hands over every text that it reads, each once until another comes.
 * `onstate`: `none` where there is no camera, no permission or no secure address.
 */
export function openScanner(
  element: HTMLElement,
  onread: (text: string) => void,
  onstate: (state: CameraState) => void,
): Scanner {
  let closed = false;
  let stop: () => Promise<void> = async () => {};
  let last: string | null = null;
  const read = (text: string): void => {
    if (closed || text === last) return;
    last = text;
    onread(text);
  };

  async function start(): Promise<void> {
    if (navigator.mediaDevices === undefined) return onstate('none');
    const { Html5Qrcode, Html5QrcodeSupportedFormats } = await import('html5-qrcode');
    if (closed) return;
    // The library finds its place by id.
    element.id ||= `scanner-${crypto.randomUUID()}`;
    const camera = new Html5Qrcode(element.id, {
      formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
      verbose: false,
    });
    // The visitor stands on the screen's side of the tablet; a picture is not mirrored before it is read.
    await camera.start({ facingMode: 'user' }, { fps: FRAMES_PER_SECOND, disableFlip: true }, read, () => {});
    stop = async () => {
      await camera.stop();
      camera.clear();
    };
    if (closed) return stop();
    onstate('looking');
  }

  onstate('starting');
  start().catch(() => {
    if (!closed) onstate('none');
  });
  return {
    close() {
      closed = true;
      stop().catch(() => {});
    },
  };
}
