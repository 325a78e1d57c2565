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
  traded: 'on the desk',
  instrumentWords: (symbol: string, name: string, description: string) => `${symbol} ${name} ${description} chart`,
  settingWords: (field: string) => `setting preferences ${field}`,
  sheet: {
    title: 'Keyboard shortcuts',
    change: 'Change…'
  },
  keys: {
    inTable: {
      title: 'In a table',
      move: 'From cell to cell', page: 'By a page', ends: 'First and last column', type: 'To a row, by how it begins', details: 'On a row: its details', chart: "The row's chart",
      filter: 'Filter by the column', menu: 'Menu of the column: sort, pin, hide, export', copy: 'Copy what is shown, or what is selected',
      select: 'Select cells; with Space whole rows, with Ctrl+A all', clear: 'Undo the selection, close details, clear filters', group: 'Group by the column; with Shift within the groups', turn: 'On a group: close and open',
      sort: 'On a header: sort', sortToo: 'On a header: sort by it too', widen: 'On a header: narrower and wider', moveColumn: 'On a header: move the column', unwatch: 'In the watch list: take off'
    },
    inChart: { title: 'In a chart', move: 'From bar to bar', zoom: 'Closer and wider', pan: 'In a curve: earlier and later', ranges: 'Ranges, in their order', all: 'All of it' },
    inAlerts: { title: 'In the list of alerts', move: 'Down and up', choose: 'Choose one of many', details: 'All that is known of it', acknowledge: 'Acknowledge', note: 'Write a note', row: 'To its row', then: 'To the desk of then', search: 'Search' }
  }
} as const

export const paletteText = inLanguage(english)
