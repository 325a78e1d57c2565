/** Environment variables that override settings (README has the table). Names follow libpq where libpq has one. */
import { settings as settingsSchema, type Settings, type SettingsIssue } from '../../shared/config/settings.js'

type Env = Readonly<Record<string, string | undefined>>

interface Override {
  readonly variable: string
  /** Dotted path in the settings. */
  readonly field: string
  readonly kind: 'text' | 'number' | 'boolean' | 'list'
}

export const overrides: readonly Override[] = [
  { variable: 'PITWALL_DESK', field: 'desk', kind: 'text' },
  { variable: 'PITWALL_POSTGRES_URL', field: 'postgres.url', kind: 'text' },
  { variable: 'PGHOST', field: 'postgres.host', kind: 'text' },
  { variable: 'PGPORT', field: 'postgres.port', kind: 'number' },
  { variable: 'PGDATABASE', field: 'postgres.database', kind: 'text' },
  { variable: 'PGUSER', field: 'postgres.user', kind: 'text' },
  { variable: 'PGSSLMODE', field: 'postgres.sslMode', kind: 'text' },
  { variable: 'PGSSLROOTCERT', field: 'postgres.sslRootCert', kind: 'text' },
  { variable: 'PGSSLCERT', field: 'postgres.sslCert', kind: 'text' },
  { variable: 'PGSSLKEY', field: 'postgres.sslKey', kind: 'text' },
  { variable: 'PGTARGETSESSIONATTRS', field: 'postgres.targetSession', kind: 'text' },
  { variable: 'PGCONNECT_TIMEOUT', field: 'postgres.connectTimeoutSeconds', kind: 'number' },
  { variable: 'PITWALL_SCHEMA', field: 'postgres.schema', kind: 'text' },
  { variable: 'PITWALL_MAX_CONNECTIONS', field: 'postgres.maxConnections', kind: 'number' },
  { variable: 'PITWALL_IB_ENABLED', field: 'ib.enabled', kind: 'boolean' },
  { variable: 'PITWALL_IB_HOST', field: 'ib.host', kind: 'text' },
  { variable: 'PITWALL_IB_PORT', field: 'ib.port', kind: 'number' },
  { variable: 'PITWALL_IB_CLIENT_ID', field: 'ib.clientId', kind: 'number' },
  { variable: 'PITWALL_IB_ACCOUNT', field: 'ib.account', kind: 'text' },
  { variable: 'PITWALL_IB_CONNECT_TIMEOUT', field: 'ib.connectTimeoutSeconds', kind: 'number' },
  { variable: 'PITWALL_IB_HANDSHAKE_TIMEOUT', field: 'ib.handshakeTimeoutSeconds', kind: 'number' },
  { variable: 'PITWALL_IB_REQUESTS_PER_SECOND', field: 'ib.requestsPerSecond', kind: 'number' },
  { variable: 'PITWALL_IB_MARKET_DATA_LINES', field: 'ib.marketDataLines', kind: 'number' },
  { variable: 'PITWALL_IB_RESTART_AT', field: 'ib.gatewayRestartAt', kind: 'text' },
  { variable: 'PITWALL_IB_REGIONS', field: 'ib.regions', kind: 'list' }
]

function valueOf(text: string, kind: Override['kind']): unknown {
  if (kind === 'number') return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
  if (kind === 'boolean') return { true: true, '1': true, false: false, '0': false }[text.toLowerCase()] ?? text
  if (kind === 'list') return text.split(',').map((item) => item.trim()).filter((item) => item !== '')
  return text
}

function withField(settings: Settings, field: string, value: unknown): unknown {
  const [group, member] = field.split('.')
  if (group === undefined) return settings
  if (member === undefined) return { ...settings, [group]: value }
  return { ...settings, [group]: { ...(settings[group as keyof Settings] as object), [member]: value } }
}

export interface Overridden {
  readonly settings: Settings
  /** Field -> the variable that set it. */
  readonly overridden: Readonly<Record<string, string>>
  readonly issues: readonly SettingsIssue[]
}

/** libpq lists the ports of several hosts in PGPORT: here they stand with their hosts. */
function withPortsAtHosts(env: Env): Env {
  const { PGHOST: hosts = '', PGPORT: ports = '' } = env
  if (!ports.includes(',') || hosts === '') return env
  const each = ports.split(',').map((port) => port.trim())
  const names = hosts.split(',')
  if (each.length !== names.length) return env
  const place = (host: string, port: string): string => (port === '' ? host : host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)
  return { ...env, PGHOST: names.map((host, index) => place(host.trim(), each[index] ?? '')).join(','), PGPORT: undefined }
}

/** Applies the environment. A variable with an impossible value is named and ignored. */
export function applyEnvironment(settings: Settings, given: Env): Overridden {
  const env = withPortsAtHosts(given)
  const overridden: Record<string, string> = {}
  const issues: SettingsIssue[] = []
  let current = settings
  for (const { variable, field, kind } of overrides) {
    const text = env[variable]
    if (text === undefined || text === '') continue
    const parsed = settingsSchema.safeParse(withField(current, field, valueOf(text, kind)))
    if (parsed.success) {
      current = parsed.data
      overridden[field] = variable
      continue
    }
    issues.push({
      field: variable,
      value: field === 'postgres.url' ? '(hidden)' : text,
      problem: parsed.error.issues.map((issue) => issue.message).join('; '),
      remedy: `Correct or unset ${variable}; the setting ${field} is used until then.`
    })
  }
  return { settings: current, overridden, issues }
}
