/** Everything that can be made to go wrong (IB.md 2.8): the one list that tests, the demo's menu and the command line choose from. */
import { farms } from '../farms.js'
import { choice, duration, flag, text, whole } from './terms.js'
import type { TermTable, TermValues } from './terms.js'

/** Where a menu lists it. */
export type FaultGroup = 'Opening' | 'Connection' | 'Link to the broker' | 'Market data' | 'Limits' | 'Answers' | 'Orders' | 'Bad frames'

interface FaultKind {
  readonly group: FaultGroup
  readonly title: string
  /** What a client sees, in one sentence. */
  readonly does: string
  readonly terms: TermTable
}
type FaultTable = Readonly<Record<string, FaultKind>>

const farm = choice(farms, 'The farm.')

/** Last until they are cleared. */
export const lastingFaults = {
  'silent-handshake': { group: 'Opening', title: 'Silent handshake', does: 'Connections open, and the greeting is never answered.', terms: {} },
  'slow-handshake': {
    ...{ group: 'Opening', title: 'Slow handshake', does: 'The greeting is answered late.' },
    terms: { milliseconds: duration(4_000, 'Until the version is told, in milliseconds.') }
  },
  zombie: { group: 'Opening', title: 'Zombie gateway', does: 'Connections are accepted, never read and never closed: they stay in CLOSE_WAIT when the client leaves.', terms: {} },
  'wrong-greeting': {
    ...{ group: 'Opening', title: 'Wrong greeting', does: 'The greeting is answered with something else than a version that the client speaks.' },
    terms: { greeting: choice(['http', 'nan', '99', '194', '201'], 'A web server\'s answer, no number, or the version.') }
  },
  'no-next-valid-id': { group: 'Opening', title: 'No first order id', does: 'The version and the accounts are told, the first order id never: the session is never ready.', terms: {} },
  'client-id-in-use': { group: 'Opening', title: 'Client id in use (326)', does: 'Every client id is refused as in use, and the connection closed.', terms: {} },
  'client-id-held': {
    ...{ group: 'Opening', title: 'Client id held after a drop (326)', does: 'The id of a connection that has ended stays in use for a while.' },
    terms: { milliseconds: duration(45_000, 'How long, in milliseconds.') }
  },
  'orders-on-connect': { group: 'Opening', title: 'Orders on connection', does: 'Working orders are told unasked when a session opens, as with "Download open orders on connection".', terms: {} },

  mute: { group: 'Connection', title: 'Half-open', does: 'Ready sessions stay open and say nothing any more: the far end is gone.', terms: {} },
  'split-bytes': { group: 'Connection', title: 'Split at every byte', does: 'Every byte is written alone.', terms: {} },
  'slow-answers': {
    ...{ group: 'Connection', title: 'Slow answers', does: 'Every request is taken late, in its order.' },
    terms: { milliseconds: duration(3_000, 'How late, in milliseconds.') }
  },

  'delayed-only': {
    ...{ group: 'Market data', title: 'No live entitlement (354)', does: 'Live quotes are refused; who asks for delayed ones gets them, with 10167.' },
    terms: { code: choice(['354', '10089', '10091'], 'The code of the refusal.') }
  },
  'no-market-data': {
    ...{ group: 'Market data', title: 'No market data at all (10168)', does: 'Quotes are refused, delayed ones too, and bars with 162.' },
    terms: { code: choice(['10168', '10186'], 'The code of the refusal.') }
  },
  'partly-entitled': { group: 'Market data', title: 'Part of the data missing (10090)', does: 'Lines open with a warning that part of the data is not subscribed, and go on.', terms: {} },
  'no-values': { group: 'Market data', title: 'Values without a value', does: 'Prices are -1 with size 0, profit and loss is the largest double: all of it means "not known".', terms: {} },
  halted: { group: 'Market data', title: 'Trading halted', does: 'Lines tell that trading is halted, and that it goes on when this is cleared.', terms: {} },

  'line-limit': {
    ...{ group: 'Limits', title: 'Few market data lines (101)', does: 'Fewer lines than usual may be open.' },
    terms: { lines: whole(3, [0, 10_000], 'How many.') }
  },
  'message-rate': {
    ...{ group: 'Limits', title: 'Low message rate (100)', does: 'Fewer requests a second are taken than usual; the third breach ends the session.' },
    terms: { perSecond: whole(5, [1, 10_000], 'Requests a second.') }
  },
  'history-pacing': { group: 'Limits', title: 'Historical pacing violation (162)', does: 'Every request for bars is refused for pacing.', terms: {} },

  'read-only': { group: 'Answers', title: 'Read-Only API (321)', does: 'Orders are not told, as with "Read-Only API" ticked.', terms: {} },
  'missing-end': {
    ...{ group: 'Answers', title: 'Missing end marker', does: 'Answers come without their end.' },
    terms: {
      of: choice(
        ['executions', 'positions', 'orders', 'completed-orders', 'summary', 'account', 'accounts', 'contracts', 'snapshot', 'all'],
        'Whose end.'
      )
    }
  },
  'no-answer': {
    ...{ group: 'Answers', title: 'Request that hangs', does: 'Requests of one kind are taken and never answered.' },
    terms: { request: whole(16, [1, 999], 'The message id of the request: 16 for all open orders, 20 for bars, 61 for positions.') }
  },
  'more-accounts': {
    ...{ group: 'Answers', title: 'Several accounts', does: 'The login manages more accounts, with nothing in them: told to who connects.' },
    terms: { accounts: whole(8, [1, 100], 'How many more.') }
  },
  'foreign-names': { group: 'Answers', title: 'Names beyond ASCII', does: 'Companies have names with accents and in other scripts.', terms: {} },
  duplicates: { group: 'Answers', title: 'Everything twice', does: 'Positions, orders, executions, commissions and account values are each told twice.', terms: {} },

  'out-of-order': { group: 'Orders', title: 'Out of order', does: 'A status comes before its order, a commission before its execution.', terms: {} },
  'late-commissions': {
    ...{ group: 'Orders', title: 'Late commissions', does: 'Commissions come long after their executions, and after the end of the answer.' },
    terms: { milliseconds: duration(5_000, 'How late, in milliseconds.') }
  },
  'manual-orders': {
    ...{ group: 'Orders', title: 'Orders made by hand', does: 'Orders have the id 0, or a negative one when they are bound to a client.' },
    terms: { ids: choice(['unbound', 'bound'], 'Id 0, or negative.') }
  }
} as const satisfies FaultTable

