/** Every setting by name: each leads to its field. */
import type { FieldPath } from '../panels/settings/settings-draft.js'
import type { SoughtSetting } from '../panels/settings/sought-setting.js'
import type { PaletteEntry } from './palette-entry.js'

/** Said where nothing around it tells which backend it is of; in the order of the screen. */
const names: Readonly<Record<FieldPath | 'shortcuts', string>> = {
  desk: 'Which desk opens: the demo or your own',
  'postgres.url': 'Postgres URL',
  'postgres.host': 'Postgres host',
  'postgres.port': 'Postgres port',
  'postgres.database': 'Postgres database',
  'postgres.user': 'Postgres user',
  'postgres.schema': 'Postgres schema',
  'postgres.sslMode': 'Postgres TLS',
  'postgres.sslRootCert': "Postgres TLS: authority's certificate",
  'postgres.sslCert': 'Postgres TLS: own certificate',
  'postgres.sslKey': "Postgres TLS: own certificate's key",
  'postgres.targetSession': 'Postgres: which of several servers',
  'postgres.connectTimeoutSeconds': 'Postgres connection timeout',
  'postgres.maxConnections': 'Postgres: most connections',
  'ib.enabled': 'Connect to Interactive Brokers',
  'ib.host': 'IB host',
  'ib.port': 'IB port',
  'ib.clientId': 'IB client id',
  'ib.account': 'IB account to show first',
  'ib.connectTimeoutSeconds': 'IB connection timeout',
  'ib.handshakeTimeoutSeconds': 'IB greeting timeout',
  'ib.requestsPerSecond': 'IB messages per second',
  'ib.marketDataLines': 'IB market data lines',
  'ib.gatewayRestartAt': "IB gateway's daily restart",
  'ib.regions': 'IB servers: where they stand',
  'appearance.theme': 'Theme: dark, light, high contrast or as the system',
  'appearance.density': 'Density of rows',
  'appearance.gainColours': 'Colours of gain and loss',
  'appearance.motion': 'Motion: less of it',
  'appearance.timeZone': 'Zone of times',
  'appearance.zoomPercent': 'Zoom of the page',
  'appearance.numbers': 'How numbers are written',
  'appearance.hideAmounts': 'Hide amounts and sizes: privacy',
  shortcuts: 'Keyboard shortcuts: change them'
}

export function settingEntries(seek: (setting: SoughtSetting) => void): readonly PaletteEntry[] {
  return (Object.keys(names) as (keyof typeof names)[]).map((setting) => ({
    id: `setting-${setting}`, title: names[setting], group: 'Settings', detail: '', words: `setting preferences ${setting.replace(/[A-Z]/g, ' $&')}`, actionId: null, focus: 'own', run: () => { seek(setting) }
  }))
}
