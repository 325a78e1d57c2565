/** "Test" in the settings: every step between here and the contract, what worked, what did not, and what to do about it. */
import { lookup } from 'node:dns/promises'
import { connect as connectSocket } from 'node:net'
import { performance } from 'node:perf_hooks'
import type { PostgresSettings } from '../../shared/config/settings.js'
import type { TestStep } from '../../shared/ipc/contract.js'
import { systemClock } from '../../shared/lib/clock.js'
import { BadPostgresUrlError } from './bad-url.js'
import { checkContract, type ContractReport } from './contract-check.js'
import { Connections } from './connections.js'
import { classify } from './errors.js'
import { hostLabel, type HostPort } from './hosts.js'
import { Reader, type Deadline } from './reader.js'
import { contract } from './relations/contract.js'
import { ofOneAttempt } from './remedies.js'
import { checkServer, type ServerFacts } from './server-check.js'
import { postgresTarget, type PostgresTarget } from './target.js'

const STEP_DEADLINE_MS = 12_000

/** What a step found; `warned` where the desk can work all the same. */
interface Finding {
  readonly step?: string
  readonly outcome?: 'passed' | 'warned'
  readonly detail: string
  readonly remedy?: string
}

/** Runs one step after the other; after a failure the others are skipped. */
class Protocol {
  readonly steps: TestStep[] = []
  #failed = false

  constructor(private readonly signal: AbortSignal) {}

  async step<T>(step: string, work: (deadline: Deadline) => Promise<T>, describe: (value: T) => Finding | readonly Finding[]): Promise<T | null> {
    if (this.#failed) {
      this.steps.push({ step, outcome: 'skipped', detail: '', code: null, remedy: null, ms: 0 })
      return null
    }
    const startedAt = performance.now()
    const elapsed = (): number => Math.round(performance.now() - startedAt)
    try {
      const value = await this.#bounded(work)
      const ms = elapsed()
      for (const found of [describe(value)].flat()) {
        this.steps.push({ step: found.step ?? step, outcome: found.outcome ?? 'passed', detail: found.detail, code: null, remedy: found.remedy ?? null, ms })
      }
      return value
    } catch (cause) {
      this.#failed = true
      const { error } = classify(cause, systemClock.now())
      this.steps.push({ step, outcome: 'failed', detail: error.message, code: error.code, remedy: ofOneAttempt(error.remedy), ms: elapsed() })
      return null
    }
  }

  async #bounded<T>(work: (deadline: Deadline) => Promise<T>): Promise<T> {
    const late = Object.assign(new Error(`No answer within ${String(STEP_DEADLINE_MS / 1_000)} s`), { code: 'ETIMEDOUT' })
    const abort = new AbortController()
    const timer = setTimeout(() => {
      abort.abort(late)
    }, STEP_DEADLINE_MS)
    const signal = AbortSignal.any([abort.signal, this.signal])
    try {
      signal.throwIfAborted()
      return await Promise.race([work({ signal, at: systemClock.now() + STEP_DEADLINE_MS }), rejection(signal)])
    } finally {
      clearTimeout(timer)
    }
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(signal.reason as Error)
      },
      { once: true }
    )
  })
}

/** What a connection test came to. */
export interface DatabaseExamination {
  readonly steps: readonly TestStep[]
  /** Null: the contract could not be looked at. */
  readonly report: ContractReport | null
}

/** A place for the test's one connection under the ceiling of a desk that runs beside it; returns what gives the place back. */
export type TestPlace = (signal: AbortSignal) => Promise<() => void>

const freePlace: TestPlace = () => Promise.resolve(() => undefined)

/** Whether a Postgres server can be used with these settings, step by step. Opens one connection and closes it. Never rejects. */
export async function testPostgres(settings: PostgresSettings, password: string | undefined, signal: AbortSignal, place: TestPlace = freePlace): Promise<TestStep[]> {
  return [...(await examinePostgres(settings, password, signal, place)).steps]
}

/** The same with what the contract check found. Never rejects. */
export async function examinePostgres(settings: PostgresSettings, password: string | undefined, signal: AbortSignal, place: TestPlace = freePlace): Promise<DatabaseExamination> {
  const protocol = new Protocol(signal)
  const target = await protocol.step('Read the settings', () => Promise.resolve(configured(settings)), ({ label, user }) => ({ detail: `${label} as ${user}` }))
  // A line only when it fails.
  const leave = target === null ? null : await protocol.step('Wait for a free connection', ({ signal: patience }) => place(patience), () => [])
  // Every step of a test that has failed already is skipped: what it would have used is never asked.
  const reached = target ?? NOWHERE
  const connections = new Connections({ target: reached, password: () => Promise.resolve(password), ceiling: 1, onBroken: () => undefined, onCounts: () => undefined })
  try {
    const report = await testServer(protocol, settings, reached, connections)
    return { steps: protocol.steps, report }
  } finally {
    await connections.end()
    leave?.()
  }
}

