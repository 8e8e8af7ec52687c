import { createStore } from 'zustand/vanilla'
import type { BatchId, CaseNo } from '../../shared/domain/ids.ts'
import type { Decision } from '../../shared/domain/opinion.ts'
import type { Session } from '../../shared/domain/view.ts'

/** The screen in front of the person, and what it is about. */
export type Place =
  | { readonly screen: 'batches' }
  | { readonly screen: 'lenders' }
  | { readonly screen: 'audit' }
  | { readonly screen: 'people' }
  | { readonly screen: 'incidents' }
  | { readonly screen: 'account' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'destruction'; readonly batch: BatchId }
  | { readonly screen: 'queue'; readonly batch: BatchId }
  | { readonly screen: 'board'; readonly batch: BatchId }
  | { readonly screen: 'result'; readonly batch: BatchId }
  | {
      readonly screen: 'case'
      readonly batch: BatchId
      readonly caseNo: CaseNo
      /** Whether the person comes to give their opinion anew. */
      readonly revise?: true
    }

/** What has just been done, said until the person goes elsewhere. */
export interface Notice {
  readonly saved: { readonly batch: BatchId; readonly caseNo: CaseNo; readonly decision: Decision }
  /** Whether nothing of the batch waits for this person any more. */
  readonly finished: boolean
}

export interface NavigationState {
  readonly place: Place
  readonly notice: Notice | null
  go(place: Place, notice?: Notice): void
  /** To the batches, from whatever screen is about this one, which is gone. */
  leaveBatch(batch: BatchId): void
  /** One level up: from a case to its queue, from a queue to the batches. */
  back(): void
}

export function createNavigationStore() {
  return createStore<NavigationState>()((set, get) => ({
    place: { screen: 'batches' },
    notice: null,
    go: (place, notice) => set({ place, notice: notice ?? null }),
    leaveBatch(batch) {
      const { place } = get()
      if ('batch' in place && place.batch === batch) set({ place: { screen: 'batches' }, notice: null })
    },
    back: () => set({ place: above(get().place), notice: null }),
  }))
}

function above(place: Place): Place {
  return place.screen === 'case' ? { screen: 'queue', batch: place.batch } : { screen: 'batches' }
}

/** Whether the audit logs, who works here, and how a batch goes are this person's to see. */
export function readsLogs({ roles }: Session): boolean {
  return roles.includes('supervisor') || roles.includes('auditor')
}

/** Whether handing results over is this person's. */
export function handsOver({ roles }: Session): boolean {
  return roles.includes('supervisor')
}

/** Whether the work on batches is this person's: an auditor only looks. */
export function worksOnBatches({ roles }: Session): boolean {
  return roles.some((role) => role !== 'auditor')
}
