/** The contrast of whatever is written upon whatever, by WCAG 2.2, in every theme and with every pair for gain and loss. */
import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const text = await readFile(resolve(import.meta.dirname, 'tokens.css'), 'utf8')

/** What each rule of the style sheet sets, in its order. */
const rules = [...text.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  wants: [...selector.matchAll(/\[data-(\w+)='([\w-]+)'\]/g)].map(([, name = '', value = '']) => ({ name, value })),
  tokens: [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value] as const)
}))

/** All tokens for a document with these attributes: of two rules that both hold the one that asks for more wins, as in CSS. */
function tokensFor(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const held = rules.filter(({ wants }) => wants.every(({ name, value }) => attributes[name] === value))
  return new Map(held.sort((a, b) => Math.min(a.wants.length, 2) - Math.min(b.wants.length, 2)).flatMap(({ tokens }) => tokens))
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number]

function colour(tokens: ReadonlyMap<string, string>, name: string): Colour {
  const hex = /^#([0-9a-f]{6})([0-9a-f]{2})?$/.exec(tokens.get(name) ?? '')
  if (hex === null) throw new Error(`--${name} is no colour: ${tokens.get(name) ?? 'not set'}`)
  const [, rgb = '', alpha = 'ff'] = hex
  const at = (place: number): number => Number.parseInt(rgb.slice(place, place + 2), 16)
  return [at(0), at(2), at(4), Number.parseInt(alpha, 16) / 255]
}

function over([r, g, b, a]: Colour, [R, G, B]: Colour): Colour {
  const mix = (front: number, back: number): number => front * a + back * (1 - a)
  return [mix(r, R), mix(g, G), mix(b, B), 1]
}

