/** The page of a citizen's own appointment: its state, the day of it, the line, and a move. */
import type { Messages } from '../de/index.ts';
import { pluralIn } from '../intl.ts';
import type { Partly } from '../registry.ts';

const plural = pluralIn('de-DE');

export const citizenAppointment: Partly<Pick<Messages['citizen'], 'mine' | 'today' | 'line' | 'move'>> = {
  mine: {
    title: 'Meine Termine',
    text: 'Hier stehen Ihre Termine.\nDas sind die Termine von diesem Gerät.',
    none: 'Auf diesem Gerät ist kein Termin',
    noneText:
      'Haben Sie woanders gebucht?\nDann öffnen Sie den Link aus der E-Mail.\nOder schreiben Sie hier den E-Mail-Code.',
    unreadable: 'Das Gerät kann die Termine nicht lesen',
    unreadableText:
      'Ihre Termine gelten trotzdem.\nBitte laden Sie die Seite neu.\nOder öffnen Sie den Link aus der E-Mail.',
    unkept: 'Das Gerät konnte das nicht speichern',
    unkeptText:
      'Was hier steht, gilt.\nVielleicht sehen Sie es später nicht mehr.\nSchreiben Sie sich das Wichtige auf.\nOder machen Sie ein Foto vom Bildschirm.',
    past: 'Alte Termine',
    pending: 'Buchung ohne Antwort',
    pendingOpen: 'Zur Buchung',
    refused: 'Diese Buchung hat nicht geklappt',
    refusedOpen: 'Zur Buchung',
    dismiss: 'Nicht mehr zeigen',
    offline: 'Sie haben gerade kein Internet',
    offlineText: 'Vielleicht hat sich etwas geändert.',
    offlinePass: 'Ihr QR-Code gilt trotzdem.',
    qr: 'QR-Code für die Anmeldung',
    qrText:
      'Bei uns steht ein Terminal.\nHalten Sie den QR-Code vor das Terminal.\nOder tippen Sie dort den Anmelde-Code.',
    birthDate: 'Ihr Geburts·datum reicht auch.\nDann brauchen Sie kein Telefon.',
    birthDateOptional: 'Haben Sie uns Ihr Geburts·datum gesagt?\nDann reicht auch das.',
    checkIn: (from: string, until: string) =>
      `Bitte melden Sie sich am Terminal an.\nDas geht von ${from} bis ${until} Uhr.`,
    code: 'Anmelde-Code',
    number: 'Ihre Nummer',
    bring: 'Bitte bringen Sie das mit',
    calendar: 'In meinen Kalender',
    calendarTitle: (office) => `Termin: ${office}`,
    print: 'Drucken',
    cancel: 'Termin absagen',
    cancelTitle: 'Wollen Sie den Termin wirklich absagen?',
    cancelText: 'Dann bekommt ein anderer Mensch den Termin.\nSie können das nicht mehr ändern.',
    cancelCode:
      'Bitte schreiben Sie den Code aus der E-Mail.\nEr hat 8 Zeichen.\nZum Beispiel: K7MP-9QRX.\nEr steht unter dem Link.',
    cancelYes: 'Ja, Termin absagen',
    cancelNo: 'Nein, Termin behalten',
    cancelUnderway: 'Ihre Absage ist unterwegs',
    cancelLabel: 'Absage',
    cancelOffline:
      'Ihre Absage ist auf diesem Gerät.\nWenn das Internet wieder geht, senden wir sie.\nBis dahin gilt der Termin noch.',
    cancelPerhaps:
      'Vielleicht haben wir Ihre Absage schon.\nWenn das Internet wieder geht, steht die Antwort hier.',
    cancelNotSaved:
      'Das Gerät konnte Ihre Absage nicht speichern.\nBitte lassen Sie die Seite offen.\nBis zur Antwort gilt der Termin noch.',
    cancelled: 'Sie haben den Termin abgesagt',
    cancelledText: 'Brauchen Sie noch einen Termin?\nDann machen Sie bitte einen neuen aus.',
    cancelRefused: 'Sie konnten den Termin nicht absagen',
    lapsed: 'Diesen Termin gibt es nicht mehr',
    lapsedText: 'Die Zeit ist vorbei.\nSie können einen neuen Termin ausmachen.',
    lapsedUnconfirmed:
      'Sie haben den Link nicht rechtzeitig geöffnet.\nSie können einen neuen Termin ausmachen.',
    lapsedMissed:
      'Die Zeit für die Anmeldung ist vorbei.\nZiehen Sie am Terminal eine Nummer.\nOder machen Sie einen neuen Termin aus.',
    arrived: 'Sie haben sich angemeldet.\nBitte schauen Sie auf den Bildschirm im Warte·raum.',
    called: (counter: string) => `Sie sind dran.\nBitte gehen Sie zu ${counter}.`,
    calledPlain: 'Sie sind dran.\nBitte schauen Sie auf den Bildschirm im Warte·raum.',
    missed: 'Wir haben Sie aufgerufen. Sie waren nicht da',
    missedText:
      'Sind Sie noch da?\nDann sagen Sie uns bitte Ihre Nummer.\nWir rufen Sie dann noch einmal auf.',
    parked: 'Bitte warten Sie.\nWir rufen Sie wieder auf.',
    sharedDevice:
      'Gehört das Gerät Ihnen nicht?\nDann löschen Sie den Termin von diesem Gerät.\nLöschen Sie auch den Verlauf vom Browser.\nDer Termin gilt weiter.',
    forgetWhat:
      'Sie können den Termin von diesem Gerät löschen.\nDer Termin gilt weiter.\nNur dieses Gerät zeigt ihn nicht mehr.',
    forget: 'Von diesem Gerät löschen',
    forgetTitle: 'Wollen Sie den Termin von diesem Gerät löschen?',
    forgetText:
      'Der Termin gilt weiter.\nSie sehen ihn dann nicht mehr auf diesem Gerät.\nSie finden ihn mit dem Link aus der E-Mail.',
    forgetYes: 'Ja, löschen',
    forgetNo: 'Nein, behalten',
    name: 'Namen geben',
    rename: 'Namen ändern',
    nameTitle: 'Wie soll der Termin heißen?',
    nameLabel: 'Name vom Termin',
    nameText: 'Zum Beispiel: Papa.\nDer Name steht nur auf diesem Gerät.\nWir sehen den Namen nicht.',
    nameSave: 'Speichern',
    nameUnsaved: 'Das Gerät konnte den Namen nicht speichern',
    reminderOn: 'Am Tag vorher schreiben wir Ihnen eine E-Mail.\nDie E-Mail erinnert Sie an den Termin.',
    reminderOff: 'Wir erinnern Sie nicht an diesen Termin.',
    reminderDecline: 'Keine Erinnerung',
    reminderAsk: 'Mit einer E-Mail erinnern',
    reminderLabel: 'Erinnerung',
    reminderRefused: 'Das hat nicht geklappt',
    bookNew: 'Neuen Termin ausmachen',
    lost: 'Wir kennen diesen Termin nicht mehr',
    lostText:
      'Wir haben einen Fehler gemacht.\nDas tut uns leid.\nDen Termin gibt es nicht mehr.\nBitte machen Sie einen neuen Termin aus.\nOder rufen Sie uns an.',
    lostToday: (code: string) =>
      `Wir haben einen Fehler gemacht.\nDas tut uns leid.\nWir wissen nicht, ob der Termin noch gilt.\nBitte rufen Sie uns an.\nOder sagen Sie uns vor Ort diesen Code: ${code}.`,
  },
  today: {
    opens: (from: string) => `Ihr Termin ist heute. Anmelden können Sie sich ab ${from} Uhr.`,
    opensText: (until: string) => `Bitte melden Sie sich am Terminal an.\nDas geht bis ${until} Uhr.`,
    open: 'Sie können sich jetzt anmelden',
    openText: (until: string) =>
      `Bitte gehen Sie zum Terminal.\nDas geht bis ${until} Uhr.\nDanach gibt es den Termin nicht mehr.`,
    over: 'Die Zeit für die Anmeldung ist vorbei',
    overText:
      'Ziehen Sie am Terminal eine Nummer.\nOder fragen Sie einen Mitarbeiter.\nOder rufen Sie uns an.',
  },
  line: {
    title: (number: string) => `Ihre Nummer: ${number}`,
    ahead: (count: number) =>
      count === 0
        ? 'Kein Mensch ist vor Ihnen dran.'
        : plural(count, {
            one: '1 Mensch ist vor Ihnen dran.',
            other: `${count} Menschen sind vor Ihnen dran.`,
          }),
    wait: (from: number, to: number) =>
      `Sie warten noch etwa ${from === to ? String(to) : `${from} bis ${to}`} Minuten.`,
    waitUnknown: 'Wir wissen nicht, wie lange es dauert.',
    mayChange: 'Manche Menschen haben einen Termin.\nVielleicht sind sie vor Ihnen dran.',
    vibration:
      'Tippen Sie einmal auf diese Seite.\nLassen Sie die Seite offen.\nDas Telefon vibriert, wenn Sie dran sind.',
    stay: 'Lassen Sie diese Seite offen.\nHier steht es, wenn Sie dran sind.',
    early: (time: string) => `Ihr Termin ist um ${time} Uhr.\nDann sind Sie dran.`,
    called: (counter: string) => `Sie sind dran: ${counter}`,
    calledText: 'Bitte gehen Sie jetzt dorthin.',
    serving: (counter: string) => `Sie sind dran: ${counter}`,
    gone: 'Diese Nummer wartet nicht',
    goneMissed:
      'Haben wir Sie aufgerufen?\nUnd waren Sie nicht da?\nDann sagen Sie uns bitte Ihre Nummer.\nWir rufen Sie noch einmal auf.\nWaren Sie schon dran?\nDann ist alles fertig.',
    goneNew: 'Haben Sie die Nummer gerade gezogen?\nDann steht sie gleich hier.',
    otherDay: 'Diese Nummer ist nicht von heute',
    otherDayText: (date: string) =>
      `Die Nummer gilt nur an diesem Tag: ${date}.\nBitte ziehen Sie am Terminal eine neue Nummer.`,
    offline: 'Sie haben gerade kein Internet',
    offlineSince: (time: string) => `Seit ${time} Uhr haben Sie kein Internet`,
    offlineText: 'Bitte schauen Sie auf den Bildschirm im Warte·raum.',
    screen: 'Der Bildschirm im Warte·raum ist immer richtig.',
  },
  move: {
    open: 'Termin verschieben',
    openUnderway: 'Weiter zum Verschieben',
    title: 'Termin verschieben',
    steps: { day: 'Neuer Tag', time: 'Neue Uhr·zeit', check: 'Prüfen und senden' },
    keeps: (when: string) => `Ihr alter Termin ist: ${when}.\nEr gilt, bis Sie den neuen haben.`,
    check: 'Wollen Sie den Termin so verschieben?',
    checkText: 'Danach müssen Sie nichts mehr tun.',
    before: 'Alt',
    after: 'Neu',
    code: 'Bitte schreiben Sie den Code aus der E-Mail.\nEr hat 8 Zeichen.\nZum Beispiel: K7MP-9QRX.\nEr steht unter dem Link.',
    submit: 'Ja, Termin verschieben',
    no: 'Nein, so lassen',
    label: 'Verschieben',
    to: (when: string) => `Neue Zeit: ${when}`,
    waiting: 'Bitte warten Sie kurz …',
    offline: 'Zum Verschieben brauchen Sie Internet',
    offlineText:
      'Sie sehen alte Zeiten.\nWenn das Internet wieder geht, können Sie verschieben.\nBis dahin gilt Ihr alter Termin.',
    savedText: (when: string) =>
      `Ihr Wunsch ist auf diesem Gerät.\nWenn das Internet wieder geht, senden wir ihn.\nBis dahin gilt Ihr alter Termin: ${when}.`,
    perhaps: 'Vielleicht haben wir Ihren Wunsch schon',
    perhapsText: 'Das Internet war plötzlich weg.\nWenn es wieder geht, steht hier, welcher Termin gilt.',
    notSaved: 'Bitte lassen Sie diese Seite offen',
    notSavedText: (when: string) =>
      `Das Gerät konnte nichts speichern.\nSolange die Seite offen ist, versuchen wir es weiter.\nBis dahin gilt Ihr alter Termin: ${when}.`,
    withdraw: 'Doch nicht verschieben',
    refused: 'Sie konnten den Termin nicht verschieben',
    stands: (when: string) => `Ihr alter Termin gilt weiter: ${when}.`,
    tooOften:
      'Sie können diesen Termin gerade nicht verschieben.\nBitte versuchen Sie es später.\nOder rufen Sie uns an.',
    alternativesText: 'Wählen Sie eine Zeit.\nWir fragen Sie danach noch einmal.',
    done: 'Sie haben den Termin verschoben',
    doneText: 'Jetzt gilt nur die neue Zeit.',
    impossible: 'Sie können diesen Termin nicht verschieben',
    impossibleText: 'Vielleicht ist er schon vorbei.\nVielleicht haben Sie sich schon angemeldet.',
    notOffered:
      'Etwas aus diesem Termin gibt es nicht mehr im Internet.\nIhr Termin gilt weiter.\nBitte rufen Sie uns an.',
    nothing: 'Hier ist nichts zum Verschieben.',
    was: (when: string) => `Verschoben. Vorher: ${when}`,
    state: 'verschoben',
    away: 'Sie haben diesen Termin verschoben',
    awaySameDay: 'Er ist am selben Tag.\nEr ist zu einer anderen Uhr·zeit.',
    awayText: (date: string) => `Er ist jetzt an diesem Tag: ${date}.`,
  },
};
