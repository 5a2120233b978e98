/** Examples of the components that all surfaces share. */
import type { Component, Snippet } from 'svelte';
import Alert from '../../lib/ui/Alert.svelte';
import Button from '../../lib/ui/Button.svelte';
import ButtonWords from '../../lib/ui/ButtonWords.svelte';
import Checkbox from '../../lib/ui/Checkbox.svelte';
import Choice from '../../lib/ui/Choice.svelte';
import CustomFields from '../../lib/ui/CustomFields.svelte';
import DateField from '../../lib/ui/DateField.svelte';
import DateGrid from '../../lib/ui/DateGrid.svelte';
import type { GridDay } from '../../lib/ui/DateGrid.svelte';
import DateQuestion from '../../lib/ui/DateQuestion.svelte';
import Dialog from '../../lib/ui/Dialog.svelte';
import ErrorSummary from '../../lib/ui/ErrorSummary.svelte';
import FieldError from '../../lib/ui/FieldError.svelte';
import FloatingNotice from '../../lib/ui/FloatingNotice.svelte';
import FormDialog from '../../lib/ui/FormDialog.svelte';
import Heading from '../../lib/ui/Heading.svelte';
import Icon from '../../lib/ui/Icon.svelte';
import type { IconName } from '../../lib/ui/Icon.svelte';
import Insecure from '../../lib/ui/Insecure.svelte';
import LanguageList from '../../lib/ui/LanguageList.svelte';
import LanguageSwitch from '../../lib/ui/LanguageSwitch.svelte';
import LinkBadge from '../../lib/ui/LinkBadge.svelte';
import LinkCard from '../../lib/ui/LinkCard.svelte';
import Loading from '../../lib/ui/Loading.svelte';
import Marked from '../../lib/ui/Marked.svelte';
import NewPasswordFields from '../../lib/ui/NewPasswordFields.svelte';
import PasswordField from '../../lib/ui/PasswordField.svelte';
import Progress from '../../lib/ui/Progress.svelte';
import QrCode from '../../lib/ui/QrCode.svelte';
import Shell from '../../lib/ui/Shell.svelte';
import StatusLine from '../../lib/ui/StatusLine.svelte';
import SecondFactorSetUp from '../../lib/ui/SecondFactorSetUp.svelte';
import Stepper from '../../lib/ui/Stepper.svelte';
import TextField from '../../lib/ui/TextField.svelte';
import TryAgain from '../../lib/ui/TryAgain.svelte';
import UpdateNotice from '../../lib/ui/UpdateNotice.svelte';
import { fieldId, fieldOption } from '../../lib/domain/ids.ts';
import type { FieldId } from '../../lib/domain/ids.ts';
import type { CustomField } from '../../lib/domain/office/custom-field.ts';
import type { Text } from '../../lib/domain/office/text.ts';
import { localDate, weekdayOf } from '../../lib/domain/time.ts';
import type { LocalDate } from '../../lib/domain/time.ts';
import { FALLBACK_LANGUAGE } from '../../lib/i18n/languages.ts';
import { factorInGallery } from '../factor.ts';
import { ignore, ignoreLater, show, snippet, written } from '../show.ts';
import type { Examples } from '../show.ts';

/** A button is a link, too, with every attribute of both: too many for the compiler here. */
type ButtonOfGallery = Component<{
  children: Snippet;
  variant?: 'primary' | 'secondary';
  block?: boolean;
  disabled?: boolean;
  icon?: IconName;
  iconEnd?: IconName;
}>;

const OFFICE = 'Bürgerbüro Musterstadt';
const textOf = (text: string): Text => ({ [FALLBACK_LANGUAGE]: text });
const FILE = fieldId.parse('file');
const MISSING_FILE: ReadonlyMap<FieldId, string> = new Map([[FILE, 'Bitte geben Sie das Aktenzeichen an.']]);
const questions: readonly CustomField[] = [
  { id: FILE, label: textOf('Aktenzeichen'), type: 'text', required: true, length: 20 },
  {
    ...{
      id: fieldId.parse('interpreter'),
      label: textOf('Brauchen Sie einen Dolmetscher?'),
      required: false,
    },
    type: 'choice',
    options: [
      { id: fieldOption.parse('yes'), name: textOf('ja') },
      { id: fieldOption.parse('no'), name: textOf('nein') },
    ],
  },
];
const FIRST_DAY = localDate.parse('2026-11-23');
/** A day of the grid: weekends are closed, and Wednesdays are full. */
function dayInGallery(date: LocalDate): GridDay {
  const weekday = weekdayOf(date);
  const look = weekday > 5 || date < FIRST_DAY ? 'closed' : weekday === 3 ? 'full' : 'free';
  return { look, name: `${date}: ${look === 'free' ? '4 Uhrzeiten frei' : 'nicht frei'}` };
}
const EMPTY_DATE = { day: '', month: '', year: '' };

