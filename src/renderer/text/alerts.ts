/** Words of the inbox of alerts. */
import { pluralIn } from './plural.js'
import { inLanguage } from './words.js'

const plural = pluralIn('en')
const english = {
  title: 'Alerts',
  counted: (shown: string, all: string) => `${shown} of ${all}`,
  all: (count: string) => `${count} kept`,
  unread: (count: string) => `${count} unread`,
  open: (count: string) => `${count} last`,
  countsUnknown: 'counts not known',
  severities: { critical: 'Critical', warning: 'Warning', info: 'Info' },
  shortSeverities: { critical: 'CRIT', warning: 'WARN', info: 'INFO' },
  kinds: {
    'connection-lost': 'Connection lost', 'data-stale': 'Data stale', 'service-silent': 'Service silent', 'order-outcome': 'Order outcome', 'new-trade': 'New trade', 'position-pnl': 'Position P&L',
    'daily-loss': 'Daily loss', drawdown: 'Drawdown', cushion: 'Margin cushion', 'limit-breach': 'Limit breached', 'position-unprotected': 'Position unprotected', 'break-opened': 'Books disagree',
    'price-level': 'Price level', 'signal-not-acted-on': 'Signal not acted on', 'no-activity': 'No activity', 'snapshot-not-saved': 'Snapshot not saved', 'clock-skew': 'Clock skew', 'own-fault': "Pitwall's own fault"
  },
  ledger: {
    opening: 'opening', recording: 'recording', failing: 'not recording', 'read-only': 'read-only', closed: 'closed', unknown: 'not known',
    failed: (cause: string, remedy: string, waiting: number) => plural(waiting, { one: `Alerts are shown but not being written: ${cause}. ${remedy} 1 entry waits.`, other: `Alerts are shown but not being written: ${cause}. ${remedy} ${String(waiting)} entries wait.` }),
    readOnly: 'The file of alerts can only be read: nothing new is kept, and nothing can be acknowledged, snoozed or muted.',
    noAnswer: (cause: string) => `The inbox does not answer: ${cause}. What is listed is as it was last read.`
  },
  list: {
    label: 'Alerts, newest first',
    columns: {
      severity: 'Severity', raised: (zone: string) => `Raised (${zone})`, age: 'Age', state: 'State', subject: 'About', text: 'Alert', count: '×', told: 'Told', answered: 'Ack'
    },
    hints: { count: 'How many were gathered into it', raised: 'When the rule raised it, after its hold time', told: 'What became of telling a person: shown, waiting, withheld, failed', answered: 'Acknowledged, and whether there is a note' },
    lasts: (time: string) => `lasts ${time}`,
    over: (time: string) => `over · ${time}`,
    event: 'event',
    snoozed: 'snoozed',
    times: (count: string) => `×${count}`,
    fresh: (count: number) => plural(count, { one: '1 new', other: `${String(count)} new` }),
    freshHint: 'Show them at the top',
    loading: 'Reading the alerts…',
    more: 'Reading older ones…',
    notRead: (cause: string) => `Not read: ${cause}`,
    again: 'Read again'
  },
  empty: {
    nothing: { title: 'No alert has been raised', detail: 'The rules watch the desk since its first paint. What they raise is kept here, before anybody is told of it.' },
    then: { title: 'No alert was raised until then', detail: 'The inbox is of the moment that is replayed, too.' },
    noMatch: { title: 'No alert of this kind', detail: 'The filters leave none.' },
    unread: { title: 'Nothing unread', detail: 'Everything that was raised has been acknowledged.' },
    open: { title: 'Nothing lasts', detail: 'Every condition that was raised is over.' },
    clear: 'Clear the filters'
  },
  filters: {
    label: 'Filters',
    search: 'Search title, detail, note, instrument, account, strategy',
    searchShort: 'Search',
    severities: 'Severities',
    state: 'State',
    states: { all: 'All', open: 'Lasting', unread: 'Unread' },
    kind: 'Kind',
    allKinds: 'All kinds',
    time: 'Time',
    spans: { any: 'Any time', hour: 'Last hour', day: 'Last 24 hours', week: 'Last 7 days', between: 'Between…' },
    from: 'From',
    until: 'Until',
    zoneHint: (zone: string) => `Date and time in ${zone}`,
    clear: 'Clear',
    clearHint: 'Show all alerts again'
  },
  past: {
    mark: (moment: string) => `As the inbox stood at ${moment}: later alerts, answers and ends are left out. Only the live inbox can be answered.`
  },
  away: {
    title: (since: string) => `Since you were away, ${since}`,
    raised: (count: number) => plural(count, { one: '1 raised', other: `${String(count)} raised` }),
    resolved: (count: number) => `${String(count)} of them over`,
    counts: { critical: (count: number) => `${String(count)} critical`, warning: (count: number) => plural(count, { one: '1 warning', other: `${String(count)} warnings` }), info: (count: number) => `${String(count)} info` },
    kind: (kind: string, count: number) => `${kind} ${String(count)}`,
    unknown: (cause: string) => `What was raised while you were away is not known: ${cause}`,
    show: 'Show alerts',
    only: 'List only these',
    dismiss: 'Dismiss'
  },
  detail: {
    label: 'What is known of the alert',
    back: 'inbox',
    backHint: 'Back to the inbox at a glance (Escape)',
    occurred: 'Happened',
    raised: 'Raised',
    resolved: 'Over',
    lasted: 'Lasted',
    lasts: 'Lasts since',
    acknowledged: 'Acknowledged',
    notAcknowledged: 'not yet',
    note: 'Note',
    snoozed: 'Snoozed until',
    rule: 'Rule',
    editRule: 'Show the rule, to change it',
    account: 'Account',
    instrument: 'Instrument',
    strategy: 'Strategy',
    subject: 'Subject',
    gathered: 'Gathered',
    gatheredTimes: (count: string) => `${count} times`,
    number: 'Number',
    numberAndId: (number: string, id: string) => `${number} · ${id}`,
    deliveries: 'Told',
    notTold: 'Nobody was to be told: no channel was there when it was raised.',
    channel: 'Channel',
    outcome: 'Outcome',
    at: (zone: string) => `Time (${zone})`,
    showRow: 'Show row',
    showRowHint: 'The row that it is about, highlighted',
    noRow: 'It is about no row of the desk',
    showThen: 'Desk at that moment',
    showThenHint: (moment: string) => `The whole desk as it was at ${moment}`,
    noneKept: 'No past desk is kept',
    tooOld: (oldest: string) => `No desk so old is kept: the oldest is of ${oldest}`,
    thenUnknown: (cause: string) => `Not known whether a desk of then is kept: ${cause}`
  },
  many: {
    title: (count: number) => plural(count, { one: '1 alert chosen', other: `${String(count)} alerts chosen` }),
    unread: (count: number) => `${String(count)} of them unread`,
    clear: 'choose none'
  },
  act: {
    label: 'Answer',
    note: 'Note',
    notePlaceholder: 'Note, kept with the alert',
    acknowledge: 'Acknowledge',
    saveNote: 'Save note',
    acknowledgeHint: 'A; with a note: N, then Ctrl+Enter',
    upTo: 'All up to here',
    upToHint: 'Acknowledges this one and every older one that is listed and unread',
    snooze: 'Snooze',
    snoozeFor: { quarter: '15 minutes', hour: '1 hour', morning: (time: string) => `Until ${time}` },
    wake: 'Wake now',
    mute: 'Mute',
    muteHint: 'Recorded and listed as ever, but nobody is disturbed',
    muteWhat: { instrument: (name: string) => `Instrument ${name}`, strategy: (name: string) => `Strategy ${name}`, rule: (name: string) => `Rule ${name}` },
    nothingToMute: 'Choose one alert to mute what it is about',
    unavailable: 'Only the live inbox can be answered',
    done: {
      acknowledged: (count: number) => plural(count, { one: '1 acknowledged', other: `${String(count)} acknowledged` }),
      snoozed: (count: number) => plural(count, { one: '1 snoozed', other: `${String(count)} snoozed` }),
      woken: 'No longer snoozed',
      muted: 'Muted',
      unmuted: 'No longer muted',
      paused: 'Notifications paused',
      unpaused: 'Notifications again'
    },
    failed: {
      acknowledge: (cause: string) => `Not acknowledged: ${cause}`,
      snooze: (cause: string) => `Not snoozed: ${cause}`,
      mute: (cause: string) => `Not muted: ${cause}`,
      unmute: (cause: string) => `Still muted: ${cause}`,
      pause: (cause: string) => `Not paused: ${cause}`,
      unpause: (cause: string) => `Still paused: ${cause}`,
      test: (cause: string) => `Not tested: ${cause}`
    }
  },
  glance: {
    title: 'Inbox',
    rules: 'Rules',
    rulesHint: 'What raises alerts, and when',
    unread: 'Unread',
    open: 'Lasting',
    notKnown: 'not known',
    pause: 'Notifications',
    notPaused: 'Told as the settings say',
    pausedUntil: (moment: string) => `Paused until ${moment}`,
    criticalPass: 'critical ones are told all the same',
    criticalWait: 'critical ones wait too',
    pauseFor: 'Pause for',
    pauseSpans: { half: '30 minutes', hour: '1 hour', four: '4 hours', morning: (time: string) => `Until ${time}` },
    withCritical: 'Critical ones too',
    resume: 'Tell again now',
    mutes: 'Muted',
    noMutes: 'Nothing is muted.',
    muteOf: { instrument: 'Instrument', strategy: 'Strategy', rule: 'Rule' },
    forGood: 'until it is ended',
    muteUntil: (moment: string) => `until ${moment}`,
    unmute: 'Unmute',
    unmuteOf: (name: string) => `Unmute ${name}`,
    channels: 'Channels',
    noChannels: 'No channel is there: alerts are only listed here.',
    neverShown: 'nothing told yet',
    lastShown: (age: string) => `last told ${age} ago`,
    waiting: (count: number) => plural(count, { one: '1 waits', other: `${String(count)} wait` }),
    nextAttempt: (time: string) => `next try ${time}`,
    test: 'Test',
    testOf: (channel: string) => `Test ${channel}`,
    testing: 'testing…',
    passed: (ms: string) => `Taken within ${ms} ms`,
    file: 'File',
    written: (count: string, ms: string) => `${count} writes, the slowest ${ms} ms`,
    keys: 'Keys',
    keyWords: {
      move: 'next, previous', choose: 'choose; a range', acknowledge: 'acknowledge', note: 'write a note', row: 'show the row', then: 'the desk then', search: 'search', clear: 'choose none'
    }
  },
  deliveries: {
    states: { due: 'waits', shown: 'shown', withheld: 'withheld', failed: 'failed' },
    occasions: { raised: 'raised', resolved: 'over', escalated: 'again', snoozed: 'after the snooze' },
    reasons: {
      acknowledged: 'acknowledged before', muted: 'muted', over: 'over before', 'not-severe': 'less severe than the channel tells', stale: 'too old to be told', gone: 'no longer there', awake: 'no longer snoozed',
      snoozed: 'snoozed', paused: 'notifications are paused', 'quiet-hours': 'quiet hours', 'rule-quiet-hours': 'quiet hours of the rule', 'market-closed': 'the market is closed'
    },
    channels: { desktop: 'Desktop', webhook: 'Webhook', 'dead-man': "Dead man's switch" },
    one: (channel: string, occasion: string, state: string) => `${channel}, ${occasion}: ${state}`,
    none: 'not told'
  },
  said: (title: string) => `New critical alert: ${title}`,
  saidMany: (count: number) => plural(count, { one: '1 new critical alert', other: `${String(count)} new critical alerts` })
} as const

export const alertsText = inLanguage(english)
