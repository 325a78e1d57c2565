import { useContext, useState } from 'react'
import { bridge } from '../../app/bridge.js'
import { PanelCaptionContext } from '../../components/panel-caption.js'
import { areAmountsHidden } from '../../format/shown-numbers.js'
import { formatMoment, zoneName, type ShownZone } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { chartsText } from '../../text/charts.js'
import type { PictureCaption } from './chart-picture.js'

export interface ChartPictureSaving {
  readonly save: () => void
  /** What became of the last picture. */
  readonly said: string | null
}

/**
 * Saves the chart as it is seen, where the person says in the system's own dialog.
 * @param draw makes the PNG in base64; null: there is nothing to draw yet
 * @param what is charted, in which units: "USD · days, UTC"
 * @param shownZone in which its times are; left out: the desk's
 */
export function useChartPicture(draw: (caption: PictureCaption) => Promise<string> | string | null, legend: PictureCaption['legend'], what: string, shownZone?: ShownZone): ChartPictureSaving {
  const caption = useContext(PanelCaptionContext)
  const deskZone = useZone()
  const zone = shownZone ?? deskZone
  const [said, setSaid] = useState<string | null>(null)
  const picture = async (): Promise<string | null> => {
    const { title, truth } = caption?.current ?? { title: chartsText.chart, truth: null }
    const asOf = truth?.oldestAsOf ?? null
    const line = [
      what, truth?.freshness.state, asOf === null ? chartsText.ageUnknown : chartsText.asOf(formatMoment(asOf, zone)), chartsText.timesIn(zoneName(zone)),
      ...(areAmountsHidden() ? [chartsText.amountsHidden] : [])
    ].filter((part) => part !== undefined).join(', ')
    const text = await draw({ title, line, legend })
    if (text === null) return null
    const reply = await bridge.request('table:save', { title, format: 'png', text })
    if (!reply.ok) return chartsText.notSaved(reply.error.message)
    return reply.value.file === null ? null : chartsText.saved(reply.value.file)
  }
  const save = (): void => {
    picture().then(setSaid, (fault: unknown) => { setSaid(chartsText.notSaved(String(fault))) })
  }
  return { save, said }
}
