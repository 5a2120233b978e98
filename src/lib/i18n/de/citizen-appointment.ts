/** The page of a citizen's own appointment: its state, the day of it, the line, and a move. */
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

export const citizenAppointment = {
  mine: {
    title: 'Meine Termine',
    text: 'Hier stehen die Termine, die Sie mit diesem Gerät gebucht oder über den Link in der E-Mail geöffnet haben.',
    none: 'Auf diesem Gerät ist kein Termin gespeichert',
    noneText:
      'Haben Sie anderswo gebucht? Dann öffnen Sie bitte den Link in Ihrer E-Mail auf diesem Gerät, oder geben Sie den E-Mail-Code ein.',
    unreadable: 'Dieses Gerät kann seine gespeicherten Termine gerade nicht lesen',
    unreadableText:
      'Das kommt zum Beispiel in einem privaten Fenster vor. Ihre Termine gelten trotzdem. Bitte laden Sie die Seite neu, oder öffnen Sie den Link in Ihrer E-Mail.',
    unkept: 'Dieses Gerät konnte das noch nicht speichern',
    unkeptText:
      'Was hier steht, gilt. Aber wenn Sie diese Seite schließen, zeigt dieses Gerät es ohne Verbindung vielleicht nicht mehr, zum Beispiel weil sein Speicher voll ist. Bitte schreiben Sie sich das Wichtigste auf, oder machen Sie ein Bildschirmfoto.',
    past: 'Frühere Termine',
    pending: 'Noch nicht beantwortete Buchung',
    pendingOpen: 'Zur Buchung',
    refused: 'Diese Buchung hat nicht geklappt',
    refusedOpen: 'Zur Buchung',
    dismiss: 'Nicht mehr anzeigen',
    offline: 'Ohne Verbindung',
    offlineText: 'Sie sehen den Stand, den dieses Gerät zuletzt kannte.',
    offlinePass: 'Ihr QR-Code gilt trotzdem.',
    qr: 'QR-Code für die Anmeldung vor Ort',
    qrText: 'Halten Sie den QR-Code vor Ort vor das Terminal, oder tippen Sie den Anmelde-Code ein.',
    birthDate: 'Ihr Geburtsdatum genügt auch: Dann brauchen Sie weder Telefon noch Ausdruck.',
    birthDateOptional: 'Haben Sie bei der Buchung Ihr Geburtsdatum angegeben? Dann genügt auch das.',
    checkIn: (from: string, until: string) =>
      `Bitte melden Sie sich zwischen ${from} und ${until} Uhr am Terminal an.`,
    code: 'Anmelde-Code',
    number: 'Ihre Nummer',
    bring: 'Bitte bringen Sie mit',
    calendar: 'In den Kalender übernehmen',
    calendarTitle: (office: string) => `Termin: ${office}`,
    print: 'Drucken',
    cancel: 'Termin absagen',
    cancelTitle: 'Möchten Sie diesen Termin wirklich absagen?',
    cancelText: 'Der Termin wird dann für andere frei. Das lässt sich nicht rückgängig machen.',
    cancelCode:
      'Damit niemand anders absagt: acht Zeichen aus der E-Mail, zum Beispiel K7MP-9QRX. Sie stehen unter dem Link.',
    cancelYes: 'Ja, Termin absagen',
    cancelNo: 'Nein, behalten',
    cancelUnderway: 'wird abgesagt',
    cancelLabel: 'Absage',
    cancelOffline:
      'Ihre Absage ist auf diesem Gerät gespeichert. Sobald es wieder Verbindung hat, wird sie gesendet. Bis dahin gilt der Termin noch.',
    cancelPerhaps:
      'Ihre Absage ist vielleicht schon bei uns. Sie ist auf diesem Gerät gespeichert. Sobald es wieder Verbindung hat, sehen Sie hier, ob der Termin abgesagt ist.',
    cancelNotSaved:
      'Dieses Gerät konnte Ihre Absage nicht speichern. Bitte lassen Sie diese Seite offen, bis der Termin abgesagt ist. Bis dahin gilt er noch.',
    cancelled: 'Der Termin ist abgesagt',
    cancelledText:
      'Der Platz wird für andere frei. Brauchen Sie noch einen Termin? Dann buchen Sie bitte neu.',
    cancelRefused: 'Die Absage war nicht möglich',
    lapsed: 'Dieser Termin ist verfallen',
    lapsedText:
      'Er wurde nicht rechtzeitig bestätigt, oder die Zeit zur Anmeldung ist vorbei. Sie können einen neuen Termin buchen.',
    lapsedUnconfirmed:
      'Er wurde nicht rechtzeitig bestätigt. Deshalb ist der Platz wieder frei. Sie können einen neuen Termin buchen.',
    lapsedMissed:
      'Die Zeit zur Anmeldung ist vorbei. Bitte ziehen Sie am Terminal eine Wartenummer, oder buchen Sie einen neuen Termin.',
    arrived: 'Sie sind angemeldet. Bitte achten Sie auf den Bildschirm im Wartebereich.',
    called: (counter: string) => `Sie sind aufgerufen. Bitte gehen Sie zu ${counter}.`,
    calledPlain: 'Sie sind aufgerufen. Bitte achten Sie auf den Bildschirm im Wartebereich.',
    missed: 'Sie wurden aufgerufen, waren aber nicht da',
    missedText:
      'Sind Sie noch da? Dann sagen Sie bitte einer Mitarbeiterin oder einem Mitarbeiter Ihre Nummer. Sie werden dann noch einmal aufgerufen.',
    parked: 'Ihr Anliegen wird bearbeitet. Bitte warten Sie, bis Sie wieder aufgerufen werden.',
    sharedDevice:
      'Ist das nicht Ihr eigenes Gerät? Entfernen Sie den Termin bitte zum Schluss von diesem Gerät und löschen Sie den Verlauf des Browsers. Der Termin ist damit nicht abgesagt.',
    forgetWhat:
      'Sie können den Termin von diesem Gerät entfernen. Er ist damit nicht abgesagt: Nur dieses Gerät zeigt ihn nicht mehr.',
    forget: 'Von diesem Gerät entfernen',
    forgetTitle: 'Möchten Sie den Termin von diesem Gerät entfernen?',
    forgetText:
      'Damit sagen Sie den Termin nicht ab: Er gilt weiter. Auf diesem Gerät ist er dann nicht mehr zu sehen, und Sie finden ihn nur noch über den Link in Ihrer E-Mail.',
    forgetYes: 'Ja, entfernen',
    forgetNo: 'Nein, behalten',
    /** B5.6: the citizen’s own name for an appointment. */
    name: 'Namen geben',
    rename: 'Namen ändern',
    nameTitle: 'Wie soll der Termin hier heißen?',
    nameLabel: 'Name des Termins',
    nameText: 'Zum Beispiel: Papa. Der Name steht nur auf diesem Gerät. Wir bekommen ihn nicht.',
    nameSave: 'Speichern',
    nameUnsaved: 'Dieses Gerät konnte den Namen nicht speichern',
    /** B7.12: the mail of the day before. */
    reminderOn: 'Am Tag vorher erinnern wir Sie per E-Mail.',
    reminderOff: 'Für diesen Termin bekommen Sie keine Erinnerung.',
    reminderDecline: 'Keine Erinnerung senden',
    reminderAsk: 'Per E-Mail erinnern',
    reminderLabel: 'Erinnerung',
    reminderRefused: 'Die Erinnerung wurde nicht geändert',
    bookNew: 'Neuen Termin buchen',
    lost: 'Wir kennen diesen Termin nicht mehr',
    lostText:
      'Das liegt wahrscheinlich an einer Störung bei uns. Es tut uns leid: Der Termin gilt nicht mehr. Bitte buchen Sie einen neuen Termin, oder rufen Sie uns an.',
    lostToday: (code: string) =>
      `Das liegt wahrscheinlich an einer Störung bei uns. Es tut uns leid: Wir wissen gerade nicht, ob der Termin noch gilt. Bitte rufen Sie uns an, oder fragen Sie vor Ort und nennen Sie den Code ${code}.`,
  },
  /** A1: the day of an appointment, before check-in. */
  today: {
    opens: (from: string) => `Ihr Termin ist heute. Anmelden können Sie sich ab ${from} Uhr.`,
    opensText: (until: string) => `Bitte melden Sie sich bis ${until} Uhr am Terminal an.`,
    open: 'Sie können sich jetzt am Terminal anmelden',
    openText: (until: string) => `Das geht bis ${until} Uhr. Danach verfällt der Termin.`,
    over: 'Die Zeit zur Anmeldung ist vorbei',
    overText:
      'Bitte ziehen Sie am Terminal eine Wartenummer, sprechen Sie vor Ort jemanden an, oder rufen Sie uns an.',
  },
  /** Q8: a number in the line. */
  line: {
    title: (number: string) => `Ihre Nummer: ${number}`,
    ahead: (count: number) =>
      count === 0
        ? 'Vor Ihnen wartet keine andere Nummer.'
        : plural(count, {
            one: 'Vor Ihnen wartet eine Nummer.',
            other: `Vor Ihnen warten ${count} Nummern.`,
          }),
    wait: (from: number, to: number) =>
      `Bis zum Aufruf dauert es voraussichtlich ${from === to ? `etwa ${to}` : `${from} bis ${to}`} Minuten.`,
    waitUnknown: 'Wie lange es dauert, lässt sich gerade nicht sagen.',
    mayChange: 'Termine kommen zu ihrer Zeit dran. Deshalb kann sich die Reihenfolge ändern.',
    vibration:
      'Tippen Sie einmal auf diese Seite und lassen Sie sie offen: Dann vibriert das Telefon, wenn Sie aufgerufen werden.',
    stay: 'Lassen Sie diese Seite offen: Hier steht es, wenn Sie aufgerufen werden.',
    early: (time: string) => `Ihr Termin beginnt um ${time} Uhr. Dann kommen Sie dran.`,
    called: (counter: string) => `Sie werden aufgerufen: ${counter}`,
    calledText: 'Bitte gehen Sie jetzt dorthin.',
    serving: (counter: string) => `Sie sind dran: ${counter}`,
    gone: 'Diese Nummer wartet gerade nicht',
    goneMissed:
      'Wurden Sie aufgerufen und waren nicht da? Dann sagen Sie bitte einer Mitarbeiterin oder einem Mitarbeiter Ihre Nummer. Sie werden dann noch einmal aufgerufen. Waren Sie schon dran, ist alles erledigt.',
    goneNew: 'Haben Sie die Nummer eben erst gezogen? Dann erscheint sie hier gleich von selbst.',
    otherDay: 'Diese Nummer ist nicht von heute',
    otherDayText: (date: string) =>
      `Sie gilt nur an diesem Tag: ${date}. Für heute ziehen Sie bitte am Terminal eine neue Nummer.`,
    offline: 'Ohne Verbindung',
    offlineSince: (time: string) => `Ohne Verbindung: Seit ${time} Uhr wissen wir nichts Neues`,
    offlineText: 'Bitte achten Sie auf den Bildschirm im Wartebereich.',
    screen: 'Es gilt, was der Bildschirm im Wartebereich zeigt.',
  },
  move: {
    open: 'Termin verschieben',
    openUnderway: 'Zum Verschieben',
    title: 'Termin verschieben',
    steps: { day: 'Neuer Tag', time: 'Neue Uhrzeit', check: 'Prüfen und verschieben' },
    keeps: (when: string) => `Ihr bisheriger Termin (${when}) gilt, bis Sie den neuen haben.`,
    check: 'Möchten Sie den Termin so verschieben?',
    checkText: 'Noch einmal bestätigen müssen Sie danach nicht.',
    before: 'Bisher',
    after: 'Neu',
    code: 'Damit niemand anders den Termin verschiebt: acht Zeichen aus der E-Mail, zum Beispiel K7MP-9QRX. Sie stehen unter dem Link.',
    submit: 'Ja, Termin verschieben',
    no: 'Nein, so lassen',
    label: 'Verschieben',
    to: (when: string) => `Neue Zeit: ${when}`,
    waiting: 'Einen Augenblick, wir tragen die neue Zeit ein …',
    offline: 'Zum Verschieben brauchen Sie eine Verbindung',
    offlineText:
      'Sie sehen die freien Zeiten, die dieses Gerät zuletzt kannte. Verschieben können Sie, sobald die Verbindung wieder da ist. Bis dahin gilt Ihr bisheriger Termin.',
    savedText: (when: string) =>
      `Ihr Wunsch ist auf diesem Gerät gespeichert. Sobald es wieder Verbindung hat, wird er gesendet. Bis dahin gilt Ihr bisheriger Termin: ${when}.`,
    perhaps: 'Ihr Wunsch ist vielleicht schon bei uns',
    perhapsText:
      'Er wurde gesendet, aber die Verbindung brach ab, bevor eine Antwort kam. Sobald dieses Gerät wieder Verbindung hat, sehen Sie hier, welcher Termin gilt.',
    notSaved: 'Bitte lassen Sie diese Seite offen',
    notSavedText: (when: string) =>
      `Dieses Gerät konnte Ihren Wunsch nicht speichern. Solange diese Seite offen ist, versuchen wir weiter, ihn zu senden. Bis dahin gilt Ihr bisheriger Termin: ${when}.`,
    withdraw: 'Doch nicht verschieben',
    refused: 'Der Termin wurde nicht verschoben',
    stands: (when: string) => `Ihr bisheriger Termin gilt weiter: ${when}.`,
    tooOften:
      'Im Augenblick lässt sich dieser Termin nicht noch einmal verschieben. Bitte versuchen Sie es später noch einmal, oder rufen Sie uns an.',
    alternativesText: 'Wählen Sie eine dieser Zeiten. Bevor etwas verschoben wird, fragen wir noch einmal.',
    done: 'Ihr Termin ist verschoben',
    doneText: 'Ab jetzt gilt nur noch die neue Zeit.',
    impossible: 'Dieser Termin lässt sich hier nicht verschieben',
    impossibleText:
      'Er ist noch nicht bestätigt, schon vorbei oder abgesagt, oder Sie sind schon angemeldet.',
    notOffered:
      'Ein Anliegen dieses Termins bieten wir online nicht mehr an. Ihr Termin gilt weiter. Bitte rufen Sie uns an.',
    nothing: 'Hier wird gerade kein Termin verschoben.',
    was: (when: string) => `Verschoben. Bisher: ${when}`,
    state: 'verschoben',
    away: 'Dieser Termin ist verschoben',
    awaySameDay: 'Er ist jetzt am selben Tag zu einer anderen Uhrzeit.',
    awayText: (date: string) => `Er ist jetzt an diesem Tag: ${date}.`,
  },
};
