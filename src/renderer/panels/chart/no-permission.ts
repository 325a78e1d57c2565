import type { BackendError } from '../../../shared/state/slice-meta.js'

/** IB's codes for data that the account has not subscribed to (IB.md 3.9). */
const codes: ReadonlySet<string> = new Set(['354', '420', '430', '10089', '10090', '10168', '10186', '10187', '10197'])
/** Every failure of a history request has this one: only its words tell which. */
const HISTORY = '162'

/** Whether a failure is about what the account may see, which no second try changes. */
export function isPermission({ code, message }: Pick<BackendError, 'code' | 'message'>): boolean {
  return codes.has(code) || (code === HISTORY && /permission|subscri/i.test(message))
}
