/** The words of colour links. */
import { inLanguage } from './words.js'

const english = {
  label: (panel: string) => `Link colour of ${panel}`,
  offer: 'Not linked. Panels of one colour show the same instrument',
  linked: (color: string) => `Linked by ${color}: the panels of this colour show the same instrument`,
  none: 'Not linked',
  colors: { red: 'red', green: 'green', blue: 'blue', yellow: 'yellow' },
  letters: { red: 'R', green: 'G', blue: 'B', yellow: 'Y' },
  link: (panel: string, color: string) => `Link ${panel} by ${color}`,
  unlink: (panel: string) => `Unlink ${panel}`,
  lookedFor: 'colour color link group panel instrument',
  find: 'Go to an instrument',
  findWords: 'symbol ticker contract link type ahead',
  findPlaceholder: 'Symbol of an instrument'
} as const

export const linksText = inLanguage(english)
