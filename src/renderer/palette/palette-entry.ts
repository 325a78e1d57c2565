/** A line of the palette. */

export const entryGroups = ['Recent', 'Go to', 'Instruments', 'On this screen', 'Workspace', 'Desk', 'View', 'Settings', 'Help', 'Broker'] as const
export type EntryGroup = (typeof entryGroups)[number]

export interface PaletteEntry {
  /** Stable: the entries used last are remembered by it. */
  readonly id: string
  readonly title: string
  readonly group: EntryGroup
  /** Said beside the title; looked through as well. */
  readonly detail: string
  /** Looked through, but not shown. */
  readonly words: string
  /** Id of the action whose shortcut does the same; null: none. */
  readonly actionId: string | null
  /** Where the focus goes: back to where it was, to the screen that is shown then, or where the entry itself puts it. */
  readonly focus: 'back' | 'screen' | 'own'
  readonly run: () => void
}
