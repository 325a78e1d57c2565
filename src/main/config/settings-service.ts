/** The settings in force: the file, overridden by the environment; and how they are shown and saved. */
import type { PostgresSettings, Settings, SettingsIssue } from '../../shared/config/settings.js'
import type { RequestInput, SettingsView } from '../../shared/ipc/contract.js'
import { applyEnvironment } from './environment.js'
import { defaultSettings } from './parse-settings.js'
import type { Passwords } from './passwords.js'
import type { SettingsFile } from './settings-file.js'
import { withoutUrlPassword } from '../postgres/connection-url.js'
import type { HostPort } from '../postgres/hosts.js'
import { lookedUpBy, targetOf } from './postgres-url.js'

export interface SettingsServiceOptions {
  readonly file: SettingsFile
  readonly passwords: Passwords
  readonly env: Readonly<Record<string, string | undefined>>
  /** What else was wrong in how this run was started: shown with what is wrong in the settings. */
  readonly given?: readonly SettingsIssue[]
}

export class SettingsService {
  #filed: Settings = defaultSettings
  #fileIssues: readonly SettingsIssue[] = []

  constructor(private readonly options: SettingsServiceOptions) {}

  async load(): Promise<void> {
    const { settings, issues } = await this.options.file.load()
    this.#filed = settings
    this.#fileIssues = issues
  }

  /** What is in force now. */
  get settings(): Settings {
    return applyEnvironment(this.#filed, this.options.env).settings
  }

  /**
   * The password for these Postgres settings, at one of their hosts: from the URL (an environment's), else wherever one is
   * kept. Never leaves main.
   * @throws OpenPasswordFileError
   */
  async password(postgres: PostgresSettings, at?: HostPort): Promise<string | undefined> {
    const target = targetOf(postgres)
    if (target?.password !== undefined) return target.password
    const { from, value } = await this.options.passwords.find(lookedUpBy(target, at))
    if (from === 'none') await this.options.passwords.complainOfFile()
    return value
  }

  /** What the settings screen shows: no secret in it. */
  async view(): Promise<SettingsView> {
    const { settings, overridden, issues } = applyEnvironment(this.#filed, this.options.env)
    const target = targetOf(settings.postgres)
    return {
      settings: { ...settings, postgres: { ...settings.postgres, url: withoutUrlPassword(settings.postgres.url) } },
      overridden: { ...overridden },
      issues: [...this.#fileIssues, ...issues, ...(this.options.given ?? [])],
      path: this.options.file.path,
      secret: { ...this.options.passwords.describeKeychain(), password: target?.password !== undefined ? 'environment' : (await this.options.passwords.find(lookedUpBy(target))).from }
    }
  }

  /**
   * Saves what the screen says. Fields that the environment overrides keep the file's own value; a password in the URL
   * goes where passwords are kept, not into the file.
   * @throws the file system's own error; nothing has changed then
   */
  async save({ settings, password }: RequestInput<'settings:save'>): Promise<void> {
    const url = withoutUrlPassword(settings.postgres.url)
    const clean: Settings = { ...settings, postgres: { ...settings.postgres, url } }
    // The screen was never told the password of a URL that somebody wrote into the file: it is kept when the file loses it.
    const written = withoutUrlPassword(this.#filed.postgres.url) === url ? this.#filed.postgres : settings.postgres
    const typed = password ?? targetOf(settings.postgres)?.password ?? targetOf(written)?.password ?? null
    const { overridden } = applyEnvironment(this.#filed, this.options.env)
    const filed = keepFiled(clean, this.#filed, Object.keys(overridden))
    await this.options.file.save(filed)
    this.#filed = filed
    this.#fileIssues = []
    if (typed !== null) await this.options.passwords.keep(typed)
  }
}

/** `settings` with the fields named taken from `filed`. */
function keepFiled(settings: Settings, filed: Settings, fields: readonly string[]): Settings {
  const pick = <G extends 'postgres' | 'ib' | 'appearance'>(group: G): Settings[G] => {
    const kept = Object.entries(filed[group]).filter(([member]) => fields.includes(`${group}.${member}`))
    return { ...settings[group], ...Object.fromEntries(kept) }
  }
  return {
    version: settings.version,
    desk: fields.includes('desk') ? filed.desk : settings.desk,
    postgres: pick('postgres'),
    ib: pick('ib'),
    appearance: pick('appearance'),
    watchList: settings.watchList,
    shortcuts: settings.shortcuts,
    notifications: settings.notifications,
    desktop: settings.desktop
  }
}
