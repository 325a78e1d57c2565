/** What every panel of the overview takes: its place in the grid. */
export interface PanelPlace {
  readonly className?: string | undefined
}
