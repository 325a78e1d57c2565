/** Alerts beyond this machine: to a web address, and a ping that says that Pitwall is alive. Off until a person switches them on. */
import { fieldText } from '../../text/setting-fields.js'
import { settingsText } from '../../text/settings.js'
import { AddressField, ChannelLine } from './address-field.js'
import { useInboxState } from './notifications-section.js'
import { Section } from './section.js'
import { ChoiceSetting, SwitchSetting, TextSetting } from './setting-field.js'
import { useSettings } from './settings-store.js'

const words = settingsText.outbound
const fields = fieldText.notifications
type Template = keyof typeof fieldText.templates

export function WebhookSection(): React.JSX.Element {
  const template = useSettings(({ draft }) => draft?.['notifications.webhook.template'] ?? 'json')
  const state = useInboxState()
  const isTelegram = template === 'telegram'
  const hint = template in words.addressHint ? words.addressHint[template as Template] : ''
  return (
    <Section name="webhook" title={words.webhook.title} intro={words.webhook.intro}>
      <SwitchSetting path="notifications.webhook.enabled" {...fields.webhook} />
      <ChoiceSetting path="notifications.webhook.template" {...fields.template} choices={fieldText.templates} />
      {isTelegram ? <TextSetting path="notifications.webhook.chatId" {...fields.chatId} /> : null}
      <ChoiceSetting path="notifications.webhook.leastSeverity" {...fields.webhookLeast} choices={fieldText.severities} />
      <SwitchSetting path="notifications.webhook.tellsResolved" {...fields.tellsResolved} />
      <SwitchSetting path="notifications.webhook.allowPrivate" {...fields.allowPrivate} />
      <AddressField which="webhook" placeholder={hint} tokenHint={isTelegram ? words.tokenHint.telegram : words.tokenHint.other} test={words.test} />
      <ChannelLine status={state?.channels.find(({ name }) => name === 'webhook')} />
    </Section>
  )
}

export function DeadManSection(): React.JSX.Element {
  const state = useInboxState()
  return (
    <Section name="dead-man" title={words.deadMan.title} intro={words.deadMan.intro}>
      <SwitchSetting path="notifications.deadMan.enabled" {...fields.deadMan} />
      <TextSetting path="notifications.deadMan.everySeconds" {...fields.everySeconds} isNumber />
      <SwitchSetting path="notifications.deadMan.allowPrivate" {...fields.allowPrivate} />
      <AddressField which="deadMan" placeholder={words.addressHint.deadMan} tokenHint={words.tokenHint.other} test={words.testPing} />
      <ChannelLine status={state?.channels.find(({ name }) => name === 'dead-man')} />
    </Section>
  )
}
