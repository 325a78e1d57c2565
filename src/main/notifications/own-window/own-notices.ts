/** A small window of our own in place of the system's notifications: over the others, without taking the focus from them. */
import { BrowserWindow, screen } from 'electron'
import { z } from 'zod'
import { ANSWER_CHANNEL, cardAnswers, CARDS_CHANNEL, type CardAnswer, type NoticeCards } from '../../../shared/notices/cards.js'
import { settledWithin } from '../../lib/settled-within.js'
import { noticeWords } from '../../text/notices.js'
import type { Notice, NoticeChoice } from '../notice.js'
import type { Screen, Unshown } from '../ports.js'
import { CardStack, cardOf } from './card-stack.js'
import { lockedPreferences } from '../../windows/locked-preferences.js'

const WIDTH = 380
const MARGIN = 12
const LEAST_HEIGHT = 60
/** A page of a few kilobytes; on a machine that starts up, with a whole desk beside it. */
const LOAD_DEADLINE_MS = 10_000

const reply = z.union([z.strictObject({ id: z.string().max(1_024), answer: z.enum(cardAnswers) }), z.strictObject({ height: z.int().min(0).max(4_000) })])

export interface OwnNoticesOptions {
  /** Address of its page. */
  readonly page: string
  readonly preload: string
  readonly theme: () => NoticeCards['theme']
  readonly onFault: (what: string) => void
}

interface Open {
  readonly window: BrowserWindow
  readonly ready: Promise<void>
}

export class OwnNotices implements Screen {
  readonly #stack = new CardStack()
  readonly #chosen = new Map<string, (choice: NoticeChoice) => void>()
  #open: Open | null = null

  constructor(private readonly options: OwnNoticesOptions) {}

  readonly show = async (notice: Notice, choose: (choice: NoticeChoice) => void, signal: AbortSignal): Promise<Unshown | null> => {
    this.#stack.put(cardOf(notice))
    this.#chosen.set(notice.id, choose)
    try {
      this.#open ??= this.#make()
      await this.#open.ready
      if (signal.aborted) throw new Error('it was broken off')
      this.#send()
      return null
    } catch (fault) {
      this.#drop(notice.id)
      this.#end()
      return { code: 'NO_WINDOW', message: fault instanceof Error ? fault.message : String(fault), remedy: null }
    }
  }

  readonly withdraw = (id: string): void => {
    if (!this.#stack.take(id)) return
    this.#chosen.delete(id)
    this.#send()
  }

  readonly close = (): void => {
    this.#stack.clear()
    this.#chosen.clear()
    this.#end()
  }

  #make(): Open {
    const { page, preload, onFault } = this.options
    const window = new BrowserWindow({
      ...placeFor(LEAST_HEIGHT),
      show: false,
      frame: false,
      resizable: false,
      maximizable: false,
      minimizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      title: noticeWords.windowTitle,
      webPreferences: {
        preload,
        ...lockedPreferences
      }
    })
    const { webContents } = window
    window.setVisibleOnAllWorkspaces(true)
    // Only this page can say anything here: it is its own channel.
    webContents.ipc.on(ANSWER_CHANNEL, (event, raw: unknown) => {
      if (event.senderFrame === webContents.mainFrame && typeof raw === 'string') this.#heard(window, raw)
    })
    webContents.on('render-process-gone', (_event, { reason }) => {
      onFault(`the window of alerts has died: ${reason}`)
      this.close()
    })
    window.on('closed', () => {
      if (this.#open?.window === window) this.#open = null
      // Closed by a person, with what was in it.
      this.#stack.clear()
      this.#chosen.clear()
    })
    return { window, ready: withDeadline(window.loadURL(page), LOAD_DEADLINE_MS) }
  }

  #send(): void {
    const window = this.#open?.window
    if (window === undefined || window.isDestroyed()) return
    if (this.#stack.isEmpty) {
      this.#end()
      return
    }
    const cards: NoticeCards = { cards: this.#stack.shown, waiting: this.#stack.waiting, theme: this.options.theme() }
    window.webContents.send(CARDS_CHANNEL, JSON.stringify(cards))
    if (!window.isVisible()) window.showInactive()
  }

  #heard(window: BrowserWindow, raw: string): void {
    const parsed = reply.safeParse(parseJson(raw))
    if (!parsed.success || window.isDestroyed()) return
    if ('height' in parsed.data) window.setBounds(placeFor(parsed.data.height))
    else this.#answer(parsed.data.id, parsed.data.answer)
  }

  #answer(id: string, answer: CardAnswer): void {
    const choose = this.#chosen.get(id)
    this.#drop(id)
    this.#send()
    if (answer !== 'dismiss' && answer !== 'expired') choose?.(answer)
  }

  #drop(id: string): void {
    this.#stack.take(id)
    this.#chosen.delete(id)
  }

  #end(): void {
    const window = this.#open?.window
    this.#open = null
    if (window !== undefined && !window.isDestroyed()) window.destroy()
  }
}

/** At the upper right of the primary display, where most desktops have their notifications. */
function placeFor(height: number): Electron.Rectangle {
  const { x, y, width, height: room } = screen.getPrimaryDisplay().workArea
  return { x: x + width - WIDTH - MARGIN, y: y + MARGIN, width: WIDTH, height: Math.min(Math.max(height, LEAST_HEIGHT), room - 2 * MARGIN) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // The page would have to be broken: what it says is no answer.
  }
}

async function withDeadline(work: Promise<void>, ms: number): Promise<void> {
  const late = Symbol('late')
  if ((await settledWithin(work, ms, late)) === late) throw new Error(`its page did not load within ${String(ms)} ms`)
}
