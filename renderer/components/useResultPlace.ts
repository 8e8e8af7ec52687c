import { useStore } from 'zustand'
import { handsOver, type Place } from '../stores/navigationStore.ts'
import { useWorkspace } from '../stores/workspace.ts'

/** Where the batch that the person is at is handed over; null where that is not theirs to do, or it is there for training. */
export function useResultPlace(): Place | null {
  const { navigation, batches, session } = useWorkspace()
  const place = useStore(navigation, (state) => state.place)
  const list = useStore(batches, (state) => state.batches)
  if (!handsOver(session) || !('batch' in place) || place.screen === 'destruction') return null
  const batch = list?.find(({ batchId }) => batchId === place.batch)
  return batch?.training === null ? { screen: 'result', batch: place.batch } : null
}