const noTerms = {} as const

/** Happen once, to every session that is ready. */
export const momentaryFaults = {
  reset: {
    ...{ group: 'Connection', title: 'Broken connection (RST)', does: 'Every connection breaks.' },
    terms: { midFrame: flag(false, 'In the middle of a frame.') }
  },
  finish: {
    ...{ group: 'Connection', title: 'Closed connection (FIN)', does: 'Every connection is closed.' },
    terms: { midFrame: flag(false, 'In the middle of a frame.') }
  },

  'upstream-lost': {
    ...{ group: 'Link to the broker', title: 'Link to the broker lost (1100)', does: 'Quotes and bars stop, the connection stays open. Clearing it says 1102: data kept.' },
    terms: { times: whole(1, [1, 100], 'How often it is said.') }
  },
  'upstream-back-data-lost': { group: 'Link to the broker', title: 'Link is back, data lost (1101)', does: 'Subscriptions of quotes and bars are lost.', terms: noTerms },
  'upstream-back': { group: 'Link to the broker', title: 'Link is back, data kept (1102)', does: 'Subscriptions go on.', terms: noTerms },
  'farm-broken': {
    ...{ group: 'Link to the broker', title: 'Farm broken (2103, 2105, 2157)', does: 'What the farm feeds stops; bars that were kept up to date end with 10182 and do not come back.' },
    terms: { farm }
  },
  'farm-ok': { group: 'Link to the broker', title: 'Farm is back (2104, 2106, 2158)', does: 'What the farm feeds goes on, but for bars.', terms: { farm } },
  'competing-session': { group: 'Market data', title: 'Competing session (10197)', does: 'Every open line is told that another session has the data; it goes on all the same.', terms: noTerms },
  notice: {
    ...{ group: 'Answers', title: 'Any error or notice', does: 'Says a code and a text; without a request id it is about the session.' },
    terms: { code: whole(2_100, [-1, 999_999], 'The code.'), text: text('A notice', 'The text.'), reqId: whole(-1, [-1, 2_147_483_647], 'The request.') }
  },
  bulletin: {
    ...{ group: 'Answers', title: 'News bulletin (14)', does: 'Told to who has asked for bulletins, and later to who asks for all of the day.' },
    terms: {
      type: whole(1, [1, 3], '1 news, 2 an exchange is down, 3 it is up.'), text: text('Trading in XYZ is resumed.', 'The text.'), exchange: text('NYSE', 'The exchange.')
    }
  },
  'repeated-order-status': { group: 'Orders', title: 'Repeated order status', does: 'The status of every working order comes once more, twice.', terms: noTerms },
  'corrected-execution': { group: 'Orders', title: 'Corrected execution', does: 'The latest execution is told again with another price: the same id up to its last part.', terms: noTerms },

  'garbage-frame': { group: 'Bad frames', title: 'Garbage', does: 'A frame of no message.', terms: noTerms },
  'empty-frame': { group: 'Bad frames', title: 'Length zero', does: 'A frame of no bytes.', terms: noTerms },
  'negative-length-frame': { group: 'Bad frames', title: 'Negative length', does: 'A header with a length below zero, and a byte.', terms: { length: whole(-4, [-2_147_483_648, -1], 'The length.') } },
  'oversized-frame': { group: 'Bad frames', title: 'Oversized frame', does: 'A header whose bytes never come.', terms: { length: whole(2_147_483_647, [0, 2_147_483_647], 'The length.') } },
  'unknown-message': { group: 'Bad frames', title: 'Unknown message', does: 'A message id that nobody knows.', terms: noTerms },
  'short-message': { group: 'Bad frames', title: 'Missing fields', does: 'A position without its end.', terms: noTerms },
  'long-message': { group: 'Bad frames', title: 'Extra fields', does: 'A time with more fields than it has.', terms: noTerms },
  'bad-utf8': { group: 'Bad frames', title: 'Bad UTF-8', does: 'A notice with bytes that are no text.', terms: noTerms },
  'unterminated-frame': { group: 'Bad frames', title: 'No last NUL', does: 'A notice whose last field is not ended.', terms: noTerms },
  'bad-reject': { group: 'Bad frames', title: 'Bad JSON in a reject', does: 'An error whose order-reject details cannot be parsed.', terms: noTerms }
} as const satisfies FaultTable

