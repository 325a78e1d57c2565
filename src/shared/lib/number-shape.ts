/** How a language writes numbers: which marks part its digits, and where. Asked of the system once, so that digits need no float. */

export interface NumberShape {
  /** Between groups of digits. */
  readonly group: string
  readonly decimal: string
  /** Digits of the last group, and of those before it: 3 and 3, in India 3 and 2. */
  readonly last: number
  readonly others: number
  /** Fewer digits than these are not grouped: in Spanish 1234 is not. */
  readonly from: number
}

/** What numbers are written in where nothing else is known. */
export const PLAIN_LANGUAGE = 'en-US'

const shapes = new Map<string, NumberShape>()

/** @param language BCP 47; one that the system does not know is written as English is */
export function numberShape(language: string): NumberShape {
  let shape = shapes.get(language)
  if (shape === undefined) {
    shape = asked(language)
    shapes.set(language, shape)
  }
  return shape
}

function formatIn(language: string): Intl.NumberFormat {
  const options = { numberingSystem: 'latn', minimumFractionDigits: 1 }
  try {
    return new Intl.NumberFormat(language, options)
  } catch {
    // A RangeError: no language has this name.
    return new Intl.NumberFormat(PLAIN_LANGUAGE, options)
  }
}

function asked(language: string): NumberShape {
  const format = formatIn(language)
  const parts = format.formatToParts(12_345_678_901.5)
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length)
  const markOf = (wanted: 'group' | 'decimal', usual: string): string => parts.find(({ type }) => type === wanted)?.value ?? usual
  const isGrouped = (number: number): boolean => format.formatToParts(number).some(({ type }) => type === 'group')
  const last = groups.at(-1) ?? 3
  return { group: markOf('group', ''), decimal: markOf('decimal', '.'), last, others: groups.at(-2) ?? 3, from: isGrouped(1_234) ? last + 1 : last + 2 }
}

/** @param whole digits only */
export function groupDigits(whole: string, { group, last, others, from }: NumberShape): string {
  if (whole.length < from) return whole
  const groups = [whole.slice(-last)]
  for (let end = whole.length - last; end > 0; end -= others) groups.unshift(whole.slice(Math.max(0, end - others), end))
  return groups.join(group)
}

/** A number as it is written in that language, with the marks of English: for what reads numbers back. */
export function inEnglish(text: string, { group, decimal }: NumberShape): string {
  if (group === ',' && decimal === '.') return text
  // People type an ordinary space, or an ordinary apostrophe, where the language has a special one.
  const isGroup = (mark: string): boolean => mark === group || (/\s/.test(group) && /\s/.test(mark)) || (group === '\u2019' && mark === "'")
  return Array.from(text, (mark) => (mark === decimal ? '.' : isGroup(mark) ? ',' : mark)).join('')
}
