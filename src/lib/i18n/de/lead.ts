import { countedIn, pluralIn } from '../intl.ts';
import { leadAllOffices } from './lead-all-offices.ts';
import { leadDevices } from './lead-devices.ts';
import { leadHours } from './lead-hours.ts';
import { leadOccupancy } from './lead-occupancy.ts';
import { leadOffice } from './lead-office.ts';
import { leadSetUp } from './lead-set-up.ts';
import { leadTeam } from './lead-team.ts';
import { leadToDo } from './lead-to-do.ts';
import { leadTownClosing } from './lead-town-closing.ts';

const counted = countedIn('de-DE');
const plural = pluralIn('de-DE');

export const lead = {
  heading: 'Leitung',
  toCounter: 'Zum Schalter',
  toLog: 'Zum Protokoll',

  /** The navigation between the lead's pages. */
  nav: {
    label: 'Seiten der Leitung',
    open: (count: number) => `${count} offen`,
    pages: {
      toDo: 'Zu erledigen',
      allOffices: 'Alle Dienststellen',
      hours: 'Öffnungszeiten',
      occupancy: 'Belegung',
      office: 'Dienststelle',
      desk: 'Geräte und Team',
      bookings: 'Neue Online-Buchungen',
      statistics: 'Statistik',
      setUp: 'Einrichten',
    },
  },

  notLead: 'Diese Seite ist der Leitung vorbehalten. Bitte melden Sie sich mit einem Konto der Leitung an.',
  /** C13: the office is served without its file. */
  withoutFile: {
    title: 'Die Datei dieser Dienststelle fehlt auf der Zentrale',
    text: 'Gebuchte Termine, Anmeldung, Aufruf und Absagen laufen weiter. Neue Termine, Verschieben und Änderungen an der Dienststelle sind erst wieder möglich, wenn die Technik die Datei zurückgelegt hat.',
  },
  offline:
    'Die Zentrale antwortet nicht. Geräte und Konten lassen sich erst wieder ändern, wenn die Verbindung steht.',

  /** Asked for again before staff are changed. */
  ownPassword: 'Ihr eigenes Passwort',
  ownPasswordHint: 'Zur Sicherheit: damit niemand an Ihrem Computer Konten ändert',

  errors: {
    unreachable:
      'Die Zentrale antwortet nicht. Ihre Eingaben bleiben stehen: Bitte versuchen Sie es gleich noch einmal.',
    'not-signed-in': 'Ihre Anmeldung ist nicht mehr gültig. Bitte melden Sie sich neu an.',
    'not-allowed': 'Dafür haben Sie keine Berechtigung.',
    'confirm-at-provider':
      'Dafür müssen Sie sich beim Anmeldedienst noch einmal anmelden. Wiederholen Sie danach Ihre Eingabe.',
    'account-of-provider':
      'Dieses Konto gehört zum Anmeldedienst: Passwort, Name und Rolle werden dort geändert.',
    'account-of-authority':
      'Eine Leitung aller Dienststellen ändert nur eine andere Leitung aller Dienststellen, in der Dienststelle, in der sich die Person anmeldet.',
    'own-office-only':
      'Passwort, zweiten Faktor und Kalender ändern Sie in der Dienststelle, in der Sie sich anmelden.',
    'passwords-off':
      'Hier melden sich alle über den Anmeldedienst an: Ein Konto entsteht bei der ersten Anmeldung dort.',
    'too-many': 'Zu viele Versuche. Bitte warten Sie einen Moment.',
    busy: 'Gerade melden sich sehr viele gleichzeitig an. Bitte versuchen Sie es in ein paar Sekunden noch einmal.',
    'disk-full':
      'Die Zentrale kann nichts speichern, weil ihr Datenträger voll ist. Bitte sagen Sie es der Technik. Ein widerrufenes Gerät ist trotzdem schon getrennt.',
    'not-writable':
      'Die Zentrale kann zurzeit nichts speichern. Bitte sagen Sie es der Technik. Ein widerrufenes Gerät ist trotzdem schon getrennt.',
    other: 'Das ist an einem Fehler gescheitert. Bitte versuchen Sie es noch einmal.',
  },

  /** A lead who signs in at the provider, before accounts are changed. */
  confirmAtProvider: {
    open: 'Beim Anmeldedienst anmelden',
    opening: 'Der Anmeldedienst wird geöffnet …',
  },

  /** B6: mail addresses without a limit of open appointments. */
  exemptMails: {
    heading: 'E-Mail-Adressen ohne Grenze',
    lead: 'Mit einer E-Mail-Adresse kann man nur eine bestimmte Zahl offener Termine haben. Für diese Adressen gilt das nicht, zum Beispiel für ein Heim oder eine Betreuerin, die für viele bucht.',
    none: 'Für alle Adressen gilt die Grenze.',
    field: 'E-Mail-Adresse',
    hint: 'Wer über diese Adresse bucht, bestätigt weiterhin jeden Termin per E-Mail.',
    add: 'Von der Grenze ausnehmen',
    remove: 'Entfernen',
    removeOne: (mail: string) => `${mail} entfernen`,
    added: (mail: string) => `Für ${mail} gilt die Grenze nicht mehr.`,
    removed: (mail: string) => `Für ${mail} gilt die Grenze wieder.`,
    errors: {
      missing: 'Bitte geben Sie die E-Mail-Adresse ein.',
      malformed: 'Das ist keine vollständige E-Mail-Adresse. Richtig wäre zum Beispiel „info@heim.example“.',
      'there-already': 'Dieses Postfach steht schon in der Liste.',
      'too-many-exempt': 'Es stehen schon 200 Adressen in der Liste. Bitte entfernen Sie zuerst eine.',
    },
  },

  /** B6: what was booked online of late, and taking a wave of false bookings back. */
  bookings: {
    heading: 'Neue Online-Buchungen',
    lead: 'Online-Buchungen der letzten sieben Tage, deren Termin noch bevorsteht. Kommen auf einmal ungewöhnlich viele, hat vielleicht ein Programm gebucht. Wählen Sie dann die Stunden oder Netze aus, und sagen Sie diese Termine gemeinsam ab.',
    reload: 'Neu laden',
    loading: 'Wird geladen …',
    hours: 'Nach Stunde',
    networks: 'Nach Netz',
    networksLead:
      'Ein Netz ist der gemeinsame Anschluss einer Straße, einer Firma oder eines Anbieters. Der Name ist ein Kürzel und verrät niemanden.',
    noHours: 'Es steht kein Termin bevor, der in den letzten sieben Tagen online gebucht wurde.',
    noNetworks: 'Aus keinem Netz kamen fünf oder mehr Buchungen.',
    hour: 'Gebucht',
    hourOf: (date: string, from: string) => `${date}, ab ${from} Uhr`,
    network: 'Netz',
    networkOf: (origin: string) => `Netz ${origin}`,
    count: 'Termine',
    confirmed: 'davon fest gebucht',
    networkCount: 'Netze',
    lastHour: 'zuletzt',
    action: 'Auswahl',
    choose: 'Auswählen',
    nothingChosen: 'Nichts ausgewählt.',
    chosen: (all: number, confirmed: number) =>
      `${plural(all, { one: 'Ein Termin ist', other: `${all} Termine sind` })} ausgewählt, davon ${confirmed} fest gebucht.`,
    takeBack: 'Ausgewählte Termine absagen',
    confirm: {
      heading: (all: number) =>
        plural(all, { one: 'Einen Termin absagen?', other: `${all} Termine absagen?` }),
      text: (all: number, confirmed: number) =>
        confirmed === 0
          ? `${plural(all, { one: 'Er ist nicht', other: 'Keiner dieser Termine ist' })} fest gebucht. Es geht keine E-Mail hinaus.`
          : `${plural(all, { one: 'Er ist', other: plural(confirmed, { one: 'Ein Termin davon ist', other: `${confirmed} Termine davon sind` }) })} fest gebucht. Wer eine E-Mail-Adresse angegeben hat, bekommt eine Absage.`,
      final: 'Das lässt sich nicht zurücknehmen. Die Zeiten sind danach sofort wieder frei.',
      yes: 'Termine absagen',
      no: 'Behalten',
    },
    progress: (cancelled: number, left: number) => `${cancelled} abgesagt, noch ${left} …`,
    done: (cancelled: number) =>
      plural(cancelled, { one: 'Ein Termin ist abgesagt.', other: `${cancelled} Termine sind abgesagt.` }),
  },

  /** C2, C3, C11: opening hours. */
  hours: leadHours,

  /** C12: how full the days are. */
  occupancy: leadOccupancy,
  allOffices: leadAllOffices,
  townClosing: leadTownClosing,

  /** C11: the office itself, its services, counters and rules. */
  office: leadOffice,

  toDo: leadToDo,

  /** C15: the first start of an office. */
  setUp: leadSetUp,
  ...leadDevices,
  ...leadTeam,

  first: {
    pageTitle: 'Konto der Leitung',
    heading: 'Konto der Leitung anlegen',
    lead: 'Mit diesem Konto richten Sie danach Geräte und das Team ein.',
    checking: 'Der Link wird geprüft …',
    name: 'Ihr Name',
    login: 'Benutzername',
    password: 'Passwort',
    passwordHint: 'Mindestens 10 Zeichen',
    repeat: 'Passwort wiederholen',
    submit: 'Konto anlegen',
    submitting: 'Wird angelegt …',
    usedHeading: 'Dieser Link gilt nicht mehr',
    used: 'Er wurde schon benutzt, ist abgelaufen oder unbekannt. Jeder Link gilt nur ein Mal.',
    noToken:
      'In der Adresse fehlt der Schlüssel. Bitte öffnen Sie den Link so, wie er auf dem Server angezeigt wurde.',
    toSignIn: 'Zur Anmeldung',
    again: 'Noch einmal versuchen',
  },

  /** B7 */
  mails: {
    heading: 'Nicht zugestellte E-Mails',
    lead: 'Diese E-Mails hat der Mailserver nicht angenommen. „Adresse ändern“ zeigt den Termin: Dort sehen Sie, an wen die E-Mail gehen sollte, und können unter „Kontakt“ die Adresse ändern. An die neue Adresse geht dann gleich eine E-Mail. Bei einer Absage rufen Sie bitte an.',
    none: 'Es gibt keine E-Mail, die der Mailserver abgelehnt hat.',
    notDone: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
    failed: 'Die Liste der nicht zugestellten E-Mails lässt sich gerade nicht laden.',
    kind: 'E-Mail',
    about: 'Termin',
    aboutOf: (number: string, date: string) => `${number}, ${date}`,
    at: 'Zuletzt versucht',
    problem: 'Grund',
    action: 'Aktion',
    open: 'Adresse ändern',
    openThis: (number: string) => `Adresse ändern: ${number}`,
    again: 'Noch einmal senden',
    againThis: (number: string) => `E-Mail zu ${number} noch einmal senden`,
    done: 'Erledigt',
    doneThis: (number: string) => `E-Mail zu ${number}: erledigt`,
    kinds: {
      activation: 'Bitte um Bestätigung',
      confirmation: 'Bestätigung',
      cancellation: 'Absage',
      moved: 'Verschiebung',
      offer: 'Angebot eines früheren Termins',
      reminder: 'Erinnerung',
    },
    problems: {
      'too-late': 'Sie wäre zu spät gekommen und wurde deshalb nicht mehr verschickt.',
      overtaken: 'Der Termin wurde vorher abgesagt oder verschoben. Darüber gibt es eine eigene E-Mail.',
      'smtp-550': 'Die Adresse gibt es nicht, oder sie nimmt keine E-Mails an.',
      'no-encryption':
        'Der Mailserver verschlüsselt die Verbindung nicht. Unverschlüsselt geht keine E-Mail hinaus. Ihre IT kann das ändern.',
      'bad-certificate':
        'Das Zertifikat des Mailservers ist ungültig. Deshalb geht keine E-Mail hinaus. Ihre IT kann das ändern.',
      unreadable: 'Sie ist im Speicher beschädigt und lässt sich nicht mehr lesen.',
    },
    refusedWith: (code: string) => `Der Mailserver hat sie nicht angenommen (${code}).`,
  },

  /** P5 */
  log: {
    heading: 'Protokoll',
    lead: 'Wer hat wann was geändert? Die Einträge bleiben so lange stehen wie die Tage mit ihren Terminen.',
    none: 'Noch steht nichts im Protokoll.',
    at: 'Wann',
    what: 'Was',
    by: 'Wer',
    operator: 'Technik, am Server',
    provider: 'Anmeldedienst',
    unknown: 'nicht mehr bekannt',
    more: 'Ältere Einträge zeigen',
    entries: {
      broughtBack: (date: string, entries: number, people: number) =>
        `Nach einer Wiederherstellung zurückgebracht, für den ${date}: ${counted([entries, { one: 'Eintrag', other: 'Einträge' }], [people, { one: 'Person', other: 'Personen' }]) || 'nichts'}.`,
      notTaken: (entries: number) => `Nicht übernommen: ${entries}.`,
      lostPlaces: (places: string) =>
        `Diese Termine waren bestätigt, ihr Platz ist aber inzwischen vergeben. Bitte rufen Sie an: ${places}.`,
      restoreReported: (date: string) =>
        `Hat Einträge für den ${date}, die der Zentrale fehlen. Sie wurden nicht übernommen.`,
      restoreConfirmed: 'Wiederherstellung bestätigt: Die Geräte dürfen zurückbringen, was verloren ging.',
      memberAdded: (name: string, role: string) => `${name} als ${role} hinzugefügt.`,
      memberRemoved: (name: string) => `${name} entfernt.`,
      memberRenamed: (was: string, to: string) => `${was} heißt jetzt ${to}.`,
      memberRole: (name: string, was: string, to: string) => `Rolle von ${name}: vorher ${was}, dann ${to}.`,
      memberLanes: (name: string, was: string, to: string) =>
        `Warteschlangen von ${name}: vorher ${was}, dann ${to}.`,
      noLanes: 'keine',
      ownPasswordSet: 'Das eigene Passwort geändert.',
      passwordSet: (name: string) => `Neues Passwort für ${name}.`,
      sessionsEnded: (name: string) => `${name} überall abgemeldet.`,
      factorSet: (name: string) => `Zweiten Faktor für ${name} eingerichtet.`,
      factorRemoved: (name: string) => `Zweiten Faktor von ${name} entfernt.`,
      feedPasswordMade: (name: string) => `Kalender-Passwort für ${name} erzeugt.`,
      feedPasswordEnded: (name: string) => `Kalender-Passwort von ${name} beendet.`,
      devicePaired: (name: string) => `Gerät „${name}“ eingerichtet.`,
      deviceRevoked: (name: string) => `Gerät „${name}“ abgemeldet.`,
      monitorSet: (name: string) => `Anzeige von „${name}“ eingestellt.`,
      exitPinSet: 'PIN für die Terminals gesetzt.',
      exitPinRemoved: 'PIN für die Terminals entfernt.',
      mailExempted: 'Eine E-Mail-Adresse von der Grenze ausgenommen.',
      mailLimited: 'Für eine E-Mail-Adresse gilt die Grenze wieder.',
      dateTold: (told: string) => `Hatte keine Verbindung; als Datum und Uhrzeit wurde eingetragen: ${told}.`,
      hoursChanged: (windows: number, closures: number, outside: number) =>
        `Öffnungszeiten geändert: ${counted([windows, { one: 'Zeit', other: 'Zeiten' }], [closures, { one: 'Schließung', other: 'Schließungen' }]) || 'keine Zeiten mehr'}.${outside === 0 ? '' : plural(outside, { one: ' 1 Termin liegt jetzt außerhalb.', other: ` ${outside} Termine liegen jetzt außerhalb.` })}`,
      officeChanged: (what: string, outside: number) =>
        `Dienststelle geändert: ${what}.${outside === 0 ? '' : plural(outside, { one: ' 1 Termin liegt jetzt außerhalb.', other: ` ${outside} Termine liegen jetzt außerhalb.` })}`,
      officeFromFile: (part: string, fits: boolean) =>
        `Aus der Datei der Dienststelle übernommen: ${part}. ${fits ? 'Die Datei wurde geändert' : 'Was hier geändert war, passte nicht mehr zur geänderten Datei'}.`,
      fileGone:
        'Die Datei der Dienststelle fehlt: Neue Termine und Änderungen an der Dienststelle sind nicht möglich.',
      fileBack: 'Die Datei der Dienststelle ist wieder da.',
      brakeOn: (bookings: number, usual: number) =>
        `${bookings} Online-Buchungen in einer Stunde, üblich ${plural(usual, { one: 'ist', other: 'sind' })} ${usual === 0 ? 'keine' : usual}: Bestätigung per E-Mail und Rechenaufgabe sind eingeschaltet.`,
      helpCalled: (counter: string) => `Notruf von ${counter}`,
      helpEnded: (counter: string) => `Notruf von ${counter} beendet`,
      countersTold: 'Nachricht an alle Schalter',
      walkInsStopped: (reason: string, until: string | null) =>
        `Keine Nummern am Terminal ${until === null ? 'bis Tagesende' : `bis ${until} Uhr`}: ${reason}.`,
      walkInsResumed: 'Am Terminal werden wieder Nummern ausgegeben.',
      mailDismissed: (number: string | null) =>
        number === null
          ? 'Eine nicht zugestellte E-Mail als erledigt vermerkt.'
          : `Die nicht zugestellte E-Mail zu ${number} als erledigt vermerkt.`,
      testMailSent: (kind: string) => `Test-E-Mail angefordert: ${kind}.`,
      appointmentCancelled: (number: string, day: string, reason: string) =>
        `Termin ${number} am ${day} abgesagt. Grund: ${reason}.`,
      bookingsCancelled: (appointments: number) =>
        `${counted([appointments, { one: 'Online-Termin', other: 'Online-Termine' }])} auf einmal abgesagt.`,
      imported: (taken: number, refused: number) =>
        `Termine eingelesen: ${counted([taken, { other: 'übernommen' }], [refused, { other: 'nicht übernommen' }]) || 'keine'}.`,
    },
    /** B6: far more online bookings than usual. */
    brake: {
      heading: (until: string) => `Ungewöhnlich viele Online-Buchungen: gebremst bis ${until} Uhr`,
      text: 'Bis dahin muss jede Online-Buchung innerhalb von 30 Minuten per E-Mail bestätigt werden, und das Gerät löst vorher eine Rechenaufgabe. Kommen weiter so viele, bleibt es dabei. Sehen Sie nach, ob ein Programm gebucht hat.',
    },
    /** M18: a device says that it holds more than the relay. */
    restore: {
      heading: 'Wurde die Zentrale aus einer Sicherung wiederhergestellt?',
      text: 'Ein Gerät hat Einträge, die der Zentrale fehlen. Das kommt nach einer Wiederherstellung vor. Fragen Sie bei der Technik nach. Nur wenn es so war, bestätigen Sie es hier: Dann dürfen die Geräte sieben Tage lang zurückbringen, was verloren ging.',
      yes: 'Ja, sie wurde wiederhergestellt',
      sending: 'Wird bestätigt …',
      failed: 'Das ist nicht angekommen. Bitte versuchen Sie es noch einmal.',
    },
  },
};
