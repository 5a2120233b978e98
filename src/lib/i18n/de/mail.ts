import { pluralIn } from '../intl.ts';
import { because } from './cancel-reasons.ts';

const plural = pluralIn('de-DE');

/** The mails to citizens, and the page that shows them where no mail server is set. */
export const mail = {
  greeting: (name: string) => `Guten Tag ${name},`,
  /** To an address that is not confirmed: the name could be any stranger's words. */
  greetingUnnamed: 'Guten Tag,',
  closing: 'Mit freundlichen Grüßen',
  /** Day, time and place stand before it. */
  subject: {
    activation: 'bitte bestätigen',
    confirmation: 'Ihr Termin',
    cancellation: 'Termin abgesagt',
    moved: 'Ihre neue Zeit',
    offer: 'früherer Platz frei',
    reminder: 'Erinnerung',
  },
  title: {
    activation: (when: string) => `Bitte bestätigen Sie Ihren Termin am ${when}`,
    confirmation: (when: string) => `Ihr Termin am ${when}`,
    cancellation: (when: string) => `Ihr Termin am ${when} ist abgesagt`,
    moved: (when: string) => `Ihr Termin ist verschoben auf ${when}`,
    offer: (when: string) => `Ein früherer Platz ist frei geworden (bisher ${when})`,
    reminder: (when: string) => `Erinnerung: Ihr Termin am ${when}`,
  },
  intro: {
    activation:
      'wir haben einen Platz für Sie reserviert. Bitte bestätigen Sie den Termin, sonst wird der Platz wieder frei.',
    confirmation: 'Ihr Termin ist bestätigt.',
    cancellation: 'dieser Termin ist abgesagt. Sie brauchen nicht mehr zu kommen.',
    moved: 'Ihr Termin ist verschoben. Ab jetzt gilt nur noch die neue Zeit.',
    offer: 'Sie möchten gern früher kommen, und es ist ein Platz frei geworden.',
    reminder: 'wir erinnern Sie an Ihren Termin. Wenn Sie nicht kommen können, sagen Sie ihn bitte ab.',
  },
  button: {
    activation: 'Zur Bestätigung',
    confirmation: 'Termin ansehen, verschieben oder absagen',
    cancellation: 'Neuen Termin buchen',
    moved: 'Termin ansehen, verschieben oder absagen',
    offer: 'Angebot ansehen',
    reminder: 'Termin ansehen, verschieben oder absagen',
  },
  activateBy: (time: string) => `Bitte bestätigen Sie bis ${time} Uhr.`,
  activateHow:
    'Öffnen Sie dazu den Link und drücken Sie auf der Seite auf „Termin bestätigen“. Erst dann ist der Termin fest gebucht.',
  movedFrom: (when: string) => `Bisher: ${when}`,
  offered: (when: string) => `Der frühere Platz: ${when} Uhr`,
  offerUntil: (time: string) => `Wir halten ihn für Sie frei bis ${time} Uhr.`,
  /** No words of an office can take it away. */
  offerStays: 'Bis Sie zusagen, bleibt Ihr bisheriger Termin bestehen.',
  what: 'Anliegen',
  when: 'Zeit',
  where: 'Ort',
  way: 'Weg',
  onMap: 'Auf der Karte ansehen',
  number: 'Ihre Nummer',
  code: 'Ihr Anmelde-Code',
  at: (date: string, time: string) => `${date}, ${time}`,
  clock: (time: string) => `${time} Uhr`,
  duration: (minutes: number) => plural(minutes, { one: 'etwa 1 Minute', other: `etwa ${minutes} Minuten` }),
  times: (quantity: number) => `${quantity} ×`,
  haveReady: 'Bitte halten Sie bereit',
  how: 'Art des Termins',
  byPhone: 'Am Telefon',
  byVideo: 'Per Video',
  callsAt: (phone: string) => `Wir rufen Sie an unter ${phone}.`,
  calls: 'Wir rufen Sie an.',
  videoLink: 'Zum Videogespräch',
  videoLinkText: 'Bitte öffnen Sie den Link zur Zeit des Termins.',
  bring: 'Bitte bringen Sie mit',
  forms: 'Formulare zum Ausfüllen',
  hints: 'Gut zu wissen',
  checkIn: 'Anmeldung vor Ort',
  checkInWindow: (from: string, until: string) =>
    `Melden Sie sich bitte zwischen ${from} und ${until} Uhr am Terminal an. Halten Sie dafür den QR-Code aus dieser E-Mail vor die Kamera oder geben Sie den Anmelde-Code ein. Nach ${until} Uhr verfällt der Termin.`,
  birthDate: 'Ihr Geburtsdatum genügt auch: Dann brauchen Sie weder Telefon noch Ausdruck.',
  qrAlt: (code: string) => `QR-Code für die Anmeldung vor Ort, Anmelde-Code ${code}`,
  linkFallback: 'Falls der Knopf nicht geht, öffnen Sie bitte diese Adresse:',
  mailCode: (page: string, code: string) =>
    `Ihr E-Mail-Code: ${code}. Er gilt nicht am Terminal. Sie brauchen ihn zum Verschieben und Absagen und falls der Link nicht geht: Öffnen Sie dann ${page} und geben Sie ihn dort ein.`,
  questions: 'Fragen? Rufen Sie uns an:',
  mailboxFull:
    'Mit dieser E-Mail-Adresse sind schon so viele offene Termine bestätigt, wie möglich sind. Diesen Termin können Sie erst bestätigen, wenn Sie einen anderen abgesagt haben. Haben Sie ihn nicht selbst gebucht, brauchen Sie nichts zu tun: Er verfällt.',
  /** B7.12. */
  declineReminder:
    'Sie möchten keine Erinnerung mehr? Auf der Seite Ihres Termins lässt sie sich abbestellen. Andere E-Mails zu Ihrem Termin bekommen Sie weiter.',
  notAsked:
    'Sie haben keinen Termin gebucht? Dann brauchen Sie nichts zu tun: Ohne Bestätigung wird der Platz wieder frei.',
  calendarLink:
    'Zum Ansehen, Verschieben oder Absagen öffnen Sie bitte den Link in der E-Mail zu diesem Termin.',
  calendarGone:
    'Steht der Termin in Ihrem Kalender? Manche Programme löschen ihn dort von selbst. Sonst löschen Sie ihn bitte.',
  calendarTitle: (office: string) => `Termin: ${office}`,
  calendarCancelled: (title: string) => `Abgesagt: ${title}`,
  because,
  proposals: 'Diese Zeiten sind zurzeit frei',
  bookAgain: 'Neu buchen',
  notHeld: 'Wir halten diese Zeiten nicht frei. Ein Link öffnet die Buchung mit Ihren Anliegen.',
  /** B14.5: before an enquiry without an answer is erased. */
  unanswered: {
    subject: (name: string) => `${name}: Ihre Anfrage ist noch offen`,
    title: 'Ihre Anfrage ist noch offen',
    intro: (day: string) => `Sie haben am ${day} bei uns um einen Termin gebeten, weil keiner frei war.`,
    erased: (day: string) => `Nach dem ${day} löschen wir Ihre Anfrage und Ihre Angaben.`,
    whatToDo:
      'Brauchen Sie noch einen Termin? Sehen Sie nach, ob inzwischen einer frei ist, oder rufen Sie uns an.',
    button: 'Freie Termine ansehen',
    call: 'Unsere Telefonnummer:',
    again: 'Ist noch immer kein Termin frei, können Sie uns dort eine neue Anfrage senden.',
    alreadyTold: 'Haben wir schon mit Ihnen gesprochen? Dann brauchen Sie nichts zu tun.',
    notAsked: 'Sie haben nicht um einen Termin gebeten? Dann brauchen Sie nichts zu tun.',
  },
  /** A mail that a lead sends to look at it. */
  test: {
    subject: (subject: string) => `Test: ${subject}`,
    notice: 'Dies ist eine Test-E-Mail. Den Termin gibt es nicht.',
  },
  mailbox: {
    title: 'Postfach zum Ausprobieren',
    about:
      'Hier ist kein Mailserver eingestellt. Deshalb verschickt dieses System keine E-Mails, sondern zeigt sie auf dieser Seite.',
    empty: 'Noch keine E-Mails.',
    to: 'An',
    at: 'Geschrieben',
    link: 'Link aus der E-Mail öffnen',
    content: 'Inhalt der E-Mail',
  },
};
