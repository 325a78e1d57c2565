/** Breaking the demo desk from its page. On an own desk every such request is refused. */
import type { DemoDesk } from '../demo-child/demo-desk.js'
import { DemoRefusal, type DemoOrder } from '../demo-child/demo-orders.js'
import { CodedError, type RequestHandlers } from '../ipc/answer.js'

/** @param current the demo desk that is open; null: another desk is */
export function demoHandlers(current: () => Pick<DemoDesk, 'faults' | 'give'> | null): Pick<RequestHandlers, 'demo:faults' | 'demo:stage' | 'demo:clear'> {
  const demo = (): Pick<DemoDesk, 'faults' | 'give'> => {
    const open = current()
    if (open === null) throw new CodedError('NOT_THE_DEMO', 'only the demo desk can be broken; your own database and gateway are left alone', 'demo')
    return open
  }
  const give = async (order: DemoOrder, signal: AbortSignal): Promise<null> => {
    try {
      await demo().give(order, signal)
      return null
    } catch (fault) {
      if (fault instanceof DemoRefusal) throw new CodedError(fault.code, fault.message, 'demo')
      throw fault
    }
  }
  return {
    'demo:faults': () => {
      const faults = demo().faults()
      if (faults === null) return Promise.reject(new CodedError('DEMO_STARTING', 'the demo desk is not ready yet', 'demo'))
      return Promise.resolve([...faults])
    },
    'demo:stage': ({ fault }, signal) => give({ type: 'stage', fault }, signal),
    'demo:clear': ({ fault }, signal) => give({ type: 'clear', fault }, signal)
  }
}
