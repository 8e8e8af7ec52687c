import { createStore } from 'zustand/vanilla'
import type { Board } from '../../shared/domain/board.ts'
import type { BatchId } from '../../shared/domain/ids.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import { type Desk, errorRecord } from '../desk.ts'

export interface BoardState {
  readonly batch: BatchId | null
  /** Null until the numbers have come. */
  readonly board: Board | null
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** Asks for the numbers of a batch as they are now. */
  open(batch: BatchId): Promise<void>
}

export function createBoardStore(desk: Desk) {
  return createStore<BoardState>()((set, get) => ({
    batch: null,
    board: null,
    busy: false,
    error: null,
    async open(batch) {
      if (get().batch !== batch) set({ batch, board: null })
      set({ busy: true, error: null })
      try {
        const board = await desk.api.board.get({ batch })
        if (get().batch === batch) set({ board })
      } catch (error) {
        if (get().batch === batch) set({ error: errorRecord(error) })
      } finally {
        if (get().batch === batch) set({ busy: false })
      }
    },
  }))
}
