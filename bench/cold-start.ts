/** From spawn to the last snapshot's rows on screen, every backend unreachable, against a bare window with one line of text. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBare, startPitwall, type App } from './lib/electron-runs.js'
import { median, rounded, type BenchContext, type BenchResult } from './lib/figures.js'
import { sampleDesk } from './lib/sample-desk.js'
import { writeDesk } from './lib/snapshot-files.js'

const SIZE = { positions: 200, orders: 500, fills: 2_000 }
const ROUNDS = 12
/** Ports of loopback where nothing listens. */
const UNREACHABLE = { PITWALL_POSTGRES_URL: 'postgres://nobody@127.0.0.1:9/none', PITWALL_IB_ENABLED: 'true', PITWALL_IB_PORT: '9' }

async function visibleAfter(app: App): Promise<number> {
  try {
    return (await app.paintedAt) - app.spawnedAt
  } finally {
    await app.end()
  }
}

export async function run(context: BenchContext): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'pitwall-bench-'))
  try {
    const [bareData, userData] = [join(folder, 'bare'), join(folder, 'pitwall')]
    await mkdir(join(userData, 'own'), { recursive: true })
    await writeDesk(join(userData, 'own'), sampleDesk(SIZE))
    const bare: number[] = []
    const pitwall: number[] = []
    // The first round of each fills the disk's and Chromium's caches and is not counted.
    for (let round = -1; round < ROUNDS; round += 1) {
      const bareMs = await visibleAfter(startBare(context, bareData))
      const pitwallMs = await visibleAfter(startPitwall(context, userData, 'own', UNREACHABLE))
      if (round < 0) continue
      bare.push(bareMs)
      pitwall.push(pitwallMs)
    }
    return {
      figures: {
        visible_ms: rounded(median(pitwall), 0),
        bare_ms: rounded(median(bare), 0),
        visible_ratio: rounded(median(pitwall.map((ms, round) => ms / (bare[round] ?? NaN))))
      },
      runs: ROUNDS
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
