import type { CaseView } from '../../../shared/domain/view.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** Saves the opinion and goes to the next case that waits, or back to the queue where none does. */
export function useSaveAndNext({ batch, caseNo }: CaseView): () => Promise<void> {
  const { opinion, navigation } = useWorkspace()
  return async () => {
    const { draft, submit } = opinion.getState()
    if (draft.decision === null) return
    const saved = { batch, caseNo, decision: draft.decision }
    const submitted = await submit()
    if (!submitted.saved) return
    const { next } = submitted
    const place = next
      ? ({ screen: 'case', batch, caseNo: next } as const)
      : ({ screen: 'queue', batch } as const)
    navigation.getState().go(place, { saved, finished: next === null })
  }
}
