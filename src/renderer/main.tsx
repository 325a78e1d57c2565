import '@fontsource-variable/inter/wght.css'
import '@fontsource/ibm-plex-mono/latin-400.css'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.js'
import { AppBoundary } from './app/app-boundary.js'
import { connect } from './app/connect.js'
import { zoneName } from './format/time-format.js'
import { startClock } from './stores/clock-store.js'
import { gatherRuns } from './stores/run-store.js'
import { beginWithWorkspace } from './workspace/kept-workspace.js'
import { language } from './text/language.js'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')

document.documentElement.lang = language
startClock()
gatherRuns()
connect()
beginWithWorkspace()
createRoot(root).render(
  <AppBoundary>
    <App />
  </AppBoundary>
)
// While main answers: the first question about time zones takes as long as drawing a panel.
zoneName('local')
