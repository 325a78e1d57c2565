/** Resident set of all of Pitwall's processes under the demo's load, against a bare window. Postgres and the simulator are not counted. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startBare, startPitwall } from './lib/electron-runs.js'
import { rounded, type BenchContext, type BenchResult } from './lib/figures.js'
import { residentMb } from './lib/process-tree.js'

const LOAD_MS = Number(process.env['PITWALL_BENCH_SECONDS'] ?? 300) * 1_000
/** The demo desk's child: it and the Postgres below it are the backends, not the app. */
const BACKENDS = /main\/demo\.js/
const NOTHING = /^$/

export async function run(context: BenchContext): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  const bare = startBare(context, join(folder, 'bare'))
  const pitwall = startPitwall(context, join(folder, 'pitwall'), 'demo')
  try {
    await Promise.all([bare.paintedAt, pitwall.paintedAt])
    await pause(LOAD_MS)
    const bareMb = await residentMb(bare.child.pid ?? 0, NOTHING)
    const pitwallMb = await residentMb(pitwall.child.pid ?? 0, BACKENDS)
    return { figures: { pitwall_mb: rounded(pitwallMb, 0), bare_mb: rounded(bareMb, 0), ratio: rounded(pitwallMb / bareMb), seconds: LOAD_MS / 1_000 }, runs: 1 }
  } finally {
    await Promise.all([bare.end(), pitwall.end()])
    await rm(folder, { recursive: true, force: true })
  }
}
