/** The day's news bulletins. */
import { Listeners } from '../world/listeners.js'

export interface Bulletin {
  readonly id: number
  /** 1 news, 2 an exchange is down, 3 it is up. */
  readonly type: number
  readonly text: string
  readonly exchange: string
}

const MAX_BULLETINS = 100

export class BulletinBoard {
  readonly posted = new Listeners<Bulletin>()
  #all: readonly Bulletin[] = []
  #last = 0

  get all(): readonly Bulletin[] {
    return this.#all
  }

  post(bulletin: Omit<Bulletin, 'id'>): void {
    this.#last += 1
    const posted = { ...bulletin, id: this.#last }
    this.#all = [...this.#all, posted].slice(-MAX_BULLETINS)
    this.posted.tell(posted)
  }
}
