/** The way from an alert to the row that it is about. Its code is read when it is first asked for. */
import type { Alert } from '../../../shared/domain/alerts/alert.js'
import { tellFailure } from '../../actions/action-failure.js'
import { maskedText } from './alert-words.js'

export function showRow(alert: Alert): void {
  import('../../alerts/show-alert-row.js')
    .then(({ showAlertRow }) => showAlertRow({ title: maskedText(alert.title, alert), target: alert.target }))
    .catch((fault: unknown) => {
      tellFailure(String(fault))
    })
}
