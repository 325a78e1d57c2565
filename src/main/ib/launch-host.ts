/** Starts the IB host in the app: Electron's utility process. */
import { utilityProcess } from 'electron'
import type { HostProcess } from './protocol.js'

/** A monitor's lines and books need a few dozen; a host that grows must end before the machine's memory does. */
const HEAP_MB = 512

/**
 * @param entryPath absolute path of the built host entry, `ib-host.js`
 */
export function launchUtilityHost(entryPath: string): HostProcess {
  const child = utilityProcess.fork(entryPath, [], {
    serviceName: 'Pitwall IB host', stdio: 'inherit', execArgv: [`--js-flags=--max-old-space-size=${String(HEAP_MB)}`]
  })
  return {
    post: (message) => { child.postMessage(message) },
    onMessage: (listener) => { child.on('message', listener) },
    onExit: (listener) => { child.once('exit', (code) => { listener(`exit code ${String(code)}`) }) },
    kill: () => {
      // `child.kill()` asks politely, which a process in an endless loop does not hear.
      if (child.pid === undefined) child.kill()
      else tryKill(child.pid)
    }
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself a moment ago.
  }
}
