/** Channel names, apart from their schemas so that the preload stays a few lines without a schema library. */

export const requestNames = [
  'desk:open',
  'desk:refresh',
  'desk:painted',
  'settings:get',
  'settings:save',
  'settings:test-postgres',
  'settings:test-ib',
  'bars:show',
  'bars:close',
  'contracts:search',
  'sessions:read',
  'table:save',
  'workspaces:get',
  'workspaces:save',
  'demo:faults',
  'demo:stage',
  'demo:clear',
  'app:about',
  'app:diagnostics',
  'app:crash',
  'app:menu',
  'app:do',
  'app:link'
] as const
export type RequestName = (typeof requestNames)[number]

export const eventNames = ['desk:patch', 'desk:status', 'bars:update', 'app:action'] as const
export type EventName = (typeof eventNames)[number]
