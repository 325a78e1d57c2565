/** The chart of one instrument, and beside it the instruments that are held and watched. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { ChartPanel } from './chart-panel.js'
import styles from './chart.module.css'
import { WatchList } from './watch-list.js'

export function Chart(): React.JSX.Element {
  return (
    // The page's policy refuses style sheets within the page: none is written that would only be a violation in the log.
    <CSPProvider disableStyleElements>
      <div className={styles['screen']}>
        <ChartPanel />
        <WatchList />
      </div>
    </CSPProvider>
  )
}
