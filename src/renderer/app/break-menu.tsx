/** The demo desk's menu of everything that can be broken, and what is broken now. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Menu } from '@base-ui/react/menu'
import { Check, ChevronRight, Hammer, X } from 'lucide-react'
import type { DemoFault } from '../../shared/demo/messages.js'
import type { DemoStatus } from '../../shared/state/status.js'
import { useShell } from '../stores/shell-store.js'
import { demoText } from '../text/demo.js'
import styles from './break-menu.module.css'
import { clearFault, showFaults, stageFault, useBreak } from './break-store.js'

const nothing: DemoStatus['broken'] = []

export function BreakMenu(): React.JSX.Element {
  const broken = useShell((shell) => shell.status?.demo.broken ?? nothing)
  const isReady = useShell((shell) => shell.status?.demo.phase === 'running')
  const faults = useBreak((state) => state.faults)
  const problem = useBreak((state) => state.problem)
  const isShown = useBreak((state) => state.isShown)
  const groups = [...new Set((faults ?? []).map(({ group }) => group))]
  return (
    // The page's policy refuses style sheets within the page: none is written that would only be a violation in the log.
    <CSPProvider disableStyleElements>
      <Menu.Root open={isShown} onOpenChange={(isOpen) => { if (isOpen) showFaults(); else useBreak.setState({ isShown: false }) }}>
        <Menu.Trigger className={styles['trigger']} disabled={!isReady} data-testid="break-something" title={demoText.hint}>
          <Hammer size={13} aria-hidden="true" />
          {demoText.breakSomething}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={styles['place']} sideOffset={4} align="start">
            <Menu.Popup className={styles['popup']} aria-label={demoText.breakSomething}>
              {groups.map((group) => <FaultGroup key={group} group={group} faults={(faults ?? []).filter((fault) => fault.group === group)} broken={broken} />)}
              {faults === null ? <div className={styles['note']}>{problem ?? demoText.asking}</div> : null}
              <Menu.Separator className={styles['line']} />
              <Menu.Item className={styles['group']} disabled={broken.length === 0} onClick={() => { void clearFault(null) }} data-testid="break-clear-all">{demoText.clearAll}</Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Broken broken={broken} />
      {problem === null ? null : <span className={styles['problem']} role="alert" title={problem} data-testid="break-problem">{problem}</span>}
    </CSPProvider>
  )
}

interface FaultGroupProps {
  readonly group: string
  readonly faults: readonly DemoFault[]
  readonly broken: DemoStatus['broken']
}

function FaultGroup({ group, faults, broken }: FaultGroupProps): React.JSX.Element {
  const isBroken = ({ name }: DemoFault): boolean => broken.some((each) => each.name === name)
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={styles['group']} data-testid={`break-group-${group}`}>
        {group}
        {faults.some(isBroken) ? <span className={styles['mark']}>{demoText.broken}</span> : null}
        <ChevronRight size={13} aria-hidden="true" className={styles['more']} />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className={styles['place']} sideOffset={2} alignOffset={-4}>
          <Menu.Popup className={styles['popup']} aria-label={group}>
            {faults.map((fault) => fault.lasts
              ? (
                <Menu.CheckboxItem key={fault.name} className={styles['item']} checked={isBroken(fault)} closeOnClick onCheckedChange={(next) => { void (next ? stageFault(fault.name) : clearFault(fault.name)) }} data-testid={`break-${fault.name}`}>
                  <Menu.CheckboxItemIndicator className={styles['check']}><Check size={12} aria-hidden="true" /></Menu.CheckboxItemIndicator>
                  <Words fault={fault} />
                </Menu.CheckboxItem>
              )
              : <Menu.Item key={fault.name} className={styles['item']} onClick={() => { void stageFault(fault.name) }} data-testid={`break-${fault.name}`}><Words fault={fault} /></Menu.Item>)}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}

function Words({ fault: { title, does } }: { readonly fault: DemoFault }): React.JSX.Element {
  return (
    <span className={styles['words']}>
      <span className={styles['title']}>{title}</span>
      <span className={styles['does']}>{does}</span>
    </span>
  )
}

/** More than this would push the rest off the bar. */
const MOST_CHIPS = 2

/** What goes on, each with its end. */
function Broken({ broken }: { readonly broken: DemoStatus['broken'] }): React.JSX.Element {
  const more = broken.slice(MOST_CHIPS)
  return (
    <span className={styles['broken']} role="status" aria-label={demoText.onPurpose}>
      {broken.slice(0, MOST_CHIPS).map(({ name, title }) => (
        <button key={name} type="button" className={styles['chip']} data-broken aria-label={demoText.clear(title)} title={demoText.clearHint(title)} onClick={() => { void clearFault(name) }} data-testid={`broken-${name}`}>
          <span className={styles['chipWords']}>{title}</span>
          <X size={12} aria-hidden="true" />
        </button>
      ))}
      {more.length === 0 ? null : <span className={styles['rest']} title={more.map(({ title }) => title).join(', ')} data-testid="broken-more">{demoText.more(String(more.length))}</span>}
    </span>
  )
}
