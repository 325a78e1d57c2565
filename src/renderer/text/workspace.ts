/** Words of the workspace. */
import { inLanguage } from './words.js'

const english = {
  title: 'Workspace',
  workspaces: 'Workspaces',
  named: (name: string) => `Workspace: ${name}`,
  inWorkspace: 'in the workspace',
  showPanel: (title: string) => `Show panel: ${title}`,
  panels: {
    risk: 'Risk figures',
    'position-summary': 'Open positions',
    positions: 'All positions',
    orders: 'Open orders',
    fills: 'Fills',
    chart: 'Chart',
    'watch-list': 'Watch list',
    equity: 'Equity and drawdown',
    exposure: 'Exposure',
    'latest-signals': 'Latest signals',
    signals: 'Signals and traces',
    'services-board': 'Services at a glance',
    services: 'Services',
    'pilot-figures': 'Pilot figures',
    'pilot-curve': 'Pilot curve',
    'pilot-groups': 'Pilot results',
    'pilot-days': 'Pilot days',
    'pilot-trades': 'Paper trades',
    alerts: 'Alerts',
    session: 'Broker session',
    farms: 'Data farms',
    budgets: 'Budgets',
    machine: 'Machine',
    notices: 'Broker notices',
    streams: 'Streams'
  },
  unknownPanel: {
    title: 'A panel that this Pitwall does not know',
    detail: (name: string) => `The layout names “${name}”. Another version of Pitwall may have it; close it here if it is not missed.`
  },
  empty: { title: 'Nothing here', detail: 'Add a panel, or drag one here.' },
  add: 'Add panel',
  addTitle: 'Add a panel to this workspace',
  isShown: 'in this workspace',
  more: 'Workspace menu',
  menu: {
    create: 'New workspace…',
    rename: 'Rename…',
    duplicate: 'Duplicate',
    remove: 'Delete…',
    reset: 'Reset the layout'
  },
  dialog: {
    name: 'Name',
    base: 'Begin with the layout of',
    cancel: 'Cancel',
    create: { title: 'New workspace', act: 'Create' },
    rename: { title: 'Rename the workspace', act: 'Rename' },
    remove: { title: (name: string) => `Delete “${name}”?`, detail: 'Its layout is lost. Panels, tables and data are not touched.', act: 'Delete' },
    reset: { title: (name: string) => `Reset “${name}”?`, detail: (base: string) => `Its panels go back to where ${base} has them as it comes with Pitwall. The arrangement of now is lost.`, act: 'Reset' }
  },
  bases: { monitor: 'Monitor', review: 'Review', incident: 'Incident' },
  issue: {
    whole: (problem: string, keptAs: string | null) => `The workspaces could not be read: ${problem}. ${keptAs === null ? 'Those that come with Pitwall are shown.' : `Those that come with Pitwall are shown; the file as it was is kept as ${keptAs}.`}`,
    one: (name: string, problem: string, keptAs: string | null) => `The layout of “${name}” could not be read: ${problem}. ${keptAs === null ? 'It is as it comes with Pitwall.' : `It is as it comes with Pitwall; the file as it was is kept as ${keptAs}.`}`,
    notKept: (why: string) => `The workspaces are not being kept: ${why}`,
    close: 'Close'
  },
  dock: {
    close: 'Close panel',
    maximize: 'Fill the workspace',
    restore: 'Back to its place',
    popout: 'To a window of its own',
    dockBack: 'Back to the main window',
    splitter: 'Splitter',
    overflow: 'More panels',
    failed: 'The panel failed',
    retry: 'Show it again'
  }
} as const

export const workspaceText = inLanguage(english)
