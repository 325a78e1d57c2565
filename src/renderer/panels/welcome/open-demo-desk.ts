/** Opens the demo desk from a desk that has nothing to show. */
import { bridge } from '../../app/bridge.js'
import { welcomeText } from '../../text/welcome.js'

/** @returns what went wrong; null: the demo desk is being opened, and will be the page's next desk */
export async function openDemoDesk(): Promise<string | null> {
  try {
    const view = await bridge.request('settings:get', undefined)
    if (!view.ok) return `${view.error.code}: ${view.error.message}`
    const variable = view.value.overridden['desk']
    if (variable !== undefined) return welcomeText.demo.overridden(variable)
    const saved = await bridge.request('settings:save', { settings: { ...view.value.settings, desk: 'demo' }, password: null })
    return saved.ok ? null : `${saved.error.code}: ${saved.error.message}`
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}
