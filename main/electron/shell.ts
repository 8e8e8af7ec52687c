import { contract } from '../../shared/ipc/contract.ts'
import { serve } from '../../shared/ipc/registrar.ts'
import type { Handlers } from '../../shared/ipc/request.ts'
import type { Dispatch } from '../../shared/ipc/wire.ts'
import { reportDefect } from '../core/report.ts'

type ShellHandlers = Handlers<typeof contract, 'shell', undefined>

/** Answers the requests that need a window or a dialog and no key. */
export function createShell({
  lock,
  touch,
  ...groups
}: Omit<ShellHandlers, 'vault'> & { lock: () => void; touch: () => void }): Dispatch {
  return serve(
    contract,
    'shell',
    { vault: { lock, touch }, ...groups },
    { admit: () => undefined, report: reportDefect },
  )
}
