import type { Stage } from './stage.js'

interface Size {
  readonly width: number
  readonly height: number
}

/** Gives the page exactly this size, whatever a window may be on this display. */
export async function resize({ app, page }: Pick<Stage, 'app' | 'page'>, { width, height }: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => { BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height) }, { width, height })
  await page.setViewportSize({ width, height })
}
