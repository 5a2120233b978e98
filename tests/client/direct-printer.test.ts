/** [A5.12] A printer at USB: what it gets, and what comes of one that takes nothing. */
import { afterEach, expect, test, vi } from 'vitest';
import {
  choosePrinter,
  forgetPrinters,
  knownPrinter,
  waysHere,
  PRINT_TIMEOUT_MS,
} from '../../src/lib/client/browser/direct-printer.ts';

afterEach(() => void vi.useRealTimers());

type Devices = NonNullable<Parameters<typeof knownPrinter>[1]>;

/** A device at USB as the browser has it; `interfaceClass` 7 is a printer. */
function aUsbDevice({ interfaceClass = 7, answers = async () => ({ status: 'ok' }) } = {}) {
  const got: number[] = [];
  const calls: string[] = [];
  const device = {
    ...{ productName: 'TM-T20III', opened: false },
    configuration: {
      interfaces: [
        {
          interfaceNumber: 0,
          alternates: [
            {
              ...{ interfaceClass, alternateSetting: 0 },
              endpoints: [
                { endpointNumber: 2, direction: 'in' as const, type: 'bulk' as const },
                { endpointNumber: 1, direction: 'out' as const, type: 'bulk' as const },
              ],
            },
          ],
        },
      ],
    },
    open: async () => void calls.push('open'),
    close: async () => void calls.push('close'),
    selectConfiguration: async () => {},
    claimInterface: async (nth: number) => void calls.push(`claim ${nth}`),
    selectAlternateInterface: async () => {},
    async transferOut(endpoint: number, data: Uint8Array<ArrayBuffer>) {
      calls.push(`out ${endpoint}`);
      got.push(...data);
      return answers();
    },
  };
  const here: Devices = {
    usb: { getDevices: async () => [device], requestDevice: async () => device },
  };
  return { got, calls, here };
}

test.each([
  ['NotFoundError', 'a person who chooses none', null],
  ['SecurityError', 'a browser that forbids the port', 'forbidden'],
  ['NotAllowedError', 'a rule of its administrator', 'forbidden'],
] as const)('[A5.12] %s: %s', async (name, _who, found) => {
  const refuse = () => Promise.reject(new DOMException('not here', name));
  const here: Devices = {
    usb: { getDevices: async () => [], requestDevice: refuse },
    serial: { getPorts: async () => [], requestPort: refuse },
  };
  expect([await choosePrinter('usb', here), await choosePrinter('serial', here)]).toEqual([found, found]);
});

const bytes = Uint8Array.from({ length: 9_000 }, (_, nth) => nth % 256);

test('[A5.12] it gets each byte once, in order, and is let go of afterwards', async () => {
  const { got, calls, here } = aUsbDevice();
  expect(waysHere(here)).toEqual(['usb']);
  const printer = await knownPrinter('usb', here);
  expect(printer).toMatchObject({ way: 'usb', name: 'TM-T20III' });
  await printer!.write(bytes);
  expect(got).toEqual([...bytes]);
  expect(calls).toEqual(['open', 'claim 0', 'out 1', 'out 1', 'out 1', 'close']);
});

test('[A5.12] one that takes nothing, or answers nonsense, is given up after a while and never tried twice', async () => {
  const stalled = aUsbDevice({ answers: async () => ({ status: 'stall' }) });
  await expect((await knownPrinter('usb', stalled.here))!.write(bytes)).rejects.toThrow('stall');
  expect(stalled.calls.filter((call) => call === 'out 1')).toHaveLength(1);

  vi.useFakeTimers();
  const silent = aUsbDevice({ answers: () => new Promise(() => {}) });
  const writing = (await knownPrinter('usb', silent.here))!.write(bytes);
  const failed = expect(writing).rejects.toThrow('takes nothing');
  await vi.advanceTimersByTimeAsync(PRINT_TIMEOUT_MS + 1_000);
  await failed;
  expect(silent.calls.filter((call) => call === 'out 1')).toHaveLength(1);
  expect(silent.calls).toContain('close');
});

test('[A5.12] the printer that was chosen last gets the slips, also where another one is still attached', async () => {
  const [old, chosen] = [aUsbDevice(), aUsbDevice()];
  const devices = await Promise.all(
    [old, chosen].map(({ here }) => here.usb!.requestDevice({ filters: [] })),
  );
  const allowed = new Set<unknown>([devices[0]]);
  devices.forEach((device) => Object.assign(device, { forget: async () => void allowed.delete(device) }));
  const here: Devices = {
    usb: {
      getDevices: async () => devices.filter((device) => allowed.has(device)),
      requestDevice: async () => {
        allowed.add(devices[1]);
        return devices[1]!;
      },
    },
  };
  await choosePrinter('usb', here);
  await (await knownPrinter('usb', here))!.write(bytes);
  expect([old.got.length, chosen.got.length]).toEqual([0, bytes.length]);
  await forgetPrinters(here);
  expect(await knownPrinter('usb', here)).toBeNull();
});

test('[A5.12] a printer that comes back after it was given up prints nothing of that slip', async () => {
  vi.useFakeTimers();
  const { got, here } = aUsbDevice();
  const device = await here.usb!.requestDevice({ filters: [] });
  let open = (): void => {};
  Object.assign(device, { open: () => new Promise<void>((resolve) => (open = resolve)) });
  const failed = expect((await knownPrinter('usb', here))!.write(bytes)).rejects.toThrow('takes nothing');
  await vi.advanceTimersByTimeAsync(PRINT_TIMEOUT_MS + 1_000);
  await failed;
  open();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(got).toEqual([]);
});

test('[A5.12] a device that is no printer, a page that may not, a person who closes the list: no printer', async () => {
  const keyboard = aUsbDevice({ interfaceClass: 3 });
  expect(await knownPrinter('usb', keyboard.here)).toBeNull();
  expect(keyboard.got).toEqual([]);
  const refuse = async (): Promise<never> => {
    throw new DOMException('not allowed', 'SecurityError');
  };
  const refused: Devices = { usb: { getDevices: refuse, requestDevice: refuse } };
  expect(await knownPrinter('usb', refused)).toBeNull();
  expect(await choosePrinter('usb', refused)).toBe('forbidden');
  expect(waysHere({})).toEqual([]);
  const serial = { getPorts: async () => [], requestPort: refuse };
  expect(waysHere({ serial })).toEqual(['serial']);
  expect(await choosePrinter('serial', { serial })).toBe('forbidden');
  expect(await knownPrinter('serial', { serial }, 38_400)).toBeNull();
  expect(await knownPrinter('serial', { serial: { ...serial, getPorts: refuse } }, 38_400)).toBeNull();
});
