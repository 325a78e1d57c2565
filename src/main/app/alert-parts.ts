/** What the alerts of a desk need of the app around it, loaded when they are. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { OutboundSecrets } from '../alerts/outbound/outbound-secrets.js'
import { electronKeychain } from '../config/electron-keychain.js'
import { SealedText } from '../config/sealed-text.js'
import type { AppPaths } from './app-paths.js'

/** @param built folder of the built main process */
export function launchAlertsThread(built: string): Worker {
  return new Worker(join(built, 'alerts-worker.js'))
}

/** One for the app: what there is no keychain for is remembered while Pitwall runs, whatever desk is open. */
export function lateSecrets(paths: Pick<AppPaths, 'webhookSecret' | 'deadManSecret'>): () => Promise<OutboundSecrets> {
  let made: Promise<OutboundSecrets> | null = null
  const make = async (): Promise<OutboundSecrets> => {
    const { OutboundSecrets } = await import('../alerts/outbound/outbound-secrets.js')
    return new OutboundSecrets({ webhook: new SealedText(paths.webhookSecret, electronKeychain), deadMan: new SealedText(paths.deadManSecret, electronKeychain) })
  }
  return () => (made ??= make())
}
