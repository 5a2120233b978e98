/** The dialogs of a counter's page, and their parts. */
import BookingForm from '../../lib/ui/counter/BookingForm.svelte';
import ContactDialog from '../../lib/ui/counter/ContactDialog.svelte';
import GiveNumber from '../../lib/ui/counter/GiveNumber.svelte';
import KeyHelp from '../../lib/ui/counter/KeyHelp.svelte';
import NumberOnPaper from '../../lib/ui/counter/NumberOnPaper.svelte';
import OwnPasswordDialog from '../../lib/ui/counter/OwnPasswordDialog.svelte';
import PersonFields from '../../lib/ui/counter/PersonFields.svelte';
import PinDialog from '../../lib/ui/counter/PinDialog.svelte';
import ReasonDialog from '../../lib/ui/counter/ReasonDialog.svelte';
import SearchDialog from '../../lib/ui/counter/SearchDialog.svelte';
import ServicePicker from '../../lib/ui/counter/ServicePicker.svelte';
import SignOutDialog from '../../lib/ui/counter/SignOutDialog.svelte';
import SlotPicker from '../../lib/ui/counter/SlotPicker.svelte';
import StopWalkIns from '../../lib/ui/counter/StopWalkIns.svelte';
import TransferDialog from '../../lib/ui/counter/TransferDialog.svelte';
import { ignore, ignoreLater, show, snippet } from '../show.ts';
import type { Examples } from '../show.ts';

const birth = { day: '24', month: '12', year: '1950' };
const fields = { name: 'Erika Mustermann', phone: '0151 5550101', mail: 'erika@example.org', birth };
const services = [
  { id: 'id-card', name: 'Personalausweis', most: 1 },
  { id: 'proof', name: 'Meldebescheinigung', most: 3 },
];
const given = { number: 'B003', ahead: 2, wait: { from: 10, to: 20 }, stage: 'confirmed' } as const;
const found = {
  ...{ id: 'a', when: 'heute 9:45', number: 'A012', name: 'Erika Mustermann', service: 'Personalausweis' },
  ...{ state: 'erwartet', details: ['0151 5550101'] },
};

