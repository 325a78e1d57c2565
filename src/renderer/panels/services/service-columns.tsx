/** The columns of the services board. */
import { serviceStates, type ServiceView } from '../../../shared/domain/service-state.js'
import { runSpread, type RunHistory } from '../../../shared/domain/run-history.js'
import { Chip } from '../../components/chip.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { withoutAmounts } from '../../format/foreign-text.js'
import { formatAge } from '../../format/time-format.js'
import { commonText } from '../../text/common.js'
import { servicesText } from '../../text/services.js'
import { runText, stateTones, stateWords } from './service-words.js'
import { RunSparkline } from './run-sparkline.js'

const words = servicesText.columns

type Column = GridColumn<ServiceView>

interface Head {
  readonly title: string
  readonly definition: string
}

function ageColumn(id: string, head: Head, of: (row: ServiceView) => number | null): Column {
  return { id, ...head, width: 84, align: 'end', sortBy: of, text: (row) => { const ms = of(row); return ms === null ? commonText.missing : commonText.ago(formatAge(ms)) } }
}

function everyColumn(id: string, head: Head, of: (row: ServiceView) => number | null): Column {
  return { id, ...head, width: 76, align: 'end', optional: 2, sortBy: of, text: (row) => { const ms = of(row); return ms === null ? commonText.missing : formatAge(ms) } }
}

export function serviceColumns(history: RunHistory): readonly Column[] {
  const median = (row: ServiceView): number | null => runSpread(history.get(row.service) ?? [])?.median ?? null
  return [
    { id: 'service', ...words.service, width: 140, isWords: true, sortBy: (row) => row.service, text: (row) => row.service, cell: (row) => <strong>{row.service}</strong> },
    { id: 'state', ...words.state, width: 122, sortBy: (row) => serviceStates.indexOf(row.state), text: (row) => stateWords[row.state], cell: (row) => <Chip tone={stateTones[row.state]} title={row.reason}>{stateWords[row.state]}</Chip> },
    ageColumn('beat', words.beat, (row) => row.sinceBeatMs),
    everyColumn('every', words.every, (row) => row.intervalMs),
    ageColumn('work', words.work, (row) => row.sinceWorkMs),
    everyColumn('work-every', words.workEvery, (row) => row.workIntervalMs),
    { id: 'run', ...words.run, width: 70, align: 'end', flashes: true, sortBy: (row) => row.lastRunMs, text: (row) => (row.lastRunMs === null ? commonText.missing : runText(row.lastRunMs)) },
    { id: 'median', ...words.median, width: 66, align: 'end', optional: 3, sortBy: median, text: (row) => { const ms = median(row); return ms === null ? commonText.missing : runText(ms) } },
    { id: 'runs', ...words.runs, width: 126, sortBy: median, text: (row) => (history.get(row.service) ?? []).map(({ ms }) => String(ms)).join(' '), cell: (row) => <RunSparkline service={row.service} /> },
    { id: 'word', ...words.word, width: 72, sortBy: (row) => row.word, text: (row) => row.word },
    { id: 'message', ...words.message, width: 320, isWords: true, sortBy: (row) => row.reason, text: (row) => (row.message === null ? row.reason : `${row.reason} · ${withoutAmounts(row.message)}`) }
  ]
}
