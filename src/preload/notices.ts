/** The only door of the window that stands in for the system's notifications: cards in, answers out. */
import { contextBridge, ipcRenderer } from 'electron'
import { ANSWER_CHANNEL, CARDS_CHANNEL, type NoticeBridge } from '../shared/notices/cards.js'

const bridge: NoticeBridge = {
  onCards: (listener) => {
    ipcRenderer.on(CARDS_CHANNEL, (_event, json: string) => {
      listener(json)
    })
  },
  reply: (json) => {
    ipcRenderer.send(ANSWER_CHANNEL, json)
  }
}

contextBridge.exposeInMainWorld('notices', bridge)