export const counterDialogs: Examples = {
  'counter/BookingForm': show(
    BookingForm,
    {
      ...{
        open: true,
        title: 'Termin vergeben',
        fields: { ...fields, language: '' },
        errors: {},
        withMail: true,
      },
      ...{
        languages: [],
        before: snippet('Anliegen und Zeit'),
        own: snippet('Eigene Fragen'),
        footer: snippet('Vergeben'),
        onfield: ignore,
      },
      ...{ onbirth: ignore, onlanguage: ignore, onsubmit: ignore, onclose: ignore },
    },
    {
      errors: { errors: { name: 'Der Name fehlt.' } },
      'without mail': { withMail: false },
      'before the time': { fields: null },
    },
  ),
  'counter/ContactDialog': show(
    ContactDialog,
    {
      ...{
        open: true,
        title: 'Kontakt ändern',
        fields,
        errors: {},
        withMail: true,
        mailText: 'Die Bestätigung geht an die neue Adresse.',
      },
      ...{
        overtaken: [],
        againTo: 'erika@example.org',
        canSave: true,
        outcome: null,
        onfield: ignore,
        onbirth: ignore,
      },
      ...{ onsave: ignore, onagain: ignore, onedit: ignore, onclose: ignore },
    },
    {
      overtaken: { overtaken: ['Name: Erika Muster'] },
      saved: { outcome: { kind: 'success', text: 'Gespeichert.' } },
      refused: { outcome: { kind: 'danger', text: 'Nicht möglich.' } },
    },
  ),
  'counter/GiveNumber': show(
    GiveNumber,
    {
      ...{
        open: true,
        offered: services,
        chosen: [],
        typed: '',
        note: '',
        problem: null,
        ready: false,
        given: null,
      },
      ...{
        callable: false,
        ontype: ignore,
        onnote: ignore,
        onquantity: ignore,
        ongive: ignore,
        oncall: ignore,
      },
      ...{ onprint: ignore, onanother: ignore, onclose: ignore },
    },
    {
      chosen: { chosen: [{ ...services[1]!, quantity: 2 }], ready: true },
      problem: { problem: 'Das passt nicht zusammen.' },
      given: { given, callable: true },
    },
  ),
  'counter/KeyHelp': show(
    KeyHelp,
    {
      ...{
        open: true,
        on: true,
        keys: [
          { key: 'N', does: 'Nächster' },
          { key: 'F', does: 'Fertig' },
        ],
        sound: true,
      },
      ...{ onswitch: ignore, onsound: ignore, onclose: ignore },
    },
    { off: { on: false, sound: false } },
  ),
  'counter/NumberOnPaper': show(
    NumberOnPaper,
    { open: true, busy: false, ontake: () => true, onclose: ignore },
    { busy: { busy: true } },
  ),
  'counter/OwnPasswordDialog': show(
    OwnPasswordDialog,
    {
      ...{
        open: true,
        values: { old: '', password: '', repeat: '' },
        errors: {},
        failure: null,
        sending: false,
      },
      ...{ oninput: ignore, onyes: ignoreLater, onno: ignore },
    },
    { sending: { sending: true } },
  ),
  'counter/PersonFields': show(
    PersonFields,
    {
      ...{
        id: 'person',
        fields,
        errors: {},
        withMail: true,
        mailHint: 'Freiwillig',
        onfield: ignore,
        onbirth: ignore,
      },
    },
    {
      errors: { errors: { name: 'Der Name fehlt.', birthDate: 'Dieses Datum gibt es nicht.' } },
      'without mail': { withMail: false },
    },
  ),
  'counter/PinDialog': show(
    PinDialog,
    {
      ...{
        open: true,
        pin: '',
        repeat: '',
        problem: null,
        saving: false,
        oninput: ignore,
        onyes: ignoreLater,
        onno: ignore,
      },
    },
    { saving: { pin: '482913', repeat: '482913', saving: true } },
  ),
  'counter/ReasonDialog': show(
    ReasonDialog,
    {
      ...{ open: true, title: 'Trotzdem anmelden?', text: ['A012 kommt 40 Minuten zu spät.'] },
      reasons: [
        { id: 'late', label: 'Bahn hatte Verspätung' },
        { id: 'other', label: 'Anderer Grund' },
      ],
      ...{ keys: true, resting: false, onchoose: ignore, onclose: ignore },
    },
    { resting: { resting: true } },
  ),
  'counter/SearchDialog': show(
    SearchDialog,
    {
      ...{
        open: true,
        text: 'muster',
        problem: null,
        cutOff: false,
        scope: 'all-days',
        isPass: false,
        rows: [found],
        hasMore: false,
        chosen: null,
      },
      ...{
        actions: snippet('Aktionen'),
        notice: snippet(''),
        oninput: ignore,
        onchoose: ignore,
        onclose: ignore,
      },
    },
    {
      'too short': { text: 'm', problem: 'too-short', rows: [] },
      empty: { rows: [] },
      'cut off': { cutOff: true, scope: 'two-days' },
      more: { hasMore: true },
      chosen: { chosen: 'a' },
    },
  ),
  'counter/ServicePicker': show(
    ServicePicker,
    {
      ...{
        text: '',
        offered: services,
        chosen: [{ ...services[1]!, quantity: 2 }],
        minutes: 20,
        isLong: false,
        warnings: [],
      },
      ...{ oninput: ignore, onquantity: ignore },
    },
    {
      long: { minutes: 130, isLong: true },
      warned: { warnings: ['Not in one appointment.'] },
      'none chosen': { chosen: [], minutes: 0 },
    },
  ),
  'counter/SignOutDialog': show(SignOutDialog, {
    open: true,
    unanswered: 2,
    onleave: ignore,
    onstay: ignore,
  }),
  'counter/SlotPicker': show(
    SlotPicker,
    {
      days: [
        { date: '2026-11-23', text: 'Mo 23. November', free: 4 },
        { date: '2026-11-24', text: 'Di 24. November', free: 0 },
      ],
      day: '2026-11-23',
      times: [
        {
          name: 'Vormittag',
          starts: [
            { at: 1, text: '9:00' },
            { at: 2, text: '9:15' },
          ],
        },
      ],
      ...{ start: null, notice: null, onday: ignore, onstart: ignore },
    },
    {
      chosen: { start: 2 },
      notice: { notice: 'Diese Zeit ist inzwischen vergeben.' },
      'no day': { day: null, times: [] },
    },
  ),
  'counter/StopWalkIns': show(
    StopWalkIns,
    { stop: null, onstop: ignore, onresume: ignore },
    { 'until the day ends': { stop: { reason: 'disruption', words: null, until: null } } },
  ),
  'counter/TransferDialog': show(TransferDialog, {
    ...{ open: true, number: 'A012', from: 'main', onsend: ignore, onclose: ignore },
    lanes: [
      { id: 'main', name: 'Bürgerbüro', lacks: false, counters: [{ id: 'c2', name: 'Schalter 2' }] },
      { id: 'express', name: 'Express', lacks: true, counters: [] },
    ],
  }),
};
