/**
 * From spawn to the last snapshot's rows on screen, every backend unreachable, against a bare window with one line of text:
 * the overview, and the workspace as it was left.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultWorkspaces, WORKSPACES_VERSION } from '../src/shared/workspace/workspaces.js'
import { startBare, startPitwall, type App } from './lib/electron-runs.js'
import { median, rounded, type BenchContext, type BenchResult } from './lib/figures.js'
import { sampleDesk } from './lib/sample-desk.js'
import { writeDesk } from './lib/snapshot-files.js'

const SIZE = { positions: 200, orders: 500, fills: 2_000 }
const ROUNDS = 12
/** Ports of loopback where nothing listens. */
const UNREACHABLE = { PITWALL_POSTGRES_URL: 'postgres://nobody@127.0.0.1:9/none', PITWALL_IB_ENABLED: 'true', PITWALL_IB_PORT: '9' }

/** The monitor, as it comes, on screen when the app ended. */
const WORKSPACE = { version: WORKSPACES_VERSION, current: defaultWorkspaces.current, isShown: true, workspaces: defaultWorkspaces.all, windows: {} }

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
    const [bareData, userData, workspaceData] = [join(folder, 'bare'), join(folder, 'pitwall'), join(folder, 'workspace')]
    for (const data of [userData, workspaceData]) {
      await mkdir(join(data, 'own'), { recursive: true })
      await writeDesk(join(data, 'own'), sampleDesk(SIZE))
    }
    await writeFile(join(workspaceData, 'workspaces.json'), JSON.stringify(WORKSPACE))
    const [bare, pitwall, workspace]: [number[], number[], number[]] = [[], [], []]
    // The first round of each fills the disk's and Chromium's caches and is not counted.
    for (let round = -1; round < ROUNDS; round += 1) {
      const bareMs = await visibleAfter(startBare(context, bareData))
      const pitwallMs = await visibleAfter(startPitwall(context, userData, 'own', UNREACHABLE))
      const workspaceMs = await visibleAfter(startPitwall(context, workspaceData, 'own', UNREACHABLE))
      if (round < 0) continue
      bare.push(bareMs)
      pitwall.push(pitwallMs)
      workspace.push(workspaceMs)
    }
    return {
      figures: {
        visible_ms: rounded(median(pitwall), 0),
        bare_ms: rounded(median(bare), 0),
        visible_ratio: rounded(median(pitwall.map((ms, round) => ms / (bare[round] ?? NaN)))),
        workspace_ms: rounded(median(workspace), 0),
        workspace_ratio: rounded(median(workspace.map((ms, round) => ms / (bare[round] ?? NaN))))
      },
      runs: ROUNDS
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
