import { needsVirtualDisplay } from './display.mjs'
import { ensureNative, willCompile } from './native.mjs'
import { ensureRuntime } from './runtime.mjs'
import { ensureCompiler, ensureSystem } from './system.mjs'

/**
 * Makes this machine able to run the app and its tests. Quick when everything is there.
 * @returns {Promise<{ electron: string }>} the program to run the app with
 */
export const prepareMachine = async () => {
  const electron = await ensureRuntime()
  await ensureSystem({ electron, virtualDisplay: needsVirtualDisplay(), compiler: willCompile() })
  await ensureNative(electron, ensureCompiler)
  return { electron }
}
