import { contract } from '../../shared/ipc/contract.ts'
import { serve } from '../../shared/ipc/registrar.ts'
import type { Handlers } from '../../shared/ipc/request.ts'
import type { Dispatch } from '../../shared/ipc/wire.ts'
import { reportDefect } from '../core/report.ts'

/** Answers the requests that need a window or a dialog and no key. */
export function createShell({
  lock,
  touch,
  file,
  appearance,
}: {
  lock: () => void
  touch: () => void
  file: Handlers<typeof contract, 'shell', undefined>['file']
  appearance: Handlers<typeof contract, 'shell', undefined>['appearance']
}): Dispatch {
  return serve(
    contract,
    'shell',
    { vault: { lock, touch }, file, appearance },
    { admit: () => undefined, report: reportDefect },
  )
}
