import { useContext, useState, type RefObject } from 'react'
import { bridge } from '../../app/bridge.js'
import { PanelCaptionContext } from '../../components/panel-caption.js'
import { areAmountsHidden } from '../../format/shown-numbers.js'
import { formatMoment, zoneName } from '../../format/time-format.js'
import { useZone } from '../../stores/hooks.js'
import { chartsText } from '../../text/charts.js'
import { chartPicture, type PictureCaption } from './chart-picture.js'

export interface ChartPictureSaving {
  readonly save: () => void
  /** What became of the last picture. */
  readonly said: string | null
}

/** Saves the chart as it is seen, where the person says in the system's own dialog. */
export function useChartPicture(frame: RefObject<HTMLElement | null>, legend: PictureCaption['legend']): ChartPictureSaving {
  const caption = useContext(PanelCaptionContext)
  const zone = useZone()
  const [said, setSaid] = useState<string | null>(null)
  const picture = async (): Promise<string | null> => {
    if (frame.current === null) return null
    const { title, truth } = caption?.current ?? { title: chartsText.chart, truth: null }
    const asOf = truth?.oldestAsOf ?? null
    const line = [
      truth?.freshness.state, asOf === null ? chartsText.ageUnknown : chartsText.asOf(formatMoment(asOf, zone)), chartsText.timesIn(zoneName(zone)),
      ...(areAmountsHidden() ? [chartsText.amountsHidden] : [])
    ].filter((part) => part !== undefined).join(', ')
    const text = await chartPicture(frame.current, { title, line, legend })
    const reply = await bridge.request('table:save', { title, format: 'png', text })
    if (!reply.ok) return chartsText.notSaved(reply.error.message)
    return reply.value.file === null ? null : chartsText.saved(reply.value.file)
  }
  const save = (): void => {
    picture().then(setSaid, (fault: unknown) => { setSaid(chartsText.notSaved(String(fault))) })
  }
  return { save, said }
}
