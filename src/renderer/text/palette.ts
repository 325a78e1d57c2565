/** Words of the command palette and the shortcut sheet. */
import { inLanguage } from './words.js'

const english = {
  label: 'Command palette',
  placeholder: 'Find an action, instrument, panel or setting',
  escape: 'Esc',
  inAll: (count: string) => `${count} in all`,
  found: (count: string) => `${count} found`,
  choose: 'choose',
  doIt: 'do it',
  close: 'close',
  groups: {
    Recent: 'Recent', 'Go to': 'Go to', Instruments: 'Instruments', 'On this screen': 'On this screen', Desk: 'Desk', View: 'View', Workspace: 'Workspace', Settings: 'Settings', Help: 'Help', Broker: 'Broker'
  },
  searchBroker: (search: string) => `Search the broker for “${search}”`,
  opensChart: 'opens a chart',
  panel: (title: string) => `Panel: ${title}`,
  panelWords: 'focus',
  account: (account: string) => `Show account ${account}`,
  accountWords: 'account filter',
  held: 'held',
  watched: 'watched',
  instrumentWords: (symbol: string, name: string, description: string) => `${symbol} ${name} ${description} chart`,
  settingWords: (field: string) => `setting preferences ${field}`,
  sheet: {
    title: 'Keyboard shortcuts',
    change: 'Change…'
  },
  keys: {
    inTable: {
      title: 'In a table',
      move: 'From cell to cell', page: 'By a page', ends: 'First and last column', sort: 'On a header: sort', details: 'On a row: its details',
      select: 'Select cells; with Space whole rows, with Ctrl+A all', group: 'Group by the column; with Shift within the groups', chart: "The row's chart", unwatch: 'In the watch list: take off'
    },
    inChart: { title: 'In a chart', move: 'From bar to bar', zoom: 'Closer and wider', all: 'All of it' }
  }
} as const

export const paletteText = inLanguage(english)
