/** The lead's tables and dialogs. */
import AccountFields from '../../lib/ui/lead/AccountFields.svelte';
import BookingTables from '../../lib/ui/lead/BookingTables.svelte';
import CloseForm from '../../lib/ui/lead/CloseForm.svelte';
import DeskTable from '../../lib/ui/lead/DeskTable.svelte';
import DeviceAddresses from '../../lib/ui/lead/DeviceAddresses.svelte';
import DeviceTable from '../../lib/ui/lead/DeviceTable.svelte';
import ExemptMails from '../../lib/ui/lead/ExemptMails.svelte';
import FailedMailTable from '../../lib/ui/lead/FailedMailTable.svelte';
import Fullness from '../../lib/ui/lead/Fullness.svelte';
import HandOverDialog from '../../lib/ui/lead/HandOverDialog.svelte';
import HoursCalendar from '../../lib/ui/lead/HoursCalendar.svelte';
import HoursPreview from '../../lib/ui/lead/HoursPreview.svelte';
import LeadNav from '../../lib/ui/lead/LeadNav.svelte';
import ConfirmAtProvider from '../../lib/ui/lead/ConfirmAtProvider.svelte';
import MemberDialog from '../../lib/ui/lead/MemberDialog.svelte';
import OccupancyMonth from '../../lib/ui/lead/OccupancyMonth.svelte';
import OccupancyWeek from '../../lib/ui/lead/OccupancyWeek.svelte';
import KioskPin from '../../lib/ui/lead/KioskPin.svelte';
import MonitorDialog from '../../lib/ui/lead/MonitorDialog.svelte';
import PairDevice from '../../lib/ui/lead/PairDevice.svelte';
import PictureField from '../../lib/ui/lead/PictureField.svelte';
import RevokeDialog from '../../lib/ui/lead/RevokeDialog.svelte';
import StaffLogTable from '../../lib/ui/lead/StaffLogTable.svelte';
import SecondFactorDialog from '../../lib/ui/lead/SecondFactorDialog.svelte';
import StaffTable from '../../lib/ui/lead/StaffTable.svelte';
import TakeBackDialog from '../../lib/ui/lead/TakeBackDialog.svelte';
import ToDoTable from '../../lib/ui/lead/ToDoTable.svelte';
import WindowFields from '../../lib/ui/lead/WindowFields.svelte';
import { localDate } from '../../lib/domain/time.ts';
import { factorInGallery } from '../factor.ts';
import { ignore, ignoreLater, show } from '../show.ts';
import type { Examples } from '../show.ts';

const booked = { all: 14, confirmed: 3, isChosen: false, toggle: ignore };
const question = { action: 'sign-out', name: 'Karl Klein', login: 'k.klein', own: false } as const;
const handed = { name: 'Karl Klein', login: 'k.klein', password: 'nebel-apfel-turm-see' };

const half = { percent: 55, taken: '55 % belegt', left: ['18 Std. frei', 'davon 9,5 online'] };
const closed = { word: 'geschlossen' };

const closeValues = {
  span: 'day',
  ...({ until: '', from: '', to: '', further: '', isOneMonth: false } as const),
  ...({ reason: 'closed', recurrence: 'weekly' } as const),
} as const;

const toDoRow = {
  ...{ date: '2026-11-23', what: 'Anna Amsel', number: 'A012' },
  cells: ['Telefon 02362 4711', '9:30 Uhr'],
};

