/** What stands on a counter's page. */
import AfterCutLine from '../../lib/ui/counter/AfterCutLine.svelte';
import AllCounters from '../../lib/ui/counter/AllCounters.svelte';
import Banner from '../../lib/ui/counter/Banner.svelte';
import CalendarFeedDialog from '../../lib/ui/counter/CalendarFeedDialog.svelte';
import ChooseCounter from '../../lib/ui/counter/ChooseCounter.svelte';
import ChoosePasswordForm from '../../lib/ui/counter/ChoosePasswordForm.svelte';
import CodeForm from '../../lib/ui/counter/CodeForm.svelte';
import CounterSlip from '../../lib/ui/counter/CounterSlip.svelte';
import CounterStateCard from '../../lib/ui/counter/CounterStateCard.svelte';
import CurrentVisitor from '../../lib/ui/counter/CurrentVisitor.svelte';
import DayFigures from '../../lib/ui/counter/DayFigures.svelte';
import RecentActions from '../../lib/ui/counter/RecentActions.svelte';
import DeniedStrip from '../../lib/ui/counter/DeniedStrip.svelte';
import DeskFrame from '../../lib/ui/counter/DeskFrame.svelte';
import HelpStrip from '../../lib/ui/counter/HelpStrip.svelte';
import ItemList from '../../lib/ui/counter/ItemList.svelte';
import KeyButton from '../../lib/ui/counter/KeyButton.svelte';
import LaneList from '../../lib/ui/counter/LaneList.svelte';
import LockScreen from '../../lib/ui/counter/LockScreen.svelte';
import MessageStrip from '../../lib/ui/counter/MessageStrip.svelte';
import Rendered from '../../lib/ui/counter/Rendered.svelte';
import SideList from '../../lib/ui/counter/SideList.svelte';
import SignInCard from '../../lib/ui/counter/SignInCard.svelte';
import SignInForm from '../../lib/ui/counter/SignInForm.svelte';
import VisitDetails from '../../lib/ui/counter/VisitDetails.svelte';
import WaitLight from '../../lib/ui/counter/WaitLight.svelte';
import RowTags from '../../lib/ui/counter/RowTags.svelte';
import WaitingTable from '../../lib/ui/counter/WaitingTable.svelte';
import { counterId, fieldId, serviceId } from '../../lib/domain/ids.ts';
import { factorInGallery } from '../factor.ts';
import { ignore, ignoreLater, show, snippet, written } from '../show.ts';
import type { Examples } from '../show.ts';

const visitor = {
  ...{ number: 'A012', name: 'Erika Mustermann', services: ['Personalausweis'], due: '9:45', minutes: 15 },
  ...{ state: 'called' as const, since: '9:46', elapsed: 1, calls: 1, tags: [], remote: null },
};
const side = {
  ...{ id: 'a', number: 'A012', time: '9:45', name: 'Erika Mustermann', service: 'Personalausweis' },
  ...{ where: null, tags: [], gone: false },
};
const waiting = {
  ...{
    id: 'a',
    number: 'A012',
    service: 'Personalausweis',
    name: 'Erika Mustermann',
    due: '9:45',
    since: '9:40',
  },
  ...{
    waited: 12,
    level: 'green' as const,
    planned: 15,
    reason: 'due' as const,
    tags: [{ text: 'Abholung', icon: 'draft' as const }, { text: 'Notiz' }],
    gone: false,
  },
};
const walkIn = { ...waiting, id: 'b', number: 'B003', name: null, due: null, reason: 'by-arrival' } as const;
const ID_CARD = serviceId.parse('id-card');
const PASSPORT = serviceId.parse('passport');

