import { pluralIn } from '../intl.ts';
import { citizenAppointment } from './citizen-appointment.ts';

const plural = pluralIn('de-DE');

/** `etwa` stands before it. */
const minutesOf = (count: number): string => plural(count, { one: '1 Minute', other: `${count} Minuten` });

export const citizen = {
  offices: {
    title: 'Termine bei Ihrer Stadt',
    choose: 'Bitte wählen Sie, wo Sie einen Termin brauchen.',
    none: 'Zurzeit kann man hier keinen Termin buchen.',
    withoutScript:
      'In diesem Browser ist JavaScript ausgeschaltet. Ohne JavaScript können Sie hier keinen Termin buchen. Rufen Sie uns bitte an: Wir buchen gern für Sie.',
    unreachable: 'Keine Verbindung',
    unreachableText:
      'Die Liste konnte nicht geladen werden. Sobald Sie wieder Verbindung haben, versuchen wir es noch einmal.',
  },
  start: {
    beingSetUp: 'Diese Dienststelle wird gerade eingerichtet. Termine gibt es hier noch nicht.',
    lead: 'Hier buchen Sie einen Termin. Das dauert etwa eine Minute.',
    book: 'Termin buchen',
    resume: 'Angefangene Buchung fortsetzen',
    anew: 'Neu beginnen',
    underway: 'Zur laufenden Buchung',
    underwayText:
      'Eine Buchung ist noch unterwegs. Sobald die Antwort da ist, können Sie einen weiteren Termin buchen.',
    refused: 'Zur Buchung, die nicht geklappt hat',
    mine: 'Meine Termine',
    ahead: (count: number) => plural(count, { one: 'Ihr Termin', other: 'Ihre Termine' }),
    aheadText: 'QR-Code ansehen',
    hours: 'Öffnungszeiten',
    hoursText: 'Die nächsten sieben Tage',
    closed: 'geschlossen',
    today: 'heute',
    address: 'Anschrift',
    phone: 'Telefon',
    phoneText: 'Sie möchten lieber anrufen? Wir buchen gern für Sie.',
    call: (phone: string) => `Anrufen: ${phone}`,
    website: 'Internetseite',
    imprint: 'Impressum',
    privacy: 'Datenschutz',
    accessibility: 'Barrierefreiheit',
  },
  office: {
    loading: 'Die Seite wird geladen …',
    unknown: 'Diese Dienststelle gibt es hier nicht',
    unknownText: 'Bitte prüfen Sie die Adresse oder wählen Sie eine Dienststelle aus der Liste.',
    unreachable: 'Wir sind gerade nicht erreichbar',
    unreachableText:
      'Sie haben keine Verbindung, und auf diesem Gerät ist noch nichts gespeichert. Sobald die Verbindung da ist, geht es hier weiter.',
    toOffices: 'Zur Liste der Ämter',
  },
  steps: {
    services: 'Anliegen',
    documents: 'Unterlagen',
    day: 'Tag',
    time: 'Uhrzeit',
    contact: 'Ihre Angaben',
    check: 'Prüfen und buchen',
  },
  services: {
    title: 'Was möchten Sie erledigen?',
    text: 'Sie können mehrere Anliegen in einem Termin erledigen.',
    search: 'Anliegen suchen',
    searchHint: 'Zum Beispiel: Reisepass oder Umzug',
    found: (count: number) =>
      plural(count, { one: '1 Anliegen gefunden', other: `${count} Anliegen gefunden` }),
    nothing:
      'Dazu haben wir kein Anliegen gefunden. Bitte versuchen Sie ein anderes Wort oder rufen Sie uns an.',
    elsewhere: 'Das gibt es an einer anderen Stelle',
    nothingHere: 'Hier gibt es dieses Anliegen nicht.',
    askingTown: 'Wir suchen auch bei den anderen Stellen …',
    quantity: 'Anzahl',
    quantityHint: 'Zum Beispiel: wie viele Personen oder Dokumente.',
    chosenIn: (count: number) => `${count} gewählt`,
    sum: (count: number, minutes: number) =>
      `${plural(count, { one: '1 Anliegen', other: `${count} Anliegen` })}, etwa ${minutesOf(minutes)}`,
    about: (minutes: number) => `etwa ${minutesOf(minutes)}`,
    further: (minutes: number) =>
      `Jede weitere Person, jedes weitere Dokument: etwa ${minutesOf(minutes)} mehr.`,
    dropped: 'Ein gewähltes Anliegen ist nicht mehr online buchbar',
    droppedText: 'Wir haben es aus Ihrer Buchung herausgenommen. Bitte prüfen Sie Ihre Auswahl.',
    none: 'Bitte wählen Sie mindestens ein Anliegen.',
    notOnline: 'Nicht online buchbar. Bitte rufen Sie uns an oder kommen Sie ohne Termin.',
    onlyByPhone: 'Nicht online buchbar. Bitte rufen Sie uns an.',
    notTogether: (name: string) => `Geht nicht zusammen mit „${name}“.`,
    mostServices: (most: number) =>
      most === 1
        ? 'In einem Termin ist ein Anliegen möglich.'
        : `Höchstens ${most} Anliegen in einem Termin.`,
  },
  /** A link of another site that opens the booking at a service. */
  link: {
    opening: 'Ihr Anliegen wird geöffnet …',
    unknown: 'Dieses Anliegen gibt es hier nicht',
    unknownText:
      'Der Link ist vielleicht alt oder unvollständig. Bitte wählen Sie Ihr Anliegen aus der Liste, oder rufen Sie uns an.',
    notOnline: 'Dafür kann man online keinen Termin buchen',
    notOnlineText: 'Bitte rufen Sie uns an oder kommen Sie ohne Termin.',
    onlyByPhone: 'Bitte rufen Sie uns an. Ohne Termin geht das hier nicht.',
    unknownToo: 'Ein weiteres Anliegen aus dem Link gibt es hier nicht.',
    choose: 'Anliegen wählen',
    rest: 'Mit den anderen Anliegen weiter',
  },
  /** B15: on site, by phone or by video. */
  variant: {
    title: 'Wie soll der Termin stattfinden?',
    name: 'Art des Termins',
    onSite: 'Vor Ort',
    phone: 'Am Telefon',
    video: 'Per Video',
    phoneText: 'Wir rufen Sie zur gewählten Zeit an.',
    videoText: 'Den Link zum Gespräch bekommen Sie mit der Bestätigung.',
    ready: 'Bitte halten Sie bereit',
    readyText: 'Dann lässt sich Ihr Anliegen im Gespräch erledigen.',
    callsAt: (phone: string) => `Wir rufen Sie an unter ${phone}.`,
    calls: 'Wir rufen Sie an.',
    link: 'Zum Videogespräch',
    linkText: 'Bitte öffnen Sie den Link zur Zeit des Termins.',
    now: {
      phone: 'Wir rufen Sie gleich an. Bitte halten Sie Ihr Telefon bereit.',
      video: 'Bitte öffnen Sie jetzt das Videogespräch. Wir sind gleich für Sie da.',
    },
    missed: 'Wir haben Sie nicht erreicht',
    missedText: 'Bitte rufen Sie uns an, oder buchen Sie einen neuen Termin.',
  },
  documents: {
    title: 'Bitte bringen Sie mit',
    text: 'Fehlt eine Unterlage, können wir Ihr Anliegen oft nicht abschließen.',
    none: 'Für dieses Anliegen brauchen Sie keine besonderen Unterlagen.',
    forms: 'Formulare',
    online: 'Das geht auch ohne Termin',
    onlineText: 'Dieses Anliegen können Sie ganz im Internet erledigen:',
    hint: 'Hinweis',
    noAppointment: 'Dafür brauchen Sie keinen Termin',
    noAppointmentText:
      'Kommen Sie zu den Öffnungszeiten und ziehen Sie am Terminal eine Nummer. Sie sagt Ihnen, wann Sie drankommen.',
    /** A link has named the time. */
    chosen: (when: string) => `Ihr gewählter Termin: ${when}`,
    gone: (when: string) =>
      `${when} ist leider nicht mehr frei. Bitte wählen Sie im nächsten Schritt eine andere Uhrzeit.`,
    nextChosen: 'Weiter',
    nextAnyway: 'Lieber einen Termin buchen',
    next: 'Weiter zur Wahl des Tages',
  },
  /** B16: several offices of a town in one calendar. */
  town: {
    title: 'Wo suchen wir freie Termine?',
    chosen: (count: number, of: number) => `${count} von ${of}`,
    text: 'Das geht an mehreren Stellen der Stadt. Wählen Sie eine, mehrere oder alle.',
    found: (count: number) => `Das geht an ${count} Stellen der Stadt.`,
    all: 'Alle auswählen',
    none: 'Bitte wählen Sie mindestens eine Stelle.',
    way: 'In der Karten-App öffnen',
    unreached: (names: string) =>
      `Gerade nicht erreichbar: ${names}. Ob dort ein Termin frei ist, wissen wir nicht.`,
  },
  day: {
    title: 'An welchem Tag möchten Sie kommen?',
    free: (count: number) => plural(count, { one: '1 Uhrzeit frei', other: `${count} Uhrzeiten frei` }),
    none: 'Zurzeit ist kein Termin frei',
    noneText:
      'Neue Termine kommen laufend dazu, auch durch Absagen. Bitte schauen Sie später noch einmal nach, oder rufen Sie uns an.',
    earliest: 'Frühester Termin',
    days: 'Oder wählen Sie einen Tag',
    asList: 'Als Liste zeigen',
    asMonth: 'Als Monat zeigen',
    allDays: 'Alle Tage',
    monthBefore: 'Voriger Monat',
    monthAfter: 'Nächster Monat',
    keys: 'Mit den Pfeiltasten gehen Sie von Tag zu Tag, mit den Tasten Bild auf und Bild ab von Monat zu Monat.',
    reasons: {
      full: 'kein Termin mehr frei',
      closed: 'geschlossen',
      past: 'vorbei',
      'not-offered': 'an diesem Tag keine Termine für Ihr Anliegen',
      unknown: 'noch nicht bekannt, was frei ist',
    },
    releaseOn: (when: string) => `im Moment kein Termin frei, weitere ab ${when}`,
    holiday: (name: string) => `geschlossen, ${name}`,
    legend: { free: 'frei', full: 'im Moment kein Termin frei', closed: 'geschlossen oder nicht buchbar' },
    paused: 'Für einige Minuten sind keine Termine buchbar',
    pausedText: (time: string, phone: string) =>
      `Unser System stellt gerade seine Daten wieder her. Etwa ab ${time} Uhr können Sie hier weitermachen. Was Sie eingegeben haben, bleibt erhalten. Wenn es eilt, rufen Sie uns an: ${phone}`,
    withoutFile: 'Zurzeit keine neuen Termine',
    opensAt: (when: string) => `ab ${when} buchbar`,
    releaseAt: (time: string) => `Weitere Termine für heute werden um ${time} Uhr freigegeben.`,
    releaseIn: (minutes: number) => `Noch ${minutesOf(minutes)}.`,
    releaseSoon: 'Noch weniger als eine Minute.',
    released: 'Weitere Termine für heute sind jetzt freigegeben.',
    stale: 'Sie sind gerade ohne Verbindung',
    staleText:
      'Sie sehen die freien Termine, die dieses Gerät zuletzt kannte. Noch ist nichts reserviert. Sie können trotzdem weitermachen.',
    loading: 'Freie Termine werden geladen …',
    notLoaded:
      'Welche Termine frei sind, ist auf diesem Gerät noch nicht gespeichert. Sobald Sie wieder Verbindung haben, sehen Sie es hier.',
  },
  time: {
    title: 'Um wie viel Uhr?',
    forenoon: 'Vormittag',
    afternoon: 'Nachmittag',
    duration: (minutes: number) => `Ihr Termin dauert etwa ${minutesOf(minutes)}.`,
    gone: 'An diesem Tag ist keine Uhrzeit mehr frei',
    goneText: 'Bitte wählen Sie einen anderen Tag.',
    otherDay: 'Anderen Tag wählen',
  },
  contact: {
    title: 'Wer kommt zum Termin?',
    name: 'Vorname und Nachname',
    mail: 'E-Mail-Adresse',
    mailHint: 'Dorthin schicken wir die Bestätigung und den Link zum Verschieben und Absagen.',
    mailHintActivation:
      'Dorthin schicken wir einen Link. Öffnen Sie ihn und drücken Sie auf der Seite auf „Termin bestätigen“: Erst dann ist der Termin fest gebucht.',
    birthDate: 'Geburtsdatum',
    birthDateHint:
      'Damit können Sie sich vor Ort auch ohne Telefon anmelden. Zum Beispiel: 24 12 1950. Ist der Tag oder der Monat nicht bekannt, geben Sie dort 00 ein.',
    phone: 'Telefonnummer',
    phoneHint: 'Nur für Rückfragen zu Ihrem Termin.',
    reminder: 'Bitte erinnern Sie mich am Tag vorher per E-Mail.',
    keep: 'Meine Angaben für den nächsten Termin auf diesem Gerät merken',
    keepText:
      'Nur wenn es Ihr eigenes Gerät ist. Wenn Sie den Termin von diesem Gerät entfernen, löschen wir auch die Angaben, sonst 30 Tage nach dem Termin.',
    filled: 'Ihre Angaben stehen schon da',
    filledText:
      'Sie haben sie auf diesem Gerät gespeichert, als Sie den letzten Termin gebucht haben. Bitte prüfen Sie, ob alles noch stimmt.',
    empty: 'Angaben löschen',
    privacy: (days: number) =>
      `Ihre Angaben sehen nur unsere Mitarbeitenden. ${plural(days, { one: 'Einen Tag', other: `${days} Tage` })} nach dem Termin werden sie gelöscht.`,
    next: 'Weiter zur Übersicht',
  },
  /** What was typed goes from a device that was left. */
  left: {
    title: 'Sind Sie noch da?',
    text: 'Seit zehn Minuten haben Sie nichts eingegeben. Damit kein anderer Mensch Ihre Angaben liest, löschen wir Ihre Angaben zur Person und Ihre Antworten auf unsere Fragen in zwei Minuten von dieser Seite.',
    stay: 'Ja, weiter',
    forget: 'Jetzt löschen',
    forgot: 'Wir haben Ihre Angaben zur Person gelöscht',
    forgotText:
      'Sie haben eine Zeit lang nichts eingegeben. Damit kein anderer Mensch an diesem Gerät Ihre Angaben liest, stehen sie nicht mehr hier. Anliegen, Tag und Uhrzeit sind noch da.',
  },
  check: {
    title: 'Ist alles richtig?',
    services: 'Anliegen',
    when: 'Termin',
    who: 'Person',
    where: 'Ort',
    mail: 'E-Mail',
    phone: 'Telefon',
    birthDate: 'Geburtsdatum',
    reminder: 'Erinnerung',
    reminderYes: 'am Tag vorher per E-Mail',
    change: (what: string) => `${what} ändern`,
    submit: 'Termin verbindlich buchen',
    submitReserve: 'Termin reservieren',
    activation: (duration: string) =>
      `Danach erhalten Sie eine E-Mail mit einem Link. Bitte bestätigen Sie den Termin damit innerhalb von ${duration}, sonst wird er wieder frei.`,
    activationUntil: (time: string) =>
      `Danach erhalten Sie eine E-Mail mit einem Link. Bitte bestätigen Sie den Termin damit bis ${time} Uhr, sonst wird er wieder frei.`,
    hours: (count: number) => plural(count, { one: 'einer Stunde', other: `${count} Stunden` }),
    minutes: minutesOf,
    gone: 'Diese Uhrzeit ist inzwischen nicht mehr frei',
    goneText: 'Ihre Angaben sind noch da. Bitte wählen Sie eine andere Uhrzeit.',
    otherTime: 'Andere Uhrzeit wählen',
    times: (count: number, name: string) => `${count} × ${name}`,
  },
  sent: {
    title: 'Ihre Buchung',
    label: 'Buchung',
    saving: 'Ihre Buchung wird auf diesem Gerät gespeichert …',
    offline: 'Noch ist nichts reserviert',
    offlineText:
      'Ihre Buchung ist auf diesem Gerät gespeichert. Sobald es wieder Verbindung hat, wird sie gesendet; Sie müssen nichts tun. Bitte lassen Sie diese Seite offen oder öffnen Sie sie später noch einmal: Die Antwort steht dann hier und unter „Meine Termine“.',
    saved: 'Ihre Buchung ist gespeichert und wird gleich gesendet. Noch ist nichts reserviert.',
    perhaps: 'Ihre Buchung ist vielleicht schon bei uns',
    perhapsText:
      'Sie wurde gesendet, aber die Verbindung brach ab, bevor eine Antwort kam. Vielleicht ist der Termin schon für Sie reserviert, vielleicht nicht. Die Buchung ist auf diesem Gerät gespeichert. Sobald es wieder Verbindung hat, steht die Antwort hier und unter „Meine Termine“. Bitte buchen Sie bis dahin nicht noch einmal.',
    waiting: 'Ihre Buchung ist gesendet. Die Antwort kommt gleich …',
    notSaved: 'Bitte lassen Sie diese Seite offen',
    notSavedText:
      'Dieses Gerät konnte Ihre Buchung nicht speichern, zum Beispiel weil der Speicher voll ist. Sie haben noch keine Zusage. Solange diese Seite offen ist, versuchen wir weiter, die Buchung zu senden.',
    refused: 'Das hat leider nicht geklappt',
    notSent: 'Ihre Angaben sind noch da. Bitte versuchen Sie es noch einmal, oder rufen Sie uns an.',
    kept: 'Alles, was Sie eingegeben haben, ist noch da.',
    alternatives: 'Diese Termine sind frei',
    alternativesText: 'Wählen Sie einen dieser Termine. Bevor etwas gebucht wird, fragen wir noch einmal.',
    noAlternatives: 'Zurzeit ist kein anderer Termin frei.',
    otherDay: 'Anderen Tag wählen',
    edit: 'Angaben ändern',
    tryAgain: 'Noch einmal versuchen',
    reserved: 'Ihr Termin ist reserviert',
    reservedUntil: (time: string) => `Reserviert bis ${time} Uhr`,
    openMail:
      'Wir haben Ihnen eine E-Mail geschickt. Bitte öffnen Sie den Link in der E-Mail und drücken Sie auf der Seite auf „Termin bestätigen“. Erst dann ist der Termin fest gebucht.',
    mailSentTo: (mail: string) => `Die E-Mail geht an ${mail}.`,
    noMail: 'Keine E-Mail bekommen? Bitte schauen Sie auch im Ordner für unerwünschte Werbung nach.',
    confirmed: 'Ihr Termin ist bestätigt',
    over: 'Dieser Termin gilt nicht mehr',
    bookAnother: 'Einen weiteren Termin buchen',
    toAppointments: 'Zu meinen Terminen',
    nothing: 'Hier ist gerade keine Buchung unterwegs.',
    proving:
      'Ihr Gerät löst kurz eine Rechenaufgabe. Das schützt die Termine vor Automaten. Sie müssen nichts tun.',
    withdraw: 'Buchung zurückziehen',
    withdrawn: 'Ihre Buchung ist zurückgezogen',
    withdrawnText: 'Es wurde nichts gesendet. Ihre Angaben sind noch da, falls Sie es sich anders überlegen.',
    withdrawnMine: 'Es wurde nichts gesendet.',
    review: 'Angaben ansehen',
    tooLateToWithdraw: 'Zum Zurückziehen ist es zu spät',
    tooLateToWithdrawText:
      'Ihre Buchung ist vielleicht schon bei uns. Sobald die Antwort da ist, können Sie den Termin hier absagen.',
    unknown: 'Wir wissen nicht, was aus dieser Buchung geworden ist',
    unknownMine:
      'Auf diesem Gerät steht nicht, ob Sie den Termin bekommen haben. Sobald es Verbindung hat, sehen Sie es hier. Bitte sehen Sie auch in Ihren E-Mails nach.',
    unknownText:
      'Sie ist auf diesem Gerät nicht mehr gespeichert. Bitte sehen Sie in Ihren E-Mails nach, oder rufen Sie uns an.',
  },
  ...citizenAppointment,
  /** B11: the waiting list for an earlier place. */
  waiting: {
    title: 'Lieber früher kommen?',
    /** By whether the office asks for a mail address. */
    offered: {
      required:
        'Wird ein früherer Platz frei, bieten wir ihn Ihnen an: per E-Mail und hier auf dieser Seite.',
      optional:
        'Wird ein früherer Platz frei, bieten wir ihn Ihnen hier auf dieser Seite an, und per E-Mail, wenn wir Ihre Adresse haben. Sonst schauen Sie bitte öfter hier nach.',
      off: 'Wird ein früherer Platz frei, bieten wir ihn Ihnen hier auf dieser Seite an. Bitte schauen Sie öfter nach.',
    },
    stands: 'Ihr Termin gilt weiter, bis Sie zusagen.',
    held: (minutes: number) =>
      `Für Ihre Antwort haben Sie dann ${
        minutes % 60 === 0
          ? plural(minutes / 60, { one: 'eine Stunde', other: `${minutes / 60} Stunden` })
          : minutesOf(minutes)
      } Zeit.`,
    ask: 'Auf die Warteliste setzen',
    askTitle: 'Warteliste für einen früheren Termin',
    keeps: 'Ihr Termin bleibt bestehen, auch wenn kein früherer Platz frei wird.',
    from: 'Ab wann können Sie kommen?',
    anyDay: 'So bald wie möglich',
    yes: 'Auf die Warteliste setzen',
    no: 'Abbrechen',
    on: 'Sie stehen auf der Warteliste',
    onFrom: (date: string) => `Sie haben angegeben, ab wann Sie kommen können: ${date}.`,
    change: 'Tag ändern',
    end: 'Von der Warteliste nehmen',
    endTitle: 'Möchten Sie von der Warteliste herunter?',
    endText: 'Ihr Termin bleibt bestehen. Frühere Plätze bieten wir Ihnen dann nicht mehr an.',
    endYes: 'Ja, von der Liste nehmen',
    endNo: 'Nein, auf der Liste bleiben',
    code: 'Damit niemand anders das für Sie ändert: acht Zeichen aus der E-Mail, zum Beispiel K7MP-9QRX. Sie stehen unter dem Link.',
    label: 'Warteliste',
    offline:
      'Ihr Wunsch ist auf diesem Gerät gespeichert. Sobald es wieder Verbindung hat, wird er gesendet.',
    notSaved:
      'Dieses Gerät konnte Ihren Wunsch nicht speichern. Bitte lassen Sie diese Seite offen, bis er bei uns ist.',
    refused: 'Die Warteliste wurde nicht geändert',
    offer: 'Ein früherer Platz ist für Sie frei',
    offerText: (until: string) =>
      `Wir halten ihn für Sie frei bis ${until}. Bis Sie zusagen, gilt Ihr bisheriger Termin.`,
    take: 'Diesen Platz nehmen',
    decline: 'Ablehnen',
    declineTitle: 'Möchten Sie diesen Platz ablehnen?',
    declineText: 'Dann bekommt ihn eine andere Person. Ihr Termin gilt weiter wie bisher.',
    declineOne: 'Ablehnen, auf der Liste bleiben',
    declineAll: 'Ablehnen, von der Liste nehmen',
    declineNo: 'Abbrechen',
    heldUntil: (until: string) => `Dieser Platz ist für Sie frei bis ${until}.`,
    beside:
      'Passt kein Termin? Buchen Sie einen späteren und lassen Sie sich dann auf die Warteliste setzen: Wird ein früherer Platz frei, bieten wir ihn Ihnen an.',
    besideMove:
      'Passt keiner davon? Auf der Seite Ihres Termins können Sie sich auf die Warteliste setzen lassen.',
  },
  /** B14: nothing is free. */
  enquiry: {
    offer: 'Terminanfrage hinterlassen',
    offerText: 'Oder hinterlassen Sie uns eine Anfrage. Wir melden uns bei Ihnen.',
    title: 'Terminanfrage',
    text: 'Zurzeit ist kein Termin frei. Sagen Sie uns, was Sie brauchen und wann Sie können: Wir melden uns bei Ihnen. Ein Termin ist das noch nicht.',
    days: 'An welchen Tagen können Sie kommen?',
    daysMissing: 'Bitte wählen Sie mindestens einen Tag.',
    reach: 'Wie erreichen wir Sie?',
    reachText: 'E-Mail-Adresse oder Telefonnummer: Eines von beiden genügt.',
    reachMissing: 'Bitte geben Sie an, wie wir Sie erreichen.',
    mailHint: 'Dorthin schreiben wir Ihnen.',
    phoneHint: 'Dort rufen wir Sie an.',
    privacy: (days: number) =>
      `Ihre Angaben sehen nur unsere Mitarbeitenden. ${plural(days, { one: 'Einen Tag', other: `${days} Tage` })} nach Ihrer Anfrage werden sie gelöscht.`,
    submit: 'Anfrage senden',
    sending: 'Ihre Anfrage wird gesendet. Bitte lassen Sie diese Seite offen …',
    done: 'Ihre Anfrage ist bei uns',
    doneText: 'Wir melden uns bei Ihnen. Einen Termin haben Sie damit noch nicht.',
    keptUntil: (day: string) =>
      `Wir behalten die Anfrage bis ${day}. Haben Sie bis dahin nichts von uns gehört, rufen Sie uns bitte an.`,
    notSent: 'Ihre Anfrage wurde nicht gesendet',
    notSentText:
      'Es gibt gerade keine Verbindung. Ihre Angaben sind noch da. Bitte versuchen Sie es später noch einmal, oder rufen Sie uns an.',
    perhaps: 'Ihre Anfrage ist vielleicht schon bei uns',
    perhapsText:
      'Die Verbindung brach ab, bevor eine Antwort kam. Bitte senden Sie die Anfrage nicht noch einmal. Wenn Sie sicher sein möchten, rufen Sie uns an.',
    toFree: 'Zu den freien Terminen',
    again: 'Noch einmal versuchen',
  },
  /** Q15: a push message. */
  push: {
    start: 'Nachricht aufs Handy, wenn Sie dran sind',
    stop: 'Keine Nachricht mehr',
    text: 'Sie bekommen dann eine Nachricht, auch wenn diese Seite zu ist. Sie nennt die Nummer und den Schalter, nicht Ihren Namen.',
    on: 'Sie bekommen eine Nachricht, wenn Sie aufgerufen werden. Bitte achten Sie trotzdem auf den Bildschirm: Eine Nachricht kann zu spät kommen.',
    denied: 'Ihr Browser lässt hier keine Nachrichten zu. Das können Sie in seinen Einstellungen ändern.',
    failed:
      'Das hat nicht geklappt. Bitte achten Sie auf den Bildschirm im Wartebereich, oder lassen Sie diese Seite offen.',
    install:
      'Eine Nachricht aufs iPhone oder iPad geht nur, wenn Sie diese Seite zum Home-Bildschirm hinzufügen und von dort öffnen.',
  },
  mailCorrection: {
    title: 'Keine E-Mail bekommen, oder die Adresse stimmt nicht?',
    hint: 'Bitte prüfen Sie die Adresse. Dorthin schicken wir den Link und den E-Mail-Code noch einmal. Ihr Platz bleibt reserviert.',
    submit: 'E-Mail noch einmal senden',
    label: 'Neue E-Mail',
    sent: 'Die E-Mail ist unterwegs',
    refused: 'Die E-Mail konnte nicht noch einmal gesendet werden',
  },
  mailQuestion: {
    title: 'Stimmt die E-Mail-Adresse?',
    typed: 'Sie haben eingegeben:',
    meant: 'Meinten Sie vielleicht:',
    take: 'Ja, so ist es richtig',
    keep: 'Nein, meine Eingabe stimmt',
  },
  mailCode: {
    title: 'Termin aus einer E-Mail öffnen',
    text: 'Steht Ihr Termin hier nicht, oder führt der Link aus der E-Mail nur auf diese Seite? Dann hat Ihr E-Mail-Programm vielleicht einen Teil des Links entfernt. Geben Sie bitte den E-Mail-Code ein.',
    afterLink:
      'Haben Sie den Link schon geöffnet und sehen trotzdem diese Seite? Dann hat Ihr E-Mail-Programm einen Teil des Links entfernt, oder der Link ging in einem anderen Browser auf. Geben Sie dann bitte hier den E-Mail-Code ein.',
    label: 'E-Mail-Code',
    hint: 'Acht Zeichen, zum Beispiel K7MP-9QRX. Er steht in der E-Mail unter dem Link.',
    submit: 'Termin öffnen',
    busy: 'Einen Augenblick …',
    problems: {
      missing: 'Bitte geben Sie den E-Mail-Code ein.',
      malformed: 'Der E-Mail-Code hat acht Buchstaben und Ziffern. Bitte prüfen Sie ihn.',
      'check-in-code':
        'Das ist der Code für die Anmeldung vor Ort. Der E-Mail-Code hat acht Zeichen und steht unter dem Link.',
      unknown:
        'Zu diesem E-Mail-Code gibt es keinen Termin. Bitte vergleichen Sie ihn noch einmal mit der neuesten E-Mail.',
      'too-many': 'Das waren zu viele Versuche. Bitte versuchen Sie es in einer Stunde noch einmal.',
      unreachable: 'Wir sind gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
    },
  },
  activate: {
    text: 'Ihr Termin ist reserviert, aber noch nicht bestätigt. Bitte drücken Sie auf den Knopf.',
    until: (time: string) => `Das geht bis ${time} Uhr.`,
    submit: 'Termin bestätigen',
    label: 'Bestätigung',
    offline:
      'Ihre Bestätigung ist auf diesem Gerät gespeichert. Sobald es wieder Verbindung hat, wird sie gesendet. Es zählt, wann Sie gedrückt haben, solange der Platz dann noch frei ist.',
    notSaved:
      'Dieses Gerät konnte Ihre Bestätigung nicht speichern. Bitte lassen Sie diese Seite offen, bis der Termin bestätigt ist.',
    alternativesText:
      'Drücken Sie auf einen Termin, um ihn zu buchen. Ihre Angaben brauchen wir dann noch einmal.',
    refused: 'Die Bestätigung war nicht möglich',
    loading: 'Ihr Termin wird geladen …',
    badLink: 'Dieser Link ist unvollständig',
    badLinkText:
      'Bitte öffnen Sie den Link noch einmal aus der E-Mail, oder kopieren Sie ihn vollständig. Ist Ihr Termin noch nicht bestätigt? Dann verfällt er zu der Zeit, die in der E-Mail steht.',
    badLinkWays:
      'Ist Ihr Termin schon bestätigt, brauchen Sie den Link für die Anmeldung vor Ort nicht: Dort genügt Ihr Geburtsdatum oder der sechsstellige Code aus der E-Mail.',
    unknown: 'Zu diesem Link gibt es keinen Termin mehr',
    unknownText:
      'War Ihr Termin schon? Dann haben wir seine Angaben gelöscht, und alles ist in Ordnung. Sollte er erst noch sein? Dann ist er wahrscheinlich durch eine Störung bei uns verloren gegangen und gilt nicht mehr. Bitte buchen Sie dann einen neuen Termin, oder rufen Sie uns an.',
    waitOffline: 'Dieser Termin ist noch nicht geladen',
    waitOfflineText: 'Sobald Sie wieder Verbindung haben, erscheint er hier von selbst.',
  },
};
