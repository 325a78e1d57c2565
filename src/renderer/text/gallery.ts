/** Words of the gallery of components, which developers see. */
import { inLanguage } from './words.js'

const english = {
  title: 'Component gallery',
  colours: 'Colours, as text upon each ground',
  sizes: 'Type',
  buttons: 'Buttons, choices and keys',
  chips: 'Chips',
  freshness: 'Freshness',
  figures: 'Figures',
  meters: 'Meters and sparklines',
  panels: 'Panels by state',
  empty: 'Instead of rows',
  grid: 'Data grid',
  over: 'Dialog, menu and toast',
  sample: 'The quick trader 1,234.56',
  plain: 'Plain',
  primary: 'Primary',
  disabled: 'Disabled',
  choice: 'Density',
  severalOfMany: 'Tones',
  amounts: 'Account',
  openDialog: 'Open a dialog',
  dialogTitle: 'Open this page in the browser?',
  dialogBody: 'It leads out of Pitwall: https://www.example.com',
  tellToast: 'Tell a toast',
  toast: '41 rows saved to positions.csv',
  menuHint: 'The menu of a column opens by a right click on its header, or by Shift+F10.',
  profit: 'Daily P&L',
  definition: 'Since the last reset of the account',
  runs: '24 runs: 3 ms to 31 ms, median 12 ms',
  rows: 'Rows of the panel',
  none: 'No signals',
  noneDetail: 'No strategy has fired a signal that the database knows of.',
  waiting: 'Waiting for signals',
  waitingDetail: 'Postgres: connecting for 2 s. An attempt that takes longer than 10 s is given up and made again.',
  failed: 'Signals failed',
  failedDetail: "A fault of Pitwall's own. The data are safe; the other panels go on.",
  again: 'Show it again'
} as const

export const galleryText = inLanguage(english)
