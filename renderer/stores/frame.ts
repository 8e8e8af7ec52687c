import { createContext, use } from 'react'
import type { Desk } from '../desk.ts'
import { createAboutStore } from './aboutStore.ts'
import { createDiagnosticsStore } from './diagnosticsStore.ts'
import { createOffersStore } from './offersStore.ts'

/** What the window remembers whether the vault is open or not; nothing of it is out of a vault. */
export type Frame = ReturnType<typeof createFrame>

export function createFrame(desk: Desk) {
  return {
    about: createAboutStore(desk),
    diagnostics: createDiagnosticsStore(desk),
    offers: createOffersStore(desk),
  }
}

export const FrameContext = createContext<Frame | null>(null)

export function useFrame(): Frame {
  const frame = use(FrameContext)
  if (!frame) throw new Error('no frame: the window is not set up')
  return frame
}
