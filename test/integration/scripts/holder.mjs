// Stands for `npm start`: a screen, a bus, and an app that quits when asked once and says how often it was asked.
import { foreground } from '../../../scripts/lib/child.mjs'
import { openDisplay } from '../../../scripts/lib/display.mjs'

const app = `
  let asked = 0
  const ask = () => {
    asked += 1
    setTimeout(() => {
      console.log('asked ' + asked)
      process.exit(40 + asked)
    }, 200)
  }
  process.on('SIGINT', ask)
  process.on('SIGTERM', ask)
  setInterval(() => {}, 1000)
  console.log('app ' + process.pid + ' on ' + process.env.DISPLAY)
`

const display = await openDisplay()
process.exitCode = await foreground(process.execPath, ['-e', app], { env: display.env })
await display.close()
