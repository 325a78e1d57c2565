/** Something that can be done on the desk: defined once, for the palette, the keys, the shortcut sheet and the tooltips. */

export const actionGroups = ['Go to', 'Workspace', 'Desk', 'View', 'Help'] as const

export interface Action {
  /** Stable: the settings file names a changed shortcut by it. */
  readonly id: string
  readonly title: string
  readonly group: (typeof actionGroups)[number]
  /** Other words by which it is looked for. */
  readonly words: string
  /** As it comes: `Mod+K`. Null: none. */
  readonly shortcut: string | null
  /** What is chosen with it, where it is one of several of which one is in force: then it cannot be done now. */
  readonly choice?: string
  /** It turns what lies over the desk by itself. */
  readonly overlays?: true
  /** A key that is held runs it again and again. */
  readonly repeats?: true
  /** Whether it can be done now; without it, always. */
  readonly isAvailable?: () => boolean
  readonly run: () => void
}
