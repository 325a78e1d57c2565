/** The sounds of alerts: a few tones each, made here, so that there is no file to load and none to be missing. */
import type { AlertSeverity } from '../../shared/domain/alerts/alert.js'

interface Tone {
  /** Hertz. */
  readonly pitch: number
  /** Seconds after the beginning, and how long. */
  readonly at: number
  readonly lasts: number
}

/** Told apart by how many tones there are and by which way they go, not by loudness alone. */
const tones: Readonly<Record<AlertSeverity, readonly Tone[]>> = {
  info: [{ pitch: 880, at: 0, lasts: 0.18 }],
  warning: [{ pitch: 660, at: 0, lasts: 0.18 }, { pitch: 660, at: 0.22, lasts: 0.28 }],
  critical: [{ pitch: 988, at: 0, lasts: 0.16 }, { pitch: 740, at: 0.18, lasts: 0.16 }, { pitch: 988, at: 0.4, lasts: 0.16 }, { pitch: 740, at: 0.58, lasts: 0.34 }]
}

/** Seconds in which a tone comes and goes: cut off it would click. */
const EDGE = 0.012
/** Full scale of two speakers is louder than any desk needs. */
const LOUDEST = 0.6

let context: AudioContext | null = null

/**
 * @param volume 0 to 100; heard as half as loud at half of it, so it goes by the square
 * @rejects where there is no way to sound anything
 */
export async function playAlertSound(severity: AlertSeverity, volume: number): Promise<void> {
  if (volume <= 0) return
  context ??= new AudioContext()
  await context.resume()
  const gain = context.createGain()
  gain.gain.value = LOUDEST * (Math.min(volume, 100) / 100) ** 2
  gain.connect(context.destination)
  const begin = context.currentTime + EDGE
  const ends = tones[severity].map((tone) => sound(gain, begin, tone))
  const last = ends.at(-1)
  if (last !== undefined) last.onended = () => { gain.disconnect() }
}

function sound(output: GainNode, begin: number, { pitch, at, lasts }: Tone): OscillatorNode {
  const { context: audio } = output
  const [oscillator, shape] = [new OscillatorNode(audio, { type: 'triangle', frequency: pitch }), new GainNode(audio, { gain: 0 })]
  const [from, until] = [begin + at, begin + at + lasts]
  shape.gain.setValueAtTime(0, from)
  shape.gain.linearRampToValueAtTime(1, from + EDGE)
  shape.gain.setValueAtTime(1, until - EDGE)
  shape.gain.linearRampToValueAtTime(0, until)
  oscillator.connect(shape).connect(output)
  oscillator.start(from)
  oscillator.stop(until)
  return oscillator
}
