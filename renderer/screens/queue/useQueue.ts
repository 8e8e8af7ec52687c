import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { QueueState } from '../../stores/queueStore.ts'
import { useWorkspace } from '../../stores/workspace.ts'

/** Parts of the queue: whoever asks for them is drawn anew when one of them changes, and not with each row that comes. */
export function useQueue<T extends object>(select: (state: QueueState) => T): T {
  return useStore(useWorkspace().queue, useShallow(select))
}
