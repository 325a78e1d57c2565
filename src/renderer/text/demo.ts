/** Words of the demo desk's menu of faults. The faults themselves are named by the demo desk. */
import { inLanguage } from './words.js'

const english = {
  breakSomething: 'Break something',
  hint: "Break the demo desk's database or gateway, and see what Pitwall says",
  asking: 'Asking the demo desk…',
  clearAll: 'Clear everything',
  broken: 'broken',
  onPurpose: 'Broken on purpose',
  clear: (fault: string) => `Clear: ${fault}`,
  clearHint: (fault: string) => `${fault}: broken on purpose. Press to clear.`,
  more: (count: string) => `and ${count} more`
} as const

export const demoText = inLanguage(english)
