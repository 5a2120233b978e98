/** The screens of a kiosk, and their parts. */
import { FALLBACK_LANGUAGE } from '../../lib/i18n/languages.ts';
import AidSwitches from '../../lib/ui/kiosk/AidSwitches.svelte';
import ArrivalScreen from '../../lib/ui/kiosk/ArrivalScreen.svelte';
import AssistanceButtons from '../../lib/ui/kiosk/AssistanceButtons.svelte';
import BigChoice from '../../lib/ui/kiosk/BigChoice.svelte';
import BirthDateScreen from '../../lib/ui/kiosk/BirthDateScreen.svelte';
import CodeScreen from '../../lib/ui/kiosk/CodeScreen.svelte';
import ServiceScreen from '../../lib/ui/kiosk/ServiceScreen.svelte';
import DateScreen from '../../lib/ui/kiosk/DateScreen.svelte';
import DigitField from '../../lib/ui/kiosk/DigitField.svelte';
import DigitsLayout from '../../lib/ui/kiosk/DigitsLayout.svelte';
import DigitsScreen from '../../lib/ui/kiosk/DigitsScreen.svelte';
import IdleDialog from '../../lib/ui/kiosk/IdleDialog.svelte';
import IntervalScreen from '../../lib/ui/kiosk/IntervalScreen.svelte';
import Keypad from '../../lib/ui/kiosk/Keypad.svelte';
import KioskFrame from '../../lib/ui/kiosk/KioskFrame.svelte';
import KioskHeading from '../../lib/ui/kiosk/KioskHeading.svelte';
import LetterPad from '../../lib/ui/kiosk/LetterPad.svelte';
import LockScreen from '../../lib/ui/kiosk/LockScreen.svelte';
import NoTicketScreen from '../../lib/ui/kiosk/NoTicketScreen.svelte';
import Notice from '../../lib/ui/kiosk/Notice.svelte';
import NumberPlate from '../../lib/ui/kiosk/NumberPlate.svelte';
import PairingScreen from '../../lib/ui/kiosk/PairingScreen.svelte';
import PriorityScreen from '../../lib/ui/kiosk/PriorityScreen.svelte';
import RefusedScreen from '../../lib/ui/kiosk/RefusedScreen.svelte';
import ScanScreen from '../../lib/ui/kiosk/ScanScreen.svelte';
import SearchScreen from '../../lib/ui/kiosk/SearchScreen.svelte';
import SlipButtons from '../../lib/ui/kiosk/SlipButtons.svelte';
import StaffPanel from '../../lib/ui/kiosk/StaffPanel.svelte';
import StaffPinScreen from '../../lib/ui/kiosk/StaffPinScreen.svelte';
import StageLine from '../../lib/ui/kiosk/StageLine.svelte';
import StartScreen from '../../lib/ui/kiosk/StartScreen.svelte';
import StoppedNotice from '../../lib/ui/kiosk/StoppedNotice.svelte';
import SummaryScreen from '../../lib/ui/kiosk/SummaryScreen.svelte';
import TicketScreen from '../../lib/ui/kiosk/TicketScreen.svelte';
import TroubleScreen from '../../lib/ui/kiosk/TroubleScreen.svelte';
import WaysScreen from '../../lib/ui/kiosk/WaysScreen.svelte';
import WithSlip from '../../lib/ui/kiosk/WithSlip.svelte';
import { ignore, show, snippet, written } from '../show.ts';
import type { Examples } from '../show.ts';

const OFFICE = 'Bürgerbüro Musterstadt';
const slip = {
  ...{ office: OFFICE, number: 'B017', services: ['Meldebescheinigung'], date: 'Montag, 23. November 2026' },
  ...{ time: '9:42', printer: null, assistance: null, ondone: ignore },
};
const aids = { isOpen: true, isReading: false, layouts: [], onopen: ignore, ontoggle: ignore } as const;
const paper = { width: 80, foot: null } as const;
const printer = { paper, stage: 'ready', isMissing: false, onprint: ignore, onmissing: ignore } as const;
const moreHelp = { words: null, isWanted: false, ontoggle: ignore } as const;
const assistance = { help: moreHelp, priority: { isTold: false, onask: ignore }, stage: null } as const;
const told = { ...assistance, help: { ...moreHelp, isWanted: true }, stage: 'heard' } as const;

