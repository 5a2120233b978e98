/** The lead's page of devices and people: how devices are let in, and how they are. */
import type { Messages } from '../de/index.ts';

export const leadDevices: Pick<Messages['lead'], 'pair' | 'devices' | 'monitor' | 'kioskPin' | 'addresses'> =
  {
    pair: {
      heading: 'Add a device',
      lead: 'Open the address of the terminal or the monitor on the new device. It shows a code.',
      code: 'Code of the device',
      codeHint: 'Eight characters, as the device shows them',
      name: 'Name of the device',
      nameHint: 'For example “Terminal entrance”',
      submit: 'Continue',
      check: {
        heading: (surface: string) => `Does your device (${surface}) show these two words?`,
        text: 'If the device shows other words, the code belongs to somebody else’s device.',
        yes: 'Yes, confirm device',
        no: 'No, other words',
      },
      submitting: 'Confirming …',
      done: (name: string, surface: string) => `${surface} “${name}” is set up.`,
      errors: {
        'code-missing': 'Please enter the code.',
        'code-malformed':
          'The code has eight characters: digits and letters, without A, E, I, O, U, L, 0 and 1.',
        'name-missing': 'Please give the device a name.',
        'name-too-long': 'The name can have at most 60 characters.',
        'name-malformed': 'The name contains invisible characters. Please type it in again.',
        'other-device':
          'Then this code belongs to another device. Please read it from your device once more.',
        'no-such-code': 'This code does not exist or has expired. Please read it from the device again.',
        'no-number-block': 'There are no numbers left for another terminal. First sign out an old terminal.',
      },
    },

    devices: {
      heading: 'Devices',
      none: 'No device is set up yet.',
      kiosk: 'Terminal',
      monitor: 'Monitor',
      surface: 'Kind',
      name: 'Name',
      numbers: 'Numbers',
      noNumbers: '–',
      numberRange: (from: string, to: string) => `${from}–${to}`,
      health: 'State',
      unknownHealth: 'Not known.',
      here: (when: string) => `Connected, last heard of ${when}.`,
      lastHeard: (when: string) => `Last heard of: ${when}.`,
      notHeardSince: (when: string) => `Not heard of since ${when}.`,
      newest: 'Newest version.',
      outdated: 'Older version; it loads the new one by itself.',
      free: (size: string) => `${size} free.`,
      sound: {
        on: 'Sound is on.',
        refused: 'Sound is off: the browser does not allow it.',
        none: 'No sound.',
      },
      camera: { works: 'Camera works.', none: 'No camera.' },
      printer: { works: 'Printer works.', 'no-slip': 'Printer: no slip came.' },
      endsAt: (date: string) => `Signed in until ${date}.`,
      pairedAt: 'Set up',
      action: 'Action',
      layout: 'Display',
      layoutThis: (name) => `Set the display of ${name}`,
      revoke: 'Sign out',
      revokeThis: (name: string) => `Sign out ${name}`,
      revoked: (date: string) => `Signed out on ${date}`,
      confirm: {
        heading: (name: string) => `Sign out “${name}”?`,
        text: 'The device is cut off and forgets that it was signed in: at once if it is connected, else the next time that it is. It can be set up again afterwards.',
        yes: 'Sign out device',
        no: 'Keep',
      },
      done: (name: string) => `“${name}” is signed out.`,
    },

    /** Q14 */
    monitor: {
      heading: (name) => `Display of “${name}”`,
      layout: 'Layout',
      layouts: {
        full: 'Newest call large, others beside it',
        table: 'All calls in a table',
        split: 'Calls beside pages of the office',
      },
      splitHint:
        'You write the pages at “Office”. Without a page at this hour the calls have the whole screen.',
      lanes: 'Queues',
      lanesHint: 'This monitor shows and speaks the calls of these queues alone. None chosen: all.',
      save: 'Save',
      saving: 'Saving …',
      no: 'Cancel',
      done: (name) => `The display of “${name}” is set. The monitor takes it over within two minutes.`,
      gone: 'This monitor is signed out.',
    },

    /** A11 */
    kioskPin: {
      heading: 'PIN of the terminals',
      lead: 'With the PIN you open the menu for staff at each terminal, also without a connection: its state, tests of camera and printer, the last slip once more, load anew, leave the page, sign out. Without a PIN there is no such menu.',
      none: 'No PIN is set yet.',
      setAt: (when) => `Set: ${when}.`,
      field: 'PIN for the terminals',
      hint: '6 to 12 digits. It is never shown here: remember it.',
      set: 'Set for the terminals',
      change: 'Change for the terminals',
      remove: 'Remove from the terminals',
      done: {
        set: 'The PIN is set. Connected terminals know it within two minutes.',
        removed: 'The PIN is removed. Connected terminals know that within two minutes.',
      },
      errors: {
        'too-short': 'The PIN needs at least 6 digits.',
        'too-long': 'The PIN must not have more than 12 digits.',
        'not-digits': 'The PIN has digits only.',
        guessable: 'This PIN is guessed first. Please take another one.',
      },
    },

    addresses: {
      heading: 'Addresses of the devices',
      lead: 'Open this address on the new device.',
      hints: {
        kiosk: 'For the tablet in the foyer.',
        monitor: 'For the television in the waiting room.',
        citizen: 'For the town’s website, notices and letters.',
      },
      citizen: 'Booking',
      book: 'Book an appointment',
      code: (surface: string) => `QR code with the address: ${surface}`,
      print: 'Print a sheet with the addresses',
      sheet: (surface: string) => `Set up: ${surface}`,
      steps:
        'Open the address in the browser. The device shows a code and two words. The head of office enters the code at “Devices and team”.',
    },
  };
