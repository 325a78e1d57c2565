/** Gathers reports of one turn of the event loop into one numbered batch: a burst of frames is one message, not a thousand. */
import type { HostBatch, HostReport } from '../protocol.js'

export class Outbox {
  private reports: HostReport[] = []
  private sequence = 0
  private scheduled = false

  constructor(private readonly post: (batch: HostBatch) => void) {}

  push(report: HostReport): void {
    this.reports.push(report)
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => { this.flush() })
  }

  flush(): void {
    this.scheduled = false
    if (this.reports.length === 0) return
    const reports = this.reports
    this.reports = []
    this.sequence += 1
    this.post({ sequence: this.sequence, reports })
  }
}
