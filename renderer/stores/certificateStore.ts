import { createStore } from 'zustand/vanilla'
import type { PickedFile } from '../../shared/domain/view.ts'
import type { ErrorRecord } from '../../shared/errors/error.ts'
import type { Desk } from '../desk.ts'
import { oneAtATime } from './attempt.ts'

export interface CertificateState {
  readonly isOpen: boolean
  readonly busy: boolean
  readonly error: ErrorRecord | null
  /** What lenders are to know the station by from now on, once it signs with the new certificate. */
  readonly card: Awaited<ReturnType<Desk['api']['station']['adoptCertificate']>> | null
  open(): void
  close(): void
  pick(): Promise<PickedFile | null>
  /** Signs with the key and certificate in a PKCS#12 file from now on. */
  adopt(file: PickedFile, password: string): Promise<void>
}

const nothing = { error: null, card: null } as const

/** The next certificate of the vendor's organisation: its first, or the one before another ends. */
export function createCertificateStore(desk: Desk) {
  return createStore<CertificateState>()((set, get) => {
    const attempt = oneAtATime(get, set)
    return {
      isOpen: false,
      busy: false,
      ...nothing,
      open: () => set({ isOpen: true, ...nothing }),
      close: () => set({ isOpen: false, ...nothing }),
      pick: () => desk.api.file.pickKeyStore(),
      adopt: (file, password) =>
        attempt(async () => {
          const own = { form: 'p12', file: file.handle, password } as const
          set({ card: await desk.api.station.adoptCertificate({ own }) })
        }),
    }
  })
}
