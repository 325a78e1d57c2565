/** The page that is shown when loading the desk again does not help. What matters on it is there without this script. */
import { ask, letDeskGo } from './bridge.js'

const find = (id: string): HTMLElement => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`crash.html has no element #${id}`)
  return element
}

/** Chromium's words for a process that has ended. */
const causes: Readonly<Record<string, string>> = {
  crashed: 'it crashed',
  killed: 'something ended it from outside',
  oom: 'it ran out of memory',
  'memory-eviction': 'the system took its memory',
  'launch-failed': 'it could not be started',
  'integrity-failure': 'its code was not what it should be'
}

/** Pages whose process lived, but that never began; the address names one where main cannot be asked. */
const neverBegun: Readonly<Record<string, string>> = {
  'not-loaded': 'It could not be loaded',
  'not-begun': 'Its script did not begin',
  'no-preload': 'Its way to the rest of Pitwall could not be opened'
}

function sayNeverBegun(reason: string, detail: string): void {
  find('title').textContent = "Pitwall's page did not start"
  find('cause').textContent = `${neverBegun[reason] ?? reason}${detail === '' ? '' : `: ${detail}`}. It is not loaded again by itself. If loading it again does not help, quit Pitwall and start it again, or install it anew.`
}

async function sayCause(): Promise<void> {
  const crash = await ask('app:crash', { forgive: false })
  if (crash === null) return
  if (crash.exitCode === null) {
    sayNeverBegun(crash.reason, crash.detail)
    return
  }
  const cause = causes[crash.reason] ?? crash.reason
  find('cause').textContent = `Its process ended again within a minute: ${cause} (${crash.reason}, exit code ${String(crash.exitCode)}, ${new Date(crash.at).toLocaleTimeString('en-GB', { timeZoneName: 'short' })}). It is not loaded again by itself.`
}

async function copy(): Promise<void> {
  try {
    const text = await ask('app:diagnostics', { copy: true })
    find('diagnostics').textContent = text
    find('diagnostics').hidden = false
    find('said').textContent = 'Copied. This is what was copied:'
  } catch (fault) {
    find('said').textContent = `Not copied: ${String(fault)}`
  }
}

/** A person's own wish starts the count anew. Where main does not say so, the link leads to the desk all the same. */
async function reload(): Promise<void> {
  await ask('app:crash', { forgive: true }).catch(() => null)
  window.location.replace('./index.html')
}

find('reload').addEventListener('click', (event) => {
  event.preventDefault()
  void reload()
})
find('copy').addEventListener('click', () => {
  void copy()
})
const named = window.location.hash.slice(1)
if (named in neverBegun) sayNeverBegun(named, '')
letDeskGo()
// Without an answer the page says what it said before.
sayCause().catch(() => undefined)
