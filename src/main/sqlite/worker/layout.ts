/** The layout of a file, and the way from each older one to the newest. */
import type { Database } from 'better-sqlite3'

/** In order: the n-th brings a file from `user_version` n-1 to n. */
export type Migrations = readonly ((database: Database) => void)[]

export function versionOf(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

/** Brings a file to the newest layout, all or nothing. */
export function migrate(database: Database, migrations: Migrations, target: number = migrations.length): void {
  if (versionOf(database) === target) return
  database.transaction(() => {
    for (let version = versionOf(database); version < target; version += 1) migrations[version]?.(database)
    database.pragma(`user_version = ${String(target)}`)
  })()
}
