/** Counts the backends that serve us, on a connection of its own, over restarts and freezes of the server. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import type { TempPostgres } from '../../test/fixtures/temp-postgres.js'

const LOOK_MS = 2

export class BackendCount {
  /** The most ever seen. */
  most = 0
  #over = false
  #admin: Client | null = null
  readonly #counting: Promise<void>

  constructor(private readonly server: TempPostgres) {
    this.#counting = this.#count()
  }

  async now(): Promise<number> {
    this.#admin ??= await this.server.admin()
    const { rows } = await this.#admin.query<{ count: number }>("SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'pitwall'")
    return rows[0]?.count ?? 0
  }

  async stop(): Promise<void> {
    this.#over = true
    await this.#counting
  }

  async #count(): Promise<void> {
    while (!this.#over) {
      try {
        this.most = Math.max(this.most, await this.now())
      } catch {
        this.#admin = null // The server is being restarted.
      }
      await pause(LOOK_MS)
    }
  }
}
