/** The words of the native menus and of the system's dialogs. Those of the page are in src/renderer/text. */

export const menuWords = {
  file: '&File',
  edit: '&Edit',
  view: '&View',
  desk: '&Desk',
  window: '&Window',
  help: '&Help'
} as const

export const linkWords = {
  title: 'Leave Pitwall?',
  message: (host: string) => `Open ${host} in your browser?`,
  open: 'Open in browser',
  stay: 'Stay here'
} as const

export const hungPageWords = {
  message: 'The desk does not answer',
  detail: 'What it shows may be old. Main goes on watching and keeping the desk, and nothing is traded.\n\nLoading it again loses nothing but what is being typed and was not saved.',
  wait: 'Wait',
  again: 'Load the desk again'
} as const

export const deadPageWords = {
  message: "Pitwall's window cannot show anything",
  detail: (reason: string) => `Its page ends as soon as it begins (${reason}). Nothing is traded, and the last desk is kept.`,
  again: 'Try again',
  quit: 'Quit'
} as const

export const crashWords = {
  message: 'Pitwall has to close',
  detail: (fault: string) => `${fault}\n\nNothing is traded. The last desk is saved and will be shown at the next start.`,
  again: 'Start again',
  copy: 'Copy diagnostics and close',
  close: 'Close'
} as const