export const counter: Examples = {
  'counter/AfterCutLine': show(
    AfterCutLine,
    { asked: 4, otherwise: 0, onread: ignore },
    { 'one otherwise': { otherwise: 1 } },
  ),
  'counter/AllCounters': show(AllCounters, {
    rows: [
      { id: counterId.parse('c1'), name: 'Schalter 1', state: 'open' },
      { id: counterId.parse('c2'), name: 'Schalter 2', state: 'break' },
      { id: counterId.parse('c3'), name: 'Schalter 3', state: null },
    ],
    ...{ onsay: ignore, ontell: ignore },
  }),
  'counter/Banner': show(
    Banner,
    { title: 'Keine Verbindung' },
    { 'with text': { children: snippet('Sie arbeiten weiter.') } },
  ),
  'counter/ChooseCounter': show(ChooseCounter, {
    counters: [
      { id: 'c1', name: 'Schalter 1', lanes: 'Bürgerbüro', isOwn: false },
      { id: 'c2', name: 'Schalter 2', lanes: 'Express', isOwn: true },
    ],
    onchoose: ignore,
  }),
  'counter/CalendarFeedDialog': show(
    CalendarFeedDialog,
    {
      ...{ open: true, isOn: false, access: null, ownPassword: '', passwordError: null, copied: null },
      ...{ ended: false, failure: null, sending: false, onpassword: ignore },
      ...{ onrenew: async () => {}, onend: ignore, oncopy: ignore, onclose: ignore },
    },
    {
      made: {
        ...{ isOn: true, copied: 'url' },
        access: {
          url: 'https://termine.example/api/offices/dorsten-buergerbuero/calendar.ics',
          ...{ user: 'foyer', password: 'k7mt-p2xr-9hcd-w4zb-3fgh-q8vn' },
        },
      },
      'made before': { isOn: true, passwordError: 'own-password-wrong' },
      'at the provider': { ownPassword: null, ended: true },
    },
  ),
  'counter/ChoosePasswordForm': show(
    ChoosePasswordForm,
    {
      ...{ login: 'k.klein', password: '', repeat: '', errors: {}, failure: null, sending: false },
      ...{ oninput: ignore, onsubmit: ignoreLater, onback: ignore },
    },
    { failed: { failure: 'Das hat nicht geklappt.' }, sending: { sending: true } },
  ),
  'counter/CodeForm': show(
    CodeForm,
    {
      ...{ setUp: null, code: '', error: null, failure: null, sending: false },
      ...{ oncode: ignore, onsubmit: ignoreLater, onback: ignore },
    },
    { error: { error: 'wrong-code' }, 'set up': { setUp: factorInGallery } },
  ),
  'counter/CounterSlip': show(CounterSlip, {
    ...{
      office: 'Bürgerbüro Musterstadt',
      number: 'B003',
      services: ['Meldebescheinigung'],
      date: '23. November',
      time: '9:42',
    },
  }),
  'counter/CounterStateCard': show(
    CounterStateCard,
    {
      ...{ state: null, calling: false, onsay: ignore, onhelp: ignore },
      walkIns: { stop: null, onstop: ignore, onresume: ignore },
    },
    {
      open: { state: 'open' },
      break: { state: 'break' },
      closed: { state: 'closed' },
      'calls for help': { state: 'open', calling: true },
      'no walk-in numbers': {
        state: 'open',
        walkIns: {
          stop: { reason: 'few-staff', words: 'Zwei sind krank', until: '10:30' },
          ...{ onstop: ignore, onresume: ignore },
        },
      },
    },
  ),
  'counter/CurrentVisitor': show(
    CurrentVisitor,
    {
      ...{ visitor: null, stage: null, unseen: null, calledEnough: false, keys: true, resting: false },
      ...{ next: { number: 'A012', why: 'Termin ist fällig' }, onstep: ignore },
    },
    {
      'no one waits': { next: null },
      called: { visitor, stage: 'confirmed' },
      'called often': { visitor: { ...visitor, calls: 3 }, calledEnough: true },
      'called, cut off': { visitor, stage: 'saved', unseen: 'cut' },
      serving: { visitor: { ...visitor, state: 'serving', elapsed: 7 } },
      'by phone': {
        visitor: {
          ...visitor,
          remote: { how: 'phone', link: { href: 'tel:023621234', text: 'Anrufen: 02362 1234' } },
        },
      },
      'by video': { visitor: { ...visitor, remote: { how: 'video', link: null } } },
      resting: { visitor, resting: true },
    },
  ),
  'counter/DayFigures': show(
    DayFigures,
    { waiting: 0, longest: null, expected: 12, finished: { all: 3, here: 1 } },
    { busy: { waiting: 9, longest: { minutes: 44, level: 'red' } } },
  ),
  'counter/RecentActions': show(RecentActions, {
    recentActions: [
      { id: 'a', action: 'call', number: 'A012', stage: 'confirmed' },
      { id: 'b', action: 'start', number: 'A012', stage: 'saved' },
    ],
  }),
  'counter/DeniedStrip': show(
    DeniedStrip,
    {
      text: 'A012 ist bei Schalter 2, seit 9:44.',
      count: 1,
      next: 'A013',
      keys: true,
      onnext: ignore,
      ondismiss: ignore,
    },
    { several: { count: 3 }, 'no next': { next: null } },
  ),
  'counter/DeskFrame': show(
    DeskFrame,
    { name: 'Bürgerbüro Musterstadt', children: snippet('Der Arbeitsplatz') },
    {
      counter: { place: 'Schalter 1', time: '9:42', link: 'live', person: 'Karl Klein' },
      offline: { link: 'offline' },
    },
  ),
  'counter/HelpStrip': show(
    HelpStrip,
    { counter: 'Schalter 2', time: '9:42', own: false, unseen: false, onend: ignore },
    { own: { own: true }, unseen: { own: true, unseen: true } },
  ),
  'counter/ItemList': show(ItemList, {
    rows: [
      {
        id: 'a',
        who: 'B017',
        details: ['seit 9:42'],
        why: 'Der Kiosk hat eine Nummer gezeigt.',
        stage: null,
      },
      { id: 'b', who: 'Erika Mustermann', details: ['0151 5550101'], why: 'Bitte anrufen.', stage: 'sent' },
      {
        id: 'c',
        who: 'Karl Klein',
        details: ['0151 5550102', 'angefragt um 9:40 Uhr'],
        why: 'Terminanfrage: Reisepass. Tage: Mo, Di.',
        stage: null,
        canBook: true,
      },
    ],
    ...{ open: 2, onresolve: ignore, onbook: ignore, onhold: ignore },
  }),
  'counter/KeyButton': show(
    KeyButton,
    { label: 'Nächster', key: 'N', onclick: ignore },
    {
      secondary: { variant: 'secondary' },
      'no key': { key: null },
      disabled: { disabled: true },
      resting: { resting: true },
    },
  ),
  'counter/LaneList': show(
    LaneList,
    {
      rows: [
        { id: 'main', name: 'Bürgerbüro', count: 4, waited: 22, level: 'amber', callable: 'A014' },
        { id: 'express', name: 'Express', count: 0, waited: null, level: 'green', callable: null },
      ],
      ...{ busy: false, resting: false, oncall: ignore },
    },
    { busy: { busy: true }, resting: { resting: true } },
  ),
  'counter/LockScreen': show(
    LockScreen,
    {
      person: 'Karl Klein',
      pin: '',
      failure: null,
      checking: false,
      onpin: ignore,
      onsubmit: ignoreLater,
      onleave: ignore,
    },
    {
      wrong: { failure: { why: 'wrong', triesLeft: 4, waitSeconds: 0 } },
      'too soon': { failure: { why: 'too-soon', waitSeconds: 20 } },
      checking: { pin: '482913', checking: true },
    },
  ),
  'counter/MessageStrip': show(MessageStrip, {
    text: 'Um 12 Uhr ist Feueralarmprobe.',
    time: '9:42',
    onread: ignore,
  }),
  'counter/Rendered': show(Rendered, {
    planned: [{ service: ID_CARD, quantity: 1 }],
    offered: [ID_CARD, PASSPORT],
    phraseOf: ({ service, quantity }) => `${quantity} × ${service}`,
    onchange: ignore,
  }),
  'counter/SideList': show(
    SideList,
    {
      ...{
        id: 'expected',
        heading: 'Erwartet',
        none: 'Niemand',
        rows: [side, { ...side, id: 'b', number: 'A013', tags: [{ text: 'nur hier gespeichert' }] }],
        ...{ hidden: 0, count: 2, selected: null },
      },
      ...{ onselect: ignore, onmore: ignore, onhold: ignore, onrelease: ignore },
    },
    {
      empty: { rows: [], count: 0 },
      long: { hidden: 17, count: 19 },
      selected: { selected: 'a' },
      'with action': { action: 'Anmelden', onact: ignore },
      gone: { rows: [{ ...side, gone: true }] },
    },
  ),
  'counter/SignInCard': show(
    SignInCard,
    {
      heading: 'Anmelden',
      failure: null,
      submit: 'Anmelden',
      submitting: null,
      children: snippet('Felder'),
      onsubmit: ignoreLater,
    },
    { failed: { failure: 'Name oder Passwort stimmt nicht.' }, sending: { submitting: 'Wird angemeldet …' } },
  ),
  'counter/SignInForm': show(
    SignInForm,
    {
      ...{
        office: 'Bürgerbüro Musterstadt',
        login: '',
        password: '',
        missing: { login: false, password: false },
      },
      ...{
        failure: null,
        ended: null,
        sending: false,
        onlogin: ignore,
        onpassword: ignore,
        onsubmit: ignoreLater,
      },
    },
    {
      missing: { missing: { login: true, password: true } },
      'day over': { ended: 'day-over' },
      idle: { ended: 'idle' },
      sending: { sending: true },
      provider: { provider: { label: 'Mit dem Konto der Stadt anmelden', sending: false } },
      'provider alone': {
        provider: { label: 'Mit dem Konto der Stadt anmelden', sending: false },
        passwords: false,
      },
    },
  ),
  'counter/RowTags': show(RowTags, {
    tags: [
      { text: 'Abholung', icon: 'draft' },
      { text: 'Aktenzeichen: 4711 vom Amt für öffentliche Ordnung' },
    ],
  }),
  'counter/VisitDetails': show(
    VisitDetails,
    {
      details: {
        number: 'A012',
        name: 'Erika Mustermann',
        person: ['0151 5550101', 'erika@example.org'],
        services: [{ name: 'Personalausweis', documents: ['Ein biometrisches Passfoto'] }],
        notes: [{ id: 'n', text: 'Kommt mit Begleitung.', by: 'Karl Klein, 9:40' }],
        steps: [{ id: 's', text: '9:40 angemeldet am Terminal' }],
        fields: [{ field: fieldId.parse('file'), label: written('Aktenzeichen'), value: '4711' }],
      },
      actions: [{ id: 'call', key: null, label: 'Aufrufen', onclick: ignore }],
      onclose: ignore,
      draft: '',
      ondraft: ignore,
      onnote: ignore,
    },
    { 'stays open': { onclose: null } },
  ),
  'counter/WaitLight': show(
    WaitLight,
    { minutes: 4, level: 'green' },
    { amber: { minutes: 22, level: 'amber' }, red: { minutes: 44, level: 'red' } },
  ),
  'counter/WaitingTable': show(
    WaitingTable,
    {
      ...{ rows: [waiting, walkIn], hidden: 0, count: 2, next: 'a', selected: null, busy: false },
      ...{ resting: false, oncall: ignore, onselect: ignore, onmore: ignore, onhold: ignore },
      onrelease: ignore,
    },
    {
      empty: { rows: [], count: 0, next: null },
      selected: { selected: 'b' },
      long: { hidden: 17, count: 19 },
      busy: { busy: true },
      resting: { resting: true },
      gone: { rows: [{ ...waiting, gone: true }, walkIn] },
    },
  ),
};
