import { useEffect, useState } from 'react'
import { shellText } from '../text/shell.js'
import styles from './app.module.css'

/** Most desks are there before a person could read a word; a frame with words would only hold them up. */
const SAID_AFTER_MS = 300

/** What is on screen until main has handed over the last desk. */
export function Opening(): React.JSX.Element | null {
  const [isSaid, setSaid] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSaid(true)
    }, SAID_AFTER_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return isSaid ? <p className={styles['opening']}>{shellText.opening}</p> : null
}
