/**
 * A receipt printer that the browser writes to by itself, over WebUSB or WebSerial. A person chooses it once on this
 * device; the browser remembers it. At USB nothing is read from it, so what it answers cannot do harm; at a serial port it
 * is asked (serial-printer.ts).
 *
 * No network printer: a page cannot open a socket to one. A relay that did so for a page would reach into the office's
 * network, at any address that a page names. A printer in the network is set up in the system; the browser prints on it.
 */
import { findSpeed, serialPrinter, SPEEDS } from './serial-printer.ts';
import type { SerialPort, Speed } from './serial-printer.ts';

export const directWays = ['usb', 'serial'] as const;
export type DirectWay = (typeof directWays)[number];

export interface DirectPrinter {
  readonly way: DirectWay;
  /** As it calls itself; at a serial port the maker of the port. */
  readonly name: string;
  /** Of a serial port; kept by who has chosen it. */
  readonly speed?: Speed;
  /** Rejects where it does not take all of it in time; some of it may be on paper all the same. */
  write(bytes: Uint8Array): Promise<void>;
}

/** Paper that has run out makes a printer wait for as long as it takes. */
export const PRINT_TIMEOUT_MS = 15_000;
const CHUNK_BYTES = 4096;
/** The class of printers in the USB standard. */
const PRINTER_CLASS = 7;
interface UsbEndpoint {
  readonly endpointNumber: number;
  readonly direction: 'in' | 'out';
  readonly type: 'bulk' | 'interrupt' | 'isochronous';
}
interface UsbDevice {
  readonly productName?: string | undefined;
  readonly opened: boolean;
  /** Takes back what a person has allowed. */
  forget?(): Promise<void>;
  readonly configuration: {
    readonly interfaces: readonly {
      readonly interfaceNumber: number;
      readonly alternates: readonly {
        readonly interfaceClass: number;
        readonly alternateSetting: number;
        readonly endpoints: readonly UsbEndpoint[];
      }[];
    }[];
  } | null;
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(nth: number): Promise<void>;
  selectAlternateInterface(nth: number, alternate: number): Promise<void>;
  transferOut(endpoint: number, data: Uint8Array<ArrayBuffer>): Promise<{ readonly status: string }>;
}
interface Devices {
  readonly usb?: {
    getDevices(): Promise<readonly UsbDevice[]>;
    requestDevice(options: {
      readonly filters: readonly { readonly classCode: number }[];
    }): Promise<UsbDevice>;
  };
  readonly serial?: {
    getPorts(): Promise<readonly SerialPort[]>;
    requestPort(): Promise<SerialPort>;
  };
}

const devices = (): Devices => navigator as unknown as Devices;

/** What this browser offers. */
export const waysHere = (here: Devices = devices()): readonly DirectWay[] =>
  directWays.filter((way) => here[way] !== undefined);

/** The printer that was chosen before; null: none, it is not attached, or the page may not use it. */
export async function knownPrinter(
  way: DirectWay,
  here: Devices = devices(),
  speed: number | null = null,
): Promise<DirectPrinter | null> {
  try {
    if (way === 'serial') {
      const known = SPEEDS.find((one) => one === speed);
      const [port] = (await here.serial?.getPorts()) ?? [];
      return port === undefined || known === undefined ? null : serialPrinter(port, known);
    }
    const device = (await here[way]?.getDevices())?.find(mayBePrinter);
    return device === undefined ? null : usbPrinter(device);
  } catch {
    return null;
  }
}

/**
 * Asks the person who stands here; only within a press. Null: nothing was chosen. `silent`: no printer answers there.
 * `forbidden`: the browser does not let this page use the port.
 */
export async function choosePrinter(
  way: DirectWay,
  here: Devices = devices(),
): Promise<DirectPrinter | 'silent' | 'forbidden' | null> {
  try {
    if (way === 'serial') {
      const port = await here.serial?.requestPort();
      if (port === undefined) return null;
      await forgetOthers((await here.serial?.getPorts()) ?? [], port);
      const speed = await findSpeed(port);
      return speed === null ? 'silent' : serialPrinter(port, speed);
    }
    const device = await here[way]?.requestDevice({ filters: [{ classCode: PRINTER_CLASS }] });
    if (device === undefined) return null;
    await forgetOthers((await here.usb?.getDevices()) ?? [], device);
    return usbPrinter(device);
  } catch (error) {
    return isForbidden(error) ? 'forbidden' : null;
  }
}

/** By the browser's administrator, or by a header of a proxy. Where a person chooses no device the error is another. */
const isForbidden = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'SecurityError' || error.name === 'NotAllowedError');

/** The browser writes to none any more, until one is chosen again. */
export async function forgetPrinters(here: Devices = devices()): Promise<void> {
  await forgetOthers((await here.usb?.getDevices().catch(() => [])) ?? [], null);
  await forgetOthers((await here.serial?.getPorts().catch(() => [])) ?? [], null);
}

/** One that was chosen before would get the slips of the one that was chosen now. */
async function forgetOthers<T extends { forget?(): Promise<void> }>(
  all: readonly T[],
  chosen: T | null,
): Promise<void> {
  for (const one of all) if (one !== chosen) await one.forget?.().catch(() => {});
}

const usbPrinter = (device: UsbDevice): DirectPrinter => ({
  way: 'usb',
  name: device.productName ?? 'USB',
  write: (bytes) =>
    inTime(
      async (goesOn) => {
        if (!device.opened) await device.open();
        goesOn();
        if (device.configuration === null) await device.selectConfiguration(1);
        const { nth, alternate, endpoint } = printerInterface(device);
        await device.claimInterface(nth);
        goesOn();
        if (alternate !== 0) await device.selectAlternateInterface(nth, alternate);
        goesOn();
        for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
          const part = new Uint8Array(bytes.slice(from, from + CHUNK_BYTES));
          const { status } = await device.transferOut(endpoint, part);
          if (status !== 'ok') throw new Error(`the printer answers ${status}`);
          goesOn();
        }
      },
      // What is still under way is given up with it.
      () => device.close(),
    ),
});

/** What it is is known once it has been opened. */
const mayBePrinter = ({ configuration }: UsbDevice): boolean =>
  configuration === null ||
  configuration.interfaces.some(({ alternates }) =>
    alternates.some(({ interfaceClass }) => interfaceClass === PRINTER_CLASS),
  );

function printerInterface({ configuration }: UsbDevice) {
  for (const { interfaceNumber: nth, alternates } of configuration?.interfaces ?? []) {
    for (const { interfaceClass, alternateSetting: alternate, endpoints } of alternates) {
      const out = endpoints.find(({ direction, type }) => direction === 'out' && type === 'bulk');
      if (interfaceClass === PRINTER_CLASS && out !== undefined)
        return { nth, alternate, endpoint: out.endpointNumber };
    }
  }
  throw new Error('this device has no interface of a printer');
}

/**
 * `close`: always, so that the next slip finds the printer as it is then. `write` asks at each step whether it goes on: what
 * was told as no slip must not be printed later, when a printer comes back.
 */
async function inTime(
  write: (goesOn: () => void) => Promise<void>,
  close: () => Promise<void>,
): Promise<void> {
  let isGivenUp = false;
  const goesOn = (): void => {
    if (isGivenUp) throw new Error('it was given up');
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the printer takes nothing')), PRINT_TIMEOUT_MS);
  });
  try {
    const writing = write(goesOn);
    // It rejects once more when it was given up.
    writing.catch(() => {});
    await Promise.race([writing, late]);
  } finally {
    isGivenUp = true;
    clearTimeout(timer);
    await Promise.race([close().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  }
}