export const kiosk: Examples = {
  'kiosk/AidSwitches': show(
    AidSwitches,
    { aids },
    { 'with large type': { aids: { ...aids, layouts: ['large'] } } },
  ),
  'kiosk/ArrivalScreen': show(
    ArrivalScreen,
    {
      ...{
        arrival: { kind: 'checking' },
        assistance: null,
        byMail: true,
        pause: 0,
        onagain: ignore,
      },
      ...{ oncode: ignore, onticket: ignore, onstart: ignore, onnone: ignore, ondone: ignore },
    },
    {
      welcome: {
        arrival: { kind: 'welcome', number: 'A012', due: '9:45', stage: 'confirmed', isHeard: true },
      },
      'welcome, cut off': {
        arrival: { kind: 'welcome', number: 'A012', due: '9:45', stage: 'saved', isHeard: false },
      },
      which: {
        arrival: {
          kind: 'which',
          checked: true,
          starts: [
            { at: 1, time: '9:40' },
            { at: 2, time: '9:45' },
          ],
        },
      },
      'code needed': { arrival: { kind: 'code-needed', time: '9:45' } },
      noted: { arrival: { kind: 'noted', time: '9:42' } },
      already: {
        arrival: {
          ...{ kind: 'already', number: 'A012', since: '9:31', whereabouts: 'waiting', isHeard: true },
        },
      },
      'already at a counter': {
        arrival: {
          ...{ kind: 'already', number: 'A012', since: '9:31', whereabouts: 'at-counter', isHeard: true },
        },
      },
      'already done': {
        arrival: { kind: 'already', number: 'A012', since: '9:31', whereabouts: 'done', isHeard: true },
      },
      'not saved': { arrival: { kind: 'not-saved' } },
    },
  ),
  'kiosk/PriorityScreen': show(PriorityScreen, {
    reasons: [
      { id: 'disabled', name: written('Ich bin schwerbehindert') },
      { id: 'pregnant', name: written('Ich bin schwanger') },
    ],
    chosen: 'pregnant',
    onchoose: ignore,
  }),
  'kiosk/RefusedScreen': show(
    RefusedScreen,
    {
      ...{ refusal: { kind: 'neutral' }, byMail: true, pause: 0, onagain: ignore },
      ...{ oncode: ignore, onticket: ignore, ondone: ignore },
    },
    {
      early: { refusal: { kind: 'early', start: '9:40', from: '9:25' } },
      late: { refusal: { kind: 'late', start: '9:00', until: '9:05' } },
      'by phone': { refusal: { kind: 'not-on-site', start: '9:00' } },
      'other day': { refusal: { kind: 'other-day', date: 'Dienstag, 24. November 2026', isMoved: false } },
      moved: { refusal: { kind: 'other-day', date: 'Dienstag, 24. November 2026', isMoved: true } },
      'other office': {
        refusal: { kind: 'other-office', name: written('Bürgerbüro Nord'), here: OFFICE },
      },
      'other office, unnamed': { refusal: { kind: 'other-office', name: null, here: OFFICE } },
      foreign: { refusal: { kind: 'foreign' } },
      'unknown code': { refusal: { kind: 'unknown', way: 'code', notedAt: null } },
      'unknown QR, cut off': { refusal: { kind: 'unknown', way: 'scan', notedAt: '9:42' } },
      paused: { pause: 20 },
    },
  ),
  'kiosk/AssistanceButtons': show(AssistanceButtons, assistance, {
    'in the words of the office': {
      help: { ...moreHelp, words: written('Ich brauche einen Stuhl') },
      priority: null,
    },
    told,
    'told, cut off': { ...told, stage: 'unheard' },
    'with priority': { priority: { isTold: true, onask: ignore }, stage: 'heard' },
    'not saved': { stage: 'failed' },
  }),
  'kiosk/BigChoice': show(
    BigChoice,
    { title: 'Ich habe einen Termin', onclick: ignore },
    {
      strong: { strong: true, size: 'hero' },
      'with hint': { hint: 'Mit QR-Code, Code oder Geburtsdatum', icon: 'calendar-today' },
      pressed: { pressed: true },
      disabled: { disabled: true },
    },
  ),
  'kiosk/BirthDateScreen': show(
    BirthDateScreen,
    {
      parts: { day: '', month: '', year: '' },
      error: null,
      offline: false,
      oninput: ignore,
      onsubmit: ignore,
    },
    {
      incomplete: { error: 'incomplete' },
      impossible: { parts: { day: '31', month: '02', year: '1950' }, error: 'impossible' },
      'in the future': { parts: { day: '07', month: '03', year: '2058' }, error: 'wrongYear' },
      offline: { offline: true },
    },
  ),
  'kiosk/CodeScreen': show(
    CodeScreen,
    { code: '482', incomplete: false, oninput: ignore, onsubmit: ignore },
    { incomplete: { incomplete: true } },
  ),
  'kiosk/SearchScreen': show(
    SearchScreen,
    { typed: '', found: [], oninput: ignore, onchoose: ignore },
    {
      found: {
        typed: 'melde',
        found: [
          {
            ...{ id: 'residence', title: written('Meldebescheinigung'), hint: 'etwa 5 Min.' },
            ...{ chosen: false, disabled: false },
          },
        ],
      },
      'nothing found': { typed: 'xyz' },
    },
  ),
  'kiosk/ServiceScreen': show(
    ServiceScreen,
    {
      heading: 'Was ist Ihr Anliegen?',
      options: [
        { id: 'a', title: 'Personalausweis', hint: '15 Minuten' },
        { id: 'b', title: 'Meldebescheinigung', chosen: true },
        { id: 'c', title: 'Führungszeugnis', disabled: true },
      ],
      onchoose: ignore,
    },
    {
      favourites: {
        favourites: [
          { id: 'd', title: 'Reisepass', hint: '20 Minuten' },
          { id: 'e', title: 'Ummeldung', hint: '10 Minuten' },
        ],
        onfavourite: ignore,
      },
    },
  ),
  'kiosk/DateScreen': show(
    DateScreen,
    { why: 'new-day', onconfirm: ignore },
    { 'clock behind': { why: 'clock-behind' }, 'stood still': { why: 'stood-still' } },
  ),
  'kiosk/DigitField': show(
    DigitField,
    {
      id: 'digits',
      label: 'Code',
      value: '48',
      length: 6,
      active: true,
      onfocus: ignore,
      oninput: ignore,
      onenter: ignore,
    },
    { invalid: { invalid: true }, resting: { active: false } },
  ),
  'kiosk/DigitsLayout': show(
    DigitsLayout,
    {
      ...{
        heading: 'Ihr Code',
        hint: 'Er steht in Ihrer Mail.',
        error: null,
        errorId: 'error',
        submit: 'Weiter',
      },
      ...{ fields: snippet('482'), ondigit: ignore, onerase: ignore, onclear: ignore, onsubmit: ignore },
    },
    { error: { error: 'Es fehlen Ziffern.' }, notice: { notice: 'Gerade ohne Verbindung.' } },
  ),
  'kiosk/DigitsScreen': show(
    DigitsScreen,
    {
      ...{ id: 'number', label: 'Code', value: '48', length: 6, placeholder: '······' },
      ...{ heading: 'Ihr Code', hint: 'Er steht in Ihrer Mail.', notice: null, error: null },
      ...{ submit: 'Weiter', oninput: ignore, onsubmit: ignore },
    },
    {
      error: { error: 'Es fehlen Ziffern.' },
      hidden: { value: '4829', isHidden: true, placeholder: '' },
    },
  ),
  'kiosk/IdleDialog': show(IdleDialog, { secondsLeft: 12, onstay: ignore, onleave: ignore }),
  'kiosk/IntervalScreen': show(
    IntervalScreen,
    { ...slip, code: '482913', checkInFrom: '9:45' },
    { here: { checkInFrom: null }, printer: { printer } },
  ),
  'kiosk/Keypad': show(Keypad, { ondigit: ignore, onerase: ignore, onclear: ignore }),
  'kiosk/KioskFrame': show(
    KioskFrame,
    { name: written(OFFICE), time: '9:42', link: 'live', children: snippet('Der Bildschirm') },
    {
      offline: { link: 'offline' },
      'with ways back': { onback: ignore, onrestart: ignore },
      'with aids': { aids, onread: ignore },
      'with the way of staff': { onstaff: ignore },
    },
  ),
  'kiosk/KioskHeading': show(KioskHeading, { text: 'Willkommen' }, { hint: { hint: 'Bitte tippen Sie.' } }),
  'kiosk/LetterPad': show(LetterPad, { onletter: ignore, onerase: ignore, onclear: ignore }),
  'kiosk/LockScreen': show(LockScreen, {
    ...{ name: written(OFFICE), time: '19:12', opens: 'morgen um 8:00 Uhr', minute: 12, onwake: ignore },
  }),
  'kiosk/NoTicketScreen': show(NoTicketScreen, { text: 'Heute gibt es keine Nummern mehr.', ondone: ignore }),
  'kiosk/Notice': show(
    Notice,
    { kind: 'success', heading: 'Sie sind angemeldet', children: snippet('Bitte nehmen Sie Platz.') },
    {
      info: { kind: 'info' },
      warning: { kind: 'warning' },
      'with side': { side: snippet('A012'), actions: snippet('Fertig') },
    },
  ),
  'kiosk/NumberPlate': show(NumberPlate, { label: 'Ihre Nummer', number: 'A012' }),
  'kiosk/PairingScreen': show(
    PairingScreen,
    { shown: { code: '482 913', words: ['Apfel', 'Brücke'] }, trouble: null, revoked: false },
    {
      'no code yet': { shown: null },
      unreachable: { shown: null, trouble: 'unreachable' },
      revoked: { revoked: true },
    },
  ),
  'kiosk/ScanScreen': show(
    ScanScreen,
    { camera: 'looking', attach: ignore, oncode: ignore, onbirthdate: ignore },
    {
      starting: { camera: 'starting' },
      'no camera': { camera: 'none' },
      'no birth date': { onbirthdate: null },
    },
  ),
  'kiosk/SlipButtons': show(
    SlipButtons,
    { stage: 'ready', isMissing: false, onprint: ignore, onmissing: ignore },
    {
      printing: { stage: 'printing' },
      printed: { stage: 'printed' },
      missing: { stage: 'printed', isMissing: true },
    },
  ),
  'kiosk/StaffPanel': show(
    StaffPanel,
    {
      ...{ link: 'live', heardAt: '9:42', unsent: 0, storage: '2 GB', version: '2026-11-23', last: null },
      ...{ camera: null, hasRead: false, attach: ignore, oncamera: ignore, ontestslip: null },
      ...{ onreprint: ignore, onrestart: ignore, onexit: ignore, onunpair: ignore, ondone: ignore },
    },
    {
      'cut off, with a printer': { link: 'offline', unsent: 3, last: 'B017', ontestslip: ignore },
      'printer on USB': {
        ontestslip: ignore,
        onway: ignore,
        printer: { ways: ['usb'], way: 'usb', name: 'TM-T20III', printing: 'failed', choosing: null },
      },
      'printer of the system': {
        ontestslip: ignore,
        printer: { ways: ['usb', 'serial'], way: null, name: null, printing: null, choosing: 'silent' },
      },
      'port forbidden': {
        ontestslip: ignore,
        onway: ignore,
        printer: { ways: ['usb'], way: null, name: null, printing: null, choosing: 'forbidden' },
      },
      'no camera': { camera: 'none', storage: null, unsent: null },
      'camera on': { camera: 'looking', hasRead: true },
    },
  ),
  'kiosk/StaffPinScreen': show(
    StaffPinScreen,
    {
      ...{ pin: '4829', most: 12, problem: null, isChecking: false, waitSeconds: 0 },
      ...{ oninput: ignore, onsubmit: ignore },
    },
    { wrong: { problem: 'wrong', pin: '' }, 'too often': { waitSeconds: 300, pin: '' } },
  ),
  'kiosk/StageLine': show(
    StageLine,
    { stage: 'confirmed', text: 'Bestätigt.' },
    { saved: { stage: 'saved' }, refused: { stage: 'refused' } },
  ),
  'kiosk/StartScreen': show(
    StartScreen,
    { hours: '8:00–12:00', byBirthDate: true, onwith: ignore, onwithout: ignore },
    {
      closed: { closed: { opens: 'Montag, 30. November, um 8:00 Uhr', isAwaited: false } },
      'closed, appointments awaited': { closed: { opens: 'heute um 14:00 Uhr', isAwaited: true } },
      'without birth date': { byBirthDate: false },
      'no walk-in numbers': {
        stopped: {
          reason: 'Heute sind weniger Schalter besetzt als sonst.',
          ...{ words: written('Zwei sind krank'), again: 'Ab 10:30 Uhr gibt es wieder Nummern.' },
        },
      },
    },
  ),
  'kiosk/StoppedNotice': show(StoppedNotice, {
    ...{ reason: 'Es warten schon sehr viele Menschen.', words: written('Bitte kommen Sie morgen') },
    again: 'Heute gibt es keine Nummern mehr.',
  }),
  'kiosk/SummaryScreen': show(
    SummaryScreen,
    {
      lines: [{ id: 'a', name: written('Meldebescheinigung'), quantity: 1, most: 3 }],
      ...{
        minutes: 10,
        documents: [written('Personalausweis')],
        hints: [],
        problem: null,
        taking: false,
        interval: false,
        pause: 0,
      },
      ...{ onquantity: ignore, onremove: ignore, onadd: ignore, ontake: ignore },
    },
    {
      taking: { taking: true },
      interval: { interval: true },
      pause: { pause: 8 },
      problem: { problem: 'Das passt nicht zusammen.' },
    },
  ),
  'kiosk/TicketScreen': show(
    TicketScreen,
    {
      ...{ ...slip, isHeard: true, ahead: 3, wait: { from: 10, to: 20 }, stage: 'confirmed' },
      follow: 'https://termine.musterstadt.example/amt/nummer/2026-11-23/B017',
    },
    {
      'cut off': { stage: 'saved', isHeard: false, ahead: null, wait: null },
      printed: { printer: { ...printer, stage: 'printed' } },
      'with more help': { assistance: told },
    },
  ),
  'kiosk/TroubleScreen': show(
    TroubleScreen,
    { why: 'loading' },
    {
      'no data': { why: 'no-data' },
      'not readable': { why: 'not-readable', onreload: ignore },
      ended: { why: 'ended', reason: 'not-allowed' },
    },
  ),
  'kiosk/WaysScreen': show(
    WaysScreen,
    {
      ...{ pauses: { scan: 0, code: 0, birthDate: 0 }, onqr: ignore, oncode: ignore, onbirthdate: ignore },
    },
    {
      'code paused': { pauses: { scan: 0, code: 20, birthDate: 0 } },
      'no birth date': { onbirthdate: null },
    },
  ),
  'kiosk/WithSlip': show(WithSlip, {
    paper,
    children: snippet('Der Bildschirm'),
    slip: {
      office: OFFICE,
      number: 'A012',
      language: FALLBACK_LANGUAGE,
      lines: ['Personalausweis'],
      code: null,
    },
  }),
};
