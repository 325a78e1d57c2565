/** The colour that a panel is linked by, in its header: a letter too, for who does not see the colour. */
import { linksText } from '../text/links.js'
import styles from './link-control.module.css'
import { linkColors, linkPanel, useLinks } from './link-store.js'

export interface LinkControlProps {
  /** Name of the panel. */
  readonly panel: string
  readonly title: string
}

export function LinkControl({ panel, title }: LinkControlProps): React.JSX.Element {
  const color = useLinks(({ colors }) => colors[panel] ?? null)
  return (
    <span className={styles['link']} data-color={color ?? 'none'} title={color === null ? linksText.offer : linksText.linked(linksText.colors[color])}>
      <span className={styles['letter']} aria-hidden="true">{color === null ? '' : linksText.letters[color]}</span>
      {/* A list of the system's own: it opens in whatever window the panel is in. */}
      <select
        className={styles['choice']} aria-label={linksText.label(title)} data-testid={`link-${panel}`} data-link-panel={panel} data-link-title={title} value={color ?? ''}
        onChange={(event) => { linkPanel(panel, linkColors.find((one) => one === event.target.value) ?? null) }}
      >
        <option value="">{linksText.none}</option>
        {linkColors.map((one) => <option key={one} value={one}>{`${linksText.letters[one]} ${linksText.colors[one]}`}</option>)}
      </select>
    </span>
  )
}