export const basics: Examples = {
  Alert: show(
    Alert,
    { title: 'Der Termin ist gespeichert.', children: snippet('Sie bekommen eine E-Mail.') },
    { success: { kind: 'success' }, warning: { kind: 'warning' }, danger: { kind: 'danger' } },
  ),
  Button: show(
    Button as ButtonOfGallery,
    { children: snippet('Weiter') },
    {
      secondary: { variant: 'secondary' },
      block: { block: true },
      disabled: { disabled: true },
      icon: { iconEnd: 'arrow-forward' },
    },
  ),
  ButtonWords: show(
    ButtonWords,
    { shown: 'Entfernen', name: [written('Reisepass beantragen'), ' entfernen'] },
    { 'of an icon': { shown: null } },
  ),
  Checkbox: show(
    Checkbox,
    { id: 'box', label: 'Erinnerung am Tag vorher', checked: false, onchange: ignore },
    {
      checked: { checked: true },
      disabled: { disabled: true },
      'with detail': { detail: snippet('Per E-Mail') },
    },
  ),
  Choice: show(
    Choice,
    {
      id: 'choice',
      label: 'Wie möchten Sie sich anmelden?',
      options: [
        { value: 'code', label: 'Mit dem Code' },
        { value: 'birth', label: 'Mit dem Geburtsdatum' },
      ],
      value: null as string | null,
      onchange: ignore,
    },
    {
      chosen: { value: 'code' },
      error: { error: 'Bitte wählen Sie eines aus.' },
      horizontal: { horizontal: true },
    },
  ),
  CustomFields: show(
    CustomFields,
    { prefix: 'own', fields: questions, valueOf: () => '', errors: new Map(), oninput: ignore },
    {
      filled: { valueOf: (field) => (field === FILE ? '4711' : 'yes') },
      error: { errors: MISSING_FILE, valueOf: () => '' },
      'for staff, option gone': { forStaff: true, valueOf: (field) => (field === FILE ? '' : 'perhaps') },
    },
  ),
  DateGrid: show(
    DateGrid,
    {
      ...{ first: FIRST_DAY, start: FIRST_DAY, today: FIRST_DAY, chosen: null as LocalDate | null },
      last: localDate.parse('2027-01-31'),
      dayOf: dayInGallery,
      onchoose: ignore,
    },
    { chosen: { chosen: localDate.parse('2026-11-26') } },
  ),
  DateField: show(
    DateField,
    { id: 'date', label: 'Geburtsdatum', value: EMPTY_DATE, oninput: ignore },
    {
      filled: { value: { day: '24', month: '12', year: '1950' } },
      error: { value: { day: '31', month: '2', year: '1950' }, error: 'Dieses Datum gibt es nicht.' },
      optional: { optional: true, hint: 'Wie in Ihrem Ausweis' },
    },
  ),
  DateQuestion: show(DateQuestion, { date: null, time: null, onconfirm: ignore }),
  Dialog: show(
    Dialog,
    {
      title: 'Termin absagen?',
      open: true,
      children: snippet('Der Platz wird frei.'),
      footer: snippet('Ja, nein'),
      onclose: ignore,
    },
    { wide: { wide: true } },
  ),
  ErrorSummary: show(
    ErrorSummary,
    { errors: [{ field: 'name', text: 'Bitte geben Sie Ihren Namen an.' }] },
    {
      several: {
        errors: [
          { field: 'name', text: 'Der Name fehlt.' },
          { field: 'mail', text: 'Die Adresse ist nicht vollständig.' },
        ],
      },
    },
  ),
  FieldError: show(FieldError, { id: 'error', text: 'Bitte geben Sie Ihren Namen an.' }),
  FloatingNotice: show(FloatingNotice, {
    title: 'Neue Fassung',
    text: 'Sie können sie jetzt laden.',
    children: snippet('Laden'),
  }),
  FormDialog: show(
    FormDialog,
    {
      ...{
        id: 'form',
        title: 'Gerät abmelden?',
        open: true,
        text: ['Es zeigt dann nichts mehr.'],
        failure: null,
      },
      ...{ yes: 'Abmelden', no: 'Abbrechen', sending: null, onyes: ignoreLater, onno: ignore },
    },
    { failed: { failure: 'Das hat nicht geklappt.' }, sending: { sending: 'Wird abgemeldet …' } },
  ),
  SecondFactorSetUp: show(SecondFactorSetUp, factorInGallery),
  Heading: show(Heading, { text: 'Ihr Termin' }, { preline: { preline: 'Schritt 2 von 7' } }),
  Icon: show(
    Icon,
    { name: 'info' },
    { small: { size: 'small' }, large: { size: 'large' }, danger: { name: 'danger' } },
  ),
  Insecure: show(Insecure, { secure: null }, { 'with address': { secure: 'https://foyer.example' } }),
  LanguageList: show(LanguageList, {}),
  LanguageSwitch: show(LanguageSwitch, {}),
  LinkBadge: show(
    LinkBadge,
    { state: 'live' },
    {
      connecting: { state: 'connecting' },
      offline: { state: 'offline' },
      closed: { state: 'closed', reason: 'not-signed-in' },
    },
  ),
  LinkCard: show(
    LinkCard,
    { title: 'Termin buchen', href: '#' },
    { 'with text': { text: 'Für alle Anliegen' }, button: { onclick: ignore } },
  ),
  Loading: show(Loading, { text: 'Wird geladen …' }),
  Marked: show(
    Marked,
    { text: written('Personalausweis beantragen') },
    { 'one language': { text: 'Termin' } },
  ),
  NewPasswordFields: show(
    NewPasswordFields,
    {
      ...{
        id: 'new',
        words: { field: 'Neues Passwort', hint: 'Mindestens 10 Zeichen', repeat: 'Noch einmal' },
      },
      ...{ password: '', repeat: '', errors: {}, oninput: ignore },
    },
    { filled: { password: 'vier lange Wörter hier', repeat: 'vier lange Wörter hier' } },
  ),
  PasswordField: show(
    PasswordField,
    {
      id: 'password',
      label: 'Passwort',
      value: '',
      hint: 'Mindestens 10 Zeichen',
      error: null,
      oninput: ignore,
    },
    { error: { value: 'kurz', error: 'Das Passwort ist zu kurz.' } },
  ),
  Progress: show(Progress, { at: 2, of: 7, name: 'Anliegen' }, { last: { at: 7, name: 'Prüfen' } }),
  QrCode: show(QrCode, { text: 'https://foyer.example/a#4825', label: 'Code für die Anmeldung' }),
  Shell: show(
    Shell,
    { name: OFFICE, children: snippet('Die Seite') },
    { 'with home': { home: '#', footer: snippet('Impressum') }, 'one language': { name: written(OFFICE) } },
  ),
  StatusLine: show(
    StatusLine,
    { stage: 'sent' },
    {
      saving: { stage: 'saving' },
      saved: { stage: 'saved' },
      'perhaps-arrived': { stage: 'perhaps-arrived' },
      confirmed: { stage: 'confirmed' },
      refused: { stage: 'refused' },
      withdrawn: { stage: 'withdrawn' },
      'not-saved': { stage: 'not-saved' },
    },
  ),
  Stepper: show(
    Stepper,
    { label: 'Personen', value: 2, most: 4, onchange: ignore },
    { least: { value: 1 }, most: { value: 4 } },
  ),
  TextField: show(
    TextField,
    { id: 'text', label: 'Name', value: '', oninput: ignore },
    {
      filled: { value: 'Erika Mustermann' },
      error: { error: 'Bitte geben Sie Ihren Namen an.' },
      optional: { optional: true, hint: 'Für Rückfragen' },
    },
  ),
  TryAgain: show(TryAgain, {}, { secondary: { variant: 'secondary' } }),
  UpdateNotice: show(
    UpdateNotice,
    { keepsForms: true, onapply: ignore, onlater: ignore },
    { 'loses forms': { keepsForms: false } },
  ),
};
