/** Where everything of one user lives, below Electron's user-data folder. Demo and own desk never share a file. */
import { join } from 'node:path'
import { workspacesPath } from '../windows/start-screen.js'

export interface AppPaths {
  readonly settings: string
  readonly secret: string
  readonly workspaces: string
  readonly alertRules: string
  readonly webhookSecret: string
  readonly deadManSecret: string
  readonly log: string
}

export function appPaths(userData: string): AppPaths {
  return {
    settings: join(userData, 'settings.json'),
    secret: join(userData, 'postgres-password.sealed'),
    workspaces: workspacesPath(userData),
    alertRules: join(userData, 'alert-rules.json'),
    webhookSecret: join(userData, 'alert-webhook.sealed'),
    deadManSecret: join(userData, 'dead-man.sealed'),
    log: join(userData, 'logs', 'pitwall.log')
  }
}

export interface DeskPaths {
  readonly snapshot: string
  readonly alerts: string
  /** Past desks, apart from the desk's own file: damage to one never costs the other. */
  readonly history: string
  /** The demo desk's own Postgres and whatever else it keeps. */
  readonly demo: string
}

export function deskPaths(userData: string, desk: 'demo' | 'own'): DeskPaths {
  return { snapshot: join(userData, desk, 'snapshot.sqlite'), alerts: join(userData, desk, 'alerts.sqlite'), history: join(userData, desk, 'history.sqlite'), demo: join(userData, 'demo') }
}