async function testServer(protocol: Protocol, settings: PostgresSettings, target: PostgresTarget, connections: Connections): Promise<ContractReport | null> {
  const reader = new Reader(connections, systemClock)
  await protocol.step('Resolve the host', () => resolveHosts(target), (detail) => ({ detail }))
  await protocol.step('Reach the port', (deadline) => reachPorts(target, deadline.signal), describePorts)
  await protocol.step('Log in', (deadline) => logIn(connections, deadline), () => ({ detail: `The server${target.hosts.length === 1 ? '' : ` ${hostLabel(connections.host)}`} let ${target.user} into ${target.database}.` }))
  const facts = await protocol.step('Read-only session', (deadline) => readOnlySession(reader, deadline), ({ version, sessionReadOnly }) => ({
    detail: `PostgreSQL ${version} refuses writes in ${sessionReadOnly ? 'this session' : 'every query of ours; there is a pooler in between, and its sessions are not ours to bind'}.`
  }))
  await protocol.step('Role', () => Promise.resolve(facts), (known) => describeRole(known))
  return protocol.step(
    'Contract',
    (deadline) => checkContract(reader, settings.schema, contract, deadline),
    ({ verdicts, findings }) =>
      contract.map(({ name }) => {
        const own = findings.filter((finding) => finding.relation === name)
        const step = `Relation ${name}`
        if (own.length === 0) return { step, detail: 'As the contract describes.' }
        const detail = own.map(({ column, problem }) => (column === null ? problem : `${column} ${problem}`)).join('; ')
        const readable = verdicts.get(name)?.readable === true
        return { step, outcome: 'warned' as const, detail: readable ? detail : `Not provided: ${detail}`, remedy: own.flatMap(({ remedy, view }) => (view === null ? [remedy] : [remedy, view])).join('\n') }
      })
  )
}

function configured(settings: PostgresSettings): PostgresTarget {
  const target = postgresTarget(settings)
  if (target === null) throw new BadPostgresUrlError('Neither a URL nor a host is given')
  return target
}

const NOWHERE: PostgresTarget = {
  hosts: [{ host: '', port: 1 }], database: '', user: '', sslMode: 'disable', sslRootCert: '', sslCert: '', sslKey: '',
  session: 'any', connectTimeoutMs: STEP_DEADLINE_MS, password: undefined, label: ''
}

/** One of several hosts may be missing: that is what the others are for. @throws the first host's error when all are */
async function forEachHost<T>(hosts: readonly HostPort[], work: (host: HostPort) => Promise<T>): Promise<readonly { readonly host: HostPort; readonly value: T | Error }[]> {
  const found = await Promise.all(hosts.map(async (host) => ({ host, value: await work(host).catch((cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause)))) })))
  const [first] = found
  if (first?.value instanceof Error && found.every(({ value }) => value instanceof Error)) throw first.value
  return found
}

async function resolveHosts({ hosts }: PostgresTarget): Promise<string> {
  const found = await forEachHost(hosts, ({ host }) => resolveHost(host))
  return found.map(({ host, value }) => (value instanceof Error ? `${host.host} is not known.` : value)).join(' ')
}

interface Reachable {
  readonly open: readonly string[]
  readonly shut: readonly string[]
}

async function reachPorts({ hosts }: PostgresTarget, signal: AbortSignal): Promise<Reachable> {
  const found = await forEachHost(hosts, (host) => reachPort(host, signal))
  const named = (isShut: boolean): readonly string[] => found.filter(({ value }) => value instanceof Error === isShut).map(({ host }) => hostLabel(host))
  return { open: named(false), shut: named(true) }
}

function describePorts({ open, shut }: Reachable): Finding {
  if (shut.length === 0) return { detail: `Something listens at ${open.join(' and ')}.` }
  return { outcome: 'warned', detail: `Something listens at ${open.join(' and ')}, nothing at ${shut.join(' and ')}.`, remedy: 'Pitwall takes the first that will do.' }
}

async function resolveHost(host: string): Promise<string> {
  if (host.startsWith('/')) return `${host} is the folder of a Unix socket.`
  const addresses = await lookup(host, { all: true })
  return `${host} is ${addresses.map(({ address }) => address).join(', ')}.`
}

function reachPort({ host, port }: HostPort, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = host.startsWith('/') ? connectSocket(`${host}/.s.PGSQL.${String(port)}`) : connectSocket({ host, port })
    signal.addEventListener('abort', () => socket.destroy(), { once: true })
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })
}

async function logIn(connections: Connections, { signal }: Deadline): Promise<void> {
  await connections.locate(signal)
  const lease = await connections.lease(signal)
  lease.release()
}

/** The server's own word that a write would be refused. */
async function readOnlySession(reader: Reader, deadline: Deadline): Promise<ServerFacts> {
  const facts = await checkServer(reader, systemClock, deadline)
  if (!facts.readOnly) throw new Error('The server did not make this session read-only')
  return facts
}

function describeRole(facts: ServerFacts | null): Finding {
  switch (facts?.role) {
    case 'cannot-write':
      return { detail: 'This role cannot write anything in this database.' }
    case 'could-write':
      return { outcome: 'warned', detail: `This role could write: it ${facts.roleReason ?? 'may'}. Only the session is read-only.`, remedy: 'Give Pitwall a role of its own that has SELECT alone.' }
    default:
      return { outcome: 'warned', detail: 'What this role may do could not be found out.' }
  }
}
