import type { PeriodKind } from '../../domain/statistics/period.ts';
import type { ReportTableId, ReportUnit } from '../../domain/statistics/report-table.ts';
import { pluralIn } from '../intl.ts';

const plural = pluralIn('de-DE');

/** The page of statistics. Numbers come as text, written as the language writes them. */
export const statistics = {
  heading: 'Statistik',
  lead: 'Gezählt wird jede Nacht, und nur in Summen: Niemand ist darin wiederzuerkennen.',
  loading: 'Die Zahlen werden geladen …',
  unreadable: (months: string) => `Diese Monate ließen sich nicht lesen und fehlen in den Zahlen: ${months}`,
  unreadableText:
    'Die Seite zeigt die übrigen. Laden Sie sie neu, um es noch einmal zu versuchen. Bleibt es so, sagen Sie der IT Bescheid.',
  offline: 'Die Zentrale antwortet nicht. Sie sehen die Zahlen, die auf diesem Gerät liegen.',

  period: {
    label: 'Zeitraum',
    kinds: {
      today: 'Heute',
      week: 'Letzte 7 Tage',
      'four-weeks': 'Letzte 28 Tage',
      month: 'Monat',
      year: 'Jahr',
      range: 'Von – bis',
    } satisfies Record<PeriodKind, string>,
    from: 'Von',
    until: 'Bis',
    earlier: 'Früher',
    later: 'Später',
    shown: (span: string) => `Gezeigt: ${span}`,
    compared: (span: string) => `Verglichen mit: ${span}`,
    span: (from: string, until: string) => (from === until ? from : `${from} bis ${until}`),
    counted: (days: number, before: number) =>
      `${plural(days, { one: 'Ein Tag ist', other: `${days} Tage sind` })} gezählt, davor ${plural(before, { one: 'ein Tag', other: `${before} Tage` })}.`,
    soFar: 'Heute zählt so weit, wie der Tag bis jetzt ist.',
    lacksToday: 'Der heutige Tag fehlt: Auf diesem Gerät wird er erst in der Nacht gezählt.',
    none: 'In diesem Zeitraum ist kein Tag gezählt.',
  },

  /** The offices of the town beside each other. */
  comparison: {
    heading: (town: string) => `Dienststellen von ${town} im Vergleich`,
    lead: 'Summen des gezeigten Zeitraums. Heute zählt erst in der Nacht mit.',
    office: 'Dienststelle',
    days: 'Gezählte Tage',
    came: 'Gekommen',
    appointments: 'Termine',
    noShows: 'Nicht erschienen',
    medianWait: 'Wartezeit (Median)',
    ninetiethWait: 'Neun von zehn warten höchstens',
    percent: (share: string) => `${share} %`,
    minutes: (count: string) => `${count} min`,
    notCounted: 'nicht gezählt',
    none: 'keine',
    example: 'Darunter sind erfundene Tage, als Beispiel.',
    failed: 'Der Vergleich mit den anderen Dienststellen ist gerade nicht zu bekommen.',
  },

  saveCsv: 'Als CSV speichern',
  saveSpreadsheet: 'Als Excel-Datei speichern',
  notSaved:
    'Die Datei konnte nicht erstellt werden. Versuchen Sie es mit Verbindung noch einmal, oder speichern Sie als CSV.',
  table: 'Tabelle zeigen',
  tableOf: (heading: string) => `Tabelle: ${heading}`,
  notCounted: 'Nicht gezählt: Diese Zahlen gibt es für den Zeitraum noch nicht.',
  partly: (counted: number, days: number) =>
    `Gezählt ${plural(counted, { one: 'an einem Tag', other: `an ${counted} Tagen` })} von ${days}.`,
  nothing: 'In diesem Zeitraum war hier nichts zu zählen.',
  noValue: '–',
  noValueSpoken: 'nicht gezählt',
  example: (days: number) =>
    `Beispieldaten: ${plural(days, { one: 'Ein Tag ist', other: `${days} der gezählten Tage sind` })} erfunden, damit die Seite etwas zu zeigen hat.`,
  mostShown: (shown: number, all: number) => `Das Bild zeigt die ${shown} häufigsten von ${all}.`,

  target: 'So viele Minuten darf man im Schnitt warten',
  targetHint: 'Danach richtet sich, wie viele Schalter vorgeschlagen werden.',

  planner: {
    heading: 'Schalter planen',
    lead: 'Wie lange hätte man mit mehr oder weniger Schaltern gewartet? Gerechnet mit den Besuchen des gezeigten Zeitraums. In der Rechnung kommen alle zufällig; Termine verteilen sich besser, dann ist die Wartezeit eher kürzer.',
    tooLittle: 'Dafür ist in diesem Zeitraum noch zu wenig gezählt.',
    weekday: 'Wochentag',
    target: 'Neun von zehn sollen höchstens so viele Minuten warten',
    suggest: 'Schalter vorschlagen',
    reset: 'Wie eingestellt',
    visits: 'Besuche im Schnitt',
    median: 'die Hälfte wartet höchstens',
    ninetieth: 'neun von zehn höchstens',
    countersAt: (hour: string) => `Schalter ${hour}`,
    tooLong: 'zu lang',
    noMore: (counters: number) =>
      plural(counters, {
        one: 'Diese Warteschlange hat nur einen Schalter.',
        other: `Mehr als ${counters} Schalter hat diese Warteschlange nicht.`,
      }),
    result: (counterHours: string, hour: string, ninetieth: string) =>
      `Zusammen ${counterHours} Schalterstunden. Am längsten ist die Wartezeit bei Ankunft ${hour}: Neun von zehn warten höchstens ${ninetieth} Minuten.`,
  },

  tables: {
    visits: 'Termine und Besuche',
    outcomes: 'Was ausfiel',
    byDay: 'Besuche im Verlauf',
    demand: 'Wann ist viel los?',
    times: 'Warten, Weg und Bedienung',
    waitsByHour: 'Wartezeit nach Uhrzeit',
    services: 'Geplante und gebrauchte Zeit',
    lanes: 'Auslastung',
    counters: 'Schalter',
    staffing: 'Wie viele Schalter braucht es?',
    booked: 'Wer bucht?',
    leadDays: 'Wie lange im Voraus?',
    estimates: 'Wie gut waren die genannten Wartezeiten?',
  } satisfies Record<ReportTableId, string>,

  abouts: {
    visits: 'Was',
    outcomes: 'Was',
    byDay: 'Zeit',
    demand: 'Uhrzeit',
    times: 'Was',
    waitsByHour: 'Ankunft',
    services: 'Anliegen',
    lanes: 'Warteschlange',
    counters: 'Schalter',
    staffing: 'Warteschlange und Stunde',
    booked: 'Gebucht',
    leadDays: 'Tage im Voraus',
    estimates: 'Zeitraum',
  } satisfies Record<ReportTableId, string>,

  columns: {
    count: 'Anzahl',
    before: 'davor',
    share: 'Anteil',
    shareBefore: 'Anteil davor',
    came: 'Besuche',
    visits: 'Besuche',
    median: 'die Hälfte höchstens',
    ninetieth: 'neun von zehn höchstens',
    medianBefore: 'die Hälfte davor',
    ninetiethBefore: 'neun von zehn davor',
    rendered: 'erledigt',
    planned: 'geplant',
    observed: 'gebraucht',
    set: 'eingestellt',
    suggested: 'Vorschlag',
    open: 'offen',
    booked: 'mit Terminen belegt',
    used: 'bedient',
    bookedOnline: 'Online-Anteil gebucht',
    unusedShort: 'kurze Lücken ungenutzt',
    served: 'bedient',
    visitsADay: 'Besuche am Tag',
    visitsAnHour: 'Besuche in der Stunde',
    counters: 'Schalter nötig',
    told: 'genannt',
    within: 'richtig',
    medianOff: 'Hälfte höchstens daneben',
    ninetiethOff: 'neun von zehn höchstens daneben',
  },

  rows: {
    appointments: 'Termine',
    tickets: 'Ohne Termin',
    'pick-ups': 'davon Abholungen',
    came: 'Gekommen',
    finished: 'Bedient',
    'not-rendered': 'Bedient, nichts erledigt',
    'not-recorded': 'Bedient, nicht festgehalten',
    cancelled: 'Abgesagt',
    moved: 'Verschoben',
    unconfirmed: 'Nicht bestätigt',
    'no-shows': 'Nicht gekommen',
    missed: 'Beim Aufruf nicht da',
    unserved: 'Vergeblich gewartet',
    left: 'Vorher gegangen',
    wait: 'Warten',
    'wait-appointment': 'Warten mit Termin',
    'wait-walkIn': 'Warten ohne Termin',
    'wait-pickUp': 'Warten bei Abholung',
    toCounter: 'Vom Aufruf zum Schalter',
    'toCounter-appointment': 'Zum Schalter mit Termin',
    'toCounter-walkIn': 'Zum Schalter ohne Termin',
    'toCounter-pickUp': 'Zum Schalter bei Abholung',
    service: 'Bedienung',
    'service-appointment': 'Bedienung mit Termin',
    'service-walkIn': 'Bedienung ohne Termin',
    'service-pickUp': 'Bedienung bei Abholung',
    example: 'Erfundene Beispieltage',
    online: 'Online',
    staff: 'Am Schalter oder Telefon',
    kiosk: 'Am Terminal',
    import: 'Aus anderem System',
    '0': 'Am selben Tag',
    '1': 'Ein Tag',
    '2-3': '2–3 Tage',
    '4-7': '4–7 Tage',
    '8-14': '8–14 Tage',
    '15-28': '15–28 Tage',
    '29': '29 Tage und mehr',
    now: 'Zeitraum',
    before: 'Davor',
  },
  /** A service, lane or counter that the office has no more. */
  gone: (id: string) => `${id} (gibt es nicht mehr)`,
  hour: (from: string, to: string) => `${from}–${to} Uhr`,
  laneHour: (lane: string, weekday: string, hour: string) => `${lane}, ${weekday}, ${hour}`,

  units: {
    count: 'Anzahl',
    mean: 'Anzahl im Schnitt',
    minutes: 'Minuten',
    hours: 'Stunden',
    percent: 'Prozent',
    days: 'Tage',
  } satisfies Record<ReportUnit, string>,
  withUnit: {
    count: (value: string) => value,
    mean: (value: string) => value,
    minutes: (value: string) => `${value} min`,
    hours: (value: string) => `${value} h`,
    percent: (value: string) => `${value} %`,
    days: (value: string) => value,
  } satisfies Record<ReportUnit, (value: string) => string>,

  /** The text of each picture. */
  sentences: {
    visits: (came: string, finished: string) => `Besuche: ${came}, davon bedient: ${finished}.`,
    outcomes: (what: string, count: string) => `Am häufigsten: ${what} (${count}).`,
    byDay: (when: string, came: string) => `Die meisten Besuche: ${when}, ${came}.`,
    demand: (weekday: string, hour: string, mean: string) =>
      `Am meisten los ist es am ${weekday}, ${hour}: im Schnitt kommen ${mean}.`,
    times: (median: string, ninetieth: string) =>
      `Die Hälfte wartet höchstens ${median} Minuten, neun von zehn höchstens ${ninetieth}.`,
    waitsByHour: (hour: string, ninetieth: string) =>
      `Am längsten ist die Wartezeit bei Ankunft ${hour}: neun von zehn warten höchstens ${ninetieth} Minuten.`,
    services: (suggested: number) =>
      plural(suggested, {
        one: 'Bei einem Anliegen passt eine andere Dauer besser; sie steht in der Tabelle.',
        other: `Bei ${suggested} Anliegen passt eine andere Dauer besser; sie stehen in der Tabelle.`,
      }),
    servicesFit: 'Für keines der Anliegen wird eine andere Dauer vorgeschlagen.',
    lanes: (lane: string, percent: string) =>
      `Am stärksten ausgelastet: ${lane}, bedient in ${percent} % der offenen Zeit.`,
    counters: (counter: string, visits: string) => `Die meisten Besuche: ${counter}, ${visits}.`,
    staffing: (when: string, counters: string) => `Die meisten Schalter braucht es bei ${when}: ${counters}.`,
    booked: (percent: string) => `${percent} % der Termine sind online gebucht.`,
    leadDays: (percent: string) => `${percent} % der Termine sind höchstens einen Tag vorher gebucht.`,
    estimates: (percent: string) =>
      `${percent} % der Aufrufe kamen in der Zeit, die auf der Wartenummer stand.`,
  },

  csv: {
    header: ['Von', 'Bis', 'Bereich', 'Wofür', 'Zahl', 'Einheit', 'Wert'] as [
      from: string,
      until: string,
      table: string,
      about: string,
      figure: string,
      unit: string,
      value: string,
    ],
    file: (office: string, from: string, until: string, ending: string) =>
      `statistik-${office}-${from}-${until}.${ending}`,
  },
};
