/** The fields of the office as its forms have them: what each is called, and what it means (C11). */
import type { NamingList, SectionField } from '../../domain/office/office-edit.ts';

/** A field of the office as its form has it: what it is called, and what it means. */
interface FieldWords {
  readonly label: string;
  readonly hint: string | null;
}

/** Each field has words. Those of a mail stand behind `mails.`: a service has a closing, too. */
type NamedField = Exclude<SectionField, 'subject' | 'intro'> | NamingList | `mails.${SectionField<'mails'>}`;

export const leadOfficeFields = {
  name: { label: 'Name', hint: 'Das lesen alle, die zu Ihnen kommen.' },
  printer: {
    label: 'Bondrucker',
    hint: 'Der Browser des Terminals druckt auf ihm. Ohne Drucker bietet es keinen Zettel an.',
  },
  favourites: {
    label: 'Große Tasten für häufige Anliegen',
    hint: 'Stehen am Terminal vor den Kategorien, für Menschen ohne Termin. Höchstens 8.',
  },
  'priorities.name': {
    label: 'Grund',
    hint: 'Steht am Terminal auf der Taste und am Schalter. Höchstens 60 Zeichen.',
  },
  turn: {
    label: 'Was er bewirkt',
    hint: 'Wer vier Mal übergangen wurde, kommt in jedem Fall vorher dran.',
  },
  moreHelp: {
    label: 'Taste „Ich brauche mehr Hilfe“',
    hint: 'Steht am Terminal unter der Nummer. Die Schalter sehen sie vor dem Aufruf, ohne Namen.',
  },
  moreHelpText: {
    label: 'Eigene Worte der Taste',
    hint: 'Höchstens 60 Zeichen. Sie stehen auch am Schalter. Leer: „Ich brauche mehr Hilfe“ in der Sprache des Besuchs.',
  },
  place: {
    label: 'Wort für den Schalter',
    hint: 'Steht über der Tabelle der Aufrufe und in Hinweisen am Monitor.',
  },
  ownPlace: { label: 'Eigenes Wort', hint: 'Nur mit „eigenes Wort“, zum Beispiel Kabine.' },
  helpAfter: {
    label: 'Hinweise zeigen nach (Minuten ohne Aufruf)',
    hint: 'Dann stehen am Monitor die heutigen Öffnungszeiten und die Texte hier. Leer: nie.',
  },
  bring: { label: 'Was mitzubringen ist', hint: 'Höchstens 300 Zeichen.' },
  wifi: {
    label: 'WLAN',
    hint: 'Nur der Name des WLAN für Gäste: Dieser Text steht öffentlich im Internet. Kein Kennwort.',
  },
  'pages.name': { label: 'Überschrift', hint: '' },
  text: { label: 'Text', hint: 'Höchstens 400 Zeichen. Zu lesen aus einigen Metern.' },
  picture: {
    label: 'Bild',
    hint: 'PNG oder JPEG, bis 20 MB. Steht über dem Text und ist öffentlich. Zeigen Sie keine Menschen ohne deren Zustimmung.',
  },
  logo: {
    label: 'Logo auf Zetteln',
    hint: 'PNG oder JPEG, bis 20 MB. Drucker können nur Schwarz und Weiß.',
  },
  from: { label: 'Zeigen ab', hint: 'Uhrzeit, zum Beispiel 08:00. Leer: von Anfang an.' },
  to: { label: 'Zeigen bis', hint: 'Uhrzeit, zum Beispiel 12:30. Leer: bis zum Schluss.' },
  lockAfter: {
    label: 'Bildschirm abdunkeln nach (Minuten)',
    hint: 'So lange nach der letzten Wartenummer wird der Bildschirm dunkel und sagt, wann Sie öffnen. Leer: nie.',
  },
  holidaysOf: {
    label: 'Bundesland',
    hint: 'An den gesetzlichen Feiertagen dieses Landes ist geschlossen. Ohne Land schließt kein gesetzlicher Feiertag.',
  },
  ownHolidays: {
    label: 'Eigene freie Tage',
    hint: 'An diesen Tagen ist auch geschlossen, zum Beispiel an Heiligabend oder Rosenmontag (48 Tage vor Ostersonntag).',
  },
  town: { label: 'Ort', hint: 'Steht in der Liste der Dienststellen.' },
  address: { label: 'Anschrift', hint: 'Straße, Postleitzahl und Ort in einer Zeile.' },
  phone: { label: 'Telefon', hint: 'Diese Nummer rufen Menschen an, wenn sie nicht online buchen können.' },
  website: { label: 'Website', hint: 'Beginnt mit https://.' },
  mail: {
    label: 'E-Mail für Antworten',
    hint: 'An diese Adresse gehen Antworten auf E-Mails der Dienststelle.',
  },
  map: {
    label: 'Wegbeschreibung',
    hint: 'Eine Seite mit dem Weg zur Dienststelle. E-Mails verweisen darauf.',
  },
  videoLink: {
    label: 'Adresse für Videogespräche',
    hint: '{room} steht darin für den Raum des Termins, zum Beispiel https://video.stadt.de/{room}.',
  },
  'texts.welcome': { label: 'Begrüßung', hint: 'Der erste Satz auf der Seite der Dienststelle.' },
  'texts.privacy': {
    label: 'Adresse der Datenschutzerklärung',
    hint: 'Darauf verweisen die Seiten, auf denen gebucht wird.',
  },
  'texts.imprint': {
    label: 'Adresse des Impressums',
    hint: 'Darauf verweist jede Seite der Dienststelle.',
  },
  'texts.accessibility': {
    label: 'Adresse der Erklärung zur Barrierefreiheit',
    hint: 'Öffentliche Stellen müssen sie haben.',
  },
  category: { label: 'Kategorie', hint: 'In dieser Gruppe steht das Anliegen.' },
  minutes: { label: 'Minuten', hint: 'So lange dauert es für eine Person.' },
  furtherPerson: { label: 'Minuten je weitere Person', hint: 'Leer: jede Person dauert gleich lang.' },
  most: { label: 'Höchste Anzahl', hint: 'So viele Personen oder Stücke gehen in einen Termin.' },
  walkIn: {
    label: 'Ohne Termin am Terminal',
    hint: 'Das Terminal gibt dafür Nummern aus. Ist auch die Online-Buchung aus, werden Menschen gebeten anzurufen.',
  },
  bookable: { label: 'Online buchbar', hint: 'Termine dafür lassen sich online buchen.' },
  internal: {
    label: 'Nur intern',
    hint: 'Nur Mitarbeitende buchen es. Es steht auf keiner Seite für die Öffentlichkeit und nicht am Terminal. Geheim ist es nicht.',
  },
  alone: { label: 'Immer allein', hint: 'Es lässt sich mit keinem anderen Anliegen zusammen buchen.' },
  notWith: {
    label: 'Nicht zusammen mit',
    hint: 'Diese Anliegen gehen nicht in denselben Termin. Mitarbeitende werden nur gewarnt.',
  },
  variants: {
    label: 'Am Telefon oder per Video',
    hint: 'So lässt sich das Anliegen auch ohne Besuch erledigen. Was Sie nicht ausfüllen, ist wie vor Ort.',
  },
  short: {
    label: 'Kurzes Anliegen',
    hint: 'Das Terminal kann dafür noch heute eine freie Zeit vergeben, wenn die Regel dazu eingeschaltet ist.',
  },
  pickUp: { label: 'Nur Abholung', hint: 'Etwas Fertiges wird ausgehändigt, sonst nichts.' },
  documents: {
    label: 'Mitzubringen',
    hint: 'Eine Unterlage je Zeile, in jeder Sprache in derselben Reihenfolge.',
  },
  hint: { label: 'Hinweis', hint: 'Ein Satz unter dem Namen, auch in E-Mails.' },
  bookingHint: { label: 'Hinweis bei der Auswahl', hint: 'Hilft beim Wählen und steht in keiner E-Mail.' },
  closing: { label: 'Schluss der E-Mails', hint: 'Der letzte Satz, wo der übliche nicht passt.' },
  leika: {
    label: 'LeiKa-Schlüssel',
    hint: '14 Ziffern aus dem Leistungskatalog des Bundes. Damit kann Ihre Internetseite auf das Anliegen verlinken.',
  },
  keywords: {
    label: 'Suchwörter',
    hint: 'Mit Komma getrennt. So nennen Menschen das Anliegen; die Suche findet es damit.',
  },
  forms: {
    label: 'Formulare',
    hint: 'Formulare zum Herunterladen. Sie stehen beim Anliegen und in den Mails.',
  },
  online: {
    label: 'Online-Dienst',
    hint: 'Wo sich das Anliegen ganz ohne Termin erledigen lässt.',
  },
  label: { label: 'Frage', hint: 'Was beim Buchen neben den Angaben zur Person gefragt wird.' },
  type: {
    label: 'Art der Antwort',
    hint: 'Freier Text, eine Zahl oder eine Auswahl aus mehreren Antworten.',
  },
  required: {
    label: 'Pflicht',
    hint: 'Ohne Antwort lässt sich online nicht buchen. Mitarbeitende dürfen sie auslassen.',
  },
  length: { label: 'Längste Antwort', hint: 'Zeichen oder Ziffern. Leer: die übliche Länge.' },
  options: { label: 'Antworten zur Auswahl', hint: 'Mindestens zwei.' },
  'fields.hint': { label: 'Hinweis zur Frage', hint: 'Ein Satz unter der Frage.' },
  'mails.subject': {
    label: 'Betreff',
    hint: 'Am besten steht der Tag vorn: Listen von E-Mails schneiden das Ende ab.',
  },
  'mails.intro': { label: 'Erste Worte', hint: 'Sie stehen nach „Guten Tag“ und vor Tag und Ort.' },
  'mails.closing': { label: 'Letzte Worte', hint: 'Damit endet die E-Mail.' },
  'fields.services': {
    label: 'Bei diesen Anliegen',
    hint: 'Nichts ausgewählt: Die Frage wird bei jedem Anliegen gestellt.',
  },
  lanes: { label: 'Warteschlangen', hint: 'Hier wird es bearbeitet.' },
  letter: { label: 'Buchstabe', hint: 'Damit beginnen die Nummern dieser Warteschlange.' },
  services: { label: 'Anliegen', hint: 'Das wird in dieser Warteschlange bearbeitet.' },
  counters: { label: 'Schalter', hint: 'Diese Schalter rufen aus der Warteschlange auf.' },
  longest: { label: 'Längster Termin', hint: 'Minuten. Wer mehr braucht, wird gebeten anzurufen.' },
  mostServices: {
    label: 'Anliegen in einem Termin',
    hint: 'So viele verschiedene lassen sich zusammen buchen. Leer: soviel der längste Termin zulässt.',
  },
  horizonDays: { label: 'Buchbar im Voraus', hint: 'Tage. So weit im Voraus lassen sich Termine buchen.' },
  leadMinutes: {
    label: 'Vorlauf',
    hint: 'Minuten zwischen jetzt und dem ersten Termin, der online buchbar ist.',
  },
  startEvery: {
    label: 'Abstand der Uhrzeiten',
    hint: 'Minuten zwischen den Uhrzeiten, die online zur Wahl stehen.',
  },
  sameDayRelease: {
    label: 'Tagesfreigabe',
    hint: 'Minuten vor der Öffnung, zu denen das Kontingent des Tages online frei wird. Leer: nie.',
  },
  returnDelay: {
    label: 'Rückgabe von Plätzen',
    hint: 'Minuten. Ein abgesagter Platz wird nach einer zufälligen Zeit bis zu dieser Grenze wieder frei, damit ihn niemand weiterverkaufen kann.',
  },
  activation: {
    label: 'Frist zur Bestätigung',
    hint: 'So viele Minuten hat die Person Zeit, auf den Link in der E-Mail zu klicken. Leer: Termine sind sofort bestätigt.',
  },
  'checkIn.before': {
    label: 'Anmeldung vor dem Termin',
    hint: 'Minuten vor dem Termin, ab denen man sich anmelden kann.',
  },
  'checkIn.after': {
    label: 'Anmeldung nach dem Termin',
    hint: 'Minuten nach dem Termin. Danach verfällt er.',
  },
  'contact.mail': { label: 'E-Mail-Adresse', hint: 'Ob sie bei der Buchung gefragt wird.' },
  'contact.birthDate': {
    label: 'Geburtsdatum',
    hint: 'Wird es nicht gefragt, kann sich niemand mit dem Geburtsdatum am Terminal anmelden.',
  },
  'contact.phone': { label: 'Telefonnummer', hint: 'Ob sie bei der Buchung gefragt wird.' },
  reminder: { label: 'Erinnerung', hint: 'Eine E-Mail am Tag vor dem Termin.' },
  perMail: {
    label: 'Termine je E-Mail-Adresse',
    hint: 'So viele offene Termine lassen sich mit einer Adresse bestätigen.',
  },
  'bookings.perAddress': { label: 'Buchungen je Anschluss', hint: 'Je Stunde von einer Netzadresse.' },
  'bookings.perNetwork': {
    label: 'Buchungen je Netz',
    hint: 'Je Stunde aus der Nachbarschaft einer Netzadresse.',
  },
  'bookings.perRegion': {
    label: 'Buchungen je Anbieter',
    hint: 'Je Stunde aus dem ganzen Bereich eines Anbieters.',
  },
  'bookings.perMailDomain': {
    label: 'Buchungen je E-Mail-Anbieter',
    hint: 'Je Stunde. Anbieter, die allen offenstehen, zählen nicht.',
  },
  proofOfWork: {
    label: 'Rechenaufgabe',
    hint: 'Das Gerät rechnet bei der Buchung kurz. Das bremst Programme, die massenhaft buchen.',
  },
  nextInterval: {
    label: 'Freie Zeit am Terminal',
    hint: 'Das Terminal gibt kurzen Anliegen die nächste freie Zeit von heute.',
  },
  offer: {
    label: 'Warteliste',
    hint: 'Minuten, die ein früherer Platz für eine Person gehalten wird. Leer: keine Warteliste.',
  },
  enquiries: {
    label: 'Terminanfragen',
    hint: 'So viele Anfragen am Tag, wenn online nichts frei ist. Sie stehen am Schalter unter „Zu klären“. Leer: keine.',
  },
  calls: { label: 'Aufrufe', hint: 'So oft wird aufgerufen, bis jemand als nicht erschienen gilt.' },
  'waitLimits.amber': {
    label: 'Lange Wartezeit',
    hint: 'Minuten, nach denen die Liste am Schalter gelb zeigt.',
  },
  'waitLimits.red': {
    label: 'Zu lange Wartezeit',
    hint: 'Minuten, nach denen die Liste am Schalter rot zeigt.',
  },
  staffIdleMinutes: {
    label: 'Abmeldung nach Pause',
    hint: 'Minuten ohne Benutzung, nach denen sich das Team neu anmelden muss. Leer: nie.',
  },
  staffLockMinutes: {
    label: 'Bildschirmsperre',
    hint: 'Minuten ohne Berührung, nach denen ein Computer mit PIN sperrt. Leer: nie von selbst.',
  },
  'retention.people': {
    label: 'Personendaten löschen',
    hint: 'Tage nach dem Besuch, bis Namen, Kontakte und Notizen gelöscht werden. Wer die Zahl senkt, löscht sofort mehr.',
  },
  'retention.day': {
    label: 'Tage löschen',
    hint: 'Tage nach dem Besuch, bis auch der Ablauf des Tages gelöscht wird.',
  },
} satisfies Readonly<Record<NamedField, FieldWords> & Record<string, FieldWords>>;
