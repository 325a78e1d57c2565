/** The page's ways to past desks. */
import type { DeskHistory } from '../history/desk-history.js'
import { CodedError, type RequestHandlers } from '../ipc/answer.js'
import { remedyOf } from '../sqlite/remedies.js'

/** @param current the history of the desk that is open, when it is there. @rejects where it cannot be had */
export function historyHandlers(current: () => Promise<DeskHistory>): Pick<RequestHandlers, 'history:moments' | 'history:open'> {
  const ask = async <T>(what: (history: DeskHistory) => Promise<T>): Promise<T> => {
    try {
      return await what(await current())
    } catch (fault) {
      if (fault instanceof CodedError) throw fault
      const code = fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : 'INTERNAL'
      throw new CodedError(code, fault instanceof Error ? fault.message : String(fault), 'history', remedyOf(code, 'history of the desk'))
    }
  }
  return {
    'history:moments': ({ from, until, most }) => ask(async (history) => {
      const { moments, ...found } = await history.moments(from, until, most)
      return { ...found, moments: [...moments] }
    }),
    'history:open': ({ at }) => ask((history) => history.read(at))
  }
}
