/** Every setting by a name that also tells which backend it is of, for the palette. In the order of the settings screen. */
import { inLanguage } from './words.js'

const english = {
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
} as const

export const settingNames = inLanguage(english)