export const lead: Examples = {
  'lead/AccountFields': show(
    AccountFields,
    {
      id: 'account',
      values: { name: 'Karl Klein', login: 'k.klein', password: '', repeat: '', ownPassword: '' },
      errors: {},
      own: false,
      oninput: ignore,
    },
    { own: { own: true } },
  ),
  'lead/BookingTables': show(
    BookingTables,
    {
      isLoaded: true,
      hours: [{ ...booked, id: '9', name: 'Mo 9–10 Uhr', networks: 2 }],
      networks: [{ ...booked, id: 'net', name: '192.0.2.0/24', last: '9:42', isChosen: true }],
    },
    { loading: { isLoaded: false, hours: [], networks: [] }, empty: { hours: [], networks: [] } },
  ),
  'lead/DeskTable': show(
    DeskTable<{ readonly id: string }>,
    {
      id: 'table',
      heading: 'Geräte',
      columns: [{ title: 'Name', text: ({ id }: { readonly id: string }) => id }],
      rows: [{ id: 'Eingang' }, { id: 'Flur' }],
    },
    { empty: { rows: [], none: 'Keine Geräte' } },
  ),
  'lead/ConfirmAtProvider': show(
    ConfirmAtProvider,
    { failure: null, sending: false, onconfirm: ignore },
    { sending: { sending: true }, failed: { failure: 'Der Anmeldedienst antwortet nicht.' } },
  ),
  'lead/DeviceAddresses': show(DeviceAddresses, {
    office: 'Bürgerbüro Musterstadt',
    addresses: [
      { surface: 'kiosk', href: 'https://foyer.example/kiosk/musterstadt' },
      { surface: 'monitor', href: 'https://foyer.example/monitor/musterstadt' },
      { surface: 'citizen', href: 'https://foyer.example/musterstadt' },
    ],
    onprint: ignore,
  }),
  'lead/DeviceTable': show(
    DeviceTable,
    {
      rows: [
        {
          id: 'a',
          surface: 'kiosk',
          name: 'Eingang',
          health: 'Verbunden, zuletzt 2. November 9:42. Neueste Fassung.',
          numbers: { from: 'B001', to: 'B100' },
          pairedAt: '2. November',
          revokedAt: null,
        },
        {
          id: 'b',
          surface: 'monitor',
          name: 'Flur',
          health: '',
          numbers: null,
          pairedAt: '3. November',
          revokedAt: '9. November',
        },
      ],
      onlayout: ignore,
      onrevoke: ignore,
    },
    { empty: { rows: [] } },
  ),
  'lead/FailedMailTable': show(
    FailedMailTable,
    {
      rows: [
        {
          id: 'a',
          kind: 'Bestätigung',
          about: { number: 'A012', date: '23. November' },
          at: '9:42',
          problem: 'Postfach voll',
        },
      ],
      ...{ trouble: null, onopen: ignore },
      onagain: async () => {},
      onclose: async () => {},
    },
    {
      'not loaded': { trouble: 'not-loaded' },
      'not done': { trouble: 'not-done' },
      empty: { rows: [] },
    },
  ),
  'lead/ToDoTable': show(
    ToDoTable,
    {
      id: 'call-backs',
      heading: 'Zurückrufen',
      lead: 'Die Zeit war schon vergeben.',
      titles: ['Wen', 'Erreichbar', 'Seit'],
      rows: [
        { ...toDoRow, id: 'a', status: null },
        { ...toDoRow, id: 'b', what: 'Karl Klein', status: 'Erledigt von Lena Leitung, 9:42 Uhr' },
      ],
      onclose: ignore,
      onopen: ignore,
    },
    { read: { isRead: true } },
  ),
  'lead/HandOverDialog': show(
    HandOverDialog,
    {
      ...{
        handed,
        until: 'morgen 9:42',
        address: 'https://termine.example/staff/amt',
        link: 'https://termine.example/staff/amt#login=karl&password=k7mt-p2xr-9hcd-w4zb',
        copied: null,
        oncopy: ignore,
        oncopylink: ignore,
        onprint: ignore,
        ondone: ignore,
      },
    },
    {
      copied: { copied: 'password' },
      'not copied': { copied: 'password-failed' },
      'link not copied': { copied: 'link-failed' },
    },
  ),
  'lead/CloseForm': show(
    CloseForm,
    {
      values: { ...closeValues, reason: 'illness' },
      wrong: [],
      recurrences: [
        { value: 'weekly', label: 'Jede Woche am Montag' },
        { value: 'nth', label: 'Jeden ersten Montag im Monat' },
        { value: 'yearly', label: 'Jedes Jahr am 07.12.' },
      ],
      month: 'Dezember',
      onchange: ignore,
    },
    {
      part: {
        ...{
          values: { ...closeValues, span: 'part', from: '8:00', to: '7:00', reason: 'meeting' },
          wrong: ['to'],
        },
      },
      days: {
        ...{
          values: { ...closeValues, span: 'days', until: '2025-01-01' },
          wrong: ['until'],
        },
      },
      recurring: { values: { ...closeValues, span: 'recurring', from: '12:00', to: '16:00' } },
      yearly: {
        ...{ values: { ...closeValues, span: 'recurring', recurrence: 'yearly', further: '31.13.' } },
        wrong: ['further'],
      },
    },
  ),
  'lead/HoursCalendar': show(HoursCalendar, {
    month: 'November 2026',
    weekdays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
    weeks: [
      (['open', 'special', 'part', 'closed', 'holiday', 'series-open', 'holiday-open'] as const).map(
        (kind, at) => ({
          id: localDate.parse(`2026-11-0${at + 2}`),
          number: String(at + 2),
          name: `${at + 2}. November 2026`,
          kind,
          text: kind === 'open' ? '08:00–16:00' : '',
          isToday: at === 0,
          isPast: false,
        }),
      ),
    ],
    chosen: localDate.parse('2026-11-03'),
    span: { first: localDate.parse('2026-11-01'), last: localDate.parse('2026-11-30') },
    ...{ onchoose: ignore, onmonth: ignore, onday: ignore },
  }),
  'lead/Fullness': show(Fullness, { full: half }, { 'a word': { full: closed } }),
  'lead/OccupancyMonth': show(OccupancyMonth, {
    caption: 'Belegung, November 2026',
    weekdays: ['Montag', 'Dienstag', 'Mittwoch'].map((name) => ({ short: name.slice(0, 2), name })),
    weeks: [
      [
        null,
        {
          ...{ id: '2026-11-24', number: '24', name: 'Dienstag, 24. November 2026' },
          ...{
            isToday: true,
            full: half,
            link: { name: 'Zeiten ansehen: Dienstag, 24. November', href: '#24' },
          },
        },
        {
          ...{ id: '2026-11-25', number: '25', name: 'Mittwoch, 25. November 2026' },
          ...{ isToday: false, full: closed, link: null },
        },
      ],
    ],
  }),
  'lead/OccupancyWeek': show(OccupancyWeek, {
    caption: 'Belegung, Woche vom 23.11. bis 29.11.2026',
    about: 'Dienststelle und Warteschlange',
    columns: [
      { id: '2026-11-23', name: 'Mo., 23.11.', isToday: true, notes: [], href: '#23' },
      {
        ...{ id: '2026-11-24', name: 'Di., 24.11.', isToday: false, href: '#24' },
        notes: ['Online buchbar ab Mo., 23.11., 8:00 Uhr'],
      },
    ],
    rows: [
      {
        ...{ id: 'office', name: 'Bürgerbüro', isOffice: true },
        cells: [half, closed].map((full) => ({ full, link: null })),
      },
      {
        ...{ id: 'lane', name: 'Schnellschalter', isOffice: false },
        cells: [
          { full: half, link: { text: 'Ein Schalter weniger', name: 'Ein Schalter weniger', href: '#lock' } },
          { full: closed, link: null },
        ],
      },
    ],
  }),
  'lead/HoursPreview': show(
    HoursPreview,
    {
      hit: [
        {
          ...{ id: 'a', number: 'A601', when: 'Di., 24.11. 10:00', name: 'Ayşe Müller', phone: null },
          ...{ hasMail: true, why: 'hours', free: ['Di., 01.12. 10:00', 'Mi., 02.12. 10:00'] },
        },
        {
          ...{ id: 'b', number: 'A602', when: 'Di., 24.11. 10:15', name: 'Karl Klein', phone: '02362 4711' },
          ...{ hasMail: false, why: 'counters', free: [] },
        },
      ],
      days: [{ id: 'd', name: 'Di., 24.11.', before: 128, after: 0, online: { before: 96, after: 0 } }],
      placeMinutes: 15,
      cancelsHit: true,
      oncancelshit: ignore,
    },
    {
      nobody: { hit: [], days: [], cancelsHit: false },
      waits: {
        waits: {
          lines: ['Di., 24.11., Hauptschalter: bis 22 statt 14 Minuten (ab 10 Uhr)'],
          ...{ more: 2, lacksFigures: true, days: 56, note: null },
        },
      },
    },
  ),
  'lead/WindowFields': show(
    WindowFields,
    {
      values: {
        ...{ recurs: true, days: ['mon', 'tue'], nth: '', date: '', from: '8:00', to: '16:00' },
        ...{ validFrom: '', validUntil: '', onHoliday: false },
      },
      lanes: [{ id: 'main', name: 'Hauptschalter', counters: '3', online: '2', sameDay: '1' }],
      wrong: [],
      holiday: null,
      onrecurs: ignore,
      onday: ignore,
      onnth: ignore,
      onholiday: ignore,
      ontext: ignore,
      onnumber: ignore,
    },
    { wrong: { wrong: ['days', 'from', 'lanes'] } },
  ),
  'lead/LeadNav': show(LeadNav, {
    entries: [
      { href: '#desk', name: 'Geräte und Team', isCurrent: true, count: 2 },
      { href: '#bookings', name: 'Neue Online-Buchungen', isCurrent: false, count: 0 },
    ],
  }),
  'lead/MemberDialog': show(
    MemberDialog,
    {
      ...{ question, newName: 'Karl Klein', role: 'clerk', ownPassword: '', errors: {} },
      roles: ['clerk', 'lead'],
      lanes: [
        { id: 'a', name: 'Bürgerbüro', isChosen: true },
        { id: 'b', name: 'Express', isChosen: false },
      ],
      onlane: ignore,
      ...{
        failure: null,
        atProvider: null,
        sending: false,
        onname: ignore,
        onrole: ignore,
        onownpassword: ignore,
        onyes: ignoreLater,
        onno: ignore,
      },
    },
    {
      change: { question: { ...question, action: 'change' } },
      password: { question: { ...question, action: 'password' } },
      remove: { question: { ...question, action: 'remove' } },
      own: { question: { ...question, own: true } },
      atProvider: {
        question: { ...question, action: 'remove' },
        failure: 'confirm-at-provider',
        atProvider: { failure: null, sending: false, onconfirm: ignore },
      },
      sending: { sending: true },
    },
  ),
  'lead/ExemptMails': show(
    ExemptMails,
    {
      ...{ mails: [], typed: '', error: null, failure: null, sending: false, done: null },
      ...{ oninput: ignore, onadd: ignoreLater, onremove: ignoreLater },
    },
    {
      'some of them': {
        mails: ['betreuung@dorsten.example', 'info@haus-am-see.example'],
        done: { mail: 'info@haus-am-see.example', isExempt: true },
      },
      'not an address': { typed: 'info@', error: 'malformed' },
    },
  ),
  'lead/KioskPin': show(
    KioskPin,
    {
      ...{ pin: '', setAt: null, problem: null, failure: null, sending: false, done: null },
      ...{ oninput: ignore, onset: ignoreLater, onremove: ignoreLater },
    },
    {
      'set before': { setAt: '23.11. 9:42', done: 'set' },
      guessable: { pin: '123456', problem: 'guessable' },
    },
  ),
  'lead/MonitorDialog': show(
    MonitorDialog,
    {
      ...{ monitor: 'Flur', layout: 'full', lanes: [], failure: null, sending: false },
      all: [
        { id: 'a', name: 'Ausweise' },
        { id: 'b', name: 'Wohnsitz' },
      ],
      ...{ onlayout: ignore, onlane: ignore, onyes: ignoreLater, onno: ignore },
    },
    {
      'split, one queue': { layout: 'split', lanes: ['b'] },
      gone: { failure: 'gone', sending: true },
    },
  ),
  'lead/PairDevice': show(
    PairDevice,
    {
      ...{ code: '', name: '', errors: {}, failure: null, sending: false, done: null, question: null },
      ...{ oncode: ignore, onname: ignore, onsubmit: ignoreLater, onyes: ignoreLater, onno: ignore },
    },
    {
      question: { question: { surface: 'kiosk', words: ['Apfel', 'Brücke'] } },
      done: { done: { surface: 'monitor', name: 'Flur' } },
      sending: { code: '482913', name: 'Flur', sending: true },
    },
  ),
  'lead/PictureField': show(
    PictureField,
    {
      ...{ id: 'office-picture', label: 'Bild', hint: 'PNG oder JPEG, bis 20 MB.', picture: null },
      ...{ isSending: false, error: null, onfile: ignore, onremove: ignore },
    },
    {
      'with a picture': { picture: '/icon-192.png' },
      'on its way': { isSending: true },
      refused: { error: 'Diese Datei ist kein Bild im Format PNG oder JPEG, auch wenn ihr Name so endet.' },
    },
  ),
  'lead/RevokeDialog': show(
    RevokeDialog,
    { device: 'Eingang', failure: null, sending: false, onyes: ignore, onno: ignore },
    { sending: { sending: true } },
  ),
  'lead/StaffLogTable': show(
    StaffLogTable,
    { rows: [{ id: 'a', at: '9:42', what: 'Gerät „Eingang“ gekoppelt', by: 'Lea Lang' }] },
    { empty: { rows: [] } },
  ),
  'lead/SecondFactorDialog': show(
    SecondFactorDialog,
    {
      ...{ step: 'password', setUp: null, password: '', code: '', errors: {}, failure: null },
      ...{ sending: false, onpassword: ignore, oncode: ignore, onyes: ignoreLater, onno: ignore },
    },
    {
      'set up': { step: 'code', setUp: factorInGallery },
      remove: { step: 'remove' },
      failed: { failure: 'set-up-expired' },
      error: { step: 'remove', errors: { code: 'wrong-code', ownPassword: 'own-password-wrong' } },
    },
  ),
  'lead/StaffTable': show(
    StaffTable,
    {
      rows: [
        {
          id: 'a',
          name: 'Lea Lang',
          login: 'l.lang',
          role: 'lead',
          own: true,
          atProvider: true,
          ofAuthority: false,
          home: null,
          used: 'in den letzten 30 Tagen',
        },
        {
          id: 'b',
          name: 'Karl Klein',
          login: 'k.klein',
          role: 'clerk',
          own: false,
          atProvider: false,
          ofAuthority: false,
          home: null,
          used: 'vor mehr als 30 Tagen',
        },
        {
          ...{ id: 'c', name: 'Ilse Amt', login: 'AUTHORITY:1', role: 'authority-lead', own: false },
          ...{ atProvider: false, ofAuthority: true, home: 'bergkamen', used: 'keine Anmeldung bekannt' },
        },
      ],
      done: null,
      onask: ignore,
    },
    {
      done: { done: 'Karl Klein ist überall abgemeldet.' },
      'without passwords': { passwords: false },
    },
  ),
  'lead/TakeBackDialog': show(
    TakeBackDialog,
    { open: true, all: 14, confirmed: 3, onyes: ignore, onno: ignore },
    { one: { all: 1, confirmed: 0 } },
  ),
};