/** A channel of sRGB as light. */
function linear(channel: number): number {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Relative luminance, WCAG 2.2. */
function luminance([r, g, b]: Colour): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/** Eyes without red or without green cones see by two channels: Viénot, Brettel and Mollon 1999, for light of sRGB. */
const eyes = { protanopia: { red: 0.11238, blue: 0.00401 }, deuteranopia: { red: 0.29275, blue: -0.02234 } } as const

/** How far apart two colours are to such eyes: CIELAB's difference of 1976 (D65); 2 can just be told apart. */
function apart(a: Colour, b: Colour, { red, blue }: (typeof eyes)[keyof typeof eyes]): number {
  const lab = ([r, g, b0]: Colour): readonly [number, number, number] => {
    const yellow = red * linear(r) + (1 - red) * linear(g)
    const rest = blue * linear(r) - blue * linear(g) + linear(b0)
    const root = (share: number): number => (share > 216 / 24_389 ? Math.cbrt(share) : ((24_389 / 27) * share + 16) / 116)
    const [x, y, z] = [root((0.7700 * yellow + 0.1805 * rest) / 0.9505), root(0.9278 * yellow + 0.0722 * rest), root((0.1385 * yellow + 0.9505 * rest) / 1.089)]
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }
  const [one, other] = [lab(a), lab(b)]
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

function contrast(front: Colour, back: Colour): number {
  const [a, b] = [luminance(over(front, back)), luminance(back)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const GROUNDS = ['desk', 'panel', 'panel-raised', 'row-hover', 'row-selected']
const INKS = ['ink', 'ink-soft', 'ink-faint', 'accent', 'gain', 'loss', 'ok', 'warn', 'bad', 'demo']
const OLD_INKS = ['ink-old', 'ink-soft-old', 'gain-old', 'loss-old', 'ok-old', 'warn-old', 'bad-old', 'accent-old']
/** Which text is written upon which wash, over which grounds. */
const WASHED: readonly (readonly [ink: string, wash: string])[] = [
  ['ink', 'warn-wash'], ['ink-soft', 'warn-wash'], ['warn', 'warn-wash'], ['ink', 'bad-wash'], ['bad', 'bad-wash'], ['ink', 'accent-wash'], ['ink-soft', 'accent-wash'], ['accent', 'accent-wash'],
  ['ink', 'gain-wash'], ['gain', 'gain-wash'], ['ink', 'loss-wash'], ['loss', 'loss-wash']
]
const SHAPES = ['ok', 'warn', 'bad', 'idle', 'accent', 'line-control']
const BORDERS = ['line', 'line-soft', 'line-strong', 'line-control', 'ok-edge', 'warn-edge', 'bad-edge', 'accent-edge', 'demo-edge']

/** Pairs below what is asked for, each with what it has. */
function below(least: number, pairs: readonly (readonly [name: string, ratio: number])[]): readonly string[] {
  return pairs.filter(([, ratio]) => ratio < least).map(([name, ratio]) => `${name}: ${ratio.toFixed(2)}`)
}

const themes = [['dark', 4.5], ['light', 4.5], ['contrast', 7]] as const
const pairs = ['teal-orange', 'blue-orange', 'green-red'] as const

describe.each(themes)('in the theme %s', (theme, least) => {
  describe.each(pairs)('with %s for gain and loss', (gain) => {
    const tokens = tokensFor({ theme, gain })
    const on = (inks: readonly string[], grounds: readonly string[]): readonly (readonly [string, number])[] =>
      inks.flatMap((ink) => grounds.map((ground) => [`${ink} on ${ground}`, contrast(colour(tokens, ink), colour(tokens, ground))] as const))

    it(`writes everything at ${String(least)}:1 or more`, () => {
      expect(below(least, [...on([...INKS, ...OLD_INKS], GROUNDS), ...on(['accent-ink'], ['accent'])])).toEqual([])
    })

    it('keeps that where something is washed with colour', () => {
      const washed = WASHED.map(([ink, wash]) => [`${ink} on ${wash}`, contrast(colour(tokens, ink), over(colour(tokens, wash), colour(tokens, 'panel')))] as const)
      expect(below(least, washed)).toEqual([])
    })

    it('shows every shape that means something at 3:1 or more', () => {
      expect(below(3, on(SHAPES, GROUNDS))).toEqual([])
    })
  })
})

const safe = themes.flatMap(([theme]) => (['teal-orange', 'blue-orange'] as const).flatMap((gain) => (['protanopia', 'deuteranopia'] as const).map((kind) => ({ theme, gain, kind }))))

it.each(safe)('keeps gain and loss apart in $theme, $gain, to eyes with $kind', ({ theme, gain, kind }) => {
  const tokens = tokensFor({ theme, gain })
  expect(apart(colour(tokens, 'gain'), colour(tokens, 'loss'), eyes[kind])).toBeGreaterThan(30)
})

it('writes the letters of link groups at 4.5:1 or more', () => {
  const tokens = tokensFor({})
  const letters = [['link-light-ink', ['link-red', 'link-green', 'link-blue']], ['link-dark-ink', ['link-yellow']]] as const
  expect(below(4.5, letters.flatMap(([ink, grounds]) => grounds.map((ground) => [`${ink} on ${ground}`, contrast(colour(tokens, ink), colour(tokens, ground))] as const)))).toEqual([])
})

it('has borders of 3:1 or more where high contrast is asked for', () => {
  const tokens = tokensFor({ theme: 'contrast' })
  expect(below(3, BORDERS.flatMap((line) => ['desk', 'panel', 'panel-raised'].map((ground) => [`${line} on ${ground}`, contrast(colour(tokens, line), colour(tokens, ground))] as const)))).toEqual([])
})

/** Shares nothing with the desk, whose style sheets may be what failed. */
const CRASH_PAGE = /^crash[\\/]/

it('is the only place of colours', async () => {
  const folder = resolve(import.meta.dirname, '..')
  const sheets = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.css') && !file.endsWith('tokens.css') && !CRASH_PAGE.test(file))
  expect(sheets.length).toBeGreaterThan(20)
  const found = await Promise.all(sheets.map(async (file) => [...(await readFile(resolve(folder, file), 'utf8')).matchAll(/:[^;{]*(?:#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\()[^;{]*;/gi)].map(([line]) => `${file}${line}`)))
  expect(found.flat()).toEqual([])
})
