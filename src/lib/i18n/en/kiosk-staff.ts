import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('en-GB');

export const kioskStaff: Messages['kioskStaff'] = {
  open: 'For staff',

  pin: {
    heading: 'For staff: PIN',
    hint: 'The head of office sets the PIN at their own desk. You do not work here? Then press “Back”.',
    field: 'PIN',
    submit: 'Open',
    checking: 'Checking …',
    errors: {
      'too-short': 'The PIN has at least 6 digits.',
      wrong: 'This PIN is wrong.',
    },
    wait: (seconds) =>
      seconds < 120
        ? plural(seconds, {
            one: 'Wrong too often. You can try again in 1 second.',
            other: `Wrong too often. You can try again in ${seconds} seconds.`,
          })
        : `Wrong too often. You can try again in ${Math.ceil(seconds / 60)} minutes.`,
  },

  panel: {
    heading: 'This terminal',
    done: 'Back to work',
    connection: 'Connection',
    heard: (moment) => `last heard of at ${moment}`,
    unsent: 'Not handed over yet',
    unsentCount: (count) =>
      count === 0 ? 'nothing' : plural(count, { one: '1 entry', other: `${count} entries` }),
    storage: 'Free storage',
    storageUnknown: 'the browser does not say',
    version: 'Version',
    camera: 'Test the camera',
    cameraStop: 'Switch the camera off',
    cameraStates: {
      starting: 'Switching the camera on …',
      looking: 'The camera is on. Hold a QR code before it.',
      none: 'The camera cannot be used. Is it connected, and may the browser use it?',
    },
    cameraRead: 'The camera is on, and a QR code was read.',
    cameraPicture: 'Picture of the camera',
    printer: 'Print a test slip',
    printerNone: 'The office has named no printer at its terminals.',
    printing: 'Printing',
    byBrowser: 'by the browser and the printer of the system',
    byWay: {
      usb: (name) => `directly by USB${name === null ? ' (not found right now)' : `: ${name}`}`,
      serial: (name) =>
        `directly by the serial port${name === null ? ' (not found right now)' : `: ${name}`}`,
    },
    choose: { usb: 'Choose a receipt printer on USB', serial: 'Choose a receipt printer on the serial port' },
    choosing: {
      searching: 'Looking for the printer …',
      silent:
        'No receipt printer answers on this port. Is it on, and does it have paper? Some printers never answer; then print by the browser.',
      forbidden:
        'The browser does not let this page use the port. IT can allow it in the browser’s settings. Until then the browser prints by itself.',
    },
    printByBrowser: 'Print by the browser again',
    slips: {
      writing: 'The slip goes to the printer …',
      taken: 'The printer has taken the slip.',
      failed: 'The printer takes nothing. Is it on and connected, and does it have paper?',
    },
    testSlip: 'Test slip',
    testSlipText: 'This slip is not a number.',
    reprint: (number) => `Print the last slip (${number})`,
    restart: 'Load the page anew',
    exit: 'Leave the page of the terminal',
    exitText: 'The browser is no longer bound to this page then. Do not leave the device alone.',
    unpair: 'Sign the device out',
    unpairHeading: 'Sign this device out?',
    unpairText:
      'The terminal then gives out no numbers and takes no check-ins, until the head of office sets it up again with a code.',
    unpairUnsent: (count) =>
      plural(count, {
        one: '1 entry is not handed over yet. It stays on this device and is handed over once the device is set up here again.',
        other: `${count} entries are not handed over yet. They stay on this device and are handed over once the device is set up here again.`,
      }),
    unpairYes: 'Yes, sign out',
    no: 'Cancel',
  },
};
