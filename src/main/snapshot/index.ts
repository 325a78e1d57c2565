/** The snapshot file, as the rest of main knows it. */
export { createSnapshotStore } from './snapshot-store.js'
