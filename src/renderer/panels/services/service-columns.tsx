/** The columns of the services board. */
import { serviceStates, type ServiceView } from '../../../shared/domain/service-state.js'
import { runSpread, type RunHistory } from '../../../shared/domain/run-history.js'
import { Chip } from '../../components/chip.js'
import type { GridColumn } from '../../components/data-grid/grid-column.js'
import { formatAge } from '../../format/time-format.js'
import { runText, stateTones, stateWords } from './service-words.js'
import { Sparkline } from './sparkline.js'

type Column = GridColumn<ServiceView>

function ageColumn(id: string, title: string, definition: string, of: (row: ServiceView) => number | null): Column {
  return { id, title, definition, width: 84, align: 'end', sortBy: of, text: (row) => { const ms = of(row); return ms === null ? 'n/a' : `${formatAge(ms)} ago` } }
}

function everyColumn(id: string, title: string, definition: string, of: (row: ServiceView) => number | null): Column {
  return { id, title, definition, width: 76, align: 'end', optional: 2, sortBy: of, text: (row) => { const ms = of(row); return ms === null ? 'n/a' : formatAge(ms) } }
}

export function serviceColumns(history: RunHistory): readonly Column[] {
  const median = (row: ServiceView): number | null => runSpread(history.get(row.service) ?? [])?.median ?? null
  return [
    { id: 'service', title: 'Service', width: 140, sortBy: (row) => row.service, text: (row) => row.service, cell: (row) => <strong>{row.service}</strong> },
    { id: 'state', title: 'State', definition: 'ok: beat within 1.5 intervals. late: within 3. dead: older. alive, not working: it beats, but its work is older than 3 of its own intervals', width: 122, sortBy: (row) => serviceStates.indexOf(row.state), text: (row) => stateWords[row.state], cell: (row) => <Chip tone={stateTones[row.state]} title={row.reason}>{stateWords[row.state]}</Chip> },
    ageColumn('beat', 'Last beat', "When the heartbeats were last read, by the database's clock", (row) => row.sinceBeatMs),
    everyColumn('every', 'Every', 'Interval that it promises', (row) => row.intervalMs),
    ageColumn('work', 'Last work', "Since it last produced what it is there for, by the database's clock; n/a: it does not tell", (row) => row.sinceWorkMs),
    everyColumn('work-every', 'Work every', 'Interval in which it promises to produce something; n/a: none', (row) => row.workIntervalMs),
    { id: 'run', title: 'Last run', definition: 'Duration of the last run', width: 70, align: 'end', flashes: true, sortBy: (row) => row.lastRunMs, text: (row) => (row.lastRunMs === null ? 'n/a' : runText(row.lastRunMs)) },
    { id: 'median', title: 'Median', definition: 'Of the runs that this page has seen', width: 66, align: 'end', optional: 3, sortBy: median, text: (row) => { const ms = median(row); return ms === null ? 'n/a' : runText(ms) } },
    { id: 'runs', title: 'Runs', definition: 'Durations of the runs seen since this page was opened, at most 60, the latest at the right', width: 126, sortBy: median, text: (row) => (history.get(row.service) ?? []).map(({ ms }) => String(ms)).join(' '), cell: (row) => <Sparkline service={row.service} /> },
    { id: 'word', title: 'Says', definition: "The service's own word", width: 72, sortBy: (row) => row.word, text: (row) => row.word },
    { id: 'message', title: 'Why, and its message', width: 320, sortBy: (row) => row.reason, text: (row) => (row.message === null ? row.reason : `${row.reason} · ${row.message}`) }
  ]
}
