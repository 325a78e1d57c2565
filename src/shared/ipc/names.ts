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
  'alerts:list',
  'alerts:state',
  'alerts:acknowledge',
  'alerts:snooze',
  'alerts:mute',
  'alerts:unmute',
  'alerts:pause',
  'alerts:digest',
  'alerts:test-delivery',
  'alerts:addresses',
  'alerts:save-address',
  'alerts:rules',
  'alerts:save-rule',
  'alerts:delete-rule',
  'alerts:preview',
  'history:moments',
  'history:open',
  'app:about',
  'app:diagnostics',
  'app:crash',
  'app:menu',
  'app:do',
  'app:link'
] as const
export type RequestName = (typeof requestNames)[number]

export const eventNames = ['desk:patch', 'desk:status', 'bars:update', 'alerts:changed', 'app:action'] as const
export type EventName = (typeof eventNames)[number]
