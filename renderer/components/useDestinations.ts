import { useStore } from 'zustand'
import type { ShortcutId } from '../shortcuts/definitions.ts'
import { handsOver, type Place, readsLogs } from '../stores/navigationStore.ts'
import { useWorkspace } from '../stores/workspace.ts'

/** Where the commands that change the screen lead: only those that are this person's, and that make sense where they are. */
export function useDestinations(): Partial<Readonly<Record<ShortcutId, Place>>> {
  const { navigation, batches, session } = useWorkspace()
  const place = useStore(navigation, (state) => state.place)
  const list = useStore(batches, (state) => state.batches)
  const batch = 'batch' in place && place.screen !== 'destruction' ? place.batch : null
  const isForLender = list?.find(({ batchId }) => batchId === batch)?.training === null
  return {
    'app.batches': { screen: 'batches' },
    'app.lenders': { screen: 'lenders' },
    ...(readsLogs(session) && {
      'app.audit': { screen: 'audit' },
      'app.people': { screen: 'people' },
      'app.incidents': { screen: 'incidents' },
    }),
    ...(batch && readsLogs(session) && { 'app.board': { screen: 'board', batch } }),
    ...(batch && handsOver(session) && isForLender && { 'app.result': { screen: 'result', batch } }),
    'app.account': { screen: 'account' },
    'app.settings': { screen: 'settings' },
  }
}
