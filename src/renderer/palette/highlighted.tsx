/** A title with the letters marked that fit what was typed. */
import styles from './palette.module.css'

export interface HighlightedProps {
  readonly text: string
  /** Indices, rising. */
  readonly letters: readonly number[]
}

interface Run {
  readonly text: string
  readonly isMarked: boolean
}

function runsOf(text: string, letters: readonly number[]): readonly Run[] {
  const marked = new Set(letters)
  const runs: Run[] = []
  for (let index = 0; index < text.length; index += 1) {
    const isMarked = marked.has(index)
    const last = runs.at(-1)
    const letter = text[index] ?? ''
    if (last?.isMarked === isMarked) runs[runs.length - 1] = { text: last.text + letter, isMarked }
    else runs.push({ text: letter, isMarked })
  }
  return runs
}

export function Highlighted({ text, letters }: HighlightedProps): React.JSX.Element {
  // Runs have no identity but their place.
  return <span className={styles['title']}>{runsOf(text, letters).map((run, index) => (run.isMarked ? <mark key={index} className={styles['mark']}>{run.text}</mark> : <span key={index}>{run.text}</span>))}</span>
}
