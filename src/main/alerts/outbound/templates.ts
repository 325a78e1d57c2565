/** A group of alerts in the words of the service that it is sent to. */
import type { Alert, AlertSeverity } from '../../../shared/domain/alerts/alert.js'
import type { AlertGroup } from '../../../shared/domain/alerts/alert-group.js'
import type { WebhookSettings } from '../../../shared/config/notification-settings.js'

export interface Message {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface WebhookAddress {
  readonly url: URL
  /** Empty: none. */
  readonly token: string
}

/** Telegram and ntfy take some 4,000 characters. */
const LONGEST_LINE = 500
const NTFY_PRIORITY: Readonly<Record<AlertSeverity, number>> = { info: 3, warning: 4, critical: 5 }
const SIGN: Readonly<Record<AlertSeverity, string>> = { info: 'Info', warning: 'Warning', critical: 'CRITICAL' }

function cut(text: string): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text
}

function titleOf({ occasion, severity, count, alerts }: AlertGroup): string {
  const what = count === 1 ? cut(alerts[0]?.title ?? 'Alert') : `${String(count)} alerts`
  const word = occasion === 'resolved' ? 'Over' : occasion === 'escalated' ? `Still ${SIGN[severity].toLowerCase()}` : SIGN[severity]
  return `${word}: ${what}`
}

function linesOf({ alerts, count }: AlertGroup): readonly string[] {
  if (count === 1) return alerts.flatMap(({ detail }) => (detail === '' ? [] : [cut(detail)]))
  const shown = alerts.map(({ title }) => cut(title))
  const told = alerts.reduce((sum, alert) => sum + alert.count, 0)
  return count > told ? [...shown, `and ${String(count - told)} more`] : shown
}

/** What Slack reads as a sign of its own. */
function forSlack(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function plain({ id, ruleId, kind, severity, title, detail, raisedAt, resolvedAt, count, account, instrument, strategy }: Alert): object {
  return { id, rule: ruleId, kind, severity, title, detail, raisedAt: iso(raisedAt), resolvedAt: resolvedAt === null ? null : iso(resolvedAt), count, account, instrument, strategy }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

const json = { 'content-type': 'application/json; charset=utf-8' }

function bearer(token: string): Readonly<Record<string, string>> {
  return token === '' ? {} : { authorization: `Bearer ${token}` }
}

/** ntfy takes JSON at the root of its server, with the topic in it: header fields could not hold every letter. */
function forNtfy(group: AlertGroup, { url, token }: WebhookAddress): Message {
  const path = url.pathname.split('/').filter((part) => part !== '')
  const topic = decodeURIComponent(path.at(-1) ?? '')
  const root = new URL(url)
  root.pathname = `/${path.slice(0, -1).join('/')}`
  const message = linesOf(group).join('\n')
  return {
    url: root,
    headers: { ...json, ...bearer(token) },
    body: JSON.stringify({ topic, title: titleOf(group), message: message === '' ? titleOf(group) : message, priority: group.occasion === 'resolved' ? 2 : NTFY_PRIORITY[group.severity] })
  }
}

/** The token is a part of Telegram's path: it is not typed into the address. */
function forTelegram(group: AlertGroup, { url, token }: WebhookAddress, chatId: string): Message {
  const at = new URL(url)
  if (token !== '') at.pathname = `${at.pathname.replace(/\/$/, '')}/bot${token}/sendMessage`
  return {
    url: at,
    headers: json,
    body: JSON.stringify({ chat_id: chatId, text: [titleOf(group), ...linesOf(group)].join('\n'), disable_notification: group.severity === 'info' || group.occasion === 'resolved' })
  }
}

export function messageFor(group: AlertGroup, address: WebhookAddress, { template, chatId }: Pick<WebhookSettings, 'template' | 'chatId'>): Message {
  const { url, token } = address
  switch (template) {
    case 'ntfy':
      return forNtfy(group, address)
    case 'telegram':
      return forTelegram(group, address, chatId)
    case 'slack':
      return { url, headers: { ...json, ...bearer(token) }, body: JSON.stringify({ text: [`*${forSlack(titleOf(group))}*`, ...linesOf(group).map(forSlack)].join('\n') }) }
    case 'json': {
      const { id, occasion, severity, count, waited, alerts } = group
      return { url, headers: { ...json, ...bearer(token) }, body: JSON.stringify({ version: 1, source: 'pitwall', group: id, occasion, severity, count, waited, title: titleOf(group), alerts: alerts.map(plain) }) }
    }
  }
}
