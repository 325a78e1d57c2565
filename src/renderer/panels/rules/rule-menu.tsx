/** What can be done with a rule besides editing it. */
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import type { ListedRule } from '../../../shared/domain/alerts/rules-view.js'
import { useOwnBody } from '../../components/own-document.js'
import { rulesText as words } from '../../text/rules.js'
import { duplicate, mute, remove, reset } from './rules-store.js'
import menuStyles from '../../components/data-grid/grid-extras.module.css'
import { IconButton } from '../../components/icon-button.js'

export interface RuleMenuProps {
  readonly listed: ListedRule
  readonly isMuted: boolean
  readonly tabIndex: number
}

export function RuleMenu({ listed: { rule, isChanged }, isMuted, tabIndex }: RuleMenuProps): React.JSX.Element {
  const body = useOwnBody()
  const item = (name: string, label: string, run: () => void, isOff = false): React.JSX.Element => <Menu.Item className={menuStyles['item']} disabled={isOff} data-testid={`${name}-rule`} onClick={run}>{label}</Menu.Item>
  return (
    <CSPProvider disableStyleElements>
      <Menu.Root>
        <Menu.Trigger render={<IconButton label={words.more(rule.name)} />} title={words.more(rule.name)} tabIndex={tabIndex} data-testid={`more-${rule.id}`}><Ellipsis size={15} aria-hidden="true" /></Menu.Trigger>
        <Menu.Portal container={body}>
          <Menu.Positioner className={menuStyles['place']} sideOffset={2} align="end">
            <Menu.Popup className={menuStyles['popup']} aria-label={words.more(rule.name)}>
              {item('duplicate', words.menu.duplicate, () => { duplicate(rule) })}
              {item('mute', isMuted ? words.menu.unmute : words.menu.mute, () => { void mute(rule.id, !isMuted) })}
              {item('reset', words.menu.reset, () => { void reset(rule.id) }, !isChanged)}
              <Menu.Separator className={menuStyles['line']} />
              {item('remove', words.menu.remove, () => { void remove(rule) })}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </CSPProvider>
  )
}
