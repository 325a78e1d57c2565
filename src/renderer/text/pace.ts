/** How a backend is read where that is not as usual, and what is said of its silence. In the first chunk. */
import { inLanguage } from './words.js'

const english = {
  slowed: (slice: string, every: string, took: string) => `${slice}: every ${every}, the server took ${took}`,
  replicaUnknown: 'replica, how far behind its primary is not known',
  replicaCurrent: 'replica, caught up with its primary',
  replicaBehind: (lag: string) => `replica, ${lag} behind its primary`,
  silenceOver: (end: string, because: string) => `Beyond what is expected: it should have ended by ${end} (${because})`,
  silence: (end: string, because: string) => `Expected until ${end}, because ${because}`
} as const

export const paceText = inLanguage(english)