/** Happen to the port, not to a session. */
export const portFaults = {
  refuse: {
    ...{ group: 'Connection', title: 'Port refuses', does: 'New connections are refused for a while; open ones stay.' },
    terms: { milliseconds: duration(30_000, 'How long, in milliseconds.') }
  },
  restart: {
    ...{ group: 'Connection', title: 'Daily restart', does: 'Open connections end, and the port refuses new ones for a while.' },
    terms: { milliseconds: duration(75_000, 'How long, in milliseconds.') }
  },
  'port-changed': {
    ...{ group: 'Connection', title: 'Port moved (1300)', does: 'The gateway listens on another port, and every connection is dropped in its favour. Clearing it moves back.' },
    terms: { port: whole(0, [0, 65_535], 'The new port; 0: a free one.') }
  }
} as const satisfies FaultTable

/** Several of the others, one after the other. */
export const scriptedFaults = {
  'farm-flap': {
    ...{ group: 'Link to the broker', title: 'Flapping farm', does: 'The farm breaks and comes back, again and again.' },
    terms: { farm, times: whole(3, [1, 1_000], 'How often.'), milliseconds: duration(3_000, 'Between two changes, in milliseconds.') }
  },
  'nightly-reset': {
    ...{ group: 'Link to the broker', title: 'Nightly reset', does: '1100, farms broken, 1100 again, farms back, then 1101 or 1102.' },
    terms: { milliseconds: duration(40_000, 'From the first 1100 to the end, in milliseconds.'), data: choice(['lost', 'kept'], 'Whether subscriptions survive.') }
  }
} as const satisfies FaultTable

export type LastingFault = keyof typeof lastingFaults
export type MomentaryFault = keyof typeof momentaryFaults
export type PortFault = keyof typeof portFaults
export type ScriptedFault = keyof typeof scriptedFaults

export type LastingTerms<Name extends LastingFault> = TermValues<(typeof lastingFaults)[Name]['terms']>
export type MomentaryTerms<Name extends MomentaryFault> = TermValues<(typeof momentaryFaults)[Name]['terms']>
export type ScriptedTerms<Name extends ScriptedFault> = TermValues<(typeof scriptedFaults)[Name]['terms']>
