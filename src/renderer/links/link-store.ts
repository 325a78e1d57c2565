/**
 * Colour links, as in terminals: panels of one colour show the same instrument. Each colour remembers what was chosen last in
 * one of its panels, so that a panel that is opened later follows too.
 */
import { create } from 'zustand'
import { keepStorage } from '../stores/keep-storage.js'
import type { ListedContract } from '../panels/chart/instrument-of.js'

export const linkColors = ['red', 'green', 'blue', 'yellow'] as const
export type LinkColor = (typeof linkColors)[number]

export interface LinkedInstrument {
  readonly contract: ListedContract
  /** The panel in which it was chosen; null: from outside of any. */
  readonly by: string | null
}

export interface LinkState {
  /** By panel; one that is not linked is not in it. */
  readonly colors: Readonly<Record<string, LinkColor>>
  readonly chosen: Readonly<Partial<Record<LinkColor, LinkedInstrument>>>
}

const isColor = (value: unknown): value is LinkColor => linkColors.some((color) => color === value)

/** Colours by panel from their JSON text. What cannot be read is passed over: it costs some clicks. */
export function parsedColors(json: string | null): Readonly<Record<string, LinkColor>> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, LinkColor] => isColor(entry[1])))
  } catch {
    return {}
  }
}

const KEY = 'pitwall.links.v1'

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    // The page may be forbidden to keep anything.
    return null
  }
}

function remember(colors: LinkState['colors']): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(colors))
    keepStorage()
  } catch {
    // Full, or forbidden: the colours last as long as the page does.
  }
}

export const useLinks = create<LinkState>(() => ({ colors: parsedColors(remembered()), chosen: {} }))

/** @param color null takes the panel out of its group */
export function linkPanel(panel: string, color: LinkColor | null): void {
  useLinks.setState(({ colors }) => {
    const others = Object.fromEntries(Object.entries(colors).filter(([name]) => name !== panel))
    const next = color === null ? others : { ...others, [panel]: color }
    remember(next)
    return { colors: next }
  })
}

type Named = Pick<ListedContract, 'conId' | 'symbol' | 'localSymbol' | 'secType'>

/** Kinds whose symbol is that of something else: of the underlying, or of one currency of a pair. */
const borrowed: ReadonlySet<string> = new Set(['OPT', 'FUT', 'FOP', 'WAR', 'BAG', 'CASH'])

function namesOf({ symbol, localSymbol, secType }: Named): readonly string[] {
  const isOwn = localSymbol === null || localSymbol === '' || !borrowed.has(secType ?? '')
  return [...(isOwn ? [symbol] : []), ...(localSymbol === null || localSymbol === '' ? [] : [localSymbol])]
}

/** Whether two rows name the same contract: by IB's contract id where both have one, else by a name that can mean no other. */
export function isSameContract(a: Named, b: Named): boolean {
  if (a.conId !== null && b.conId !== null) return a.conId === b.conId
  const names = namesOf(b)
  return namesOf(a).some((name) => names.includes(name))
}

/** Chooses an instrument for a panel's colour; nothing happens where the panel has none, or the colour shows it already. */
export function driveLink(panel: string, contract: ListedContract): void {
  const { colors, chosen } = useLinks.getState()
  const color = colors[panel]
  if (color !== undefined) chooseLinked(color, contract, panel, chosen[color])
}

function chooseLinked(color: LinkColor, contract: ListedContract, by: string | null, before: LinkedInstrument | undefined): void {
  if (before !== undefined && isSameContract(before.contract, contract) && (before.contract.conId !== null || contract.conId === null)) return
  useLinks.setState(({ chosen }) => ({ chosen: { ...chosen, [color]: { contract, by } } }))
}

/**
 * Chooses an instrument for every colour that is in use, from outside of the panels.
 * @returns false: no panel has a colour
 */
export function driveAll(contract: ListedContract): boolean {
  const { colors, chosen } = useLinks.getState()
  const used = new Set(Object.values(colors))
  for (const color of used) chooseLinked(color, contract, null, chosen[color])
  return used.size > 0
}
