/** A panel in each state that its data can be in. */
import { emptyTruth, truths } from './gallery-truths.js'
import { EmptyState } from '../components/empty-state.js'
import { KeyFigure } from '../components/key-figure.js'
import { PanelFrame, PanelNotice } from '../components/panel-frame.js'
import { figure } from '../../shared/domain/figure.js'
import { decimal } from '../../shared/lib/decimal.js'
import { galleryText } from '../text/gallery.js'
import styles from './gallery.module.css'

const nothing = (): void => undefined

export function GalleryPanels({ now }: { readonly now: number }): React.JSX.Element {
  return (
    <div className={styles['panels']}>
      {Object.entries(truths(now)).map(([state, truth]) => (
        <div key={state} className={styles['panel']}>
          <PanelFrame
            name={`gallery-${state}`} title={state} truth={{ ...emptyTruth, ...truth }} onRefresh={nothing}
            notices={(truth.rejected ?? 0) === 0 ? null : <PanelNotice text={`${String(truth.rejected)} rows could not be read and are not shown`} detail={null} more={[]} />}
          >
            {truth.oldestAsOf === null ? (
              <EmptyState title={galleryText.waiting} detail={galleryText.waitingDetail} />
            ) : (
              <KeyFigure name={`gallery-panel-${state}`} label={galleryText.profit} definition={galleryText.definition} figure={figure(decimal('-1234.5'))} unit="USD" gain />
            )}
          </PanelFrame>
        </div>
      ))}
    </div>
  )
}
