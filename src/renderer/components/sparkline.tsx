/** A few numbers as a line of bars, the latest at the right end. What they say is in words too. */
import styles from './sparkline.module.css'

const HEIGHT = 16

export interface SparklineProps {
  /** Each with what tells it from the others; none is below zero. */
  readonly bars: readonly { readonly id: number; readonly value: number }[]
  /** For how many there is room: fewer stand at the right end. */
  readonly room: number
  /** The whole of it for who cannot see it, and for the tooltip. */
  readonly words: string
}

export function Sparkline({ bars, room, words }: SparklineProps): React.JSX.Element {
  const most = Math.max(0, ...bars.map(({ value }) => value))
  const scale = most === 0 ? 0 : HEIGHT / most
  return (
    <svg className={styles['spark']} role="img" aria-label={words} viewBox={`0 0 ${String(room)} ${String(HEIGHT)}`} preserveAspectRatio="none" data-runs={bars.length}>
      <title>{words}</title>
      {bars.map(({ id, value }, index) => {
        const height = Math.max(1, value * scale)
        return <rect key={id} x={room - bars.length + index} y={HEIGHT - height} width={0.8} height={height} />
      })}
    </svg>
  )
}
